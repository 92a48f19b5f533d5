"""Dates as Vietnamese documents write them, wherever they stand in a text."""

from __future__ import annotations

import datetime
import re
from calendar import monthrange
from dataclasses import dataclass

from docproc.vietnamese.numerals import parse_roman
from docproc.vietnamese.unicode import fold

FIRST_YEAR, LAST_YEAR = 1900, 2099

_BLANK = r"(?:\s*(?:…|\.\.|_)[\s.…_]*|\s*)"  # handwriting comes here; one full stop is a full stop
_YEAR = r"(?P<{}>(?:19|20)\d\d)"
_DAY = r"(?P<{}>0?[1-9]|[12]\d|3[01])"
_MONTH = r"(?P<{}>0?[1-9]|1[0-2])"
_BEFORE = r"(?<![\w/.,])(?<![^\W\d_]-)"
_AFTER = r"(?![\w/]|-[^\W\d_]|[.,]\d)"

_FORMS = (
    # ngày 30 tháng 6 năm 2025, with day, month or year possibly left blank
    rf"(?<!\w)ngay\b{_BLANK}(?:{_DAY.format('d1')})?{_BLANK}\bthang\b{_BLANK}(?:{_MONTH.format('m1')}(?!\d))?"
    rf"(?:[\s,.…_]*\bnam\b{_BLANK}(?:{_YEAR.format('y1')}(?!\d))?)?",
    # 30/6/2025, ngày 30-6-2025
    rf"(?:(?<!\w)ngay\s*|{_BEFORE}){_DAY.format('d2')}\s?(?P<s>[/\-.])\s?{_MONTH.format('m2')}\s?(?P=s)\s?{_YEAR.format('y2')}{_AFTER}",
    # ngày 15/7 without a year: only where a word says that it is a day
    rf"(?<!\w)(?:ngay|mung)\s+{_DAY.format('d3')}\s?[/\-]\s?{_MONTH.format('m3')}{_AFTER}(?!\s?/)",
    # tháng 7/2025, tháng 7 năm 2025, tháng 7
    rf"(?<!\w)thang\s+{_MONTH.format('m4')}(?:\s?[/\-]\s?{_YEAR.format('y4')}{_AFTER}|(?:,?\s+nam\s+)(?:{_YEAR.format('y5')})(?!\d)|{_AFTER})",
    # quý III/2025, quý 3 năm 2025, quý IV
    rf"(?<!\w)quy\s+(?P<q>iv|i{{1,3}}|[1-4])(?:\s?[/\-]\s?{_YEAR.format('y6')}{_AFTER}|(?:,?\s+nam\s+)(?:{_YEAR.format('y7')})(?!\d)|{_AFTER})",
)
_DATE = re.compile("|".join(f"(?:{form})" for form in _FORMS))
_MARKED = re.compile(r"ngày|tháng|qu[ýí]|qúy", re.IGNORECASE)  # thang 10 điểm is a scale
_YEAR_MENTION = re.compile(r"(?<!\w)[Nn][Ăă][Mm]\s+(?P<year>(?:19|20)\d\d)(?!\d|[/\-.,]\d)")


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date in a text: its half-open span (with the word ``ngày``) and the parts that are stated.

    Parts that the text leaves blank or does not give are ``None``.
    """

    start: int
    end: int
    year: int | None = None
    month: int | None = None
    day: int | None = None
    quarter: int | None = None

    @property
    def date(self) -> datetime.date | None:
        """The day, when year, month and day are all stated."""
        if self.year is None or self.month is None or self.day is None:
            return None
        return datetime.date(self.year, self.month, self.day)

    @property
    def last_day(self) -> datetime.date | None:
        """The last day of the day, month, quarter or year that is meant; ``None`` without a year."""
        if self.year is None:
            return None
        if self.date is not None:
            return self.date
        month = self.month or (3 * self.quarter if self.quarter else 12)
        return datetime.date(self.year, month, monthrange(self.year, month)[1])


def find_dates(text: str) -> list[DateMention]:
    """All dates, months and quarters in NFC text, in order; bare years are :func:`find_years`.

    Works on text that lost its marks, too. Fractions (``1/63``), document symbols
    (``15/2025/NĐ-CP``), telephones and days that no calendar has are left alone.
    """
    mentions = (_mention(match, text) for match in _DATE.finditer(fold(text)))
    return [mention for mention in mentions if mention is not None]


def find_years(text: str) -> list[DateMention]:
    """All years that the word ``năm`` announces (``năm 2024``); full dates are not looked at here."""
    return [
        DateMention(match.start(), match.end(), year=int(match["year"]))
        for match in _YEAR_MENTION.finditer(text)
    ]


def _mention(match: re.Match[str], text: str) -> DateMention | None:
    stated = {name[0]: value for name, value in match.groupdict().items() if value and name != "s"}
    year, month, day = (int(stated[key]) if key in stated else None for key in "ymd")
    quarter = _quarter(stated.get("q"))
    if (month, day, quarter) == (None, None, None) and "y" not in stated:
        return None
    if month and day and day > monthrange(year or 2024, month)[1]:
        return None
    if (year, day) == (None, None) and not _MARKED.match(text, match.start()):
        return None
    end = match.start() + len(match.group().rstrip(" \t\n.,…_"))
    return DateMention(match.start(), end, year, month, day, quarter)


def _quarter(numeral: str | None) -> int | None:
    if numeral is None or numeral.isdigit():
        return int(numeral) if numeral else None
    return parse_roman(numeral.upper())
