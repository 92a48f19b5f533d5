"""When a figure holds: its year and period, in its own clause or inherited from what stands before."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from docproc.extract.figure_phrases import Passage, Span, table
from docproc.extract.indicator_changes import base_spans


@dataclass(frozen=True, slots=True)
class Time:
    """The year and the words of the period (``6 tháng đầu năm 2025``); either may be unknown."""

    span: Span
    year: int | None
    period: str | None


def find_times(passage: Passage) -> list[Time]:
    """All times in a passage that statements may belong to, in order; years compared with are none."""
    compared = base_spans(passage)
    compared += [Span(match.start(), match.end()) for match in _former().finditer(passage.work)]
    periods: list[Time] = []
    for match in _periods().finditer(passage.work):
        year = next((int(value) for value in match.groupdict().values() if value), None)
        span = Span(match.start(), match.end())
        periods.append(Time(span, year, passage.words(span.start, span.end)))
    years = [
        Time(Span(match.start(), match.end()), int(match["year"]), None)
        for match in _years().finditer(passage.work)
    ]
    times = [time for time in periods if not any(time.span.touches(base) for base in compared)]
    times += [
        time for time in years if not any(time.span.touches(other) for other in (*compared, *_spans(periods)))
    ]
    return sorted(times, key=lambda time: time.span.start)


def own_time(times: list[Time], start: int, middle: int, end: int) -> Time | None:
    """The time within a clause: the nearest before ``middle`` (where the value stands), else after it."""
    before = [time for time in times if start <= time.span.start < middle]
    after = [time for time in times if middle <= time.span.start < end]
    return joined(before[::-1]) or joined(after)


def joined(times: list[Time]) -> Time | None:
    """The first time, with the year or period that it lacks from the next ones."""
    if not times:
        return None
    first = times[0]
    year = first.year or next((time.year for time in times if time.year), None)
    return Time(first.span, year, first.period)


def _spans(times: list[Time]) -> list[Span]:
    return [time.span for time in times]


@cache
def _periods() -> re.Pattern[str]:
    patterns = table("times", "periods")
    named = (pattern.replace("?P<y>", f"?P<y{number}>") for number, pattern in enumerate(patterns))
    return re.compile(
        "|".join(rf"(?<!\w){pattern}" for pattern in named).replace(" ", r"\s+").replace(r"\s+?", r"\s*")
    )


@cache
def _years() -> re.Pattern[str]:
    barred = "".join(rf"(?<!{word} )" for word in table("times", "not_after"))
    return re.compile(rf"(?<!\w){barred}(?:năm|nam)\s+(?P<year>20\d\d)(?!\d|[/.,]\d|\s*[-–]\s*20)")


@cache
def _former() -> re.Pattern[str]:
    """``từ 28,1% năm 2011 xuống còn 3,5%``: the first year is not the figure's."""
    return re.compile(r"(?<!\w)từ\s+\d[\d.,]*\s*\S{1,6}(?:\s+\w{1,5})?\s+năm\s+20\d\d")
