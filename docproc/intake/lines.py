"""Words that were drawn anywhere on the page, set in the lines that a reader sees."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from docproc.schema import Box, Line, Word

_BASELINE = 0.27
"""How far apart the feet of two words of one line may stand, in heights of the smaller one."""
_RAISED = 0.5
"""Share of a small word's height (a note's number) that must overlap with its line."""
_COLUMN_GAP = 1.5
"""Widest gap inside a line, in letter heights; beyond it another column begins."""
_BLANK_GAP = 4.0
"""The same where blanks were typed all along the gap, as forms have them for a number or a day."""
_BRIDGED = 0.6
"""Share of a gap that typed blanks must cover."""


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


def set_in_lines(words: Iterable[Word], blanks: Sequence[Box] = ()) -> tuple[Line, ...]:
    """Lines from top to bottom, words from left to right; columns side by side are lines of their own.

    ``blanks`` are the boxes of the blanks that were typed. Words without a box are left out.
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
    lines = [line for row in rows for line in _columns(row, blanks)]
    return tuple(sorted(lines, key=_place))


def _columns(row: _Row, blanks: Sequence[Box]) -> list[Line]:
    """The row cut where the gaps are wide."""
    pieces: list[list[Word]] = []
    end = float("-inf")
    for word, box in sorted(row.words, key=lambda pair: pair[1].x0):
        gap = (box.x0 - end) / row.height if row.height else 0.0
        bridged = _COLUMN_GAP < gap <= _BLANK_GAP and _is_bridged(row, end, box.x0, blanks)
        if not pieces or (gap > _COLUMN_GAP and not bridged):
            pieces.append([])
        pieces[-1].append(word)
        end = max(end, box.x1)
    return [Line.of(tuple(piece)) for piece in pieces]


def _is_bridged(row: _Row, left: float, right: float, blanks: Sequence[Box]) -> bool:
    covered = sum(
        min(right, blank.x1) - max(left, blank.x0)
        for blank in blanks
        if blank.x1 > left and blank.x0 < right and blank.y0 < row.foot - row.height / 3 < blank.y1
    )
    return covered >= _BRIDGED * (right - left)


def _place(line: Line) -> tuple[float, float]:
    box = line.box
    return (round(box.y1), box.x0) if box is not None else (0.0, 0.0)
