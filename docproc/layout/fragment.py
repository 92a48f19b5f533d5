"""A run of words on one line, the thing that every decision of the layout is made about."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median

from docproc.layout.phrases import skeleton
from docproc.schema import Box, Line, Word


@dataclass(frozen=True, slots=True)
class Fragment:
    """Neighbouring words of one line as read; a line is one fragment until it is cut at a column.

    ``box`` is drawn around the words; ``middle`` and ``height`` (points) are medians over the words (those
    with letters or figures for the height),
    since a speck or a seal makes the box of a line far too high; ``height`` is at least 1. All three need
    words with boxes.
    """

    words: tuple[Word, ...]
    box: Box
    middle: float
    height: float
    text: str
    skeleton: str

    @staticmethod
    def of(words: Sequence[Word]) -> Fragment:
        """A fragment of one or more words that all have boxes; ``ValueError`` otherwise."""
        boxes = [word.box for word in words if word.box is not None]
        around = Box.around(boxes)
        if around is None or len(boxes) != len(words):
            raise ValueError("a fragment needs words with boxes")
        text = " ".join(word.text for word in words)
        tall = [box.height for box, word in zip(boxes, words, strict=True) if _has_body(word.text)]
        return Fragment(
            tuple(words),
            around,
            median(box.y_middle for box in boxes),
            max(1.0, median(tall or [box.height for box in boxes])),
            text,
            skeleton(text),
        )

    @property
    def line(self) -> Line:
        """The words as a line of the page."""
        return Line(self.words, self.box)

    def cut(self, index: int) -> tuple[Fragment | None, Fragment | None]:
        """The words before ``index`` and those from it on; ``None`` for an empty side."""
        left, right = self.words[:index], self.words[index:]
        return (Fragment.of(left) if left else None, Fragment.of(right) if right else None)

    def gap_before(self, index: int) -> float:
        """White space in points between word ``index - 1`` and word ``index``."""
        before, after = self.words[index - 1].box, self.words[index].box
        assert before is not None
        assert after is not None
        return after.x0 - before.x1

    def index_at(self, x: float) -> int:
        """How many words stand left of ``x``, by their middles."""
        return sum(1 for word in self.words if word.box is not None and word.box.x_middle < x)

    def widest_gap(self, left: float, right: float) -> tuple[int, float] | None:
        """The widest white space that touches the strip from ``left`` to ``right``.

        As (index of the word after it, width in points); ``None`` when no space touches the strip.
        """
        best: tuple[int, float] | None = None
        for index in range(1, len(self.words)):
            before, after = self.words[index - 1].box, self.words[index].box
            assert before is not None
            assert after is not None
            if after.x0 < left or before.x1 > right:
                continue
            width = after.x0 - before.x1
            if best is None or width > best[1]:
                best = (index, width)
        return best


def _has_body(text: str) -> bool:
    """Whether a word has the height of letters, as a dash has not."""
    return any(character.isalnum() for character in text)


def joined(fragments: Iterable[Fragment]) -> Fragment:
    """Fragments of one row as one, left to right."""
    return Fragment.of(
        [word for part in sorted(fragments, key=lambda part: part.box.x0) for word in part.words]
    )


def rows(fragments: Iterable[Fragment]) -> list[list[Fragment]]:
    """Fragments that stand on the same row, top to bottom and left to right.

    Two fragments share a row when their middles differ by less than half of the lower height and they
    do not stand above one another.
    """
    result: list[list[Fragment]] = []
    for fragment in sorted(fragments, key=lambda part: (part.middle, part.box.x0)):
        for row in reversed(result[-3:]):
            if all(_beside(fragment, other) for other in row):
                row.append(fragment)
                break
        else:
            result.append([fragment])
    result.sort(key=lambda row: median(part.middle for part in row))
    return [sorted(row, key=lambda part: part.box.x0) for row in result]


def _beside(one: Fragment, other: Fragment) -> bool:
    near = abs(one.middle - other.middle) < 0.5 * min(one.height, other.height)
    overlap = min(one.box.x1, other.box.x1) - max(one.box.x0, other.box.x0)
    return near and overlap < 3.0
