"""A round red seal and a pen's signature, as they lie over the signer's name.

Source: Decree 30/2020/NĐ-CP, article 33 (the seal covers about a third of the signature, to its left).
"""

from __future__ import annotations

import math

import cv2
import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from docproc.schema.image import Pixels

RED = (205, 30, 45)
BLUE = (30, 40, 140)


def stamp(pixels: Pixels, centre: tuple[int, int], dpi: float, random: Generator) -> None:
    """Press a seal of 36 mm into an RGB page, in place; ink multiplies with what lies under it."""
    radius = int(18 / 25.4 * dpi)
    ink = np.full((2 * radius + 8, 2 * radius + 8), 255, np.uint8)
    middle = (radius + 4, radius + 4)
    thick = max(1, int(dpi / 100))
    for share, width in ((1.0, 2 * thick), (0.93, thick), (0.62, thick)):
        cv2.circle(ink, middle, int(radius * share), 0, width, cv2.LINE_AA)
    cv2.fillPoly(ink, [_star(middle, radius * 0.3)], 0, cv2.LINE_AA)
    for index in range(28):
        _ring_letter(ink, middle, radius, index / 28, chr(ord("A") + int(random.integers(26))))
    worn = cv2.GaussianBlur(random.random(ink.shape, np.float32), (0, 0), dpi / 25)
    worn = (worn - worn.min()) / max(float(np.ptp(worn)), 1e-6)
    strength = (255 - ink.astype(np.float32)) / 255 * (0.55 + 0.45 * worn)
    turn = cv2.getRotationMatrix2D(middle, float(random.uniform(-20, 20)), 1.0)
    strength = np.asarray(cv2.warpAffine(strength, turn, strength.shape[::-1]), np.float32)
    _multiply(pixels, strength, (centre[0] - middle[0], centre[1] - middle[1]), RED)


def sign(pixels: Pixels, centre: tuple[int, int], dpi: float, random: Generator) -> None:
    """Write a signature of about 45 mm with a pen into an RGB page, in place."""
    width, height = int(45 / 25.4 * dpi), int(18 / 25.4 * dpi)
    steps = np.linspace(0, 1, 160)
    x = steps * width * 0.8 + width * 0.1
    y = np.full_like(steps, height / 2)
    for frequency in range(1, 7):
        swing = random.uniform(0.2, 1.0) * height / (2.2 * math.sqrt(frequency))
        y += swing * np.sin(2 * math.pi * (frequency * steps + random.random()))
        x += random.uniform(0.2, 0.7) * width / 10 * np.sin(2 * math.pi * frequency * steps)
    ink = np.zeros((height, width), np.float32)
    points = np.stack([x, np.clip(y, 2, height - 3)], axis=1).astype(np.int32)
    cv2.polylines(ink, [points], False, 1.0, max(2, int(dpi / 90)), cv2.LINE_AA)
    _multiply(pixels, ink * 0.9, (centre[0] - width // 2, centre[1] - height // 2), BLUE)


def _star(centre: tuple[int, int], radius: float) -> NDArray[np.int32]:
    points = []
    for index in range(10):
        reach = radius if index % 2 == 0 else radius * 0.4
        angle = -math.pi / 2 + index * math.pi / 5
        points.append((centre[0] + reach * math.cos(angle), centre[1] + reach * math.sin(angle)))
    return np.array(points, np.int32)


def _ring_letter(ink: Pixels, centre: tuple[int, int], radius: int, share: float, letter: str) -> None:
    angle = share * 2 * math.pi
    at = (
        int(centre[0] + radius * 0.77 * math.cos(angle) - radius * 0.06),
        int(centre[1] + radius * 0.77 * math.sin(angle) + radius * 0.06),
    )
    cv2.putText(ink, letter, at, cv2.FONT_HERSHEY_SIMPLEX, radius / 170, 0, max(1, radius // 90), cv2.LINE_AA)


def _multiply(
    pixels: Pixels,
    strength: NDArray[np.float32],
    corner: tuple[int, int],
    colour: tuple[int, int, int],
) -> None:
    """Lay ink of a colour over the page where it falls on it; ``strength`` is 0–1."""
    left, top = max(0, corner[0]), max(0, corner[1])
    right = min(pixels.shape[1], corner[0] + strength.shape[1])
    bottom = min(pixels.shape[0], corner[1] + strength.shape[0])
    if left >= right or top >= bottom:
        return
    part = strength[top - corner[1] : bottom - corner[1], left - corner[0] : right - corner[0], None]
    paper = pixels[top:bottom, left:right].astype(np.float32)
    tinted = paper * (1 - part) + paper * part * (np.array(colour, np.float32) / 255)
    pixels[top:bottom, left:right] = tinted.clip(0, 255).astype(np.uint8)
