"""Names out of capital letters: ``ỦY BAN NHÂN DÂN TỈNH QUẢNG NGÃI`` → ``Ủy ban nhân dân tỉnh Quảng Ngãi``.

Known agencies and units get their official spelling; what is unknown follows the decree's rules for
capital letters. Source: Decree 30/2020/NĐ-CP, annex II.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from docproc.lexicon import agencies, expand, units
from docproc.vietnamese.syllable import is_syllable
from docproc.vietnamese.unicode import comparison_key, fold

_LETTERS = [letter for letter in map(chr, range(0xC0, 0x1EFA)) if fold(letter).isascii()]
CAPITALS = "A-Z" + "".join(filter(str.isupper, _LETTERS))
"""All Vietnamese capitals, for use inside the brackets of a pattern."""
SMALL = "a-z" + "".join(filter(str.islower, _LETTERS))
"""All small Vietnamese letters, likewise."""

_DATA = Path(__file__).parent / "data" / "issuers.toml"
_LONGEST = 14  # words of the longest name of an agency
_SMALL = {"và", "của", "thuộc", "cho", "về", "các", "-", "–", "&"}


@cache
def issuer_tables() -> dict[str, Any]:
    """The table ``data/issuers.toml``."""
    return tomllib.loads(_DATA.read_text("utf-8"))


def proper_name(capitals: str) -> str:
    """The name of an agency as running text writes it, with its abbreviations written out."""
    words = expand(capitals.translate(str.maketrans("–—", "--"))).split()
    written: list[str] = []
    while words:
        taken, spelling = _next(words, first=not written)
        written.append(spelling)
        words = words[taken:]
    return " ".join(written)


def _next(words: list[str], *, first: bool) -> tuple[int, str]:
    """How many words to take, and how they are written."""
    for known in (
        _agency(words),
        _unit(words),
        _known(words, _province_names()),
        _persons(words),
        _naming(words) if first else None,
    ):
        if known:
            return known
    word = words[0]
    lower = word.lower()
    if not _is_word(word):
        return 1, word
    return 1, lower.capitalize() if first or (not word.isupper() and word[0].isupper()) else lower


def _known(words: list[str], names: dict[str, str]) -> tuple[int, str] | None:
    """The longest known name that the words begin with, and its official spelling."""
    for count in range(min(_LONGEST, len(words)), 0, -1):
        name = names.get(fold(" ".join(words[:count])))
        if name and (count > 1 or len(words) == 1):
            return count, name
    return None


def _agency(words: list[str]) -> tuple[int, str] | None:
    """A known agency; a type of unit at its end is left for the name that follows."""
    known = _known(words, _agency_names())
    if known and known[0] < len(words):
        for kind in issuer_tables()["unit_types"]:
            if known[1].endswith(f" {kind}"):
                return known[0] - len(kind.split()), known[1].removesuffix(f" {kind}")
    if known and known[0] < len(words) and known[1].endswith(tuple(issuer_tables()["named_after_places"])):
        rest = words[known[0] :]
        return len(words), f"{known[1]} {' '.join(map(_capitalised, rest))}"
    return known


def _persons(words: list[str]) -> tuple[int, str] | None:
    """Schools bear persons' names, each word with a capital: ``TRƯỜNG THPT TRẦN PHÚ``."""
    for noun in issuer_tables()["named_after_persons"]:
        size = len(noun.split())
        if len(words) > size and fold(" ".join(words[:size])) == fold(noun):
            return len(words), " ".join([noun, *map(_capitalised, words[size:])])
    return None


def _unit(words: list[str]) -> tuple[int, str] | None:
    """A unit with its type: ``TỈNH QUẢNG NGÃI``; an unknown name takes the words up to the next small one."""
    for kind in issuer_tables()["unit_types"]:
        size = len(kind.split())
        if fold(" ".join(words[:size])) != fold(kind) or len(words) <= size:
            continue
        if fold(words[size]) in {"uy", "doan"}:  # TỈNH ỦY, TỈNH ĐOÀN
            return None
        rest = words[size:]
        if kind in {"tỉnh", "thành phố"} and (name := _known(rest, _province_names())):
            return size + name[0], f"{kind} {name[1]}"
        for count in range(min(5, len(rest)), 0, -1):
            if known := _commune_names().get(comparison_key(" ".join(rest[:count]))):
                return size + count, f"{kind} {known}"
        count = next((i for i, word in enumerate(rest) if word.lower() in _SMALL and word != "-"), len(rest))
        return size + count, " ".join([kind, *map(_capitalised, rest[:count])])
    return None


def _naming(words: list[str]) -> tuple[int, str] | None:
    """A head noun and the first word of the name it takes: ``PHÒNG VĂN HÓA`` → ``Phòng Văn``."""
    for noun in issuer_tables()["naming"]:
        size = len(noun.split())
        if len(words) > size and fold(" ".join(words[:size])) == fold(noun):
            taken, name = _next(words[size:], first=True)
            return size + taken, f"{noun[0].upper()}{noun[1:]} {name}"
    return None


def _is_word(word: str) -> bool:
    """Whether capitals are a Vietnamese word and not an abbreviation (``THPT``, ``TNHH``)."""
    return not word.isupper() or all(is_syllable(part) for part in re.split(r"[^\w]+", word.lower()) if part)


def _capitalised(word: str) -> str:
    return word.lower().capitalize() if _is_word(word) else word


@cache
def _agency_names() -> dict[str, str]:
    return _unambiguous(
        (fold(name), name)
        for agency in agencies()
        if agency.kind == "office"
        for name in (agency.name, *agency.aliases)
        if " " in name
    )


@cache
def _province_names() -> dict[str, str]:
    return _unambiguous((fold(unit.name), unit.name) for unit in units() if unit.level == "province")


@cache
def _commune_names() -> dict[str, str]:
    return {comparison_key(unit.name): unit.name for unit in units() if unit.level == "commune"}


def _unambiguous(pairs: Any) -> dict[str, str]:
    names: dict[str, str] = {}
    twice: set[str] = set()
    for key, name in pairs:
        if comparison_key(names.setdefault(key, name)) != comparison_key(name):
            twice.add(key)
    return {key: name for key, name in names.items() if key not in twice}
