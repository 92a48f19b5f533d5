"""Ink of one colour on paper: it darkens what lies under it and never lightens it."""

from __future__ import annotations

from functools import cache

import cv2
import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

from docproc.corpus.fonts import FAMILIES, font_path
from docproc.errors import ConfigurationError
from docproc.schema import Box
from docproc.schema.image import Pixels

Colour = tuple[int, int, int]
Strength = NDArray[np.float32]

RED: Colour = (205, 30, 45)
BLUE: Colour = (30, 40, 140)
BLACK: Colour = (25, 25, 28)


def lay(pixels: Pixels, strength: Strength, corner: tuple[int, int], colour: Colour) -> None:
    """Lay ink over the part of an RGB page where it falls, in place; ``strength`` is 0–1."""
    left, top = max(0, corner[0]), max(0, corner[1])
    right = min(pixels.shape[1], corner[0] + strength.shape[1])
    bottom = min(pixels.shape[0], corner[1] + strength.shape[0])
    if left >= right or top >= bottom:
        return
    part = strength[top - corner[1] : bottom - corner[1], left - corner[0] : right - corner[0], None]
    paper = pixels[top:bottom, left:right].astype(np.float32)
    tinted = paper * (1 - part) + paper * part * (np.array(colour, np.float32) / 255)
    pixels[top:bottom, left:right] = tinted.clip(0, 255).astype(np.uint8)


def worn(ink: Strength, grain: float, least: float, random: Generator) -> Strength:
    """The same ink as a rubber stamp leaves it: patches of ``grain`` pixels down to ``least``."""
    patches = cv2.GaussianBlur(random.random(ink.shape, np.float32), (0, 0), max(0.8, grain))
    patches = (patches - patches.min()) / max(float(np.ptp(patches)), 1e-6)
    return np.asarray(ink * (least + (1 - least) * patches), np.float32)


def turned(ink: Strength, degrees: float) -> Strength:
    """The ink turned about its middle, in the same frame."""
    height, width = ink.shape
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), degrees, 1.0)
    return np.asarray(cv2.warpAffine(ink, turn, (width, height)), np.float32)


@cache
def font(pixels: int, bold: bool = False, italic: bool = False) -> ImageFont.FreeTypeFont:
    """A font with Vietnamese letters, ``pixels`` high; raises :class:`ConfigurationError` without one."""
    for family in FAMILIES:
        path = font_path(family.files[bold + 2 * italic])
        if path is not None:
            return ImageFont.truetype(str(path), pixels)
    raise ConfigurationError("no font with Vietnamese letters is on this machine")


def write(
    image: Image.Image, at: tuple[float, float], text: str, pixels: int, bold: bool = False
) -> list[tuple[str, Box]]:
    """Print a line in black on a grey image; each word with its box in pixels of the image."""
    draw = ImageDraw.Draw(image)
    face = font(pixels, bold)
    draw.text(at, text, fill=0, font=face)
    found, x = [], at[0]
    for word in text.split(" "):
        width = draw.textlength(word, font=face)
        if word:
            found.append((word, Box(x, at[1] + 0.1 * pixels, x + width, at[1] + 1.15 * pixels)))
        x += width + draw.textlength(" ", font=face)
    return found


def strength_of(image: Image.Image) -> Strength:
    """Darkness 0–1 of a grey image."""
    return np.asarray((255 - np.asarray(image, np.float32)) / 255, np.float32)
