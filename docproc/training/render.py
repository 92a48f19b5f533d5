"""Pages that look like scans: text set in office fonts, then blurred, tilted, thinned and compressed.

The truth of each line is known, so that what an OCR engine makes of the page can be learned from.
"""

from __future__ import annotations

import io
import random
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import cv2
import numpy as np
from PIL import Image, ImageDraw, ImageFont

from docproc.errors import ConfigurationError
from docproc.schema.image import Pixels

FONT_FOLDERS = (Path("/usr/share/fonts"), Path("/usr/local/share/fonts"), Path.home() / ".fonts")
FAMILIES = {
    # family: (share, file names of regular, bold, italic); Times and its likes are what offices use
    "Tinos": (5, ("Tinos-Regular.ttf", "Tinos-Bold.ttf", "Tinos-Italic.ttf")),
    "Liberation Serif": (
        3,
        ("LiberationSerif-Regular.ttf", "LiberationSerif-Bold.ttf", "LiberationSerif-Italic.ttf"),
    ),
    "FreeSerif": (2, ("FreeSerif.ttf", "FreeSerifBold.ttf", "FreeSerifItalic.ttf")),
    "DejaVu Serif": (1, ("DejaVuSerif.ttf", "DejaVuSerif-Bold.ttf", "DejaVuSerif-Italic.ttf")),
    "Arimo": (1, ("Arimo-Regular.ttf", "Arimo-Bold.ttf", "Arimo-Italic.ttf")),
}
_PROBE = "ệ"


@dataclass(frozen=True, slots=True)
class Damage:
    """What happened to a page between the printer and the file; ``dpi`` is the scanner's."""

    dpi: int
    blur: float
    noise: float
    skew: float
    jpeg: int
    stroke: int
    bitonal: bool


@dataclass(frozen=True, slots=True)
class RenderedPage:
    """A page with what is printed on it: ``lines`` and their middles ``middles`` in pixels."""

    pixels: Pixels
    lines: tuple[str, ...]
    middles: tuple[float, ...]
    damage: Damage


@cache
def _font_file(name: str) -> Path | None:
    for folder in FONT_FOLDERS:
        found = next(iter(sorted(folder.rglob(name))), None) if folder.is_dir() else None
        if found is not None and _has_glyph(found):
            return found
    return None


def _has_glyph(path: Path) -> bool:
    """Whether a font draws Vietnamese letters (old Liberation fonts draw boxes instead)."""
    font = ImageFont.truetype(str(path), 20)
    missing = font.getmask("\U0010ffff")
    return bytes(font.getmask(_PROBE)) != bytes(missing)


def choose_font(chance: random.Random, pixels: int) -> ImageFont.FreeTypeFont:
    """A font by the shares of :data:`FAMILIES`, seven times in ten upright.

    Raises :class:`ConfigurationError` when none of the fonts is installed.
    """
    available = [(share, files) for share, files in FAMILIES.values() if all(map(_font_file, files))]
    if not available:
        raise ConfigurationError("none of the fonts for training is installed")
    files = chance.choices([f for _, f in available], [share for share, _ in available])[0]
    name = chance.choices(files, (7, 2, 2))[0]
    path = _font_file(name)
    return ImageFont.truetype(str(path), pixels)


def choose_damage(chance: random.Random) -> Damage:
    """Damage as office scanners do it: mostly light, sometimes heavy."""
    heavy = chance.random() < 0.35
    return Damage(
        dpi=chance.choice((150, 200, 200, 300)),
        blur=chance.uniform(0.3, 1.1) if heavy else chance.uniform(0.0, 0.6),
        noise=chance.uniform(5, 25) if heavy else chance.uniform(0, 8),
        skew=chance.uniform(-0.7, 0.7),
        jpeg=chance.randint(15, 45) if heavy else chance.randint(45, 90),
        stroke=chance.choice((-1, 0, 0, 0, 1)),
        bitonal=chance.random() < 0.2,
    )


def wrap(words: Sequence[str], columns: int) -> list[str]:
    """Set words into lines of at most ``columns`` characters."""
    lines: list[str] = []
    for word in words:
        if lines and len(lines[-1]) + 1 + len(word) <= columns:
            lines[-1] += " " + word
        else:
            lines.append(word)
    return lines


def render(lines: Sequence[str], chance: random.Random) -> RenderedPage:
    """Print lines on a white page and damage it; the page is as wide as its longest line."""
    damage = choose_damage(chance)
    size = round(chance.choice((11, 12, 13, 13, 14, 14)) * damage.dpi / 72)
    font = choose_font(chance, size)
    leading = round(size * chance.uniform(1.25, 1.6))
    margin = size * 2
    width = round(max(font.getlength(line) for line in lines)) + 2 * margin
    page = Image.new("L", (width, leading * len(lines) + 2 * margin), 255)
    pen = ImageDraw.Draw(page)
    for number, line in enumerate(lines):
        pen.text((margin, margin + number * leading), line, fill=chance.randint(0, 50), font=font)
    middles = tuple(margin + (number + 0.6) * leading for number in range(len(lines)))
    return RenderedPage(_damaged(np.asarray(page), damage, chance), tuple(lines), middles, damage)


def _damaged(pixels: Pixels, damage: Damage, chance: random.Random) -> Pixels:
    image = pixels
    if damage.stroke:
        kernel = np.ones((2, 2), np.uint8)
        change = cv2.erode if damage.stroke > 0 else cv2.dilate
        image = np.asarray(change(image, kernel), dtype=np.uint8)
    height, width = image.shape
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), damage.skew, 1.0)
    image = np.asarray(cv2.warpAffine(image, turn, (width, height), borderValue=255.0))
    if damage.blur > 0.1:
        image = np.asarray(cv2.GaussianBlur(image, (0, 0), damage.blur * damage.dpi / 200))
    rough = np.random.default_rng(chance.getrandbits(32)).normal(0, damage.noise, image.shape)
    image = np.clip(image + rough, 0, 255).astype(np.uint8)
    if damage.bitonal:
        image = np.where(image < chance.randint(110, 170), 0, 255).astype(np.uint8)
    stream = io.BytesIO()
    Image.fromarray(image).save(stream, "JPEG", quality=damage.jpeg)
    return np.asarray(Image.open(stream).convert("L"), dtype=np.uint8)
