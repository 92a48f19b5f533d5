"""Ruled lines: borders of tables and the strokes under headings."""

from __future__ import annotations

import cv2
import numpy as np

from docproc.imaging.scale import pixels, resized
from docproc.schema.image import PixelBox, Pixels

_DPI = 100.0  # of the copy on which they are found
_SOLID = 5.0  # mm without a gap; no stroke of a letter is as long
_LONG = 11.0  # mm in all
_THICK = 1.2  # mm
_GAP = 1.5  # mm; worn lines are joined over such gaps


def find_rules(grey: Pixels, dpi: float) -> tuple[PixelBox, ...]:
    """Boxes (pixels) of the level and upright ruled lines on a page, top to bottom."""
    small = resized(grey, _DPI / dpi)
    ink = np.asarray(cv2.threshold(small, 190, 255, cv2.THRESH_BINARY_INV)[1], np.uint8)
    factor = dpi / _DPI
    upright = _along(np.asarray(cv2.transpose(ink), np.uint8))
    found = _along(ink) + [(y0, x0, y1, x1) for x0, y0, x1, y1 in upright]
    boxes = [
        (int(x0 * factor), int(y0 * factor), round(x1 * factor), round(y1 * factor))
        for x0, y0, x1, y1 in found
    ]
    return tuple(sorted(boxes, key=lambda box: (box[1], box[0])))


def _along(ink: Pixels) -> list[PixelBox]:
    """Level lines: solid pieces, joined over small gaps along the line, long and thin."""
    solid = cv2.morphologyEx(ink, cv2.MORPH_OPEN, np.ones((1, pixels(_SOLID, _DPI)), np.uint8))
    joined = cv2.morphologyEx(solid, cv2.MORPH_CLOSE, np.ones((1, 2 * pixels(_GAP, _DPI) + 1), np.uint8))
    _, _, stats, _ = cv2.connectedComponentsWithStats(joined, connectivity=8)
    thick, long = pixels(_THICK, _DPI), pixels(_LONG, _DPI)
    return [
        (int(x), int(y), int(x + w), int(y + h)) for x, y, w, h, _ in stats[1:] if h <= thick and w >= long
    ]
