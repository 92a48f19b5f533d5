"""Black bands at the page's edges, where the scanner saw past the paper."""

from __future__ import annotations

import cv2
import numpy as np

from docproc.imaging.scale import pixels, resized
from docproc.schema.image import Pixels

_DPI = 100.0  # of the copy on which bands are found
_DARK = 110  # grey level
_THICK = 1.3  # mm; no stroke of print is that thick
_LONG = 25.0  # mm along the edge
_NEAR = 1.5  # mm from the edge


def whiten_edges(grey: Pixels, dpi: float) -> Pixels:
    """Paint dark bands that touch the edge of the page in the colour of its paper.

    A page without bands comes back as it is, the same object.
    """
    small = resized(grey, _DPI / dpi)
    bands = _bands(small)
    if not bands.any():
        return grey
    wide = cv2.dilate(bands, np.ones((2 * pixels(0.6, _DPI) + 1,) * 2, np.uint8))
    mask = cv2.resize(wide, grey.shape[::-1], interpolation=cv2.INTER_NEAREST)
    whitened = grey.copy()
    whitened[mask > 0] = int(np.median(small[wide == 0])) if (wide == 0).any() else 255
    return whitened


def _bands(small: Pixels) -> Pixels:
    """The mask of dark bands: thick, at the edge and long, the fringe that hangs on them included."""
    _, dark = cv2.threshold(small, _DARK, 255, cv2.THRESH_BINARY_INV)
    margin = pixels(_NEAR, _DPI)
    thick = pixels(_THICK, _DPI)
    # Paper ends at the edge: a band that is cut off there is as thick as it goes on outside.
    framed = cv2.copyMakeBorder(dark, thick, thick, thick, thick, cv2.BORDER_REPLICATE)
    solid = cv2.morphologyEx(framed, cv2.MORPH_OPEN, np.ones((thick, thick), np.uint8))
    solid = np.asarray(solid[thick:-thick, thick:-thick], np.uint8)
    count, labels, stats, _ = cv2.connectedComponentsWithStats(solid, connectivity=8)
    height, width = small.shape
    bands = np.zeros_like(small)
    for index in range(1, count):
        x, y, w, h = stats[index][:4]
        at_side = x <= margin or x + w >= width - margin
        at_end = y <= margin or y + h >= height - margin
        long = pixels(_LONG, _DPI)
        if (at_side and h >= long) or (at_end and w >= long):
            bands[labels == index] = 255
    return bands
