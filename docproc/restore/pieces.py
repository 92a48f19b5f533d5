"""Words taken apart into pieces: letters, figures, symbols, punctuation.

The language model is trained on these pieces and the repair works on them, so both see the same
``phố`` in ``phố;`` and the same ``<number>`` in ``96,17``.
"""

from __future__ import annotations

import re
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from docproc.vietnamese.syllable import is_syllable
from docproc.vietnamese.unicode import fold_tone_placement


class Kind(StrEnum):
    """What a piece is; all but WORD, MIXED and PUNCTUATION are never changed."""

    WORD = "word"
    MIXED = "mixed"  # letters and digits: V4, H41, or a misread s6
    NUMBER = "number"
    DATE = "date"
    SYMBOL = "symbol"  # 1747/UBND-KSTTHC, QĐ-UBND, 3.2.TT.5.5
    ADDRESS = "address"  # e-mail and web
    PUNCTUATION = "punctuation"


class Piece(NamedTuple):
    """A run of a word as read; ``start`` is its offset in the word."""

    text: str
    kind: Kind
    start: int


_LETTER = r"[^\W\d_]"
_FORMS = {
    Kind.ADDRESS: r"(?:https?://|www\.)\S*[\w/]|[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
    r"|(?:[a-z0-9-]+\.)+(?:vn|com|net|org)(?![\w])(?:/\S*[\w/])?",
    Kind.SYMBOL: r"\d{1,5}[a-zđ]?(?:/(?:19|20)\d\d)?/[A-ZĐÐ][\w&]*(?:[.\-][\w&]+)*-?"
    r"|\d{1,5}-[A-ZĐÐ][A-Za-zĐđ]{0,3}/[A-ZĐÐ]+"
    r"|/[A-ZĐÐ][\w&]*(?:-[\w&]+)+-?"
    r"|[A-ZĐÐ]{2,}\w*(?:[-/&][A-ZĐÐ][\w&]*)+-?"
    r"|\d+(?:\.[0-9A-ZĐ]+){2,}",
    Kind.DATE: r"\d{1,2}/\d{1,2}/(?:19|20)\d\d(?!\d)|\d{1,2}[.-]\d{1,2}[.-](?:19|20)\d\d(?!\d)"
    r"|\d{1,2}/(?:19|20)\d\d(?!\d)",
    Kind.NUMBER: r"\d+(?:[.,/]\d+)*(?![^\W_])",
    Kind.MIXED: rf"{_LETTER}+\d\w*|\d+{_LETTER}\w*",
    Kind.WORD: rf"{_LETTER}+",
    Kind.PUNCTUATION: r"\S",
}
_PIECE = re.compile("|".join(f"(?P<{kind}>{form})" for kind, form in _FORMS.items()))
_GROUP = re.compile(r"[-/&]")
_EDGES = re.compile(r"""^(["'“”‘’(\[{*-]*)(.*?)([.,;:)\]}”"’'!?]*)$""")

START, UNKNOWN, NUMBER, DATE, SYMBOL, ADDRESS, OTHER = range(7)
SPECIAL = ("<s>", "<unknown>", "<number>", "<date>", "<symbol>", "<address>", "<?>")
_CLASS = {
    Kind.MIXED: SPECIAL[SYMBOL],
    Kind.NUMBER: SPECIAL[NUMBER],
    Kind.DATE: SPECIAL[DATE],
    Kind.SYMBOL: SPECIAL[SYMBOL],
    Kind.ADDRESS: SPECIAL[ADDRESS],
}


def cut(word: str) -> list[Piece]:
    """The pieces of one word without blanks, in order; together they are the word.

    A compound of capitals that all could be syllables (``NAM-BẮC``) is no symbol.
    """
    return list(_cut(word))


@lru_cache(maxsize=1 << 15)
def _cut(word: str) -> tuple[Piece, ...]:
    pieces: list[Piece] = []
    for match in _PIECE.finditer(word):
        kind = Kind(match.lastgroup or Kind.PUNCTUATION)
        text, start = match.group(), match.start()
        if kind is Kind.SYMBOL and not any(map(str.isdigit, text)) and _could_be_words(text):
            pieces += [
                Piece(inner.text, inner.kind, start + inner.start)
                for part in re.finditer(r"[-/&]|[^-/&]+", text)
                for inner in [_simple(part.group(), part.start())]
            ]
        else:
            pieces.append(Piece(text, kind, start))
    return tuple(pieces)


def _simple(text: str, start: int) -> Piece:
    return Piece(text, Kind.WORD if text[0].isalpha() else Kind.PUNCTUATION, start)


def _could_be_words(text: str) -> bool:
    return all(is_syllable(part) for part in _GROUP.split(text) if part)


@lru_cache(maxsize=1 << 15)
def core(text: str) -> tuple[str, str, str] | None:
    """Opening signs, letters and closing signs of a word; ``None`` without letters or digits."""
    match = _EDGES.match(text)
    if match is None or not any(map(str.isalnum, match[2])):
        return None
    return match[1], match[2], match[3]


def unit(piece: Piece) -> str:
    """What the language model knows a piece as: a class, or the lower-case word with its tone folded."""
    if piece.kind is Kind.WORD:
        return fold_tone_placement(piece.text.lower())
    return _CLASS.get(piece.kind, piece.text)
