"""Tables of the body over all pages of a document: numbered, and carried on over page breaks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from docproc.layout.aligned_tables import find_aligned_table
from docproc.layout.fragment import Fragment, rows
from docproc.layout.grid import Filled, Grid, Place, fill
from docproc.layout.group import Group
from docproc.layout.phrases import phrases
from docproc.layout.ruled_tables import find_grids
from docproc.schema import Box, Cell, Zone

_FEWEST_CELLS = 4


@dataclass(slots=True)
class Tables:
    """What is remembered of the tables: how many there were, and the last one if it may go on."""

    count: int = 0
    last: Grid | None = None
    last_row: int = 0
    open_text: bool = False  # whether the last row stopped in the middle of a sentence

    def part_tables(
        self, fragments: Sequence[Fragment], rules: Sequence[Box]
    ) -> tuple[list[list[Group]], list[Fragment]]:
        """The tables of a page, each as its cells, and the lines that stand in none of them."""
        found: list[list[Group]] = []
        rest = list(fragments)
        known, self.last = self.last, None
        for grid in find_grids(rules):
            filled = fill(grid, rest)
            if not _is_table(filled):
                continue
            rest = filled.rest
            found.append(self._cells(filled, known if self._at_top(grid, rest) else None))
            self.last = grid
        while True:
            table_rows = rows(rest)
            aligned = find_aligned_table(table_rows, None if found else known)
            if aligned is None:
                break
            inside = [part for row in table_rows[aligned.start : aligned.end] for part in row]
            outside = [part for part in rest if not any(part is other for other in inside)]
            filled = fill(aligned.grid, inside)
            rest = outside + filled.rest
            goes_on = known is not None and not found and aligned.start == 0
            found.append(self._cells(filled, known if goes_on else None))
            self.last = aligned.grid
            known = None
        if self.last is not None and _stands_below(self.last, rest):
            self.last = None
        return found, rest

    @staticmethod
    def _at_top(grid: Grid, rest: Sequence[Fragment]) -> bool:
        return not any(part.middle < grid.ys[0] for part in rest)

    def _cells(self, filled: Filled, known: Grid | None) -> list[Group]:
        """The cells as groups; ``known`` is the table that this one may go on with."""
        header = _header_rows(filled)
        goes_on = known is not None and known.agrees(filled.grid)
        if not goes_on:
            self.count += 1
            self.last_row = -1
        offset = self.last_row + 1
        if goes_on and self.open_text and not header and _row_goes_on(filled):
            offset -= 1
        groups = []
        for (row, column), parts in filled.cells.items():
            cell = Cell(self.count - 1, row + offset, column, row < header)
            continued = goes_on and row + offset == self.last_row
            groups.append(Group(Zone.TABLE, tuple(parts), cell=cell, continues=continued))
        self.last_row = offset + max(row for row, _ in filled.cells)
        self.open_text = _stops_short(filled)
        return groups


def _is_table(filled: Filled) -> bool:
    places = list(filled.cells)
    return (
        len(places) >= _FEWEST_CELLS
        and len({row for row, _ in places}) > 1
        and len({column for _, column in places}) > 1
    )


def _header_rows(filled: Filled) -> int:
    """How many rows at the top hold column names: those with at least two known names."""
    names = phrases("table_headers")
    count = 0
    for row in range(3):
        texts = [_text(filled, place) for place in filled.cells if place[0] == row]
        known = sum(names.says(text) for text in texts)
        numbered = bool(texts) and all(text.strip("()[] ").isdigit() for text in texts)
        if known < 2 and not (numbered and count and len(texts) > 1):
            break
        count = row + 1
    return count


def _text(filled: Filled, place: Place) -> str:
    return " ".join(part.text for part in filled.cells[place])


def _row_goes_on(filled: Filled) -> bool:
    """Whether the first row has no number of its own, so that it goes on with the row before."""
    first = {column for row, column in filled.cells if row == 0}
    return 0 not in first and bool(first)


def _stops_short(filled: Filled) -> bool:
    """Whether a cell of the last row stops in the middle of a sentence."""
    last = max(row for row, _ in filled.cells)
    texts = [_text(filled, place) for place in filled.cells if place[0] == last and place[1] > 0]
    return any(not text.rstrip().endswith((".", ";", "!", ")")) for text in texts)


def _stands_below(grid: Grid, rest: Sequence[Fragment]) -> bool:
    return any(part.middle > grid.ys[-1] and part.skeleton for part in rest)
