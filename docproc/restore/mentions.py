"""Where a path of words names a unit: after ``xã``, ``tỉnh`` …, in a list of such, and before a date.

A name is found through all candidates of its words, so that its letters may be misread as well.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from typing import NamedTuple

from docproc.restore.candidates import UNIT_TYPES
from docproc.restore.path import Path
from docproc.restore.unit_names import LONG_TYPES, TYPES, Branch, UnitName, unit_names
from docproc.vietnamese.unicode import fold

FARTHEST = -7.0
"""A name whose words' candidates fall farther behind the best ones, in sum, is not meant."""
IN_LIST, MISREAD_TYPE, BEFORE_DATE = -0.7, -2.0, 1.0
"""What is added to the log odds that a unit is named: in a list, after a misread type, before a date."""
ENDS_EARLY = -3.0
"""Log probability that a name ends before a word with a capital."""
_CITY = "tp"
_JOINS = frozenset({",", "và", "va", ";"})
INSIDE = frozenset({"-", "'", "’"})
_LONGEST = 7


class Match(NamedTuple):
    """A name at a place: its nodes, how far its words fall behind in their letters, what spelling costs."""

    name: UnitName
    nodes: tuple[int, ...]
    fit: float
    spelling: float


class Mention(NamedTuple):
    """A place where a unit may be named, and the names that fit there.

    ``kind`` is its type by letters, ``None`` before a date; ``odds`` is added to the log odds that a unit
    is named at all; ``misread`` is the node of the type, where the path so far has another word for it.
    At ``stop`` a name must end.
    """

    start: int
    kind: str | None
    matches: tuple[Match, ...]
    odds: float = 0.0
    misread: int | None = None
    stop: int | None = None

    def end(self) -> int:
        """The place after the name that fits best."""
        return self.start + max((match.fit, len(match.nodes)) for match in self.matches)[1]


def find_mentions(path: Path, types: Container[int]) -> Iterator[Mention]:
    """All mentions, in order, also those where no name fits.

    ``types`` are the places with the type of a unit among their candidates.
    """
    last, kind = -1, ""
    for at in range(1, len(path.words)):
        mention = None
        if path.begins[at]:
            mention = _after_type(path, at, types)
            if mention is None and at - 1 == last and path.words[at - 1] in _JOINS:
                mention = Mention(at, kind, tuple(_matches(path, at)), IN_LIST)
        elif path.words[at - 1] == "," and fold(path.words[at]) == "ngay":
            mention = _before_date(path, at - 1)
        if mention is None:
            continue
        if mention.kind is not None and mention.matches:
            last, kind = mention.end(), mention.kind
        yield mention


def _after_type(path: Path, at: int, types: Container[int]) -> Mention | None:
    kind = _kind(path.words, at)
    if kind is not None:
        return Mention(at, kind, tuple(_matches(path, at)))
    if at - 1 not in types:
        return None
    found = [
        (option.fit, fold(word), option.node)
        for word, option in path.options(at - 1).items()
        if word in UNIT_TYPES
    ]
    fit, kind, node = max(found)
    return Mention(at, kind, tuple(_matches(path, at)), MISREAD_TYPE + fit, node)


def _kind(words: Sequence[str], at: int) -> str | None:
    """The type of unit that stands before a place, by its letters."""
    one = fold(words[at - 1])
    if at > 1 and (two := f"{fold(words[at - 2])} {one}") in LONG_TYPES:
        return two
    if one in TYPES:
        return one
    if one == _CITY or (one == "." and at > 1 and words[at - 2] == _CITY):
        return "thanh pho"
    return None


def _before_date(path: Path, end: int) -> Mention | None:
    """The longest name that ends at a place, or none from the first capital of a run on."""
    head = None
    for start in range(max(0, end - _LONGEST), end):
        if path.begins[start]:
            found = tuple(match for match in _matches(path, start) if start + len(match.nodes) == end)
            if found:
                return Mention(start, None, found, BEFORE_DATE, stop=end)
            head = start if head is None else head
        elif path.words[start] not in INSIDE:
            head = None
    return None if head is None else Mention(head, None, (), BEFORE_DATE, stop=end)


def _matches(path: Path, start: int) -> Iterator[Match]:
    """All names that the candidates from a place on can spell."""
    open_: list[tuple[Branch, tuple[int, ...], float, float]] = [(unit_names().root, (), 0.0, 0.0)]
    while open_:
        branch, nodes, fit, spelling = open_.pop()
        at = start + len(nodes)
        capital = at < len(path.words) and path.capital[at]
        if branch.name is not None:
            yield Match(branch.name, nodes, fit + (ENDS_EARLY if capital else 0.0), spelling)
        if not capital and nodes and (at >= len(path.words) or path.words[at] not in INSIDE):
            continue
        for word, option in (path.options(at) if nodes else path.heads(at)).items():
            after = branch.next.get(word)
            if after is not None and fit + option.fit > FARTHEST:
                open_.append((after, (*nodes, option.node), fit + option.fit, spelling + option.spelling))
