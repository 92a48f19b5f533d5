"""The phrases by which directives say by when, from ``data/deadlines.toml``, as patterns."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from docproc.extract.folded import any_of, marked
from docproc.schema.contract import DeadlineKind
from docproc.vietnamese.unicode import fold

_DATA = Path(__file__).parent / "data" / "deadlines.toml"


@cache
def phrases() -> dict[str, Any]:
    """The whole table."""
    return tomllib.loads(_DATA.read_text("utf-8"))


@cache
def openings() -> dict[str, DeadlineKind]:
    """Words before a date, folded, with the kind of deadline they make."""
    return {
        fold(opening): DeadlineKind(kind)
        for kind, spellings in phrases()["openings"].items()
        for opening in spellings
    }


@cache
def opening_pattern() -> re.Pattern[str]:
    """Any opening, in folded text."""
    return re.compile(any_of(list(openings())))


@cache
def weak_openings() -> frozenset[str]:
    """Openings that need the end of a clause or a finishing word, folded."""
    return frozenset(fold(opening) for opening in phrases()["weak"]["openings"])


@cache
def verbs() -> frozenset[str]:
    """Openings that are verbs, not part of the deadline's own words, folded."""
    return frozenset(fold(verb) for verb in phrases()["weak"]["verbs"])


@cache
def finishing() -> re.Pattern[str]:
    """Words that show that something is to be finished (for text with marks)."""
    return marked(phrases()["finishing"]["words"])


@cache
def continuing() -> re.Pattern[str]:
    """Verbs with which a task goes on after a period at the head of its clause (text with marks)."""
    table = phrases()["finishing"]
    return marked(table["words"] + table["starting"])


@cache
def reaching() -> re.Pattern[str]:
    """What is reached by the end of a period, behind it (text with marks)."""
    return marked(phrases()["finishing"]["reaching"])


@cache
def dates_else(*, weak: bool) -> re.Pattern[str]:
    """What stands to the left of a date that dates something else, up to the date itself."""
    words = phrases()["not_after"]["always"] + (phrases()["not_after"]["often"] if weak else [])
    return re.compile(rf"(?:{marked(words).pattern}|(?<!\w)đã(?:\s+\w+){{0,4}})\s*$")


@cache
def of_things() -> re.Pattern[str]:
    """Nouns that ``hằng tháng`` belongs to as an attribute, at the end of a text with marks."""
    return re.compile(rf"{marked(phrases()['not_after']['every']).pattern}\s*$")


@cache
def topics() -> re.Pattern[str]:
    """A noun at the start of a clause that orders nothing: ``Các chỉ tiêu …`` (text with marks)."""
    nouns = marked(phrases()["not_after"]["topics"]).pattern
    return re.compile(rf"\W*(?:các\s+|những\s+|một số\s+)?{nouns}")


@cache
def own_day() -> re.Pattern[str]:
    """The document's own day, as what a term counts from (folded text)."""
    return re.compile(any_of(phrases()["own_day"]["words"]))


@cache
def units() -> dict[str, str]:
    """Units of a term, folded, with their Vietnamese names."""
    return {fold(unit): name for unit, name in phrases()["units"].items()}


@cache
def recurrences() -> dict[str, str]:
    """``tháng`` (folded) → ``monthly``."""
    return {fold(period): name for period, name in phrases()["recurrences"].items()}
