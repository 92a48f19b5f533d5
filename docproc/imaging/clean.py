"""The way of a page through the cleaning, each step only where it is needed."""

from __future__ import annotations

from dataclasses import replace

import cv2
import numpy as np

from docproc.imaging.edges import whiten_edges
from docproc.imaging.ink import Separation, separate
from docproc.imaging.letters import find_letters
from docproc.imaging.light import even_light
from docproc.imaging.noise import calm
from docproc.imaging.rules import find_rules
from docproc.imaging.settings import ImagingSettings
from docproc.imaging.stance import Stance, find_stance
from docproc.imaging.upright import bring_level, bring_upright
from docproc.schema import Box
from docproc.schema.image import CleanedPage, PageImage, PixelBox, Pixels


def clean(image: PageImage, settings: ImagingSettings | None = None) -> CleanedPage:
    """Make the picture of a page ready for reading: upright, level, black on white, without seals.

    First do no harm: a step that finds nothing to do leaves the pixels as they are.
    """
    settings = settings or ImagingSettings()
    grey, seals = _ink(image, settings)
    if settings.edges:
        grey = whiten_edges(grey, image.dpi)
    if settings.light:
        grey = even_light(grey, image.dpi)
    if settings.noise:
        grey = calm(grey)
    stance = find_stance(find_letters(grey, image.dpi))
    page = _level(image, grey, _within(stance, settings), settings.least_dpi)
    return replace(
        page,
        seals=tuple(_seal_box(seal, page, image) for seal in seals),
        rules=tuple(page.box(*rule) for rule in find_rules(page.pixels, page.dpi)) if settings.rules else (),
    )


def _ink(image: PageImage, settings: ImagingSettings) -> Separation:
    if settings.seals or image.pixels.ndim == 2:
        return separate(image.pixels, image.dpi)
    return Separation(np.asarray(cv2.cvtColor(image.pixels, cv2.COLOR_RGB2GRAY), np.uint8), ())


def _within(stance: Stance, settings: ImagingSettings) -> Stance:
    """The stance that the settings let us act on."""
    if not settings.orientation and stance.rotation:
        return Stance(0, True, 0.0)
    return stance if settings.skew else stance._replace(skew=0.0)


def _level(image: PageImage, grey: Pixels, stance: Stance, least_dpi: float) -> CleanedPage:
    upright = bring_upright(grey, stance.rotation)
    scale = max(1.0, least_dpi / image.dpi)
    pixels, to_upright = bring_level(upright, stance.skew, scale)
    width, height = image.width, image.height
    if stance.rotation in {90, 270}:
        width, height = height, width
    to_page = np.diag([width / upright.shape[1], height / upright.shape[0]])
    return CleanedPage(
        number=image.number,
        pixels=pixels,
        dpi=image.dpi * scale,
        width=width,
        height=height,
        rotation=stance.rotation,
        sure_of_rotation=stance.sure,
        skew=stance.skew,
        to_points=to_page @ to_upright,
    )


def _seal_box(seal: PixelBox, page: CleanedPage, image: PageImage) -> Box:
    """A box of pixels as scanned, in points of the upright page."""
    tall, wide = image.pixels.shape[:2]
    x0, x1 = (x * image.width / wide for x in (seal[0], seal[2]))
    y0, y1 = (y * image.height / tall for y in (seal[1], seal[3]))
    if page.rotation == 90:
        return Box(page.width - y1, x0, page.width - y0, x1)
    if page.rotation == 180:
        return Box(page.width - x1, page.height - y1, page.width - x0, page.height - y0)
    if page.rotation == 270:
        return Box(y0, page.height - x1, y1, page.height - x0)
    return Box(x0, y0, x1, y1)
