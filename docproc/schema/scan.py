"""A received file, and what intake found out about each of its pages."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from docproc.schema.page import OcrPage


class Route(StrEnum):
    """How a page is to be read."""

    TEXT_LAYER = "text_layer"
    """The text layer is good: its words and boxes are used as they are."""
    IMAGE = "image"
    """The page is an image, or its text layer is not to be trusted: the image is read by OCR."""
    REPAIR = "repair"
    """The text layer is bad and there is no image worth reading: the text layer itself is repaired."""


@dataclass(frozen=True, slots=True)
class Origin:
    """The identity of a received file; ``sha256`` of its bytes is the document's id everywhere."""

    sha256: str
    filename: str
    media_type: str
    size: int
    received_at: datetime


@dataclass(frozen=True, slots=True)
class PagePlan:
    """What intake found on one page, and the way it chose to read it.

    ``width`` and ``height`` are points of the page as it is shown (``None`` for bare text);
    ``image_dpi`` is the native resolution of the image that fills the page, ``None`` without one;
    ``text_layer_score`` (0–1) says how far the text layer can be trusted, ``None`` when there is none;
    ``text_layer`` holds its words when the route needs them.
    """

    number: int
    width: float | None
    height: float | None
    route: Route
    image_dpi: float | None = None
    text_layer_score: float | None = None
    text_layer: OcrPage | None = None


@dataclass(frozen=True, slots=True)
class Scan:
    """A received file that was accepted, with the plan for each page."""

    origin: Origin
    path: Path
    pages: tuple[PagePlan, ...]
