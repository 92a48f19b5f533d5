"""The letters of a page as boxes of connected ink: what orientation and skew are measured on."""

from __future__ import annotations

from typing import NamedTuple

import cv2
import numpy as np
from numpy.typing import NDArray

from docproc.imaging.scale import pixels, resized
from docproc.schema.image import Pixels

DPI = 150.0
"""Resolution of the copy on which letters are found; their boxes are in its pixels."""

_LOW = 1.1  # mm; marks and full stops are smaller
_HIGH = 6.5  # mm; seals, signatures and pictures are larger
_LONG = 22.0  # mm; letters that have run together; ruled lines are longer


class Letters(NamedTuple):
    """Boxes of connected ink, one row each: left, top, right, bottom; and the size of the copy."""

    boxes: NDArray[np.float64]
    height: int
    width: int


def find_letters(grey: Pixels, dpi: float) -> Letters:
    """The pieces of ink on a page that have the size of letters, whichever way it lies."""
    small = resized(grey, DPI / dpi)
    level = cv2.threshold(small[::2, ::2], 0, 255, cv2.THRESH_BINARY + cv2.THRESH_OTSU)[0]
    ink = cv2.threshold(small, min(level, 215), 255, cv2.THRESH_BINARY_INV)[1]
    _, _, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    wide, high = stats[1:, cv2.CC_STAT_WIDTH], stats[1:, cv2.CC_STAT_HEIGHT]
    short, long = np.minimum(wide, high), np.maximum(wide, high)
    fits = (long >= pixels(_LOW, DPI)) & (short <= pixels(_HIGH, DPI)) & (long <= pixels(_LONG, DPI))
    fits &= short * 8 >= long
    left, top = stats[1:, cv2.CC_STAT_LEFT][fits], stats[1:, cv2.CC_STAT_TOP][fits]
    boxes = np.stack([left, top, left + wide[fits], top + high[fits]], axis=1).astype(np.float64)
    return Letters(boxes, *small.shape[:2])
