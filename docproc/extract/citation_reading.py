"""What a citation is, and the reading of what follows its number: the day and the issuer."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass, replace

from docproc.extract.agency_lists import read_item
from docproc.extract.citation_parts import CitedNumber, CitedType, cited_numbers, cited_types, days
from docproc.extract.folded import Folded
from docproc.vietnamese.dates import DateMention

_OF = re.compile(r"\s*,?\s*(?:cua|do)\s+(?:dong chi\s+)?")
_DAY_GAP = re.compile(r"\s*[,(]?\s*")


@dataclass(frozen=True, slots=True)
class Citation:
    """One cited document; spans are half-open offsets into the text.

    ``end`` is where type, number, day and issuer end, ``title`` the span of the title after them.
    ``issuing`` is the issuer's group in the symbol; ``rule`` names how it was found.
    """

    start: int
    end: int
    doc_type: str | None
    number_symbol: str | None
    rule: str
    date: datetime.date | None = None
    issuer: str | None = None
    title: tuple[int, int] | None = None
    issuing: str | None = None

    @property
    def whole(self) -> tuple[int, int]:
        """The span with the title."""
        return self.start, max(self.end, self.title[1] if self.title else 0)

    def moved(self, offset: int) -> Citation:
        """The same citation in a longer text, ``offset`` characters further on."""
        title = (self.title[0] + offset, self.title[1] + offset) if self.title else None
        return replace(self, start=self.start + offset, end=self.end + offset, title=title)


@dataclass(frozen=True, slots=True)
class Reading:
    """A text with its parts found."""

    text: Folded
    numbers: list[CitedNumber]
    types: list[CitedType]
    days: dict[int, DateMention]

    @staticmethod
    def of(text: str) -> Reading:
        """The parts of a text."""
        folded = Folded(text)
        return Reading(folded, cited_numbers(text), cited_types(folded), days(text))


def day_and_issuer(reading: Reading, end: int) -> tuple[int, datetime.date | None, str | None]:
    """Where day and issuer after a number end, and what they are."""
    date, issuer = None, None
    for _ in range(2):
        gap = _DAY_GAP.match(reading.text.folded, end)
        day = reading.days.get(gap.end()) if gap and date is None else None
        if day is not None:
            date, end = day.date, day.end
            end += reading.text.text[end : end + 1] == ")" and "(" in (gap.group() if gap else "")
        named = issuer_after(reading.text, end) if issuer is None else None
        if named is not None:
            end, issuer = named
    return end, date, issuer


def issuer_after(text: Folded, place: int) -> tuple[int, str] | None:
    """The issuer after ``của``: where its name ends, and the full name."""
    of = _OF.match(text.folded, place)
    item = read_item(text, of.end()) if of else None
    if item is None or not item.agencies:
        return None
    return item.end, "; ".join(agency.name for agency in item.agencies)
