"""A page that stands a little askew, brought level for the layout's own measuring.

Boxes are places on the scanned page, so the words of one line lean with it: over a line of 16 cm one
degree makes 8 points, more than half the height of a line. The layout works on levelled copies; what
leaves it are the words with the boxes they came with.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from statistics import median

import numpy as np

from docproc.schema import Block, Box, Line, OcrPage, Word

_LEVEL = 0.0015  # points down per point across (0.09°): over a whole line less than a point
_STEEPEST = 0.09  # 5°: what leans more is no skew
_FEWEST = 5  # words that a line needs to show how it leans


@dataclass(slots=True)
class LevelPage:
    """A page whose lines are level, and the way back to its words as they were read."""

    page: OcrPage
    originals: dict[int, Word]

    def restored(self, block: Block) -> Block:
        """The same block with the words as they were read."""
        lines = tuple(
            Line.of(tuple(self.originals.get(id(word), word) for word in line.words)) for line in block.lines
        )
        return replace(block, lines=lines)


def level(page: OcrPage) -> LevelPage:
    """Turn the boxes of a page about its corner until its lines are level."""
    slope = lean(page.lines)
    if slope == 0.0:
        return LevelPage(page, {})
    originals: dict[int, Word] = {}
    lines = []
    for line in page.lines:
        words = []
        for word in line.words:
            assert word.box is not None
            turned = replace(word, box=_turned(word.box, slope))
            originals[id(turned)] = word
            words.append(turned)
        lines.append(Line.of(tuple(words)))
    rules = tuple(_turned(rule, slope) for rule in page.rules)
    return LevelPage(replace(page, lines=tuple(lines), rules=rules), originals)


def lean(lines: Iterable[Line]) -> float:
    """How far lines lean, in points down per point across; 0 when they are level or too few."""
    slopes = [slope for line in lines if (slope := _slope(line.words)) is not None]
    usual = median(slopes) if len(slopes) >= 3 else 0.0
    return usual if _LEVEL < abs(usual) < _STEEPEST else 0.0


def _slope(words: Sequence[Word]) -> float | None:
    boxes = [word.box for word in words if word.box is not None]
    if len(boxes) < _FEWEST or boxes[-1].x1 - boxes[0].x0 < 10 * boxes[0].height:
        return None
    x = np.array([box.x_middle for box in boxes])
    y = np.array([box.y_middle for box in boxes])
    spread = float(np.var(x))
    if spread <= 0:
        return None
    return float(np.mean((x - x.mean()) * (y - y.mean()))) / spread


def _turned(box: Box, slope: float) -> Box:
    """The box moved with its middle; its size stays, as it would not grow by leaning."""
    x = box.x_middle + slope * box.y_middle
    y = box.y_middle - slope * box.x_middle
    return Box(x - box.width / 2, y - box.height / 2, x + box.width / 2, y + box.height / 2)
