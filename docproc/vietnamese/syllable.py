"""The build of a Vietnamese syllable: onset, glide, nucleus, coda and tone.

A word that has this build may be Vietnamese; a word that has not is foreign, an abbreviation, a name
of another people's language (``Đắk``, ``Krông``) or misread.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from pathlib import Path

from docproc.vietnamese.unicode import TONE_MARKS, fold_tone_placement, nfc


class Tone(StrEnum):
    """The six tones."""

    LEVEL = "ngang"
    FALLING = "huyền"
    RISING = "sắc"
    DIPPING = "hỏi"
    BROKEN = "ngã"
    HEAVY = "nặng"


@dataclass(frozen=True, slots=True)
class Syllable:
    """A syllable taken apart, in lower case; an absent part is ``""``.

    ``quốc`` is onset ``qu``, nucleus ``ô``, coda ``c``; ``hoàn`` is ``h`` + glide ``o`` + ``a`` + ``n``.
    The letters of onset, glide, nucleus and coda together are the syllable without its tone, except
    that onset ``gi`` and nucleus ``i`` share one letter (``gì``).
    """

    onset: str
    glide: str
    nucleus: str
    coda: str
    tone: Tone


_DATA = tomllib.loads((Path(__file__).parent / "data" / "syllables.toml").read_text("utf-8"))
_ONSETS: list[str] = _DATA["onsets"].split()
_RHYMES = frozenset[str](_DATA["rhymes"].split())
_AFTER_QU = frozenset[str](_DATA["after_qu"].split())
_AFTER_GI = frozenset[str](_DATA["after_gi"].split())
_BEFORE_FRONT = frozenset(["ngh", "gh", "k"])
_NOT_BEFORE_FRONT = frozenset(["ng", "g", "c"])
_CODA = re.compile(r"(?:ng|nh|ch|[cmnptiouy])$")
_GLIDED = re.compile(r"o(?=[aăe])|u(?=[âêơ]|y)")
_STOPS = frozenset(["c", "ch", "p", "t"])
_TONE_OF = {mark: Tone(name) for name, mark in TONE_MARKS.items() if mark}


def _parts(rhyme: str) -> tuple[str, str, str]:
    """Glide, nucleus and coda of a rhyme without tone."""
    glide = match.group() if (match := _GLIDED.match(rhyme)) else ""
    rest = rhyme[len(glide) :]
    coda = match.group() if len(rest) > 1 and (match := _CODA.search(rest)) else ""
    return glide, rest[: len(rest) - len(coda)], coda


_PARTS = {rhyme: _parts(rhyme) for rhyme in {*_RHYMES, *_AFTER_QU, *_AFTER_GI}}


def _tone_position(onset: str, rhyme: str) -> int:
    """Index in the rhyme of the letter that carries the tone, in the older placement."""
    glide, nucleus, coda = _PARTS[rhyme]
    hatted = [index for index, letter in enumerate(rhyme) if letter in "ăâêôơư"]
    if hatted and not nucleus.startswith("ưa"):
        return hatted[-1]
    if nucleus == "oo" or (glide and (coda or onset == "qu")):  # voọc, hoàn
        return 1
    return 0


@lru_cache(maxsize=1 << 16)
def analyse(word: str) -> Syllable | None:
    """The parts of a syllable, in either tone placement (``hòa``, ``hoà``); ``None`` for other words.

    Case does not matter. Source: the syllable tables of Vietnamese grammars; ``Ủy``/``Uỷ`` alike.
    """
    word = fold_tone_placement(nfc(word).lower())
    if not 0 < len(word) <= 7:
        return None
    letters = unicodedata.normalize("NFD", word)
    marks = [letter for letter in letters if letter in _TONE_OF]
    if len(marks) > 1:
        return None
    tone = _TONE_OF[marks[0]] if marks else Tone.LEVEL
    toneless = unicodedata.normalize("NFC", letters.replace(marks[0], "") if marks else letters)
    for onset, rhyme in _splits(toneless):
        if _fits(onset, rhyme) and _tone_fits(word, toneless, onset, rhyme, tone):
            return Syllable(onset, *_PARTS[rhyme], tone)
    return None


def is_syllable(word: str) -> bool:
    """Whether a word has the build of a Vietnamese syllable."""
    return analyse(word) is not None


def _splits(toneless: str) -> list[tuple[str, str]]:
    """Ways to cut a toneless syllable into onset and rhyme; onset ``gi`` may share its ``i``."""
    splits = [(onset, toneless[len(onset) :]) for onset in _ONSETS if toneless.startswith(onset)]
    if toneless.startswith("gi"):
        splits.append(("gi", toneless[1:]))
    return [*splits, ("", toneless)]


def _fits(onset: str, rhyme: str) -> bool:
    """Whether an onset may stand before a rhyme in spelling."""
    if onset == "qu":
        return rhyme in _AFTER_QU
    if rhyme not in _RHYMES:
        return onset == "gi" and rhyme in _AFTER_GI
    if onset == "gi":
        return rhyme[0] != "y" and not rhyme.startswith("iê")
    return _spelling_fits(onset, rhyme)


def _spelling_fits(onset: str, rhyme: str) -> bool:
    """The rules of c/k, g/gh, ng/ngh and i/y."""
    front = rhyme[0] in "eêiy"
    if (onset in _BEFORE_FRONT and not front) or (onset in _NOT_BEFORE_FRONT and front):
        return False
    if rhyme[0] == "y" and onset:  # mỹ, ly, hy have y instead of i; yêu stands alone
        return rhyme == "y"
    return bool(onset) or not rhyme.startswith("iê")


def _tone_fits(word: str, toneless: str, onset: str, rhyme: str, tone: Tone) -> bool:
    """Whether the tone may stand before the coda, and stands on the right letter."""
    if _PARTS[rhyme][2] in _STOPS and tone not in {Tone.RISING, Tone.HEAVY}:
        return False
    if tone is Tone.LEVEL:
        return True
    return (
        word[len(toneless) - len(rhyme) + _tone_position(onset, rhyme)]
        != (toneless[len(toneless) - len(rhyme) + _tone_position(onset, rhyme)])
    )
