"""The way in which a page of a PDF is to be read."""

from __future__ import annotations

from docproc.intake.ink import Ink
from docproc.intake.pdf_page import PageFacts
from docproc.schema import Route

GOOD = 0.8
"""Least trust in a text layer that is used as it is, where the page was set by a program."""
GOOD_OVER_PICTURE = 0.95
"""The same over a picture of the page: such a layer was read by another OCR."""
LEAST_DPI = 60.0
"""Resolution below which a picture of a page is not worth reading."""
LEAST_EXPLAINED = 0.35
"""Share of the page's ink that its words must account for, or they are captions and not the page's text."""
LEAST_SEEN = 0.5
"""Share of the words that must show when the page is drawn, or drawing it would not help."""


def choose(page: PageFacts, score: float | None, ink: Ink) -> Route:
    """The text layer if it can be trusted, else the picture if it can be read, else repair.

    ``score`` is the trust in the page's own text, ``None`` when it has none. A page on which nothing
    shows and nothing stands has an empty text layer, which is good.
    """
    if score is None:
        return Route.IMAGE if page.is_picture or not ink.is_blank else Route.TEXT_LAYER
    coarse = page.is_picture and page.dpi is not None and page.dpi < LEAST_DPI
    if not ink.is_blank and ink.explained < LEAST_EXPLAINED and not coarse:
        return Route.IMAGE
    if score >= (GOOD_OVER_PICTURE if page.is_picture else GOOD):
        return Route.TEXT_LAYER
    return Route.REPAIR if coarse or ink.seen < LEAST_SEEN else Route.IMAGE
