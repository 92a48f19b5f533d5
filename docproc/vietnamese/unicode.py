"""Vietnamese letters as Unicode: one form to store, and looser forms to compare and search by.

Folding keeps the length of NFC text, so a place found in folded text is the same place in the
document's own text.
"""

from __future__ import annotations

import re
import unicodedata
from itertools import product

_ETH = re.compile(r"(?<![þÞæÆöÖ])[ÐðƉ](?![þÞæÆöÖ])")
_D_WITH_STROKE = {"Ð": "Đ", "ð": "đ", "Ɖ": "Đ"}

TONE_MARKS = {
    "ngang": "",
    "huyền": "\u0300",
    "sắc": "\u0301",
    "hỏi": "\u0309",
    "ngã": "\u0303",
    "nặng": "\u0323",
}
"""The combining mark of each tone; the level tone has none."""


def nfc(text: str) -> str:
    """The text with each letter as one code point, and the Icelandic ``Ð`` that some programs write
    instead of ``Đ`` put right.

    Words with other Icelandic letters keep their ``Ð``. Source: TCVN 6909:2001; Decree 30/2020/NĐ-CP,
    annex I (precomposed Unicode).
    """
    if text.isascii():  # the commonest case by far in damaged text, and normal as it stands
        return text
    return _ETH.sub(lambda match: _D_WITH_STROKE[match.group()], unicodedata.normalize("NFC", text))


def _bare_letters() -> dict[int, str]:
    table = {ord(letter): bare for letter, bare in zip("đĐðÐƉ", "dDdDD", strict=True)}
    for code in range(0x80, 0x3000):
        first, *marks = list(unicodedata.normalize("NFD", chr(code)))
        if first.isascii() and first.isalpha() and all(map(unicodedata.combining, marks)):
            table[code] = first
    return table


_BARE = _bare_letters()


def strip_marks(text: str) -> str:
    """The text without tones, hats, horns and strokes: ``Đường`` → ``Duong``.

    Case is kept, and so is the length of NFC text.
    """
    return text.translate(_BARE)


def fold(text: str) -> str:
    """The text as one searches for it: no marks, lower case, same length for NFC text."""
    return (text if text.isascii() else text.translate(_BARE)).lower()


def _tone_pairs() -> dict[str, str]:
    """``oà`` → ``òa`` and so on, for each pair, tone and case in which the two spellings differ."""
    pairs = {}
    for first, second in (("o", "a"), ("o", "e"), ("u", "y")):
        cases = product((first, first.upper()), (second, second.upper()))
        for (one, two), mark in product(cases, filter(None, TONE_MARKS.values())):
            new = one + unicodedata.normalize("NFC", two + mark)
            pairs[new] = unicodedata.normalize("NFC", one + mark) + two
    return pairs


_TO_FIRST = _tone_pairs()
_TO_SECOND = {old: new for new, old in _TO_FIRST.items()}
_OPEN = re.compile(rf"(?<![qQ])(?:{'|'.join(_TO_FIRST)})(?![^\W\d_])")
_CLOSED = re.compile(rf"(?:{'|'.join(_TO_SECOND)})(?=[^\W\d_])")
_AFTER_Q = re.compile(rf"(?<=[qQ])(?:{'|'.join(old for old in _TO_SECOND if old[1] in 'yY')})")


def fold_tone_placement(text: str) -> str:
    """The text with the tone where the older spelling puts it: ``hoà`` → ``hòa``, ``thuỷ`` → ``thủy``.

    Both are right, and sources differ, so compare folded text; never store it. The length of NFC text
    is kept. A tone that neither spelling allows (``hòan``, ``qúy``) goes where both put it.
    """
    text = _CLOSED.sub(lambda match: _TO_SECOND[match.group()], text)
    text = _AFTER_Q.sub(lambda match: _TO_SECOND[match.group()], text)
    return _OPEN.sub(lambda match: _TO_FIRST[match.group()], text)


def comparison_key(text: str) -> str:
    """What two spellings of one name share: NFC, tone placement, case and spacing folded, marks kept."""
    return " ".join(fold_tone_placement(nfc(text)).lower().split())


def same_text(one: str, other: str) -> bool:
    """Whether two texts differ at most in case, spacing and tone placement: ``Hoà`` is ``hòa``."""
    return comparison_key(one) == comparison_key(other)
