"""Coloured ink told from black: seals, stamps and pen strokes are lifted off, the print under them stays.

Red, violet and light blue ink are bright in their brightest colour channel, black print is dark in all
three. So where coloured ink is to vanish, a pixel becomes its brightest channel, set against the ink's
own brightness there; what is black stays black, also under the seal.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import cv2
import numpy as np
from numpy.typing import NDArray

from docproc.imaging.scale import pixels, resized
from docproc.schema.image import PixelBox, Pixels

_DPI = 150.0  # of the copy on which ink is told apart
_CHROMA = 40  # levels between brightest and darkest channel, above which ink is coloured
_MUCH = 0.25  # share of a page above which colour is a picture or the paper, not ink
_TALL = 9.0  # mm; taller than a line of print, so a seal or a pen stroke
_SEAL = (14.0, 60.0)  # mm across; seals of offices are 36 mm, signing programs print smaller ones
_ROUND = (0.7, 1.45)  # width to height
_PALE, _FAINT = 185, 120  # brightest and darkest channel of ink that only shone through the paper
_SEPARABLE = 125  # brightness of coloured ink below which it cannot be told from black print


class Separation(NamedTuple):
    """The page in grey without seals and pen strokes, and where seals were (pixels)."""

    grey: Pixels
    seals: tuple[PixelBox, ...]


def separate(page: Pixels, dpi: float) -> Separation:
    """Turn a page (RGB or grey) to grey, lifting off coloured ink that is no text.

    Seals, pen strokes taller than a line and pale ink from the other side vanish; coloured print, small
    stamps (``KHẨN``) and captions of signing programs stay as they are.
    """
    if page.ndim == 2:
        return Separation(page, ())
    grey = cv2.cvtColor(page, cv2.COLOR_RGB2GRAY).astype(np.uint8, copy=False)
    small = resized(page, _DPI / dpi)
    colour = _coloured(small)
    share = cv2.countNonZero(colour) / colour.size
    if not 0 < share < _MUCH:
        return Separation(grey, ())
    seals, lifted = _to_lift(colour, small)
    if not cv2.countNonZero(lifted):
        return Separation(grey, ())
    _lift(grey, page, lifted, colour, small)
    return Separation(grey, tuple(_scaled(box, dpi / _DPI, grey) for box in seals))


def _coloured(small: Pixels) -> Pixels:
    """Where ink is coloured (255) against the paper's own tint; hair-thin fringes of print are left out."""
    paper = np.median(small[::8, ::8].reshape(-1, 3), axis=0)
    balance = np.array([*(255.0 / np.maximum(paper, 1.0)), 0.0])
    balanced = cv2.multiply(small, balance)
    red, green, blue = cv2.split(balanced)
    high = cv2.max(cv2.max(red, green), blue)
    low = cv2.min(cv2.min(red, green), blue)
    _, colour = cv2.threshold(cv2.subtract(high, low), _CHROMA, 255, cv2.THRESH_BINARY)
    return _pixels(cv2.morphologyEx(colour, cv2.MORPH_OPEN, np.ones((2, 2), np.uint8)))


def _to_lift(colour: Pixels, small: Pixels) -> tuple[list[PixelBox], Pixels]:
    """The seals' boxes, and the mask of all coloured ink that is to vanish, on the small copy."""
    red, green, blue = cv2.split(small)
    brightest = cv2.max(cv2.max(red, green), blue)
    darkest = cv2.min(cv2.min(red, green), blue)
    faint = _pixels(((brightest > _PALE) & (darkest > _FAINT)) * np.uint8(255))
    lifted = cv2.bitwise_and(colour, faint)
    warm = cv2.compare(red, blue, cv2.CMP_GE)
    boxes: list[PixelBox] = []
    for tint in (cv2.bitwise_and(colour, warm), cv2.bitwise_and(colour, cv2.bitwise_not(warm))):
        found, zones = _marks(_pixels(tint))
        boxes += found
        lifted = cv2.bitwise_or(lifted, cv2.bitwise_and(tint, zones))
    return boxes, _pixels(lifted)


