"""What shows when a page is drawn, and how much of it the words of its text layer account for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pypdfium2
from numpy.typing import NDArray

from docproc.schema import Box

_DPI = 50.0
_FAINT = 40.0  # grey levels below the paper that are paper still
_LEAST_INK = 0.0005  # share of a page's full black below which it is blank
_SEEN = 6.0  # mean darkness, in grey levels, of a box in which a word shows


@dataclass(frozen=True, slots=True)
class Ink:
    """The darkness of a drawn page.

    ``amount`` is its share of full black; ``explained`` (0-1) is the part of it that lies in the boxes of
    words; ``seen`` (0-1) is the share of words in whose boxes there is any.
    """

    amount: float
    explained: float
    seen: float

    @property
    def is_blank(self) -> bool:
        """Whether nothing shows."""
        return self.amount < _LEAST_INK


def ink_of(page: pypdfium2.PdfPage, words: Sequence[Box]) -> Ink:
    """Draw the page small and compare it with the boxes of its words (points of the page as drawn)."""
    drawn = page.render(scale=_DPI / 72, grayscale=True, may_draw_forms=True).to_numpy()
    grey = drawn.reshape(drawn.shape[0], -1).astype(np.float32)
    paper = float(np.percentile(grey, 90))
    darkness = np.clip(paper - grey - _FAINT, 0, None)
    total = float(darkness.sum())
    if not words:
        return Ink(total / 255 / grey.size, 0.0, 0.0)
    under = np.zeros(darkness.shape, dtype=bool)
    seen = 0
    for box in words:
        rows, columns = _pixels(box, darkness)
        under[rows, columns] = True
        seen += bool(darkness[rows, columns].size and darkness[rows, columns].mean() > _SEEN)
    explained = float(darkness[under].sum()) / total if total else 1.0
    return Ink(total / 255 / grey.size, explained, seen / len(words))


def _pixels(box: Box, page: NDArray[np.float32]) -> tuple[slice, slice]:
    x0, y0, x1, y1 = box.scaled(_DPI / 72)
    height, width = page.shape
    rows = slice(max(0, int(y0)), min(height, int(np.ceil(y1)) + 1))
    return rows, slice(max(0, int(x0)), min(width, int(np.ceil(x1)) + 1))
