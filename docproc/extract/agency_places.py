"""Territories behind the name of an office: ``tỉnh``, ``thành phố Hải Phòng``, ``cấp xã``, ``khu vực IX``."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from docproc.extract.agency_names import NameTable, not_office, offices, open_heads, posts
from docproc.extract.folded import Folded, any_of, marked
from docproc.lexicon import units, units_named
from docproc.vietnamese.unicode import fold_tone_placement

_DATA = Path(__file__).parent / "data" / "agency_places.toml"
_LONGEST_PLACE = 5  # words: Văn Miếu - Quốc Tử Giám
_NUMBERED = re.compile(r"\s+(?P<number>[ivx]{1,5}|\d{1,2})(?!\w)")
_OTHER_WORD = re.compile(r"xã\s+(?:hội|viên|giao)(?!\w)")
_JOINT = re.compile(r"\s+[-–]\s+|\s+")

Place = tuple[int, str]
"""Where a territory ends in the text, and how it is written in full."""


def territory(text: Folded, position: int, *, person: bool = False) -> Place | None:
    """The territory that starts at a word: its end and its full form.

    ``person`` tells that a person's post came before, so that a name behind ``tỉnh`` may be the person's.
    """
    level = _levels().match(text.marked, position)
    if level:
        return level.end(), _level_names()[" ".join(level.group().split())]
    branch = _branches().match(text, position)
    if branch:
        return _branch(text, *branch)
    kind = unit_kinds().match(text, position)
    if not kind or _OTHER_WORD.match(text.marked, position):
        return None
    end, canonical = kind
    named = proper_name(text, text.blank(end), person=person)
    return (named[0], f"{canonical} {named[1]}") if named else (end, canonical)


def _branch(text: Folded, end: int, canonical: str) -> Place | None:
    inner = _branches().match(text, text.blank(end)) if text.blank(end) > end else None
    nested = _branch(text, *inner) if inner else None
    named = nested or numbered(text, end) or proper_name(text, text.blank(end))
    return (named[0], f"{canonical} {named[1]}") if named else None


def numbered(text: Folded, end: int) -> Place | None:
    """The number of a region (``khu vực`` IX) after its noun."""
    number = _NUMBERED.match(text.folded, end)
    return (number.end(), text.text[number.start("number") : number.end()].upper()) if number else None


def proper_name(text: Folded, position: int, *, person: bool = False) -> Place | None:
    """A place's own name: one that the lexicon knows, or words in capitals that begin no office."""
    known = known_provinces().match(text, position)
    if known and text.capital(position):
        return known
    if person and _surnames().match(text.folded, position):
        return None
    end, words, place = position, 0, position
    while words < _LONGEST_PLACE and _is_name_word(text, place):
        found = text.word(place)
        if not found:
            break
        end, words = found.end(), words + 1
        joint = _JOINT.match(text.folded, end)
        if not joint:
            break
        place = joint.end()
    return (end, " ".join(text.text[position:end].split())) if words else None


def _is_name_word(text: Folded, position: int) -> bool:
    if not text.capital(position):
        return False
    if open_heads().match(text, position) and not not_office().match(text.folded, position):
        return False
    return not (posts().match(text.marked, position) or offices().match(text, position))


def unit_type_of(name: str) -> str | None:
    """The one kind that all units of a name share (``Bát Tràng`` is a xã), or ``None``."""
    kinds = {unit.unit_type for unit in units_named(name)}
    return kinds.pop() if len(kinds) == 1 else None


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads(_DATA.read_text("utf-8"))


@cache
def unit_kinds() -> NameTable:
    """Kinds of units: ``tỉnh``, ``TP`` → ``thành phố``, ``xã``."""
    return NameTable.of(_data()["kinds"])


@cache
def _level_names() -> dict[str, str]:
    return {
        fold_tone_placement(spelling).lower(): name
        for name, others in _data()["levels"].items()
        for spelling in (name, *others)
    }


@cache
def _levels() -> re.Pattern[str]:
    return marked(list(_level_names()))


@cache
def _branches() -> NameTable:
    return NameTable.of(dict.fromkeys(_data()["branches"], ()))


@cache
def _surnames() -> re.Pattern[str]:
    return re.compile(any_of(_data()["surnames"]))


@cache
def known_provinces() -> NameTable:
    """Provinces of today and before the mergers, by their own names."""
    return NameTable.of({unit.name: () for unit in units() if unit.level == "province"})
