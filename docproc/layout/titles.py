"""Cell 5a: the type in capitals, and the headings in capitals that may follow it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from docproc.layout.markers import marker_of
from docproc.layout.phrases import Phrases, is_capitals, phrases, skeleton
from docproc.lexicon import document_types
from docproc.schema import Word

_LONGEST_HEADING = 12  # words
_DAMAGED = 62  # similarity (0-100) that is enough where a title must stand


@cache
def _titles() -> Phrases:
    return phrases("titles").with_names(kind.name for kind in document_types())


def is_title(text: str) -> bool:
    """Whether a line is the name of a type in capitals, and nothing else: ``CHỈ THỊ``."""
    return is_capitals(text) and len(skeleton(text)) > 3 and _titles().says(text)


def is_like_title(text: str) -> bool:
    """Whether a line may be a damaged title: for a line that stands where a title must stand."""
    letters = [letter for letter in text if letter.isalpha()]
    capitals = sum(letter.isupper() for letter in letters)
    short = len(letters) > 4 and len(text.split()) <= 5
    return short and capitals >= 0.3 * len(letters) and _titles().similarity(text) >= _DAMAGED


def is_act(text: str) -> bool:
    """Whether a line is a word of enactment that stands alone: ``QUYẾT ĐỊNH:``."""
    return is_capitals(text) and phrases("acts").says(text)


def is_heading_of_authority(words: Sequence[Word]) -> bool:
    """Whether a line in capitals can name who decides: ``THỦ TƯỚNG CHÍNH PHỦ``.

    Headings of the body (``PHẦN I``, ``I. MỤC ĐÍCH``) are none. Where it stands is for the caller.
    """
    text = " ".join(word.text for word in words)
    if not is_capitals(text) or len(words) > _LONGEST_HEADING or len(skeleton(text)) < 6:
        return False
    return marker_of(text) is None and phrases("headings").opening(words) == 0
