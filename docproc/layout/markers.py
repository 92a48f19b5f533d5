"""List markers and headings of the body's structure at the start of a line.

Source: Decree 30/2020/NĐ-CP, annex I (Phần, Chương, Mục, Điều, khoản, điểm); Party style (``I-``, ``1-``).
"""

from __future__ import annotations

import re
from enum import StrEnum

from docproc.layout.phrases import skeleton

BULLETS = "-–—―−_~•·*=▪●○◦■□❖➢✓†+"
"""Characters that stand for a dash, a plus or a bullet, as printed and as misread."""

_ROMAN = re.compile(r"^[IVXl1|]{1,5}\s?(?:[.)\-–:]\s?|/\s)(?=[^\W\d_]|[\"“‘'(])")
_ARABIC = re.compile(r"^\d{1,2}(?:\.\d{1,2}){0,3}\s?(?:[.,)\-–]\s?|/\s)(?=[^\W\d_]|[\"“‘'(\[])")
_DECIMAL = re.compile(r"^\d{1,2}(?:\.\d{1,2}){1,3}\.?\s(?=[^\W\d_])")
_LETTER = re.compile(r"^[a-zđA-H]\s?[)}\]]\s?(?=\S)|^[a-zđ]\.\s(?=[^\W\d_])")
_BULLET = re.compile(rf"^[{re.escape(BULLETS)}]{{1,2}}\s?(?=[^\W_]|[\"“‘'(\[])")
_AFTER = r"(?=\s?[.:,)]|\s*$|\s+[^\W\d_a-zà-ỹđ]|\s+[\"“])"  # `Điều 1 của …` is the middle of a sentence
_DIVISIONS = {
    "dieu": re.compile(rf"\d{{1,3}}[a-zđ]?{_AFTER}"),
    "chuong": re.compile(rf"[IVXl\d]{{1,5}}{_AFTER}"),
    "muc": re.compile(rf"[IVXl\d]{{1,5}}{_AFTER}"),
    "tieumuc": re.compile(rf"\d{{1,2}}{_AFTER}"),
    "phan": re.compile(rf"(?:[IVXl\d]{{1,5}}|th[ứưu]\s\S+){_AFTER}"),
}


class Marker(StrEnum):
    """The class of a marker; depth is for the extraction to find out."""

    DIVISION = "division"  # Phần, Chương, Mục, Điều
    ROMAN = "roman"
    ARABIC = "arabic"
    LETTER = "letter"
    BULLET = "bullet"


def marker_of(text: str) -> Marker | None:
    """The class of the marker that a line begins with, ``None`` without one.

    Works on text as read: ``—``, ``~``, ``_`` count as dashes, ``Diéu 1.`` as a division.
    """
    text = text.lstrip()
    if _is_division(text):
        return Marker.DIVISION
    for marker, pattern in (
        (Marker.ARABIC, _ARABIC),
        (Marker.ARABIC, _DECIMAL),
        (Marker.ROMAN, _ROMAN),
        (Marker.LETTER, _LETTER),
        (Marker.BULLET, _BULLET),
    ):
        if pattern.match(text):
            return marker
    return None


def _is_division(text: str) -> bool:
    """Whether a line begins with a division's name and number: ``Điều 1.``, ``Chương II``."""
    for size in (1, 2):
        words = text.split(maxsplit=size)
        if len(words) <= size or not words[0][0].isupper():
            return False
        number = _DIVISIONS.get(skeleton("".join(words[:size])))
        if number is not None and number.match(words[size]):
            return True
    return False
