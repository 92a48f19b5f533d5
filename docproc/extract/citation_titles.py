"""The title of a cited document: where it begins after number, day and issuer, and where it ends."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from docproc.extract.agency_lists import read_item
from docproc.extract.citation_parts import CitedType, citation_tables
from docproc.extract.folded import Folded, any_of

LONGEST = 500  # characters

_END = re.compile(
    r"[;)]|\.(?=\s|$)|\./\.|:(?=\s|$)|\n|,\s+|\s\((?:sau day|goi)|\s(?:da )?duoc (?:sua doi|thay the|bo sung)"
)
_QUOTES = {"“": "”", '"': '"', "‘": "’"}
_CITED = re.compile(r"\s+(?:cua\s[^;.]{3,60}?\s)?so\s*:?\s*\d")
_COORDINATED = re.compile(r"(?:[,;]\s*(?:va\s+)?|\s+(?:va|hoac|cung)\s+)(?:cac\s+|tai\s+|theo\s+)?$")


def read_title(text: Folded, start: int, types: Sequence[CitedType]) -> tuple[int, int] | None:
    """The span of the title that begins at ``start``, its label (``về việc``) left out, or ``None``."""
    opening = _opening().match(text.folded, start)
    if opening is None:
        return None
    first = opening.end() if opening["label"] else opening.start("word")
    last = _end(text, first, types)
    while last > first and text.text[last - 1] in " ,;.:":
        last -= 1
    return (first, last) if last - first >= 3 else None


def _end(text: Folded, first: int, types: Sequence[CitedType]) -> int:
    """The first place where the title can end: a stop, the next citation, or the main clause."""
    limit = min(len(text.text), first + LONGEST)
    next_citation = next((_cut(text, first, kind) for kind in types if _cut(text, first, kind)), None)
    place = first
    while place < limit:
        if next_citation is not None and place >= next_citation:
            return next_citation
        closing = _QUOTES.get(text.text[place])
        if closing and (close := text.text.find(closing, place + 1)) > 0:
            place = close + 1
            continue
        match = _END.match(text.folded, place)
        if match and _ends(text, first, match):
            return place
        place += 1
    return limit


def _ends(text: Folded, first: int, stop: re.Match[str]) -> bool:
    """Whether a stop ends the title: not a comma inside it, nor the bracket that closes one of its own."""
    if stop.group().startswith(","):
        return _main_clause(text, stop.end())
    inside = text.text[first : stop.start()]
    return stop.group() != ")" or inside.count("(") <= inside.count(")")


def _cut(text: Folded, first: int, kind: CitedType) -> int | None:
    """Where the title ends because a further citation is joined to it by ``và`` or a comma."""
    if kind.start <= first or not _CITED.match(text.folded, kind.end):
        return None
    joined = _COORDINATED.search(text.folded, first, kind.start)
    return joined.start() if joined else None


def _main_clause(text: Folded, place: int) -> bool:
    """Whether a main clause begins after a comma: its subject is an agency, or a word says so."""
    if _endings().match(text.folded, place):
        return True
    if not text.capital(place):
        return False
    item = read_item(text, place)
    return item is not None and re.match(r"\s+[^\W\d_]", text.folded[item.end :]) is not None


@cache
def _opening() -> re.Pattern[str]:
    tables = citation_tables()
    labels, words = any_of(tables["title_labels"]), any_of(tables["title_words"])
    return re.compile(rf"\s*,?\s*(?:(?P<label>{labels}\s*:?\s*)|(?P<word>{words}))")


@cache
def _endings() -> re.Pattern[str]:
    return re.compile(any_of(citation_tables()["title_ends"]))
