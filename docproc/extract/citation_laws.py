"""Laws, which are cited by name and day instead of a number: ``Luật Đất đai ngày 18 tháng 01 năm 2024``."""

from __future__ import annotations

import re
from functools import cache

from docproc.extract.citation_parts import citation_tables
from docproc.extract.citation_reading import Citation, Reading, day_and_issuer
from docproc.extract.folded import Folded, any_of
from docproc.lexicon import document_types
from docproc.vietnamese.unicode import fold

RULE = "references.law"
_NAME = r"(?:(?!(?<!phap )luat\b)[^;.()\d]){3,140}?"


def find_laws(reading: Reading) -> list[Citation]:
    """The laws that a text cites by name and day, in order."""
    laws: list[Citation] = []
    for kind in reading.types:
        if laws and kind.start < laws[-1].end:
            continue
        match = _law_pattern().match(reading.text.folded, kind.start)
        day = reading.days.get(match.end()) if match else None
        if (
            match is None
            or day is None
            or (not reading.text.capital(match.start("name")) and not match["amending"])
        ):
            continue
        name = kind.kind.name if kind.kind else None
        end, _, issuer = day_and_issuer(reading, day.end)
        title = (match.start("name"), match.end("name"))
        laws.append(Citation(kind.start, end, name, None, RULE, day.date, issuer, title))
    return laws


def named_law(text: str) -> Citation | None:
    """A law that is cited by its name alone at the start of a basis: ``Căn cứ Luật Đất đai;``."""
    folded = Folded(text)
    match = _lone_law_pattern().match(folded.folded)
    if match is None or not folded.capital(match.start("name")):
        return None
    written = " ".join(match["type"].split())
    name = next(kind.name for kind in document_types() if fold(kind.name) == written)
    return Citation(match.start("type"), match.end("name"), name, None, RULE, title=match.span("name"))


@cache
def _law_pattern() -> re.Pattern[str]:
    names = any_of(citation_tables()["by_name"])
    return re.compile(
        rf"{names}\s+(?P<name>(?P<amending>sua doi)?(?(amending)[^;.()\d]{{3,260}}?|{_NAME}))"
        r"\s*,?\s*(?=ngay\s)"
    )


@cache
def _lone_law_pattern() -> re.Pattern[str]:
    names = any_of(citation_tables()["by_name"])
    return re.compile(rf"\W*can cu (?P<type>{names})\s+(?P<name>[^;.()\d,]{{3,110}}?)\s*(?:[;.,]\s*$|$)")
