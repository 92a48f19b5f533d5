"""What a scanner and a busy office do to a page, each with its strength, so that it can be repeated."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
import pypdfium2
from numpy.random import Generator, default_rng
from numpy.typing import NDArray
from PIL import Image

from docproc.corpus.seal import sign, stamp
from docproc.schema import Box
from docproc.schema.image import Pixels


@dataclass(frozen=True, slots=True)
class Damage:
    """How hard each kind of damage strikes; zero is none.

    ``skew`` degrees (clockwise), ``blur`` standard deviation in pixels, ``noise`` standard deviation in
    grey levels, ``shade`` the darkest fall of light in grey levels, ``speckle`` share of flipped pixels,
    ``jpeg`` quality (100: none), ``edge`` width of the black scanner edge in millimetres.
    """

    dpi: int = 200
    skew: float = 0.6
    blur: float = 0.6
    noise: float = 6.0
    shade: float = 20.0
    speckle: float = 0.0
    jpeg: int = 80
    edge: float = 0.0
    bitonal: bool = False
    seal: bool = True


def scan(source: Path, target: Path, damage: Damage, seed: int, signature: Box | None = None) -> None:
    """Turn a born-digital PDF into what a scanner delivers: a PDF of pictures, or a bitonal TIFF.

    ``signature`` is where the signer's name stands on the last page, in points. The same seed gives
    the same pixels.
    """
    random = default_rng(seed)
    document = pypdfium2.PdfDocument(source)
    pictures = []
    try:
        for index in range(len(document)):
            pixels = document[index].render(scale=damage.dpi / 72).to_numpy()[:, :, :3][:, :, ::-1].copy()
            last = index == len(document) - 1
            pictures.append(damaged(pixels, damage, random, signature if last else None))
    finally:
        document.close()
    first, *others = pictures
    if damage.bitonal:
        first.save(
            target,
            "TIFF",
            compression="group4",
            dpi=(damage.dpi, damage.dpi),
            save_all=True,
            append_images=others,
        )
    else:
        first.save(
            target, "PDF", resolution=damage.dpi, save_all=True, append_images=others, quality=damage.jpeg
        )


def damaged(pixels: Pixels, damage: Damage, random: Generator, signature: Box | None = None) -> Image.Image:
    """One page after seal, optics, light and transport; ``pixels`` is RGB and is changed in place."""
    if damage.seal and signature is not None:
        scale = damage.dpi / 72
        x, y = int(signature.x_middle * scale), int(signature.y0 * scale)
        sign(pixels, (x, y - int(12 / 25.4 * damage.dpi)), damage.dpi, random)
        stamp(pixels, (x - int(20 / 25.4 * damage.dpi), y - int(10 / 25.4 * damage.dpi)), damage.dpi, random)
    page = _skewed(pixels, damage.skew)
    if damage.blur:
        page = cv2.GaussianBlur(page, (0, 0), damage.blur).astype(np.uint8)
    grey = _light(page.shape[:2], damage.shade, random) + random.normal(0, damage.noise, page.shape[:2])
    page = (page.astype(np.float32) + grey[:, :, None]).clip(0, 255).astype(np.uint8)
    if damage.edge:
        page[:, : int(damage.edge / 25.4 * damage.dpi)] = 20
    if damage.bitonal:
        return Image.fromarray(_bitonal(page, damage.speckle, random)).convert("1")
    return Image.fromarray(page)


def _skewed(pixels: Pixels, degrees: float) -> Pixels:
    height, width = pixels.shape[:2]
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), -degrees, 1.0)
    turned = cv2.warpAffine(pixels, turn, (width, height), flags=cv2.INTER_CUBIC, borderValue=(255, 255, 255))
    return turned.astype(np.uint8)


def _light(shape: tuple[int, ...], depth: float, random: Generator) -> NDArray[np.float32]:
    """Uneven light as grey levels to add: falls off towards one side of the page."""
    angle = random.uniform(0, 2 * np.pi)
    rows, columns = np.mgrid[0 : shape[0], 0 : shape[1]].astype(np.float32)
    fall = np.cos(angle) * columns / shape[1] + np.sin(angle) * rows / shape[0]
    fall = (fall - fall.min()) / max(float(np.ptp(fall)), 1e-6)
    return np.asarray(-depth * fall, np.float32)


def _bitonal(page: Pixels, speckle: float, random: Generator) -> Pixels:
    grey = cv2.cvtColor(page, cv2.COLOR_RGB2GRAY)
    _, ink = cv2.threshold(grey, 0, 255, cv2.THRESH_BINARY + cv2.THRESH_OTSU)
    flips = random.random(ink.shape) < speckle
    return np.where(flips, 255 - ink, ink).astype(np.uint8)
