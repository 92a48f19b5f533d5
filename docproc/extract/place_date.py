"""Where and when the document was issued: ``Hải Phòng, ngày 30 tháng 6 năm 2025``.

The day, and at times the month, is written in by hand after printing; what is blank or cannot be read
is ``None`` and goes to the review list.
"""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass

from spacy.tokens import Doc

from docproc.extract.document import source
from docproc.extract.findings import ask, scalar
from docproc.extract.handwriting import uncertain
from docproc.extract.head import Head
from docproc.extract.letter_case import CAPITALS
from docproc.extract.number_symbol import find_number_symbol
from docproc.extract.reasons import Reason
from docproc.schema import Zone
from docproc.schema.contract import Scalar
from docproc.vietnamese.unicode import fold

_WRITTEN = re.compile(
    r"ngay(?P<day>[^,]{0,14}?)thang(?P<month>[^,]{0,12}?)n[ao]m\s*(?P<year>(?:19|20)\s?\d\s?\d)(?!\d)"
)
_NUMERIC = re.compile(
    r"ngay\s*(?P<day>\d{1,2})\s?[/.\-]\s?(?P<month>\d{1,2})\s?[/.\-]\s?(?P<year>(?:19|20)\d\d)(?!\d)"
)
_NAME = rf"(?:[{CAPITALS}][^\W\d_]*\.?(?:\s?-\s?|\s)?){{1,6}}"
_PLACE = re.compile(rf"(?P<place>{_NAME})\s*[,.;]?\s*$")
_LONE_PLACE = re.compile(rf"(?P<place>{_NAME}),\s*ng\wy")
_FILLING = " .…_-—–'`’,;:"


@dataclass(frozen=True, slots=True)
class PlaceDate:
    """The line with place and date; spans are half-open offsets into its text.

    ``day`` and ``month`` are ``None`` when they are blank or illegible, ``blank`` tells which.
    """

    place: tuple[int, int] | None
    span: tuple[int, int]
    day_span: tuple[int, int]
    month_span: tuple[int, int]
    day: int | None
    month: int | None
    year: int
    blank: bool

    @property
    def date(self) -> datetime.date | None:
        """The day of issue, when all of it was read and the calendar has it."""
        if self.day is None or self.month is None:
            return None
        try:
            return datetime.date(self.year, self.month, self.day)
        except ValueError:
            return None


def find_place_date(text: str) -> PlaceDate | None:
    """The place and date in a line of the head, or ``None`` when no year is stated there."""
    folded = fold(text)
    match = _WRITTEN.search(folded) or _NUMERIC.search(folded)
    if match is None:
        return None
    day, month = _slot(match["day"], 31), _slot(match["month"], 12)
    blank = not match["day"].strip(_FILLING) or not match["month"].strip(_FILLING)
    numbered = find_number_symbol(text[: match.start()])
    place = _PLACE.search(text, numbered.symbol_span[1] if numbered else 0, match.start())
    return PlaceDate(
        place=_trimmed(text, *place.span("place")) if place else None,
        span=match.span(),
        day_span=_trimmed(text, *match.span("day")),
        month_span=_trimmed(text, *match.span("month")),
        day=day,
        month=month,
        year=int("".join(match["year"].split())),
        blank=blank,
    )


def read_place_date(doc: Doc, head: Head) -> tuple[Scalar[str] | None, Scalar[datetime.date] | None]:
    """Place and date of the document; what could not be read is put on the review list."""
    found = _find(head)
    if found is not None:
        return _place(doc, *found), _date(doc, *found)
    spans = head.spans(Zone.PLACE_DATE)
    ask(doc, "/metadata/date", Reason.DATE_ILLEGIBLE if spans else Reason.DATE_NOT_FOUND, *spans)
    return _place_alone(doc, head), None


def printed_year(doc: Doc) -> int | None:
    """The year on the date line, which is printed even where day and month are still blank."""
    found = _find(Head.of(doc))
    return found[0].year if found else None


def _find(head: Head) -> tuple[PlaceDate, int] | None:
    """The date line and its start; outside its zone it must look like one from the place to the end."""
    for text, start, zoned in head.passages(Zone.PLACE_DATE):
        found = find_place_date(text)
        if found and (zoned or (found.place and len(text.rstrip()) - found.span[1] <= 2)):
            return found, start
    return None


def _place_alone(doc: Doc, head: Head) -> Scalar[str] | None:
    """The place on a line whose date is past reading."""
    for start, end in head.spans(Zone.PLACE_DATE):
        match = _LONE_PLACE.match(source(doc).text[start:end])
        if match:
            span = _trimmed(source(doc).text, start, start + match.end("place"))
            return scalar(doc, source(doc).text[slice(*span)], "header.place", span)
    return None


def _place(doc: Doc, found: PlaceDate, start: int) -> Scalar[str] | None:
    if found.place is None:
        return None
    span = (start + found.place[0], start + found.place[1])
    return scalar(doc, source(doc).text[slice(*span)], "header.place", span)


def _date(doc: Doc, found: PlaceDate, start: int) -> Scalar[datetime.date] | None:
    span = (start + found.span[0], start + found.span[1])
    written = [(start + one, start + two) for one, two in (found.day_span, found.month_span)]
    if found.date is None:
        reason = Reason.DATE_BLANK if found.blank else Reason.DATE_ILLEGIBLE
        ask(doc, "/metadata/date", reason, span)
        return None
    if any(uncertain(doc, *slot) for slot in written):
        ask(doc, "/metadata/date", Reason.DATE_ILLEGIBLE, span)
        return None
    return scalar(doc, found.date, "header.date", span)


def _slot(written: str, largest: int) -> int | None:
    digits = "".join(written.strip(_FILLING).split())
    return int(digits) if re.fullmatch(r"\d{1,2}", digits) and 0 < int(digits) <= largest else None


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start] in _FILLING:
        start += 1
    while end > start and text[end - 1] in _FILLING:
        end -= 1
    return start, end