def _marks(tint: Pixels) -> tuple[list[PixelBox], Pixels]:
    """In ink of one tint: the boxes of seals, and the zones in which nothing of that tint is text."""
    joined = cv2.morphologyEx(tint, cv2.MORPH_CLOSE, _disc(0.7))
    _, labels, stats, _ = cv2.connectedComponentsWithStats(joined, connectivity=8)
    tall = stats[:, cv2.CC_STAT_HEIGHT] >= pixels(_TALL, _DPI)
    tall[0] = False
    marks = _pixels(tall[labels]) * 255
    zones = cv2.dilate(marks, _disc(1.0))
    boxes = []
    for box, hull in _groups(marks):
        if _is_frame(marks, box):
            continue
        cv2.fillConvexPoly(zones, hull, 255)
        if _is_seal(box):
            boxes.append(box)
    return boxes, _pixels(zones)


def _groups(marks: Pixels) -> list[tuple[PixelBox, NDArray[np.int32]]]:
    """Box and hull of each group of tall marks; the broken ring of one seal is one group."""
    groups = cv2.dilate(marks, _disc(1.5))
    outlines, _ = cv2.findContours(groups, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
    found: list[tuple[PixelBox, NDArray[np.int32]]] = []
    for outline in outlines:
        x, y, width, height = cv2.boundingRect(outline)
        margin = pixels(1.5, _DPI)
        box = (x + margin, y + margin, x + width - margin, y + height - margin)
        found.append((box, np.asarray(cv2.convexHull(outline), np.int32)))
    return found


def _is_seal(box: PixelBox) -> bool:
    width, height = box[2] - box[0], box[3] - box[1]
    low, high = (pixels(side, _DPI) for side in _SEAL)
    return low <= min(width, height) and max(width, height) <= high and _ROUND[0] < width / height < _ROUND[1]


def _is_frame(marks: Pixels, box: PixelBox) -> bool:
    """Whether ink runs along all four sides of the box, as a rectangular stamp's does."""
    x0, y0, x1, y1 = box
    part = marks[y0:y1, x0:x1] > 0
    depth = max(2, pixels(1.5, _DPI))
    sides = (
        part[:depth].any(axis=0),
        part[-depth:].any(axis=0),
        part[:, :depth].any(axis=1),
        part[:, -depth:].any(axis=1),
    )
    return all(bool(side.mean() > 0.6) for side in sides)


def _lift(grey: Pixels, page: Pixels, lifted: Pixels, colour: Pixels, small: Pixels) -> None:
    """Replace lifted ink, piece by piece, by its brightest channel against the ink's own brightness."""
    height, width = grey.shape
    mask = cv2.dilate(lifted, np.ones((3, 3), np.uint8))
    pieces = cv2.dilate(mask, _disc(1.0))
    count, labels, stats, _ = cv2.connectedComponentsWithStats(pieces, connectivity=8)
    across, down = width / lifted.shape[1], height / lifted.shape[0]
    brightest = _brightest(small)
    for index in range(1, count):
        x, y, w, h = stats[index][:4]
        here = (labels[y : y + h, x : x + w] == index) & (lifted[y : y + h, x : x + w] > 0)
        ink = float(np.percentile(brightest[y : y + h, x : x + w][here], 20)) if here.any() else 255.0
        if ink < _SEPARABLE:
            continue
        part = (slice(int(y * down), int((y + h) * down)), slice(int(x * across), int((x + w) * across)))
        piece = page[part]
        wanted = cv2.resize(mask[y : y + h, x : x + w], piece.shape[1::-1], interpolation=cv2.INTER_NEAREST)
        paper = float(np.median(grey[part][wanted == 0])) if (wanted == 0).any() else 255.0
        lighter = np.minimum(cv2.convertScaleAbs(_brightest(piece), alpha=paper / ink), np.uint8(paper))
        cv2.copyTo(cv2.max(grey[part], lighter), wanted, grey[part])


def _brightest(page: Pixels) -> Pixels:
    red, green, blue = cv2.split(page)
    return _pixels(cv2.max(cv2.max(red, green), blue))


def _disc(millimetres: float) -> Pixels:
    size = 2 * pixels(millimetres, _DPI) + 1
    return _pixels(cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (size, size)))


def _scaled(box: Sequence[int], factor: float, page: Pixels) -> PixelBox:
    height, width = page.shape
    x0, y0, x1, y1 = (round(side * factor) for side in box)
    return max(0, x0), max(0, y0), min(width, x1), min(height, y1)


def _pixels(picture: object) -> Pixels:
    return np.asarray(picture, np.uint8)
