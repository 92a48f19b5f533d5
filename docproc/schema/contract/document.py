"""The received file, its text page by page, how well it was read, and how the result was made."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from docproc.schema.contract.base import Points, Probability, Record, Text
from docproc.schema.page import TextSource


class DocumentInfo(Record):
    """Identity of the received bytes; ``id`` is their SHA-256 in hexadecimal."""

    id: Text
    filename: Text
    media_type: Text
    bytes: int
    pages: int
    received_at: datetime


class OtherReading(Record):
    """What else a word may be, with its probability."""

    text: Text
    confidence: Probability


class WordText(Record):
    """One word: as repaired, as read (``raw``), its place and the probability of being right.

    ``alternatives`` are the two likeliest other readings, where they come close.
    """

    text: Text
    raw: Text
    bbox: Points
    confidence: Probability
    alternatives: list[OtherReading] = []


class LineText(Record):
    """One line of the page with its words."""

    text: Text
    bbox: Points
    words: list[WordText]


class CellText(Record):
    """One cell of a table; ``row`` and ``column`` count from 0."""

    row: int
    column: int
    header: bool = False
    text: str
    bbox: Points


class TableText(Record):
    """A table found on the page, cell by cell."""

    cells: list[CellText]
    bbox: Points


class PageContent(Record):
    """One page: size in points, its text in reading order, its lines and tables."""

    number: int
    width: float | None
    height: float | None
    rotation: int
    source: TextSource
    dpi: float | None
    text: str
    lines: list[LineText]
    tables: list[TableText] = []


class TextContent(Record):
    """The text of all pages; page ``n`` is ``pages[n - 1]``."""

    pages: list[PageContent]


class TextLayerQuality(Record):
    """What the file's own text layer was worth: ``score`` 0–1, mean over the pages that have one."""

    found: bool
    score: Probability | None
    used: bool


class Grade(StrEnum):
    """A word for the whole reading, for lists and filters."""

    EXCELLENT = "excellent"
    GOOD = "good"
    FAIR = "fair"
    POOR = "poor"


class Quality(Record):
    """How well the document was read."""

    ocr_confidence: Probability | None
    restored_words: int
    text_layer: TextLayerQuality
    pages_failed: list[int] = []
    grade: Grade


class ModelInfo(Record):
    """A trained file that took part."""

    name: Text
    version: Text
    sha256: Text


class StageTime(Record):
    """Seconds that a stage took."""

    name: Text
    seconds: float


class Provenance(Record):
    """How the result was made, so that it can be made again."""

    docproc_version: Text
    models: list[ModelInfo]
    settings_digest: Text
    stages: list[StageTime]
    processed_at: datetime
