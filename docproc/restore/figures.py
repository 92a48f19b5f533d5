"""Figures, codes and units that were read right and must never come out as letters.

An English engine sees letters as figures (``lệ`` as ``1&``, ``Tổ`` as ``T6``), and figures are what
matters most in a directive. Here stands which of them are believed whatever the words around say.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from docproc.restore.pieces import Kind, Piece

_CERTAIN = re.compile(r"\d\d|^\d+[.)]|^[\d.,/%+-]+$|[\[\](){}<>]|\d.*\d.*\d")
_THIN_WORD = re.compile(r"1\d[in]")
"""``lỗi``, ``lời`` as an English engine sees them."""
_CODE = re.compile(r"[AEIOUY]\d+|[A-ZĐ]+\d{2,}|[A-ZĐ]{2,}\d+|[A-ZĐ][2-57]|\d+[A-ZĐ]+|\d.*\d|[02-9][abcdđegh]")
_NO_LETTER = re.compile(r"^[2357]|[2357]$")
"""Figures whose shape no letter has; within a word (``ng3n``) they may be misread all the same."""
_SIGNED = re.compile(r"\$[0689]|[146][&€¢£§©®@][^\W\d_]{0,3}")
"""A figure beside a sign that no office sets there: ``$6`` (Số), ``1&`` (lệ), ``1¢n`` (lên)."""
_BESIDE_FIGURE = re.compile(r"(?P<letters>[^\W\d_]{2,})(?P<last>\d+)|(?P<first>\d+)(?P<rest>[^\W\d_]{2,})")
_ITEM, _ITEM_GOES_ON = re.compile(r"\d[.-]$"), re.compile(r"[.:-]\d")
_OF_NUMBER = re.compile(r"\d[.,/]$")
_NUMBER_GOES_ON = re.compile(r"[.,/]\d")

BELIEVED = 0.9
"""An engine that is so sure of a figure has read one: measured, 1 in 300 of its figures is a letter."""
_BELIEVED_SIX = 4.0
_MAY_BE_LETTERS = re.compile(r"[06]|[14][0468]")
"""``ở``; ``là``, ``lộ``, ``lễ``, ``đó``."""
_UNSURE = -1.5
_RATE = re.compile(r"[Tt][yýÿ¥]")
_RATE_DOUBT = -4.6
"""Log probability of a figure of two digits right after ``tỷ``, where ``lệ`` is expected."""


def are_certain(letters: str, pieces: Sequence[Piece]) -> bool:
    """Whether the core of a word holds figures that no letters may replace.

    ``pieces`` are those of the whole word.
    """
    if _SIGNED.fullmatch(letters) or _THIN_WORD.fullmatch(letters):
        return False
    return bool(_CERTAIN.search(letters)) or any(
        piece.kind is Kind.NUMBER or (piece.kind is Kind.MIXED and _NO_LETTER.search(piece.text))
        for piece in pieces
    )


def is_code(piece: Piece, word: str) -> bool:
    """Whether letters with figures are a code or a figure with its unit: ``A1``, ``7.d``, ``1,5ha``."""
    before, after = word[: piece.start], word[piece.start + len(piece.text) :]
    if piece.kind is Kind.WORD:
        return len(piece.text) == 1 and bool(_ITEM.search(before) or _ITEM_GOES_ON.match(after))
    if piece.kind is not Kind.MIXED or (_THIN_WORD.fullmatch(piece.text) and not before):
        return False
    return bool(
        _CODE.fullmatch(piece.text)
        or _CERTAIN.search(piece.text)
        or _NO_LETTER.search(piece.text)
        or _OF_NUMBER.search(before)
        or _NUMBER_GOES_ON.match(after)
    )


def parted(letters: str) -> tuple[str, str] | None:
    """A word and the figure that stands before or after it without a blank: ``khoản2``, ``4mét``."""
    found = _BESIDE_FIGURE.fullmatch(letters)
    if found is None:
        return None
    return (found["letters"], found["last"]) if found["letters"] else (found["first"], found["rest"])


def log_of_figure(figure: str, word: str, before: str, confidence: float | None) -> float | None:
    """Log probability that an English engine read a figure right; ``None`` when it is believed.

    ``word`` is the word that it stands in, ``before`` the word before. A figure may be letters only
    where it is the whole word, closing signs aside, and the engine was not sure; of ``6``, which is
    the commonest of them, it is too sure at times.
    """
    if word.rstrip(".,;:)") != figure or not _MAY_BE_LETTERS.fullmatch(figure):
        return None
    if confidence is not None and confidence >= BELIEVED:
        return _BELIEVED_SIX if figure == "6" else None
    if len(figure) == 2 and _RATE.fullmatch(before):
        return _RATE_DOUBT
    if confidence is None:
        return 0.0 if figure == "6" else None
    return _UNSURE
