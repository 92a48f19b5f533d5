"""Names as documents have them, as often as they have them: how many of their words come through repair.

Names put together from lists (:mod:`docproc.evaluate.names`) are drawn evenly and stand alone; in documents
some are far commoner than others, they come back, and what stands around them tells more.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from docproc.evaluate.names import NameTally, beside
from docproc.evaluate.word_tally import compared
from docproc.extract.signer_names import common_family_names, family_names
from docproc.lexicon.former_units import former_units
from docproc.lexicon.units import units
from docproc.restore.person_words import OTHERS, PERSONS
from docproc.training.person_names import RUN, is_sure, name_of
from docproc.vietnamese.unicode import fold_tone_placement

_EDGES = re.compile(r"^\W+|\W+$")
_WORD_BEFORE = re.compile(r"(\w+)[\W_]*$")


class Mention(NamedTuple):
    """A name in a text: ``person`` or ``place``, the place of its first word and the number of its words."""

    kind: str
    start: int
    size: int


class PrintedNames:
    """Counts names in repaired text, by kind."""

    def __init__(self) -> None:
        self.tallies = {kind: NameTally() for kind in ("person", "place")}

    def count(self, lines: Iterable[tuple[Sequence[str], Sequence[str]]]) -> None:
        """Add a page or paragraph: the words of each line as printed and as repaired."""
        truth: list[str] = []
        became: dict[int, str] = {}
        for printed, repaired in lines:
            here = beside([compared(word) for word in printed], [compared(word) for word in repaired])
            became |= {len(truth) + place: word for place, word in here.items()}
            truth += printed
        for mention in mentions(truth):
            places = range(mention.start, mention.start + mention.size)
            wanted = [_bare(compared(truth[place])) for place in places]
            now = [_bare(became.get(place, "")) for place in places]
            self.tallies[mention.kind].count(wanted, now)


def mentions(words: Sequence[str]) -> Iterator[Mention]:
    """The names among words with their marks.

    A person is two to four capitalised words after a title, or three or four, that begin with a common
    family name or are told by their second word (``Văn``, ``Thị``); a place is a unit of any day after its
    type.
    """
    text = " ".join(words)
    for found in RUN.finditer(text):
        run = found.group().split()
        start = text.count(" ", 0, found.start())
        name = name_of(run)
        before = run[: len(run) - len(name)] or _WORD_BEFORE.findall(text[: found.start()])
        if _is_person(name, before[-1].lower() if before else ""):
            yield Mention("person", start + len(run) - len(name), len(name))
        elif _key(found.group()) in _places() and _types().search(text[: found.start()]):
            yield Mention("place", start, len(run))


def _is_person(name: Sequence[str], before: str) -> bool:
    if not 2 <= len(name) <= 4 or before in OTHERS or " ".join(name) in _places():
        return False
    if before in PERSONS:
        return name[0] in _keys(family_names())
    return len(name) > 2 and (name[0] in _keys(common_family_names()) or is_sure(tuple(name)))


@cache
def _types() -> re.Pattern[str]:
    """The type of a unit at the end of a text, with the blank behind it."""
    types = {unit.unit_type for unit in units()} | {each.unit_type for each in former_units()}
    return re.compile(rf"\b(?:{'|'.join(sorted(types))}) $", re.IGNORECASE)


@cache
def _places() -> frozenset[str]:
    former = (name for each in former_units() for name in each.names)
    return _keys((*(unit.name for unit in units()), *former))


@cache
def _keys(names: tuple[str, ...]) -> frozenset[str]:
    return frozenset(map(_key, names))


def _key(name: str) -> str:
    return fold_tone_placement(name.lower())


def _bare(word: str) -> str:
    """A word without the signs around it."""
    return _EDGES.sub("", word)
