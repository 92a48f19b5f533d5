"""Pages set in two columns of running text: read down the left one, then down the right one.

Administrative documents are set in one column; gazettes and leaflets bound with them are not always.
"""

from __future__ import annotations

from collections.abc import Sequence

from docproc.layout.fragment import Fragment, rows
from docproc.layout.markers import Marker, marker_of

_FEWEST = 8  # rows that must keep to the columns
_STRIP = (0.4, 0.6)  # shares of the width in which the white space must stand
_FULL = 0.7  # share of its column that a line of running text takes
_GUTTER = 10.0  # points


def part_columns(fragments: Sequence[Fragment], width: float) -> list[list[Fragment]]:
    """The lines of a page as strips in reading order; a page in one column is one strip.

    Two columns need eight rows or more without a word across the middle, and mostly full lines on both
    sides of it.
    """
    table_rows = rows(fragments)
    gutter = _gutter(table_rows, width)
    if gutter is None:
        return [list(fragments)] if fragments else []
    start, end, x = gutter
    left: list[Fragment] = []
    right: list[Fragment] = []
    for row in table_rows[start:end]:
        for part in row:
            first, second = part.cut(part.index_at(x))
            left += [first] if first is not None else []
            right += [second] if second is not None else []
    above = [part for row in table_rows[:start] for part in row]
    below = [part for row in table_rows[end:] for part in row]
    return [strip for strip in (above, left, right, below) if strip]


def _gutter(table_rows: Sequence[Sequence[Fragment]], width: float) -> tuple[int, int, float] | None:
    """The longest run of rows that leave the same white space, as (start, end, x)."""
    best: tuple[int, int, float] | None = None
    start, low, high = 0, _STRIP[0] * width, _STRIP[1] * width
    for index, row in enumerate([*table_rows, None]):
        narrowed = _narrow(row, low, high) if row is not None else None
        if narrowed is not None:
            low, high = narrowed
            continue
        if index - start >= _FEWEST and (best is None or index - start > best[1] - best[0]):
            x = (low + high) / 2
            if _is_running_text(table_rows[start:index], x):
                best = (start, index, x)
        start, low, high = index, _STRIP[0] * width, _STRIP[1] * width
        again = _narrow(row, low, high) if row is not None else None
        if again is None:
            start = index + 1
        else:
            low, high = again
    return best


def _narrow(row: Sequence[Fragment], low: float, high: float) -> tuple[float, float] | None:
    """What is left of a white strip beside the words of a row: its widest part, if wide enough."""
    edges = [low]
    for word in (word for part in row for word in part.words):
        assert word.box is not None
        if word.box.x1 > low and word.box.x0 < high:
            edges += [max(low, word.box.x0), min(high, word.box.x1)]
    edges.append(high)
    spaces = [(edges[i], edges[i + 1]) for i in range(0, len(edges) - 1, 2)]
    widest = max(spaces, key=lambda space: space[1] - space[0])
    return widest if widest[1] - widest[0] >= _GUTTER else None


def _is_running_text(table_rows: Sequence[Sequence[Fragment]], x: float) -> bool:
    sides: list[list[tuple[float, float, str]]] = [[], []]
    for row in table_rows:
        for part in row:
            for side, piece in zip(sides, part.cut(part.index_at(x)), strict=True):
                if piece is not None:
                    side.append((piece.box.x0, piece.box.x1, piece.text))
    for side in sides:
        if len(side) < _FEWEST:
            return False
        width = max(x1 for _, x1, _ in side) - min(x0 for x0, _, _ in side)
        full = sum(x1 - x0 > _FULL * width for x0, x1, _ in side)
        bullets = sum(marker_of(text) is Marker.BULLET for _, _, text in side)
        if full < 0.6 * len(side) or bullets > 0.4 * len(side):
            return False
    return True
