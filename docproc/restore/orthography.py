"""Capitals and tone placement of a repaired word, carried over from what was read."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from docproc.vietnamese.unicode import fold

_MARKS = "\u0300\u0301\u0303\u0309\u0323"


def _later_placements() -> dict[str, str]:
    pairs = {}
    for first, second in ("oa", "oe", "uy"):
        for mark in _MARKS:
            earlier = unicodedata.normalize("NFC", first + mark) + second
            pairs[earlier] = first + unicodedata.normalize("NFC", second + mark)
    return pairs


_HORN, _HOOK = "\u031b", "\u0309"


def ends_in_horn_or_hook(word: str) -> bool:
    """Whether the last letter of a word has a horn (``tư``), or any letter the hook of a tone (``ải``)."""
    return _HORN in unicodedata.normalize("NFD", word[-1:]) or _HOOK in unicodedata.normalize("NFD", word)


_LATER = _later_placements()
_LATER_END = re.compile(rf"(?:{'|'.join(_LATER)})$")
_EITHER = re.compile(
    rf"(?<![qQ])(?P<earlier>{'|'.join(_LATER)})(?!\w)|(?<![qQ])(?P<later>{'|'.join(_LATER.values())})(?!\w)",
    re.IGNORECASE,
)


def later_tone_placement(word: str) -> str:
    """A lower-case syllable with its tone where the newer spelling puts it: ``hòa`` → ``hoà``."""
    if word.startswith("qu"):
        return word
    return _LATER_END.sub(lambda match: _LATER[match.group()], word)


def prefers_later(words: Iterable[str]) -> bool:
    """Whether a document mostly writes ``hoà``, ``uỷ`` rather than ``hòa``, ``ủy``."""
    balance = 0
    marked = [word for word in words if not word.isascii()]  # for words without marks tell nothing
    for match in _EITHER.finditer(" ".join(marked)):
        balance += 1 if match.lastgroup == "later" else -1
    return balance > 0


@lru_cache(maxsize=1 << 15)
def is_capitals(read: str) -> bool:
    """Whether a word is set in capitals (two letters at least; ``CHiNH`` is, too)."""
    letters = [letter for letter in read if letter.isalpha()]
    capitals = sum(map(str.isupper, letters))
    return len(letters) > 1 and capitals >= (len(letters) if len(letters) < 4 else 0.75 * len(letters))


def channel_form(read: str) -> tuple[str, bool]:
    """A word as the channel knows it, and whether it is set in capitals.

    Capitals are lowered throughout; else only the first letter is, since ``chAm`` says that the engine
    saw something high above the ``a``.
    """
    if is_capitals(read):
        return read.lower(), True
    return read[:1].lower() + read[1:], False


_THIN = frozenset({"Il", "Jl", "Ji", "Jt"})
"""Capitals that an engine sees in thin small letters: ``Ip`` for ``lớp``."""

_ALIKE = frozenset("cosvxzi")
"""Small letters that are told from capitals by their size or a speck alone: ``so`` for ``SỞ``."""
_DOTTED = frozenset("i")
"""The same behind a capital, as ``Độc`` may well stand small beside capitals."""


@lru_cache(maxsize=1 << 15)
def with_case(syllable: str, read: str, *, among_capitals: bool, opens: bool) -> str:
    """A syllable in the case of what was read.

    ``among_capitals``: the words around are set in capitals. ``opens``: it stands first in its
    paragraph; there a first letter that was misread as a small one of another shape (``pé`` for
    ``Để``) is a capital again.
    """
    if is_capitals(read) and (among_capitals or len(read) > 2):
        return syllable.upper()
    first = read[0]
    if among_capitals and 2 * sum(map(str.isupper, read)) > sum(map(str.isalpha, read)) > 1:
        return syllable.upper()
    small = [letter for letter in read if letter.islower()]
    alike = _DOTTED if first.isupper() else _ALIKE
    if among_capitals and all(fold(letter) in alike for letter in small):
        return syllable.upper()
    misread = fold(first) != fold(syllable[0])
    if (
        (first.isupper() and first + syllable[0] not in _THIN)
        or (opens and misread and first not in "1|w")
        or first == "$"
    ):
        return syllable[0].upper() + syllable[1:]
    return syllable
