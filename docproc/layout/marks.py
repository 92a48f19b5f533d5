"""Marks of urgency, secrecy and circulation (cells 10 and 11), and of drafts."""

from __future__ import annotations

from docproc.layout.phrases import is_capitals, phrases
from docproc.schema import Zone

_MARKS = {"urgency": Zone.URGENCY, "secrecy": Zone.URGENCY, "circulation": Zone.CIRCULATION}


def mark_zone(text: str) -> Zone | None:
    """The zone of a line that is nothing but a mark of urgency, secrecy or circulation.

    ``HỎA TỐC``, ``KHẨN``, ``MẬT``, ``DỰ THẢO``, in capitals; ``None`` for anything else.
    """
    if not is_capitals(text) or any(character in text for character in "/;"):
        return None
    for name, zone in _MARKS.items():
        if phrases(name).says(text):
            return zone
    return None
