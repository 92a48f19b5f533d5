"""Tables whose lines are drawn: the grid is read from the ruled lines of the page."""

from __future__ import annotations

from collections.abc import Sequence

from docproc.layout.grid import Grid, Place
from docproc.schema import Box

_TOUCH = 4.0  # points: lines that come this near to one another meet
_SAME = 5.0  # points: two rules this near are one edge
_SHORTEST = 14.0  # points: anything shorter is a stroke of a letter


def find_grids(rules: Sequence[Box]) -> list[Grid]:
    """The grids that ruled lines draw, top to bottom.

    A frame with one cell (a stamp, a boxed note) and single underlines are no tables: at least two rows
    and two columns are needed.
    """
    horizontal = [rule for rule in rules if rule.width >= max(_SHORTEST, 4 * rule.height)]
    vertical = [rule for rule in rules if rule.height >= max(_SHORTEST * 0.6, 4 * rule.width)]
    grids = []
    for lines, uprights in _connected(horizontal, vertical):
        xs = _edges([rule.x_middle for rule in uprights])
        ys = _edges([rule.y_middle for rule in lines])
        if len(xs) < 3 or len(ys) < 3:
            continue
        grids.append(Grid(tuple(xs), tuple(ys), _spans(xs, ys, lines, uprights)))
    return sorted(grids, key=lambda grid: grid.ys[0])


def _connected(horizontal: Sequence[Box], vertical: Sequence[Box]) -> list[tuple[list[Box], list[Box]]]:
    """Rules that hang together, as (horizontal, vertical) of each drawing."""
    left = [(rule, True) for rule in horizontal] + [(rule, False) for rule in vertical]
    found = []
    while left:
        component, frontier = [], [left.pop()]
        while frontier:
            current = frontier.pop()
            component.append(current)
            meeting = [other for other in left if _meet(current[0], other[0])]
            left = [other for other in left if not _meet(current[0], other[0])]
            frontier += meeting
        found.append(
            (
                [rule for rule, lies in component if lies],
                [rule for rule, lies in component if not lies],
            )
        )
    return found


def _meet(one: Box, other: Box) -> bool:
    return (
        one.x0 - _TOUCH <= other.x1
        and other.x0 - _TOUCH <= one.x1
        and one.y0 - _TOUCH <= other.y1
        and other.y0 - _TOUCH <= one.y1
    )


def _edges(values: Sequence[float]) -> list[float]:
    edges: list[list[float]] = []
    for value in sorted(values):
        if edges and value - edges[-1][-1] <= _SAME:
            edges[-1].append(value)
        else:
            edges.append([value])
    return [sum(group) / len(group) for group in edges]


def _spans(
    xs: Sequence[float], ys: Sequence[float], lines: Sequence[Box], uprights: Sequence[Box]
) -> dict[Place, Place]:
    """Cells merged over columns (no upright between them) or rows (no line between them)."""
    spans: dict[Place, Place] = {}
    for row in range(len(ys) - 1):
        middle = (ys[row] + ys[row + 1]) / 2
        for column in range(1, len(xs) - 1):
            if not any(abs(r.x_middle - xs[column]) <= _SAME and r.y0 <= middle <= r.y1 for r in uprights):
                spans[row, column] = spans.get((row, column - 1), (row, column - 1))
    for column in range(len(xs) - 1):
        middle = (xs[column] + xs[column + 1]) / 2
        for row in range(1, len(ys) - 1):
            if (row, column) in spans:
                continue
            if not any(abs(r.y_middle - ys[row]) <= _SAME and r.x0 <= middle <= r.x1 for r in lines):
                spans[row, column] = spans.get((row - 1, column), (row - 1, column))
    return spans
