"""Markers at the head of a paragraph: ``Điều 2.``, ``III.``, ``1.1.``, ``a)``, ``-``, ``+``.

Source: Decree 30/2020/NĐ-CP, annex I (Phần, Chương, Mục, Điều, khoản, điểm); Party style (``I-``, ``1-``).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from docproc.extract.letter_case import CAPITALS
from docproc.vietnamese.numerals import parse_ordinal, parse_roman
from docproc.vietnamese.unicode import fold

BULLET_RANK = 100
"""Rank of the first class of bullets; whatever has a number or a letter ranks below it."""

LETTERS = "abcdđeghiklmnopqrstuvxy"
_NEXT = r"(?=[^\W\d_]|[\"“‘'(\[]|\d|$)"
_NEXT_LETTER = r"(?=[^\W\d_]|[\"“‘'(\[])"
_STROKES = str.maketrans("l1|", "III")
_DIRT = re.compile(r"[_~'`.,|]{1,3}\s*(?=\w)")  # specks that OCR reads before a number
_NAMED = {
    "part": (r"phan\s+(?:thu\s+)?(?P<label>[ivx]{1,5}|\d{1,2}|nhat|hai|ba|tu|nam)", 0),
    "chapter": (r"chuong\s+(?P<label>[ivx]{1,5}|\d{1,2})", 1),
    "section": (r"muc\s+(?P<label>[ivx]{1,5}|\d{1,2})", 2),
    "article": (r"dieu\s+(?P<label>\d{1,3}[a-z]?)", 3),
    "appendix": (r"phu\s+luc\s*(?P<label>[ivx]{1,5}|\d{1,2})", 0),
}
_NAMED_PATTERNS = {
    name: (re.compile(rf"{form}(?:\s*[.:)\-–]\s*|\s*$|\s+(?=[^\W\d_]))"), rank)
    for name, (form, rank) in _NAMED.items()
}
_NUMBERED = (
    ("upper", re.compile(rf"(?P<label>[A-HĐ])\s?[.)\-–]\s+{_NEXT}"), 4),
    ("roman", re.compile(rf"(?P<label>[IVX]{{1,5}})\s?[.)\-–/:]\s*{_NEXT}"), 5),
    # the full stop lost before a heading in capitals: I MỤC TIÊU
    ("roman", re.compile(rf"(?P<label>[IVX]{{1,5}})\s+(?=[{CAPITALS}]{{2,}},?\s+[{CAPITALS}]{{2,}})"), 5),
    # Il. for II., IlI- for III-: what a strange OCR makes of strokes
    ("roman", re.compile(rf"(?P<label>(?!\d+\W|l\W)[IVXl1|]{{2,5}})\s?[.)\-–/:]\s*{_NEXT_LETTER}"), 5),
    ("decimal", re.compile(rf"(?P<label>\d{{1,2}}(?:\.\d{{1,2}}){{1,3}})(?:\.|\)|\s?[-–])?\s+{_NEXT}"), 7),
    (
        "arabic",
        re.compile(rf"(?P<label>\d{{1,2}})\s?(?:\.|/(?!\s*[^\W\d_]+-|[A-ZĐ]{{2}}))\s*{_NEXT_LETTER}"),
        6,
    ),
    ("arabic dash", re.compile(rf"(?P<label>\d{{1,2}})\s?[-–]\s+{_NEXT_LETTER}"), 6),
    ("arabic bracket", re.compile(rf"(?P<label>\d{{1,2}})\s?\)\s*{_NEXT}"), 9),
    ("arabic brackets", re.compile(rf"\((?P<label>\d{{1,2}})\)\s*{_NEXT}"), 10),
    ("letter", re.compile(rf"(?P<label>[{LETTERS}])\s?\)\s*{_NEXT}"), 8),
    ("letter", re.compile(rf"(?P<label>[^\W\d_A-Z])\)\s*{_NEXT}"), 8),  # misread: settled by its neighbours
    ("letter dot", re.compile(rf"(?P<label>[{LETTERS}])\.\s+(?=[^\W\d_])"), 8),
    ("letter dash", re.compile(rf"(?P<label>[{LETTERS}])\s?[-–]\s+(?=[^\W\d_])"), 8),
    ("letter number", re.compile(rf"(?P<label>[{LETTERS}]\.?\d)\s?[.)]\s*{_NEXT}"), 11),
    ("small roman", re.compile(rf"\(?(?P<label>[ivx]{{1,5}})\)\s*{_NEXT}"), 12),
)
_BULLETS = (
    ("dash", re.compile(r"[-–—―−_~=]{1,2}\s*(?=\w|[\"“‘'(\[])"), BULLET_RANK),
    ("star", re.compile(r"\*{1,2}\s*(?=\w|[\"“‘'(\[])"), BULLET_RANK + 1),
    ("dot", re.compile(r"[•·▪●◦○■□❖➢✓]\s*(?=\w|[\"“‘'(\[])"), BULLET_RANK + 1),
    ("plus", re.compile(r"[+†]\s*(?=\w|[\"“‘'(\[])"), BULLET_RANK + 2),
)


@dataclass(frozen=True, slots=True)
class Marker:
    """A marker: its class, its label (``2``, ``b``, ``III``; empty for bullets), where the text begins.

    ``text`` is the marker as printed; ``rank`` orders the classes from the outermost inwards.
    """

    kind: str
    label: str
    end: int
    text: str
    rank: int

    @property
    def is_bullet(self) -> bool:
        """Whether it only points, without counting."""
        return self.rank >= BULLET_RANK

    @property
    def ordinal(self) -> int | None:
        """The place in its row, from 1; ``None`` for bullets."""
        if self.is_bullet:
            return None
        last = self.label.rpartition(".")[2]
        if self.kind.startswith("letter") and last[:1] in LETTERS:
            return LETTERS.index(last[0]) + 1
        if self.kind == "upper":
            return "ABCDEFGH".find(last) + 1 or None
        return parse_roman(last.upper()) or parse_ordinal(last)


def read_marker(text: str) -> Marker | None:
    """The marker that a paragraph begins with, or ``None``."""
    folded = fold(text)
    for kind, (pattern, rank) in _NAMED_PATTERNS.items():
        found = pattern.match(folded)
        if found and text[:1].isupper() and not _is_sentence(text, found):
            return _marker(kind, text, found, rank)
    dirt = _DIRT.match(text)
    for kind, pattern, rank in (*_NUMBERED, *_BULLETS):
        found = pattern.match(text)
        if found is None and dirt is not None and rank < BULLET_RANK:
            found = pattern.match(text, dirt.end())
        if found:
            return _marker(kind, text, found, rank)
    return None


def _is_sentence(text: str, found: re.Match[str]) -> bool:
    """``Điều 1 của Nghị định …`` is the middle of a sentence, not a heading."""
    plain = not found.group().rstrip().endswith((".", ":", ")", "-", "–"))
    return plain and found.end() < len(text) and text[found.end()].islower()


def _marker(kind: str, text: str, found: re.Match[str], rank: int) -> Marker:
    label = ""
    if "label" in found.groupdict():
        label = text[found.start("label") : found.end("label")]
        label = label.upper() if kind in {"part", "chapter", "section"} else label
        label = label.translate(_STROKES) if kind == "roman" else label
    return Marker(kind, label, found.end(), text[: found.end()].strip(), rank)
