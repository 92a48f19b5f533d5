"""A round seal with its office's name on the ring, as it lies over the left third of the signature.

Source: Decree 30/2020/NĐ-CP, article 33 (the seal covers about a third of the signature, to its left).
"""

from __future__ import annotations

import math

import cv2
import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray
from PIL import Image, ImageDraw

from docproc.corpus.marks.ink import RED, Colour, font, lay, strength_of, turned, worn
from docproc.schema.image import Pixels

RADIUS_MM = 18.0
_LETTER = 0.2  # of the radius on which the letters stand
_COUNTRY = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"


def stamp(
    pixels: Pixels,
    centre: tuple[int, int],
    dpi: float,
    random: Generator,
    *,
    office: str = "ỦY BAN NHÂN DÂN",
    colour: Colour = RED,
) -> None:
    """Press a seal of 36 mm into an RGB page, in place; ink multiplies with what lies under it."""
    radius = int(RADIUS_MM / 25.4 * dpi)
    ink = _drawing(radius, office)
    strength = worn(strength_of(ink), dpi / 25, 0.55, random)
    strength = worn(strength, dpi / 200, 0.8, random)
    strength = turned(strength, float(random.uniform(-14, 14)))
    half = strength.shape[0] // 2
    lay(pixels, strength, (centre[0] - half, centre[1] - half), colour)


def _drawing(radius: int, office: str) -> Image.Image:
    """The seal as black on white: three rings, a star with a wreath, the country above, the office below."""
    size = 2 * radius + 8
    middle = size / 2
    image = Image.new("L", (size, size), 255)
    draw = ImageDraw.Draw(image)
    thick = max(1, radius // 55)
    for share, width in ((1.0, 3 * thick), (0.94, thick), (0.6, thick)):
        reach = radius * share
        draw.ellipse((middle - reach, middle - reach, middle + reach, middle + reach), None, 0, width)
    _ring_text(image, _COUNTRY, radius * 0.77, (198, 342))
    _ring_text(image, office.upper(), radius * 0.77, (162, 18))
    drawing = np.array(image)
    centre = (int(middle), int(middle))
    cv2.fillPoly(drawing, [_star(centre, radius * 0.26)], 0, cv2.LINE_AA)
    for reach in (0.36, 0.44, 0.51):
        cv2.ellipse(drawing, centre, (int(radius * reach),) * 2, 0, 20, 160, 0, thick, cv2.LINE_AA)
        cv2.ellipse(drawing, centre, (int(radius * reach),) * 2, 0, 165, 375, 90, thick, cv2.LINE_AA)
    return Image.fromarray(drawing)


def _ring_text(image: Image.Image, text: str, radius: float, arc: tuple[float, float]) -> None:
    """Letters along an arc from one angle to the other (degrees, clockwise from the right)."""
    start, end = arc
    middle, height = image.width / 2, radius * _LETTER
    outward = end > start
    face = font(max(5, int(height)), True)
    for index, letter in enumerate(text):
        angle = start + (end - start) * (index + 0.5) / len(text)
        tile = Image.new("L", (int(height * 2), int(height * 2)), 255)
        ImageDraw.Draw(tile).text((height, height), letter, fill=0, font=face, anchor="mm")
        tile = tile.rotate(-(angle + 90) if outward else -(angle - 90), fillcolor=255)
        x = middle + radius * math.cos(math.radians(angle)) - height
        y = middle + radius * math.sin(math.radians(angle)) - height
        mask = Image.fromarray(255 - np.asarray(tile))
        image.paste(0, (int(x), int(y)), mask)


def _star(centre: tuple[int, int], radius: float) -> NDArray[np.int32]:
    points = []
    for index in range(10):
        reach = radius if index % 2 == 0 else radius * 0.4
        angle = -math.pi / 2 + index * math.pi / 5
        points.append((centre[0] + reach * math.cos(angle), centre[1] + reach * math.sin(angle)))
    return np.array(points, np.int32)
