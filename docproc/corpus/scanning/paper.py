"""The paper and what shines through it: the reverse page, creases, faint or spread ink."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from docproc.corpus.scanning.geometry import Fold
from docproc.schema.image import Pixels


def bleed_through(page: Pixels, reverse: Pixels, strength: float) -> Pixels:
    """The reverse page, mirrored and soft, shining through with ``strength`` 0–1."""
    mirrored = cv2.flip(cv2.resize(reverse, (page.shape[1], page.shape[0])), 1)
    soft = cv2.GaussianBlur(mirrored, (0, 0), page.shape[1] / 900)
    through = 1 - strength * (255 - soft.astype(np.float32)) / 255
    return (page * through).clip(0, 255).astype(np.uint8)


def crease(page: Pixels, folds: tuple[Fold, ...], dpi: float, random: Generator) -> Pixels:
    """A thin line, dark on one side and light on the other, where the paper was folded."""
    height, width = page.shape[:2]
    rows = np.arange(height, dtype=np.float32)[:, None]
    shade = np.zeros((height, width), np.float32)
    for fold in folds:
        ragged = cv2.GaussianBlur(random.normal(0, 1, (1, width)).astype(np.float32), (0, 0), dpi / 6)
        distance = rows - fold.y * height - ragged * dpi / 12
        shade -= 30 * np.exp(-((distance / (dpi / 55)) ** 2)) * (0.6 + 0.4 * np.sign(ragged))
        shade -= 16 * np.exp(-np.abs(distance) / (dpi / 6)) * (distance > 0)
        worn_off = np.exp(-((distance / (dpi / 110)) ** 2)) * (random.random((height, width)) < 0.35)
        shade += 90 * worn_off.astype(np.float32)
    return (page + shade[:, :, None]).clip(0, 255).astype(np.uint8)


def inked(page: Pixels, stroke: float, fade: float, random: Generator) -> Pixels:
    """Letters spread (``stroke`` > 0) or thinned (< 0) by a share of a pixel, pale in patches by ``fade``."""
    out = page.astype(np.float32)
    if stroke:
        kernel = np.ones((2, 2), np.uint8) if abs(stroke) < 0.8 else np.ones((3, 3), np.uint8)
        other = cv2.erode(page, kernel) if stroke > 0 else cv2.dilate(page, kernel)
        share = min(1.0, abs(stroke))
        out = out * (1 - share) + other * share
    if fade:
        patches = _patches(page.shape[:2], random)
        out = 255 - (255 - out) * (1 - fade * patches[:, :, None])
    return out.clip(0, 255).astype(np.uint8)


def _patches(shape: tuple[int, ...], random: Generator) -> NDArray[np.float32]:
    """Slow changes over the page, 0–1."""
    coarse = random.random((max(3, shape[0] // 300), max(3, shape[1] // 300)), np.float32)
    return np.asarray(cv2.resize(coarse, (shape[1], shape[0]), interpolation=cv2.INTER_CUBIC).clip(0, 1))
