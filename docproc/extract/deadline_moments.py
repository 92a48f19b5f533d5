"""Days and periods that a deadline names: ``ngày 15/7``, ``tháng 8``, ``quý III/2025``, ``cuối năm 2026``.

What the text leaves out (mostly the year) is completed from the day the document was written: the first
such day or period that is not over by then.
"""

from __future__ import annotations

import datetime
import re
from calendar import monthrange
from dataclasses import dataclass

from docproc.extract.folded import Folded
from docproc.vietnamese.dates import DateMention, find_dates

_TIME = re.compile(
    r"(?:(?:luc|vao|khoang|hoi)\s+)?(?P<hour>[01]?\d|2[0-4])\s*(?:gio|h|g|:)"
    r"(?:\s*(?P<minute>[0-5]\d)\s*(?:phut|')?)?'?"
    r"(?!\w)(?:\s+(?P<half>sang|chieu|toi))?"
)
_AFTER_TIME = re.compile(r"\s*,?\s*(?:(?:cua\s+)?cac\s+)?")
_WEEKDAY = re.compile(
    r"(?:(?:sang|trua|chieu|toi|ngay)\s+)*(?:thu\s+(?:hai|ba|tu|nam|sau|bay|[2-7])|chu nhat)\s*[,(]?\s*"
    r"|(?:sang|trua|chieu|toi)\s+(?=ngay\s+\d)"
)
_PART = re.compile(r"(?:tuan\s+)?(?P<part>dau|giua|cuoi)\s+(?:cua\s+)?(?=thang|quy|nam)")
_HALF_YEAR = re.compile(
    r"0?(?P<months>[369])\s+thang\s+(?P<part>dau|cuoi)\s+nam(?:\s+(?P<year>20\d\d))?(?!\w)"
)
_DAY_MONTH = re.compile(r"(?:ngay\s+)?(?P<day>\d{1,2})\s?(?:/|thang)\s?(?P<month>\d{1,2})(?![\w/]|[.,]\d)")
_MONTH_YEAR = re.compile(r"(?P<month>0?[1-9]|1[0-2])\s?/\s?(?P<year>20\d\d)(?![\w/]|[.,]\d)")
_YEAR = re.compile(r"nam\s+(?P<year>20\d\d)(?!\w)|nam\s+nay(?!\w)|nam(?!\w)")
_MIDDAY, _MONTHS, _DAYS = 12, 12, 31
_DAYS_OF_PART = {"dau": 10, "giua": 15}


@dataclass(frozen=True, slots=True)
class Moment:
    """A day, a month, a quarter, a year or a part of one; ``first`` and ``last`` are its days.

    Both are ``None`` when the year is unknown and no document date completes it. ``time`` is ``HH:MM``;
    ``is_day`` tells a day from a longer period; ``approximate`` marks conventions (``cuối tháng 8``);
    ``year_given`` is false when the year was completed.
    """

    end: int
    first: datetime.date | None
    last: datetime.date | None
    time: str | None = None
    is_day: bool = False
    approximate: bool = False
    year_given: bool = True


