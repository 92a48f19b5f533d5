"""Roman numerals of headings and quarters whose strokes an engine took for letters."""

from __future__ import annotations

import re

_HEADINGS = {"Iv": "IV", "HI": "III", "IH": "III", "VIH": "VIII", "VHI": "VIII", "XIH": "XIII", "XHI": "XIII"}
"""Roman numerals at the head of a line whose strokes an engine joined."""
_STROKES = re.compile(r"[Il]{2,3}")


def numeral_of(text: str, heading: str, *, english: bool) -> str | None:
    """The Roman numeral that letters were misread from: ``Ill`` by an English engine, ``HI.`` by any.

    ``heading`` is the whole word where it stands first in its line, else empty.
    """
    if english and _STROKES.fullmatch(text):
        return "I" * len(text)
    return _HEADINGS.get(text) if heading[len(text) :] in {".", "-"} else None
