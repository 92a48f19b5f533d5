"""Whether a line ends or begins a sentence, judged by its first and last characters."""

from __future__ import annotations

import re

from docproc.layout.markers import marker_of

_FINAL = re.compile(r"(?:[.;:!?…]|\./)[\"”’'\)\]\s]*$")
_OPENING = "\"“‘'([{«"


def ends_sentence(text: str) -> bool:
    """Whether a line ends with punctuation that can end a paragraph; a comma cannot."""
    return _FINAL.search(text) is not None


def ends_document(text: str) -> bool:
    """Whether a line ends with ``./.``, which ends the body of a document."""
    return re.search(r"[.,:]\s?/\s?[.,]?\s*$|\./\.", text[-6:]) is not None


def begins_small(text: str) -> bool:
    """Whether a line begins with a small letter, and not with a list marker such as ``a)``."""
    if marker_of(text) is not None:
        return False
    first = text.lstrip(_OPENING)[:1]
    return first.islower()
