"""A pen: figures written by hand over a place left empty, and signatures.

Figures are the strokes of ``data/pen_figures.toml``, shaken, leaned and joined by smooth curves.
"""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import cv2
import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from docproc.corpus.marks.ink import BLUE, Colour, Strength, lay, worn
from docproc.schema.image import Pixels

_FIGURES = Path(__file__).parents[1] / "data" / "pen_figures.toml"
Points = NDArray[np.float64]


@cache
def _strokes() -> dict[str, list[Points]]:
    content = tomllib.loads(_FIGURES.read_text("utf-8"))
    return {figure: [np.array(stroke, float) for stroke in strokes] for figure, strokes in content.items()}


def write_figures(
    pixels: Pixels,
    text: str,
    box: tuple[float, float, float, float],
    dpi: float,
    random: Generator,
    *,
    colour: Colour = BLUE,
) -> None:
    """Write figures by hand into an RGB page, in place; ``box`` in pixels is where they belong.

    Letters without strokes are left out. They are a little larger than the box, as hands are.
    """
    x0, y0, x1, y1 = box
    height = (y1 - y0) * float(random.uniform(0.8, 1.15))
    step = max((x1 - x0) / max(1, len(text)), height * 0.42)
    lean = float(random.uniform(0.0, 0.35))
    baseline = y0 + (y1 - y0) * 0.92
    margin = int(height)
    ink = np.zeros((int(height * 2.2), int(step * len(text)) + 2 * margin), np.float32)
    thick = max(1, round(dpi * float(random.uniform(0.010, 0.017))))
    for index, figure in enumerate(text):
        rise = float(random.normal(0, 0.05))
        for stroke in _strokes().get(figure, []):
            points = stroke * (0.46, 1.0) + random.normal(0, 0.025, stroke.shape)
            x = margin + index * step + points[:, 0] * height + lean * (0.5 - points[:, 1]) * height
            y = height * (0.6 + rise) + points[:, 1] * height * 0.95
            _draw(ink, np.stack([x, y], axis=1), thick)
    strength = worn(cv2.GaussianBlur(ink, (0, 0), 0.5).astype(np.float32) * 0.95, dpi / 60, 0.75, random)
    lay(pixels, strength, (int(x0) - margin, int(baseline - height * 1.55)), colour)


def sign(
    pixels: Pixels, centre: tuple[int, int], dpi: float, random: Generator, *, colour: Colour = BLUE
) -> None:
    """Write a signature of about 50 mm with a pen into an RGB page, in place."""
    width, height = int(52 / 25.4 * dpi), int(24 / 25.4 * dpi)
    ink = np.zeros((height, width), np.float32)
    thick = max(1, round(dpi * float(random.uniform(0.009, 0.016))))
    x = float(random.uniform(0.12, 0.22))
    points = [(x, float(random.uniform(0.35, 0.6)))]
    for index in range(int(random.integers(5, 10))):
        up = index % 2 == 0
        reach = float(random.uniform(0.1, 0.42)) * (1 if index < 3 else 0.5)
        x += float(random.uniform(-0.05, 0.13))
        points.append((x, 0.5 - reach if up else 0.5 + reach * 0.8))
    points.append((x + 0.08, 0.55))
    points.append((min(0.97, x + float(random.uniform(0.2, 0.45))), float(random.uniform(0.1, 0.45))))
    _draw(ink, np.array(points) * (width, height), thick)
    if random.random() < 0.6:
        y = float(random.uniform(0.55, 0.8))
        tail = [(0.15, y), (0.5, y + float(random.uniform(-0.12, 0.05))), (0.85, y - 0.15)]
        _draw(ink, np.array(tail) * (width, height), thick)
    strength = worn(cv2.GaussianBlur(ink, (0, 0), 0.6).astype(np.float32) * 0.95, dpi / 40, 0.7, random)
    lay(pixels, strength, (centre[0] - width // 2, centre[1] - height // 2), colour)


def _draw(ink: Strength, points: Points, thick: int) -> None:
    curve = _smooth(points).round().astype(np.int32)
    cv2.polylines(ink, [curve], False, 1.0, thick, cv2.LINE_AA)


def _smooth(points: Points) -> Points:
    """A Catmull-Rom curve through the points."""
    if len(points) < 3:
        return points
    padded = np.concatenate([points[:1], points, points[-1:]])
    share = np.linspace(0, 1, 14)[:, None]
    pieces: Sequence[Points] = [
        0.5
        * (
            2 * b
            + (c - a) * share
            + (2 * a - 5 * b + 4 * c - d) * share**2
            + (3 * b - a - 3 * c + d) * share**3
        )
        for a, b, c, d in zip(padded, padded[1:], padded[2:], padded[3:], strict=False)
    ]
    return np.concatenate(pieces)
