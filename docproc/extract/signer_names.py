"""Names of persons under a signature, which the seal often damages.

A plausible name has a known family name and two to five well-formed words; what is not plausible is no
name. Titles of rank and degree before it are set aside.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from docproc.vietnamese.syllable import is_syllable
from docproc.vietnamese.unicode import fold, same_text

_DATA = Path(__file__).parent / "data"
_LONE = {"A", "Á", "Ạ", "Y", "Ý", "Ỷ", "Ế", "Ái", "Ô"}  # given names of one letter
_COMMON = 45  # as many names stand at the head of the list because many people bear them
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")


@dataclass(frozen=True, slots=True)
class SignerName:
    """A name and its half-open span in the line.

    ``value`` differs from the words only in a family name whose marks were misread (``Nguyên``).
    """

    value: str
    start: int
    end: int


@cache
def signer_tables() -> dict[str, Any]:
    """The table ``data/signers.toml``."""
    return tomllib.loads((_DATA / "signers.toml").read_text("utf-8"))


def read_name(line: str) -> SignerName | None:
    """The name that a line is, rank and degree left out; ``None`` when it is no plausible name."""
    start = _after_titles(line)
    words = list(_WORD.finditer(line, start))
    while words and len(words[0].group()) == 1:
        words.pop(0)
    while words and len(words[-1].group()) == 1 and words[-1].group() not in _LONE:
        words.pop()
    if not 2 <= len(words) <= 5 or not _only_words(line, words[0].start(), words[-1].end()):
        return None
    upland = words[0].group() in signer_tables()["names"]["upland"]
    if any(not _is_name_word(word.group(), upland=upland) for word in words):
        return None
    family = words[0].group() if upland else family_name(words[0].group())
    if family is None:
        return None
    value = " ".join([family, *(word.group() for word in words[1:])])
    return SignerName(value, words[0].start(), words[-1].end())


def family_name(word: str) -> str | None:
    """The family name that a word is or, its marks misread, can only be; ``None`` for other words."""
    names = family_names()
    exact = next((name for name in names if same_text(name, word)), None)
    if exact is not None:
        return word
    alike = [name for name in names if fold(name) == fold(word)]
    return alike[0] if alike and _common(alike) else None


def _common(alike: list[str]) -> bool:
    """Whether one of several family names is clearly meant: the only one, or a far commoner one."""
    return len(alike) == 1 or alike[0] in common_family_names()


def _is_name_word(word: str, *, upland: bool) -> bool:
    small = word[1:].islower() or word in _LONE
    return word[0].isupper() and small and (upland or is_syllable(word.lower()))


def _only_words(line: str, start: int, end: int) -> bool:
    """Whether nothing but words and blanks stands there, and little dirt around it."""
    inside = line[start:end]
    outside = line[:start] + line[end:]
    letters = sum(map(str.isalnum, outside))
    titles = sum(map(str.isalnum, line[: _after_titles(line)]))
    return re.fullmatch(r"[^\W\d_]+(?:\s+[^\W\d_]+)*", inside) is not None and letters - titles <= 1


def _after_titles(line: str) -> int:
    """Where the name begins after rank and degree: ``Thượng tá``, ``PGS.TS.``"""
    match = _titles().match(fold(line))
    return match.end() if match else 0


@cache
def _titles() -> re.Pattern[str]:
    titles = sorted(map(fold, signer_tables()["names"]["titles"]), key=len, reverse=True)
    return re.compile(rf"\W*(?:(?:{'|'.join(map(re.escape, titles))})(?!\w)[.,:\s]*)*")


@cache
def family_names() -> tuple[str, ...]:
    """All family names that the list holds, the commonest first."""
    text = (_DATA / "family_names.txt").read_text("utf-8")
    return tuple(line for line in text.splitlines() if line and not line.startswith("#"))


def common_family_names() -> tuple[str, ...]:
    """Those that many people bear."""
    return family_names()[:_COMMON]
