"""Millimetres in pixels, and smaller copies of a page for what needs no detail."""

from __future__ import annotations

import cv2
import numpy as np

from docproc.schema.image import Pixels


def pixels(millimetres: float, dpi: float) -> int:
    """A length on paper in whole pixels, at least one."""
    return max(1, round(millimetres / 25.4 * dpi))


def resized(page: Pixels, factor: float) -> Pixels:
    """A copy of the page, ``factor`` times as large; the page itself when that is about its size."""
    if abs(factor - 1) < 0.02:
        return page
    way = cv2.INTER_AREA if factor < 1 else cv2.INTER_LINEAR
    return np.asarray(cv2.resize(page, None, fx=factor, fy=factor, interpolation=way), np.uint8)
