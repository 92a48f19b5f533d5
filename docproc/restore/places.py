"""Names of provinces and communes on a path of words, found by their letters after ``xã``, ``tỉnh`` …"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from docproc.lexicon.units import units
from docproc.vietnamese.unicode import fold, fold_tone_placement

_FORMER = {
    "phường": ("phường", "thị trấn", "thị xã", "quận", "huyện", "thành phố"),
    "xã": ("xã", "thị trấn", "huyện"),
    "đặc khu": ("đặc khu", "huyện"),
    "tỉnh": ("tỉnh", "thành phố"),
}
"""What a unit of that name may be called, by what it is called now; former districts are still cited."""


class Place(NamedTuple):
    """A name found: where its first word stands, and its words as they are written, in lower case."""

    start: int
    words: tuple[str, ...]


@cache
def _names() -> dict[tuple[str, ...], dict[tuple[str, ...], list[tuple[str, ...]]]]:
    """By the letters of the type, and by the letters of the name: all ways to write the name."""
    found: dict[tuple[str, ...], dict[tuple[str, ...], list[tuple[str, ...]]]] = {}
    for unit in units():
        name = tuple(fold_tone_placement(word.lower()) for word in unit.name.split())
        for kind in _FORMER.get(unit.unit_type, (unit.unit_type,)):
            ways = found.setdefault(_letters(kind.split()), {}).setdefault(_letters(name), [])
            if name not in ways:
                ways.append(name)
    return found


def _letters(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(fold(word) for word in words)


@cache
def _all_names() -> dict[tuple[str, ...], list[tuple[str, ...]]]:
    found: dict[tuple[str, ...], list[tuple[str, ...]]] = {}
    for ways in _names().values():
        for letters, names in ways.items():
            found.setdefault(letters, []).extend(names)
    return found


def places(words: Sequence[str], capital: Sequence[bool]) -> Iterator[Place]:
    """All names on a path of words in lower case; ``capital`` says which begin with a capital.

    A name is looked for after its type, and before the date of a letter (``…, ngày``). Where names of
    one type differ in their marks only, each is named.
    """
    letters = _letters(words)
    by_type = _names()
    for at in range(1, len(words)):
        if capital[at]:
            for size in (1, 2):
                yield from _longest(by_type.get(letters[max(0, at - size) : at]), letters, capital, at)
        elif letters[at] == "ngay" and words[at - 1] == ",":
            for length in (1, 2, 3, 4):
                start = at - 1 - length
                if start >= 0 and all(capital[start : at - 1]):
                    for name in _all_names().get(letters[start : at - 1], ()):
                        yield Place(start, name)


def _longest(
    ways: Mapping[tuple[str, ...], Sequence[tuple[str, ...]]] | None,
    letters: tuple[str, ...],
    capital: Sequence[bool],
    at: int,
) -> Iterator[Place]:
    """The longest name that begins at a place, in all its ways."""
    for length in (4, 3, 2, 1) if ways else ():
        found = ways.get(letters[at : at + length]) if ways else None
        if found and all(capital[at : at + length]):
            yield from (Place(at, name) for name in found)
            return
