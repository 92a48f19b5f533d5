"""Lamp, lens and sensor: uneven light, blur, too few dots, noise, the dark beside the paper."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from docproc.schema.image import Pixels


def coarse(page: Pixels, dpi: float, real_dpi: float) -> Pixels:
    """The page as if scanned with ``real_dpi`` dots and blown up to ``dpi``."""
    height, width = page.shape[:2]
    small = (max(1, round(width * real_dpi / dpi)), max(1, round(height * real_dpi / dpi)))
    few = cv2.resize(page, small, interpolation=cv2.INTER_AREA)
    return cv2.resize(few, (width, height), interpolation=cv2.INTER_LINEAR).astype(np.uint8)


def soft(page: Pixels, blur: float) -> Pixels:
    """Out of focus by a standard deviation of ``blur`` pixels."""
    return cv2.GaussianBlur(page, (0, 0), blur).astype(np.uint8)


def lit(page: Pixels, shade: float, noise: float, random: Generator) -> Pixels:
    """Light that falls off by ``shade`` grey levels to one side, and a sensor's noise."""
    shape = page.shape[:2]
    grey = -shade * _fall(shape, random)
    if noise:
        rough = random.normal(0, noise, shape).astype(np.float32)
        grey = grey + cv2.GaussianBlur(rough, (0, 0), 0.6) * 1.6
    return (page + grey[:, :, None]).clip(0, 255).astype(np.uint8)


def edges(page: Pixels, width: float, random: Generator) -> Pixels:
    """The dark beside the paper, about ``width`` pixels wide, ragged, on one to three sides."""
    out = page.copy()
    sides = random.permutation(4)[: int(random.integers(1, 4))]
    for side in sides:
        turned = np.rot90(out, int(side))
        length = turned.shape[0]
        ragged = cv2.GaussianBlur(random.normal(0, 1, (1, length)).astype(np.float32), (0, 0), 40).ravel()
        slope = np.linspace(float(random.uniform(0.3, 1)), float(random.uniform(0.3, 1)), length)
        reach = width * slope + ragged * width * 0.6
        dark = np.arange(turned.shape[1])[None, :] < reach[:, None]
        turned[dark] = int(random.integers(8, 45))
        out = np.rot90(turned, -int(side))
    return np.ascontiguousarray(out)


def _fall(shape: tuple[int, ...], random: Generator) -> NDArray[np.float32]:
    """0 where the light is full, 1 where it is weakest: towards one side, with a soft corner."""
    angle = random.uniform(0, 2 * np.pi)
    rows, columns = np.mgrid[0 : shape[0], 0 : shape[1]].astype(np.float32)
    fall = np.cos(angle) * columns / shape[1] + np.sin(angle) * rows / shape[0]
    fall = (fall - fall.min()) / max(float(np.ptp(fall)), 1e-6)
    return np.asarray(fall**1.5, np.float32)
