"""A table's rows and columns, and the words that stand in its cells."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from docproc.layout.fragment import Fragment, joined, rows
from docproc.schema import Box, Word

Place = tuple[int, int]
"""Row and column, from 0."""

_ON_LINE = 5.0  # points from a ruled line within which a stroke is taken for the line itself


@dataclass(frozen=True, slots=True)
class Grid:
    """The edges of a table's rows (``ys``) and columns (``xs``) in points, outer edges included.

    ``spans`` gives, for each place that belongs to a cell merged over rows or columns, the top left
    place of that cell.
    """

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    spans: dict[Place, Place] = field(default_factory=dict)

    @property
    def box(self) -> Box:
        """The outer edges."""
        return Box(self.xs[0], self.ys[0], self.xs[-1], self.ys[-1])

    @property
    def columns(self) -> int:
        """The number of columns."""
        return len(self.xs) - 1

    def place(self, word: Word) -> Place | None:
        """The cell in which a word's middle stands; ``None`` outside the table and on its lines.

        A ruled line is easily read as ``|`` or ``_``.
        """
        if word.box is None or self._is_line(word.text, word.box):
            return None
        column = bisect_right(self.xs, word.box.x_middle) - 1
        row = bisect_right(self.ys, word.box.y_middle) - 1
        if not (0 <= column < len(self.xs) - 1 and 0 <= row < len(self.ys) - 1):
            return None
        return self.spans.get((row, column), (row, column))

    def _is_line(self, text: str, box: Box) -> bool:
        if any(character.isalnum() for character in text):
            return False
        across = any(abs(box.x_middle - x) < _ON_LINE for x in self.xs)
        down = any(abs(box.y_middle - y) < _ON_LINE for y in self.ys)
        return (across and text.strip("|¦!/\\][_.,:;'") == "") or (down and text.strip("_—–-=") == "")

    def agrees(self, other: Grid, tolerance: float = 9.0) -> bool:
        """Whether another table has the same columns, so that it may go on with this one."""
        return len(self.xs) == len(other.xs) and all(
            abs(one - two) <= tolerance for one, two in zip(self.xs, other.xs, strict=True)
        )


@dataclass(slots=True)
class Filled:
    """A grid with the lines in its cells, and the fragments that stand outside it."""

    grid: Grid
    cells: dict[Place, list[Fragment]]
    rest: list[Fragment]


def fill(grid: Grid, fragments: Iterable[Fragment]) -> Filled:
    """Put words into the cells; a line that OCR read across cells is cut at their edges."""
    pieces: dict[Place, list[Fragment]] = {}
    rest: list[Fragment] = []
    for fragment in fragments:
        for place, words in _runs(grid, fragment.words):
            piece = fragment if len(words) == len(fragment.words) else Fragment.of(words)
            if place is None:
                rest.append(piece)
            else:
                pieces.setdefault(place, []).append(piece)
    cells = {
        place: [row[0] if len(row) == 1 else joined(row) for row in rows(found)]
        for place, found in sorted(pieces.items())
    }
    return Filled(grid, cells, rest)


def _runs(grid: Grid, words: Sequence[Word]) -> list[tuple[Place | None, list[Word]]]:
    runs: list[tuple[Place | None, list[Word]]] = []
    for word in words:
        place = grid.place(word)
        if runs and runs[-1][0] == place:
            runs[-1][1].append(word)
        else:
            runs.append((place, [word]))
    return runs
