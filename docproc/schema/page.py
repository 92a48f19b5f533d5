"""What was read from one page: words in lines, with boxes and confidences.

Source: the names follow the hOCR standard (page, line, word, box, confidence).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from docproc.schema.geometry import Box


class TextSource(StrEnum):
    """Where the words of a page come from (``text.pages[].source`` of the contract)."""

    TEXT_LAYER = "text_layer"
    OCR = "ocr"
    RESTORED_TEXT_LAYER = "restored_text_layer"


class Alternative(NamedTuple):
    """Another reading of a word, with its probability (0–1)."""

    text: str
    probability: float


@dataclass(frozen=True, slots=True)
class Word:
    """One word as it was read: text without blanks, box in points, confidence 0–1.

    ``box`` is ``None`` when the text came without a page (a bare ``.txt``); ``confidence`` is ``None``
    when the source gave none. ``font_size`` (points), ``bold`` and ``italic`` are known for text layers
    only, else ``None``.
    """

    text: str
    box: Box | None
    confidence: float | None
    alternatives: tuple[Alternative, ...] = ()
    font_size: float | None = None
    bold: bool | None = None
    italic: bool | None = None

    def __post_init__(self) -> None:
        if not self.text or any(character.isspace() for character in self.text):
            raise ValueError(f"a word is one run without blanks, not {self.text!r}")
        if self.confidence is not None and not 0.0 <= self.confidence <= 1.0:
            raise ValueError(f"confidence is a share between 0 and 1, not {self.confidence}")


@dataclass(frozen=True, slots=True)
class Line:
    """Words that stand on one line, left to right."""

    words: tuple[Word, ...]
    box: Box | None

    @staticmethod
    def of(words: tuple[Word, ...]) -> Line:
        """A line whose box is drawn around its words."""
        return Line(words, Box.around(word.box for word in words))

    @property
    def text(self) -> str:
        """The words with single blanks between them."""
        return " ".join(word.text for word in self.words)


@dataclass(frozen=True, slots=True)
class OcrPage:
    """One page as read, before anything was put in order or repaired.

    ``number`` counts from 1; ``width`` and ``height`` are points of the upright page (``None`` for bare
    text); ``rotation`` is the clockwise turn in degrees that made it upright; ``dpi`` is the resolution
    that was read (``None`` for text layers); ``failure`` says why a page could not be read, in which
    case ``lines`` is empty. ``seals`` are boxes of stamps that were found, ``rules`` ruled lines (table
    borders, underlines), all in points.
    """

    number: int
    width: float | None
    height: float | None
    source: TextSource
    lines: tuple[Line, ...]
    rotation: int = 0
    dpi: float | None = None
    failure: str | None = None
    seals: tuple[Box, ...] = ()
    rules: tuple[Box, ...] = ()

    @property
    def confidence(self) -> float | None:
        """Mean word confidence (0–1), weighted by length; ``None`` when no word has one."""
        pairs = [
            (word.confidence, len(word.text))
            for line in self.lines
            for word in line.words
            if word.confidence is not None
        ]
        weight = sum(length for _, length in pairs)
        return sum(confidence * length for confidence, length in pairs) / weight if weight else None
