"""Headings of appendices: ``Phụ lục I``, its title, and ``(Kèm theo …)``."""

from __future__ import annotations

import re
from collections.abc import Sequence

from docproc.layout.phrases import is_capitals, phrases
from docproc.schema import Word

_LONGEST = 6  # words of the line with the word itself
_COUNTER = re.compile(r"^(?:[IVXl]{1,5}|\d{1,2}|[A-Z]|[IVXl\d]{1,4}[A-Za-z])?[.:)\-–/\d]*$")


def opens_appendix(words: Sequence[Word]) -> bool:
    """Whether a line is the heading of an appendix: ``PHỤ LỤC``, ``Phụ lục II``, ``Mẫu số 01``.

    A sentence about an appendix (``Phụ lục I ban hành kèm theo … quy định``) is none: after the word
    and its counter nothing may follow, unless all is in capitals.
    """
    length = phrases("appendix").opening(words)
    if not length or not words[0].text[0].isupper():
        return False
    rest = [word.text for word in words[length:]]
    if is_capitals(" ".join(word.text for word in words)) and len(words) <= 2 * _LONGEST:
        return True
    return len(words) <= _LONGEST and all(_COUNTER.match(text) for text in rest)


def is_appendix_note(words: Sequence[Word]) -> bool:
    """Whether a line begins the note below such a heading: ``(Kèm theo Quyết định số …)``."""
    return words[0].text.startswith(("(", "{", "[")) and phrases("appendix_note").opening(words) > 0