class Calendar:
    """The moments of one text, read against the day the document was written (if known)."""

    def __init__(self, text: Folded, written: datetime.date | None) -> None:
        self.text = text
        self.written = written
        self._dates: dict[int, DateMention] = {mention.start: mention for mention in find_dates(text.text)}

    def moment(self, position: int, *, bare_year: bool = False) -> Moment | None:
        """The moment that starts there, with its time of day.

        ``bare_year`` lets ``năm`` alone mean the year of the document (``hết năm``).
        """
        time = _TIME.match(self.text.folded, position)
        clock = _clock(time) if time else None
        place = position
        if time and clock:
            gap = _AFTER_TIME.match(self.text.folded, time.end())
            place = gap.end() if gap else time.end()
        weekday = _WEEKDAY.match(self.text.folded, place)
        if weekday:
            place = weekday.end()
        found = (
            self._part(place)
            or self._half_year(place)
            or self._date(place)
            or self._loose(place, bare_year=bare_year)
        )
        if found is None and time and clock:
            return Moment(time.end(), None, None, clock, is_day=True)
        if found is None:
            return None
        bracket = weekday is not None and "(" in weekday.group()
        return Moment(
            found.end + (bracket and self.text.text.startswith(")", found.end)),
            found.first,
            found.last,
            clock,
            found.is_day,
            found.approximate,
            found.year_given,
        )

    def _part(self, position: int) -> Moment | None:
        """``đầu tháng 8``, ``giữa quý III``, ``cuối năm 2026``."""
        part = _PART.match(self.text.folded, position)
        whole = self._date(part.end()) or self._loose(part.end(), bare_year=True) if part else None
        if not part or not whole or whole.is_day:
            return None
        if whole.first is None or whole.last is None or part["part"] == "cuoi":
            return Moment(whole.end, whole.first, whole.last, approximate=True, year_given=whole.year_given)
        if part.group().startswith("tuan") and part["part"] == "dau":
            return Moment(whole.end, whole.first, whole.first.replace(day=7), approximate=True)
        months = (whole.last.month - whole.first.month + 1) // 2 if part["part"] == "giua" else 0
        month = min(whole.first.month + months, whole.last.month)
        due = datetime.date(whole.first.year, month, _DAYS_OF_PART[part["part"]])
        return Moment(whole.end, whole.first, due, approximate=True, year_given=whole.year_given)

    def _half_year(self, position: int) -> Moment | None:
        half = _HALF_YEAR.match(self.text.folded, position)
        if not half:
            return None
        year = int(half["year"]) if half["year"] else self.written.year if self.written else None
        if year is None:
            return Moment(half.end(), None, None, year_given=False)
        months = int(half["months"])
        first, last = (1, months) if half["part"] == "dau" else (13 - months, 12)
        return Moment(half.end(), *_span(year, first, last), year_given=bool(half["year"]))

    def _date(self, position: int) -> Moment | None:
        found = self._dates.get(position)
        if not found or (found.day is None and found.month is None and found.quarter is None):
            return None
        if found.day is not None and found.month is None:
            return None
        months = (found.month, found.month) if found.month else _quarter(found.quarter or 1)
        return self._completed(found.end, found.year, *months, found.day)

    def _loose(self, position: int, *, bare_year: bool) -> Moment | None:
        """What counts as a date only after a word that announces one: ``31/10``, ``năm 2025``."""
        day = _DAY_MONTH.match(self.text.folded, position)
        if day and 1 <= int(day["month"]) <= _MONTHS and 1 <= int(day["day"]) <= _DAYS:
            month = int(day["month"])
            return self._completed(day.end(), None, month, month, int(day["day"]))
        month_year = _MONTH_YEAR.match(self.text.folded, position)
        if month_year:
            month = int(month_year["month"])
            return Moment(month_year.end(), *_span(int(month_year["year"]), month, month))
        year = _YEAR.match(self.text.folded, position)
        if not year or (year.group() == "nam" and not bare_year):
            return None
        if year["year"]:
            return Moment(year.end(), *_span(int(year["year"]), 1, _MONTHS))
        if self.written is None:
            return Moment(year.end(), None, None, year_given=False)
        return Moment(year.end(), *_span(self.written.year, 1, _MONTHS), year_given=False)

    def _completed(
        self, end: int, year: int | None, first_month: int, last_month: int, day: int | None
    ) -> Moment | None:
        if year is None and self.written is None:
            return Moment(end, None, None, is_day=day is not None, year_given=False)
        for candidate in [year] if year else self._next_years():
            first, last = _span(candidate, first_month, last_month)
            if day is not None:
                if day > last.day:
                    continue
                first = last = first.replace(day=day)
            if year or self.written is None or last >= self.written:
                return Moment(end, first, last, is_day=day is not None, year_given=bool(year))
        return None

    def _next_years(self) -> list[int]:
        return [self.written.year, self.written.year + 1] if self.written else []


def _clock(time: re.Match[str]) -> str | None:
    hour, minute = int(time["hour"]), int(time["minute"] or 0)
    if time["half"] in {"chieu", "toi"} and hour < _MIDDAY:
        hour += _MIDDAY
    return f"{hour:02d}:{minute:02d}" if hour < 2 * _MIDDAY or minute == 0 else None


def _quarter(number: int) -> tuple[int, int]:
    return 3 * number - 2, 3 * number


def _span(year: int, first_month: int, last_month: int) -> tuple[datetime.date, datetime.date]:
    return (
        datetime.date(year, first_month, 1),
        datetime.date(year, last_month, monthrange(year, last_month)[1]),
    )
