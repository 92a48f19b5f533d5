"""Uneven light and grey paper: the paper is made white, the print keeps its distance from it."""

from __future__ import annotations

import cv2
import numpy as np

from docproc.imaging.scale import pixels, resized
from docproc.schema.image import Pixels

_DPI = 36.0  # of the copy on which the paper's brightness is taken
_REACH = 6.0  # mm; wider than a bold stroke, narrower than a line's distance to the next but one
_WHITE = 244  # grey level from which paper counts as white
_FAINT = 0.02  # share of the page that may be darker before anything is done


def even_light(grey: Pixels, dpi: float) -> Pixels:
    """Divide the page by the brightness of its paper, so that paper is white everywhere.

    A page whose paper is white already comes back as it is, the same object.
    """
    paper = _paper(grey, dpi)
    if float((paper < _WHITE).mean()) <= _FAINT:
        return grey
    full = cv2.resize(paper, grey.shape[::-1], interpolation=cv2.INTER_LINEAR)
    return np.asarray(cv2.divide(grey, full, scale=252), np.uint8)


def _paper(grey: Pixels, dpi: float) -> Pixels:
    """The brightness of the paper around each place, on a small copy."""
    small = resized(grey, _DPI / dpi)
    size = 2 * (pixels(_REACH, _DPI) // 2) + 1
    bright = cv2.dilate(small, np.ones((size, size), np.uint8))
    bright = cv2.erode(bright, np.ones((size, size), np.uint8))
    bright = cv2.medianBlur(bright, size | 1)
    return np.maximum(np.asarray(cv2.GaussianBlur(bright, (0, 0), size / 2), np.uint8), 40)
