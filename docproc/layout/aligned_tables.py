"""Tables whose lines are not known: columns by alignment, under a row of column names.

Body text must never become a table, so a row of known column names must stand above the rows
(``STT``, ``Nội dung``, ``Chủ trì`` …), and no word may cross the white space between the columns.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from docproc.layout.fragment import Fragment
from docproc.layout.grid import Grid
from docproc.layout.phrases import phrases, skeleton
from docproc.schema import Box, Word

Row = Sequence[Fragment]

_GUTTER = 4.0  # points of white space that must stay between two columns
_HEADER_LINES = 4  # lines that column names wrap over at most
_HEADER_STEP = 1.65  # heights from line to line within a column's name
_COUNTERS = {"stt", "tt", "sott"}


@dataclass(frozen=True, slots=True)
class AlignedTable:
    """A table found among the rows ``start`` to ``end`` (half-open); ``header`` rows come first."""

    start: int
    end: int
    grid: Grid


def find_aligned_table(table_rows: Sequence[Row], known: Grid | None = None) -> AlignedTable | None:
    """The first table among the rows of a page; ``None`` without one.

    ``known`` are the columns of a table that stood last on the page before: rows at the top of this
    page that keep to them go on with it, although no column names stand above them.
    """
    named = any(_column_names(row) > 1 for row in table_rows[:_HEADER_LINES])
    if known is not None and table_rows and not named:
        spaces = [(x - _GUTTER, x + _GUTTER) for x in known.xs[1:-1]]
        table = _read(table_rows, 0, 0, spaces)
        if table is not None and table.grid.columns == known.columns:
            return table
    for start, row in enumerate(table_rows):
        names = _column_names(row)
        if names < 2:
            continue
        header_end, spaces = _header(table_rows, start)
        if len(spaces) + 1 < (2 if names > 2 or _has_counter(row) else 3):
            continue
        table = _read(table_rows, start, header_end, spaces)
        if table is not None:
            return table
    return None


def _words(row: Row) -> list[Word]:
    return [word for fragment in row for word in fragment.words]


def _pieces(row: Row) -> list[list[Word]]:
    """The words of a row, parted where the white space is wider than between words."""
    pieces: list[list[Word]] = []
    height = median(fragment.height for fragment in row)
    for word in _words(row):
        assert word.box is not None
        before = pieces[-1][-1].box if pieces else None
        if before is not None and word.box.x0 - before.x1 < 0.6 * height:
            pieces[-1].append(word)
        else:
            pieces.append([word])
    return pieces


def _column_names(row: Row) -> int:
    """How many pieces of a row begin with the name of a column."""
    names = phrases("table_headers")
    return sum(
        1
        for piece in _pieces(row)
        if len(piece) <= 8 and (names.says(_text(piece)) or names.opening(piece) >= 2)
    )


def _has_counter(row: Row) -> bool:
    return any(skeleton(_text(piece)) in _COUNTERS for piece in _pieces(row))


def _text(words: Sequence[Word]) -> str:
    return " ".join(word.text for word in words)


def _header(table_rows: Sequence[Row], start: int) -> tuple[int, list[tuple[float, float]]]:
    """Where the column names end, and the white spaces between them.

    Names wrap over lines of their own; a line belongs to them as long as it keeps to the spaces and
    has no number in the first column.
    """
    spaces = _spaces([table_rows[start]])
    end = start + 1
    for row in table_rows[start + 1 : start + _HEADER_LINES]:
        first = _text(_pieces(row)[0])
        step = row[0].middle - table_rows[end - 1][0].middle
        narrowed = _narrow(spaces, row)
        tallest = max(part.height for known in table_rows[start:end] for part in known)
        if first[:1].isdigit() or step > _HEADER_STEP * tallest or len(narrowed) < len(spaces):
            break
        spaces, end = narrowed, end + 1
    return end, spaces


def _spaces(table_rows: Sequence[Row]) -> list[tuple[float, float]]:
    pieces = [piece for row in table_rows for piece in _pieces(row)]
    found = []
    for left, right in itertools.pairwise(pieces):
        before, after = left[-1].box, right[0].box
        assert before is not None
        assert after is not None
        found.append((before.x1, after.x0))
    return found


def _narrow(spaces: Sequence[tuple[float, float]], row: Row) -> list[tuple[float, float]]:
    """What is left of the white spaces beside the text of a row; a space that text runs across is gone."""
    boxes = [Box.around(word.box for word in piece) for piece in _pieces(row)]
    kept = []
    for low, high in spaces:
        left, right = low, high
        for box in boxes:
            if box is None or box.x1 <= left or box.x0 >= right:
                continue
            if box.x0 <= left and box.x1 >= right:
                left = right
            elif box.x_middle < (left + right) / 2:
                left = max(left, box.x1)
            else:
                right = min(right, box.x0)
        if right - left >= _GUTTER:
            kept.append((left, right))
    return kept


def _read(
    table_rows: Sequence[Row], start: int, header_end: int, spaces: list[tuple[float, float]]
) -> AlignedTable | None:
    """Take rows as long as they keep to the columns; ``None`` when too few do."""
    end, several = header_end, 0
    for row in table_rows[header_end:]:
        narrowed = _narrow(spaces, row)
        if len(narrowed) < len(spaces):
            break
        spaces, end = narrowed, end + 1
        several += _filled_columns(row, spaces) > 1
    if several < 2 or not spaces:
        return None
    end = _without_heading(table_rows, header_end, end, spaces)
    taken = table_rows[start:end]
    xs = (
        min(part.box.x0 for row in taken for part in row) - 1,
        *((low + high) / 2 for low, high in spaces),
        max(part.box.x1 for row in taken for part in row) + 1,
    )
    if any(two <= one for one, two in itertools.pairwise(xs)):
        return None
    ys = _row_edges(table_rows[start:header_end], table_rows[header_end:end], xs[1])
    return AlignedTable(start, end, Grid(xs, ys))


def _without_heading(
    table_rows: Sequence[Row], start: int, end: int, spaces: Sequence[tuple[float, float]]
) -> int:
    """Leave out a last line that stands apart and in one column only: a heading below the table."""
    middles = [row[0].middle for row in table_rows[start:end]]
    steps = [low - high for high, low in itertools.pairwise(middles)]
    while len(steps) > 1 and _filled_columns(table_rows[end - 1], spaces) == 1:
        if steps[-1] < 1.25 * median(steps[:-1]):
            break
        steps.pop()
        end -= 1
    return end


def _filled_columns(row: Row, spaces: Sequence[tuple[float, float]]) -> int:
    return len({sum(middle > (low + high) / 2 for low, high in spaces) for middle in _middles(row)})


def _middles(row: Row) -> list[float]:
    return [word.box.x_middle for word in _words(row) if word.box is not None]


def _row_edges(header: Sequence[Row], body: Sequence[Row], first_edge: float) -> tuple[float, ...]:
    """Edges between rows: each number in the first column makes a row.

    Numbers stand in the middle of tall cells, so the edge between two of them is the widest step
    between lines. Without numbers every step wider than usual is an edge.
    """
    middles = [row[0].middle for row in body]
    steps = [low - high for high, low in itertools.pairwise(middles)]
    counted = [i for i, row in enumerate(body) if _middles(row)[0] < first_edge]
    edges = [_between(header[-1], body[0])] if header else []
    if len(counted) >= 2:
        for one, two in itertools.pairwise(counted):
            widest = max(range(one, two), key=lambda index: (steps[index], index))
            edges.append((middles[widest] + middles[widest + 1]) / 2)
    elif steps:
        usual = median(steps)
        edges += [(middles[i] + middles[i + 1]) / 2 for i, step in enumerate(steps) if step > 1.3 * usual]
    everything = [*header, *body]
    top = min(part.box.y0 for row in everything for part in row) - 1
    bottom = max(part.box.y1 for row in everything for part in row) + 1
    return (top, *edges, bottom)


def _between(upper: Row, lower: Row) -> float:
    return (upper[0].middle + lower[0].middle) / 2
