"""Signs at the head of lines whose strokes an engine took for letters: Roman numerals, ``V/v``."""

from __future__ import annotations

import re

_HEADINGS = {"Iv": "IV", "HI": "III", "IH": "III", "VIH": "VIII", "VHI": "VIII", "XIH": "XIII", "XHI": "XIII"}
"""Roman numerals at the head of a line whose strokes an engine joined."""
_STROKES = re.compile(r"[Il]{2,3}")
_SUBJECT = re.compile(r"V[Il1fíì]?[vVwW]|V[Ww]v")
"""``V/v``, which opens the summary of a letter, without its slash or with the slash as a letter."""


def numeral_of(text: str, heading: str, *, english: bool) -> str | None:
    """The Roman numeral that letters were misread from: ``Ill`` by an English engine, ``HI.`` by any.

    ``heading`` is the whole word where it stands first in its line, else empty.
    """
    if english and _STROKES.fullmatch(text):
        return "I" * len(text)
    return _HEADINGS.get(text) if heading[len(text) :] in {".", "-"} else None


def label_of(text: str, heading: str) -> str | None:
    """``V/v`` where a word at the head of a line can have been nothing else; see :func:`numeral_of`."""
    return "V/v" if heading == text and _SUBJECT.fullmatch(text) else None
