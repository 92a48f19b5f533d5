"""The phrases around figures, as patterns: with all their marks or with none, never with others.

``đạt`` is met as ``đạt`` or, where a reading lost the marks, as ``dat``; ``đất`` is another word.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from docproc.vietnamese.unicode import fold_tone_placement, strip_marks

_DATA = Path(__file__).parent / "data" / "indicators.toml"
_SYMBOL = re.compile(r"\d+[a-zđ]?(?:/(?:19|20)\d\d)?[/\-][A-ZĐ][\w&.\-/]*")
_FULL_DATE = re.compile(r"(?<!đến )(?<!hết )ngày \d{1,2} tháng \d{1,2} năm \d{4}")


@dataclass(frozen=True)
class Passage:
    """A paragraph as patterns see it: ``work`` is ``text`` in lower case, with one tone placement.

    Symbols of documents and the dates of citations are blanked in ``work``, so that no figure is found
    in them. Both have the same length; ``start`` is the paragraph's place in the document.
    """

    text: str
    start: int = 0
    work: str = field(init=False)

    def __post_init__(self) -> None:
        work = _SYMBOL.sub(_blank, self.text)
        work = fold_tone_placement(work).lower()
        object.__setattr__(self, "work", _FULL_DATE.sub(_blank, work))

    def words(self, start: int, end: int) -> str:
        """The document's own words of a span, single blanks between them, no commas around."""
        return " ".join(self.text[start:end].split()).strip(" ,;:.")


@dataclass(frozen=True, slots=True)
class Span:
    """A half-open stretch of a passage."""

    start: int
    end: int

    def touches(self, other: Span) -> bool:
        """Whether the two share a character."""
        return self.start < other.end and other.start < self.end


@cache
def phrases() -> dict[str, Any]:
    """The tables of ``data/indicators.toml``."""
    return tomllib.loads(_DATA.read_text("utf-8"))


def either(words: Iterable[str]) -> str:
    """A pattern for any of some phrases, the longest first, in whole words."""
    ordered = sorted(set(words), key=len, reverse=True)
    spellings = dict.fromkeys(
        spelling
        for phrase in ordered
        for folded in [fold_tone_placement(phrase).lower()]
        for spelling in (folded, strip_marks(folded))
    )
    return "(?<![^\\W_])(?:" + "|".join(map(_spaced, spellings)) + r")(?!\w)"


def table(*path: str) -> Any:
    """One entry of the tables, by the names that lead to it."""
    entry: Any = phrases()
    for name in path:
        entry = entry[name]
    return entry


@cache
def units(*families: str) -> str:
    """A pattern for a unit of some families (``percent``, ``score``, ``amount``)."""
    chosen = families or tuple(table("units"))
    words = sorted({unit for family in chosen for unit in table("units", family)}, key=len, reverse=True)
    spellings = dict.fromkeys(
        spelling for word in words for spelling in (word.lower(), strip_marks(word.lower()))
    )
    return "(?:" + "|".join(_spaced(word) for word in spellings) + r")(?![\w/])"


def _spaced(phrase: str) -> str:
    return r"\s+".join(re.escape(word) for word in phrase.split())


def _blank(match: re.Match[str]) -> str:
    return "\x00" * len(match.group())
