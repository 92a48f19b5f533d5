"""The page turned upright and its lines brought level, in one step, with the way back to the scan."""

from __future__ import annotations

import math
from dataclasses import replace

import cv2
import numpy as np

from docproc.schema import Box
from docproc.schema.image import Affine, CleanedPage, Pixels

_LEVEL = 0.1  # degrees; below this the reading gains nothing and the pixels stay as they are
_TURNS = {90: cv2.ROTATE_90_CLOCKWISE, 180: cv2.ROTATE_180, 270: cv2.ROTATE_90_COUNTERCLOCKWISE}


def bring_upright(grey: Pixels, rotation: int) -> Pixels:
    """The page turned clockwise by 0, 90, 180 or 270 degrees."""
    return np.asarray(cv2.rotate(grey, _TURNS[rotation]), np.uint8) if rotation else grey


def bring_level(upright: Pixels, skew: float, scale: float) -> tuple[Pixels, Affine]:
    """Take the skew out and enlarge, in one step; returns the pixels and the way from them back.

    The canvas grows so that no corner is lost. The way back is an affine map from pixels of the result
    to pixels of ``upright``.
    """
    height, width = upright.shape
    angle = skew if abs(skew) >= _LEVEL else 0.0
    if not angle and abs(scale - 1) < 0.02:
        return upright, np.array([[1.0, 0.0, 0.0], [0.0, 1.0, 0.0]])
    sine, cosine = abs(math.sin(math.radians(angle))), math.cos(math.radians(angle))
    size = (
        round((width * cosine + height * sine) * scale),
        round((height * cosine + width * sine) * scale),
    )
    forth = cv2.getRotationMatrix2D((width / 2, height / 2), angle, scale)
    forth[:, 2] += (size[0] / 2 - width / 2, size[1] / 2 - height / 2)
    way = cv2.INTER_CUBIC if scale <= 1.02 else cv2.INTER_LINEAR
    level = cv2.warpAffine(upright, forth, size, flags=way, borderMode=cv2.BORDER_CONSTANT, borderValue=255)
    return np.asarray(level, np.uint8), np.asarray(cv2.invertAffineTransform(forth), np.float64)


def upside_down(page: CleanedPage) -> CleanedPage:
    """The same page turned by 180 degrees, for when its reading shows that it stood on its head."""
    height, width = page.pixels.shape
    back = np.array([[-1.0, 0.0, width], [0.0, -1.0, height], [0.0, 0.0, 1.0]])
    to_points = -page.to_points @ back
    to_points[:, 2] += (page.width, page.height)
    return replace(
        page,
        pixels=bring_upright(page.pixels, 180),
        rotation=(page.rotation + 180) % 360,
        to_points=to_points,
        seals=tuple(_opposite(box, page) for box in page.seals),
        rules=tuple(_opposite(box, page) for box in page.rules),
    )


def _opposite(box: Box, page: CleanedPage) -> Box:
    return Box(page.width - box.x1, page.height - box.y1, page.width - box.x0, page.height - box.y0)
