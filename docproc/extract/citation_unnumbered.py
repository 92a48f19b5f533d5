"""Documents cited without a number: ``Chương trình công tác năm 2025 của Ủy ban nhân dân thành phố``."""

from __future__ import annotations

import re
from functools import cache

from docproc.extract.citation_parts import citation_tables
from docproc.extract.citation_reading import Citation, Reading, issuer_after
from docproc.extract.folded import any_of, phrase

RULE = "references.unnumbered"


def find_unnumbered(reading: Reading) -> list[Citation]:
    """Documents without a number of which type, year or day, and issuer are all stated."""
    found = []
    for kind in reading.types:
        before = reading.text.folded[max(0, kind.start - 40) : kind.start]
        if not reading.text.capital(kind.start) or kind.kind is None or not _introduced().search(before):
            continue
        match = _dated_pattern().match(reading.text.folded, kind.start)
        issuer = issuer_after(reading.text, match.end()) if match else None
        if match is None or issuer is None:
            continue
        day = next((reading.days[p] for p in range(match.start(), match.end()) if p in reading.days), None)
        title = (kind.end, match.end())
        found.append(
            Citation(
                kind.start,
                issuer[0],
                kind.kind.name,
                None,
                RULE,
                day.date if day else None,
                issuer[1],
                (reading.text.blank(title[0]), title[1]) if title else None,
            )
        )
    return found


@cache
def _dated_pattern() -> re.Pattern[str]:
    types = any_of(citation_tables()["unnumbered"]["types"])
    return re.compile(
        rf"{types}(?P<name>[^;:.()\d]{{0,90}}?)\s+"
        rf"(?:{phrase('năm')}\s+(?:19|20)\d\d(?!\d)|{phrase('ngày')}\s[\d/ thangm]{{6,24}}\d)"
        r"(?=\s*,?\s*cua\s)"
    )


@cache
def _introduced() -> re.Pattern[str]:
    return re.compile(rf"{any_of(citation_tables()['unnumbered']['after'])}\s+(?:cac\s+)?$")
