"""Words that were drawn anywhere on the page, set in the lines that a reader sees."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from docproc.schema import Box, Line, Word

_BASELINE = 0.27
"""How far apart the feet of two words of one line may stand, in heights of the smaller one."""
_RAISED = 0.5
"""Share of a small word's height (a note's number) that must overlap with its line."""
_COLUMN_GAP = 2.5
"""Widest gap inside a line, in letter heights; beyond it another column begins."""


@dataclass(slots=True)
class _Row:
    """A line that grows; ``foot`` and ``height`` are those of its tallest word."""

    words: list[tuple[Word, Box]] = field(default_factory=list)
    foot: float = 0.0
    height: float = 0.0

    def takes(self, box: Box) -> bool:
        if abs(box.y1 - self.foot) <= _BASELINE * min(box.height, self.height):
            return True
        shared = min(box.y1, self.foot) - max(box.y0, self.foot - self.height)
        return box.height < 0.8 * self.height and shared >= _RAISED * box.height and self._beside(box)

    def _beside(self, box: Box) -> bool:
        """Whether a small word stands next to a word of the line, as an exponent does."""
        reach = 0.3 * self.height
        return any(each.x0 - reach <= box.x1 and box.x0 <= each.x1 + reach for _, each in self.words)

    def add(self, word: Word, box: Box) -> None:
        self.words.append((word, box))
        if box.height > self.height:
            self.foot, self.height = box.y1, box.height


def set_in_lines(words: Iterable[Word]) -> tuple[Line, ...]:
    """Lines from top to bottom, words from left to right; columns side by side are lines of their own.

    Words without a box are left out.
    """
    placed = [(word, word.box) for word in words if word.box is not None]
    placed.sort(key=lambda pair: (-round(pair[1].height), pair[1].y1))
    rows: list[_Row] = []
    for word, box in placed:
        row = min(
            (each for each in rows if each.takes(box)), key=lambda each: abs(each.foot - box.y1), default=None
        )
        if row is None:
            row = _Row()
            rows.append(row)
        row.add(word, box)
    lines = [line for row in rows for line in _columns(row)]
    return tuple(sorted(lines, key=_place))


def _columns(row: _Row) -> list[Line]:
    """The row cut where the gaps are wide."""
    pieces: list[list[Word]] = []
    end = float("-inf")
    for word, box in sorted(row.words, key=lambda pair: pair[1].x0):
        if box.x0 - end > _COLUMN_GAP * row.height:
            pieces.append([])
        pieces[-1].append(word)
        end = max(end, box.x1)
    return [Line.of(tuple(piece)) for piece in pieces]


def _place(line: Line) -> tuple[float, float]:
    box = line.box
    return (round(box.y1), box.x0) if box is not None else (0.0, 0.0)
