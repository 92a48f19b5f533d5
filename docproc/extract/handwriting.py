"""What was written in by hand after printing: the number and the day, which OCR reads badly.

Tesseract's own confidence does not tell: on scanned heads it gave 0.87 to a misread number. Handwriting
betrays itself by its size: figures of the hand stand taller than those of the print around them.
"""

from __future__ import annotations

from statistics import median

from spacy.tokens import Doc

from docproc.extract.document import source
from docproc.schema import Token

LEGIBLE = 0.8
"""Word confidence from which printed figures are believed."""

LEGIBLE_BY_HAND = 0.95
"""Word confidence from which figures of the hand are believed.

Source: 12 scanned heads read with stock Tesseract: of 20 handwritten numbers and days 2 were right, none
of the wrong ones had more than 0.95.
"""

TALLER = 1.2
"""Figures this much taller than the page's printed figures were written by hand.

Source: 12 scanned heads: printed figures are 0.95–1.1 times their median, written ones 1.25–1.5 times.
"""


def uncertain(doc: Doc, start: int, end: int) -> bool:
    """Whether figures were read too badly to be believed.

    What counts is how they were read, not how they were repaired, since figures are never repaired. Text
    that came without a scan has no such doubt.
    """
    return any(
        confidence is not None and confidence < (LEGIBLE_BY_HAND if by_hand(doc, token) else LEGIBLE)
        for token in source(doc).tokens(start, end)
        for confidence in (_read(token),)
    )


def by_hand(doc: Doc, token: Token) -> bool:
    """Whether a token's figures stand taller than the printed ones of its page."""
    box, printed = token.box, _printed_height(doc, token.page)
    return box is not None and printed is not None and box.height > TALLER * printed


def _read(token: Token) -> float | None:
    """How surely the token was read; ``None`` without a scan."""
    return min((word.confidence for word in token.words if word.confidence is not None), default=None)


def _printed_height(doc: Doc, page: int) -> float | None:
    """Median height in points of the figures that were read with certainty; ``None`` for fewer than three."""
    heights = [
        token.box.height
        for line in source(doc).pages[page - 1].lines
        for token in line.tokens
        if token.text.isdigit() and (_read(token) or 0.0) > 0.9 and token.box is not None
    ]
    return median(heights) if len(heights) >= 3 else None
