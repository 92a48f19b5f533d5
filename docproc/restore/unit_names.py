"""Names of provinces, districts and communes as a tree of words, with how many units bear each of them.

Units have two eras: until 30 June 2025 (three levels) and from 1 July 2025 (two). A name is looked up by
the letters of its type, for what stands after ``xã`` is no province.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import NamedTuple

from docproc.lexicon.former_units import LAST_DAY, former_units
from docproc.lexicon.units import units
from docproc.vietnamese.unicode import fold, fold_tone_placement

PROVINCE = "province"
COMMUNE = "commune"
DISTRICT = "district"
TYPES = frozenset({"xa", "phuong", "tinh", "huyen", "quan"})
LONG_TYPES = frozenset({"dac khu", "thanh pho", "thi tran", "thi xa"})
"""Types of units by their letters: those of one word, and those of two."""
DISTRICT_TYPES = frozenset({"huyen", "quan", "thi xa", "thanh pho"})
_PIECE = re.compile(r"[^\W\d_]+|[^\w\s]")
_CITY_OF_FIRST_RANK = 15
"""A city that is a province is named as often as this many of the cities that were districts."""


class Body(NamedTuple):
    """Units that are told apart by nothing but their names: of one era, type and level."""

    now: bool
    kind: str
    level: str


@dataclass(slots=True)
class UnitName:
    """A name in pieces (``bà rịa - vũng tàu``), lower case; how many units of each province bear it."""

    words: tuple[str, ...]
    count: dict[Body, dict[str, int]] = field(default_factory=dict)


@dataclass(slots=True)
class Branch:
    """Where names go on after the same words; ``name`` is the one that may end here."""

    next: dict[str, Branch] = field(default_factory=dict)
    name: UnitName | None = None


@dataclass(frozen=True, slots=True)
class UnitNames:
    """All names in a tree; ``total`` is the number of units of a body by province, under ``""`` in all.

    ``successors`` are the provinces that former ones became, by code.
    """

    root: Branch
    total: dict[Body, dict[str, int]]
    successors: dict[str, str]

    def named(self, words: Sequence[str]) -> UnitName | None:
        """The name with just these pieces."""
        branch: Branch | None = self.root
        for word in words:
            branch = branch.next.get(word) if branch else None
        return branch.name if branch else None


def pieces_of(name: str) -> tuple[str, ...]:
    """The pieces of a name as the language model knows them, without its number."""
    return tuple(_PIECE.findall(fold_tone_placement(name.lower())))


def letters_of(kind: str) -> str:
    """A type by its letters: ``xã`` → ``xa``."""
    return fold(kind)


@cache
def unit_names() -> UnitNames:
    """The tree of all names, built once a process."""
    found = UnitNames(Branch(), {}, {})
    for body, province, name in _listed():
        words = pieces_of(name)
        weight = _CITY_OF_FIRST_RANK if body.level == PROVINCE and body.kind == "thanh pho" else 1
        branch = found.root
        for word in words:
            branch = branch.next.setdefault(word, Branch())
        branch.name = branch.name or UnitName(words)
        for counts in (branch.name.count.setdefault(body, {}), found.total.setdefault(body, {})):
            counts[province] = counts.get(province, 0) + weight
            counts[""] = counts.get("", 0) + weight
    for old in units():
        if old.level == PROVINCE and old.validity.last is not None and old.successor_code:
            found.successors[old.code] = old.successor_code
    return found


def _listed() -> Iterator[tuple[Body, str, str]]:
    """Every unit once: its body, the code of its province, its name."""
    seen = set()
    for each in units():
        now = each.validity.last is None or each.validity.last > LAST_DAY
        body = Body(now, letters_of(each.unit_type), each.level)
        if (body, each.code) not in seen:
            seen.add((body, each.code))
            yield body, each.province_code, each.name
    for group in former_units():
        level = DISTRICT if (kind := letters_of(group.unit_type)) in DISTRICT_TYPES else COMMUNE
        body = Body(False, kind, level)
        for name in group.names:
            yield body, group.province_code, name


@cache
def words_of_names() -> list[str]:
    """All words of all names."""
    found: set[str] = set()

    def gather(branch: Branch) -> None:
        for word, after in branch.next.items():
            found.add(word)
            gather(after)

    gather(unit_names().root)
    return sorted(found)


@cache
def unusual_words() -> dict[str, list[str]]:
    """Words of names by their letters: which of them no rule of spelling allows is for others to say."""
    found: dict[str, list[str]] = {}
    for word in words_of_names():
        found.setdefault(fold(word), []).append(word)
    return found
