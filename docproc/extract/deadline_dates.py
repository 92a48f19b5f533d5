"""Deadlines that name a day or a period: ``trước ngày 15/7``, ``trong quý III``, ``từ ngày … đến ngày …``."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from docproc.extract.deadline_moments import Calendar, Moment
from docproc.extract.deadline_phrases import (
    continuing,
    dates_else,
    finishing,
    opening_pattern,
    openings,
    phrases,
    reaching,
    recurrences,
    topics,
    verbs,
    weak_openings,
)
from docproc.extract.deadline_reading import DeadlineReading
from docproc.extract.folded import Folded, marked
from docproc.extract.task_phrases import starts_with_verb
from docproc.schema.contract import DeadlineKind
from docproc.vietnamese.unicode import fold

_SPAN = re.compile(r"(?<!\w)(?:bat dau\s+)?tu\s+(?=(?:\d|luc|ngay|thang|quy|dau|giua|cuoi|sang|chieu|0h))")
_TO = re.compile(r"\s*(?:den|toi|-|–)\s+(?:het\s+)?")
_UNTIL = re.compile(r"\s+(?:cho )?den (?:khi|luc)\s+[^,;.:()\n]{2,60}")
_SINCE = re.compile(
    r"(?:tính|kể|số liệu|lũy kế|phát sinh|hiệu lực|ban hành|thành lập|hoạt động|thi hành)\s*$"
)
_JOINT = re.compile(r"\s*(?:,|;|va)\s*(?P<opening>truoc\s+)?(?=ngay\s+\d)")
_CLAUSE_END = re.compile(r"\s*(?:[.,;:)(\n]|$|(?:để|và|về|gửi|theo|tại|cho|báo cáo|kèm|qua)\s)")
_FULL_STOP = re.compile(r"\s*(?:[.;\n]|$)")
_COMMA = re.compile(r"\s*,?\s*")
_CLAUSE_START = re.compile(r"[.;:\n]")
_SUBSET = re.compile(
    r"(?:riêng(?:\s+đối\s+với)?|đối\s+với)\s+(?P<who>[^,;.:()]{2,90}?)\s*,?\s*"
    r"(?:(?:phải\s+)?(?:hoàn thành|hoàn tất|báo cáo|xong|gửi|nộp|thực hiện|là|thì)\s*)*$"
)
_EVERY = re.compile(r"(?:định kỳ\s+)?(?:hằng|hàng|mỗi)\s+(?P<period>ngày|tuần|tháng|quý|năm)")
_YEARS = re.compile(r"(?:năm |giai đoạn )?(20\d\d)\s*[-–]\s*(20\d\d)")
_REACH = 90  # characters to the left in which a finishing word may stand
_LIST_MARK = re.compile(r"[\s\-–+*]*(?:\w{1,3}[.)\-–/]+\s*)*")
_XONG = re.compile(r"xong(?!\w)")
_DONE = re.compile(r"(?:đã|mới|được)\s*$")
_LASTS = re.compile(r"(?:trong|đến hết|hết|cho đến hết|vào)(?!\w)")
_DONE_BEFORE = re.compile(r"xong\s+(?=truoc)")
_FROM_NOW = re.compile(r"(?<!\w)từ nay\s+$")
_REPORTED = re.compile(
    r"(?<!\w)(?:đã|đạt|lũy kế|tăng|giảm|so với|ước|chiếm|còn|diễn ra|bằng|hiệu lực|từ ngày)(?!\w)"
)
_BOUND = re.compile(r"(?<!\w)(?:dưới|trên|tối đa|tối thiểu|ít nhất|không quá)\s+\d")
_GAP = re.compile(r"\s*(?:vào\s+|là\s+)?")


def read_dates(text: Folded, written: datetime.date | None) -> Iterator[DeadlineReading]:
    """All deadlines of a text that name days or periods, those with a beginning and an end first."""
    calendar = Calendar(text, written)
    yield from _periods(text, calendar)
    for found in opening_pattern().finditer(text.folded):
        yield from _opened(text, calendar, found)


def read_label(text: Folded, written: datetime.date | None) -> Iterator[DeadlineReading]:
    """The deadlines of a text that stands in the place for them (a column, ``Thời gian: …``)."""
    calendar = Calendar(text, written)
    yield from _periods(text, calendar)
    for kind, words in phrases()["labelled"].items():
        found = _whole(tuple(words)).fullmatch(text.marked.strip(" .,;:-\n"))
        if found:
            yield DeadlineReading(0, len(text.text), f"deadlines.{kind}", DeadlineKind(kind))
    every = _EVERY.fullmatch(text.marked.strip(" .,;:-\n"))
    if every:
        period = recurrences()[fold(every["period"])]
        yield DeadlineReading(
            0, len(text.text), "deadlines.recurring", DeadlineKind.RECURRING, recurrence=period
        )
    years = _YEARS.fullmatch(text.marked.strip(" .,;:-\n"))
    if years:
        first, last = datetime.date(int(years[1]), 1, 1), datetime.date(int(years[2]), 12, 31)
        yield DeadlineReading(0, len(text.text), "deadlines.period", DeadlineKind.PERIOD, last, first=first)
    for word in re.finditer(r"(?<![\w/.])[^\W_]", text.folded):
        moment = calendar.moment(word.start())
        if moment and moment.last:
            kind = DeadlineKind.ON if moment.is_day else DeadlineKind.WITHIN_PERIOD
            yield _reading(word.start(), moment, kind)


@cache
def _whole(words: tuple[str, ...]) -> re.Pattern[str]:
    return marked(words)


def _periods(text: Folded, calendar: Calendar) -> Iterator[DeadlineReading]:
    for found in _SPAN.finditer(text.folded):
        first = calendar.moment(found.end())
        to = _TO.match(text.folded, first.end) if first else None
        last = calendar.moment(to.end()) if to else None
        if not first or _SINCE.search(text.marked, 0, found.start()):
            continue
        until = _UNTIL.match(text.folded, first.end) if first.is_day else None
        if until and first.first:
            kind = DeadlineKind.PERIOD
            yield DeadlineReading(found.start(), until.end(), "deadlines.period", kind, first=first.first)
            continue
        if not to and first.first and first.is_day and _FULL_STOP.match(text.text, first.end):
            yield DeadlineReading(
                found.start(), first.end, "deadlines.period", DeadlineKind.PERIOD, first=first.first
            )
        if not to or not last:
            continue
        if not first.is_day and not last.is_day and first.last == last.last:
            continue
        yield DeadlineReading(
            found.start(), last.end, "deadlines.period", DeadlineKind.PERIOD,
            last.last, last.time, _opening_day(first, last),
            approximate=first.approximate or last.approximate,
        )  # fmt: skip


def _opening_day(first: Moment, last: Moment) -> datetime.date | None:
    """The first day; its year, when left out, is the one that brings it before the last day."""
    if first.first is None or last.last is None or first.year_given:
        return first.first
    day = first.first
    try:
        day = day.replace(year=last.last.year)
        return day if day <= last.last else day.replace(year=last.last.year - 1)
    except ValueError:  # 29 February
        return None


def _opened(text: Folded, calendar: Calendar, found: re.Match[str]) -> Iterator[DeadlineReading]:
    opening = " ".join(found.group().split())
    gap = _GAP.match(text.marked, found.end())
    start = gap.end() if gap else found.end()
    moment = calendar.moment(start, bare_year="hết" in text.marked[found.start() : found.end()])
    if not moment or start == found.end():
        return
    weak = opening in weak_openings() and not (opening == "truoc" and moment.is_day)
    if _dates_else(text, found, weak=weak):
        return
    if weak and not _finishes(text, found.start(), moment.end):
        return
    kind = _kind(openings()[opening], moment)
    begins = start if opening in verbs() else found.start()
    done = _DONE_BEFORE.match(text.folded, begins)
    reading = _reading(done.end() if done else begins, moment, kind)
    since = _FROM_NOW.search(text.marked, 0, found.start())
    if since:
        period = DeadlineKind.PERIOD
        since_when = calendar.written
        reading = replace(
            reading, start=since.start(), kind=period, rule="deadlines.period", first=since_when
        )
    yield replace(reading, applies_to=_subset(text, found.start()))
    yield from _joined(text, calendar, moment, kind)


def _dates_else(text: Folded, found: re.Match[str], *, weak: bool) -> bool:
    """Whether what stands before a date shows that it only dates something else."""
    if _XONG.match(text.marked, found.start()):
        return bool(_DONE.search(text.marked, 0, found.start()))
    return bool(dates_else(weak=weak).search(text.marked, max(0, found.start() - _REACH), found.start()))


def _kind(kind: DeadlineKind, moment: Moment) -> DeadlineKind:
    if kind is DeadlineKind.WITHIN_PERIOD and moment.is_day:
        return DeadlineKind.ON
    return kind


def _reading(start: int, moment: Moment, kind: DeadlineKind) -> DeadlineReading:
    due = moment.first if kind is DeadlineKind.BEFORE and not moment.approximate else moment.last
    if kind is DeadlineKind.ON and not moment.is_day:
        kind = DeadlineKind.WITHIN_PERIOD
    return DeadlineReading(
        start, moment.end, f"deadlines.{kind.value}", kind, due, moment.time, approximate=moment.approximate
    )


def _joined(
    text: Folded, calendar: Calendar, moment: Moment, kind: DeadlineKind
) -> Iterator[DeadlineReading]:
    """``trước ngày 10/7 và ngày 10/10``: further days of the same kind."""
    joint = _JOINT.match(text.folded, moment.end) if moment.is_day else None
    while joint:
        following = calendar.moment(joint.end())
        if not following or not following.is_day:
            return
        start = joint.start("opening") if joint["opening"] else joint.end()
        yield _reading(start, following, kind)
        joint = _JOINT.match(text.folded, following.end)


def _finishes(text: Folded, start: int, end: int) -> bool:
    """Whether a date closes its clause and something is to be finished by it."""
    clause = max((stop.end() for stop in _CLAUSE_START.finditer(text.marked, 0, start)), default=0)
    left = max(clause, start - _REACH)
    if left == clause and _LIST_MARK.fullmatch(text.marked[left:start]):
        if finishing().match(text.marked, start) or _FULL_STOP.match(text.text, end):
            return True
        goes_on = _COMMA.match(text.marked, end)
        ended = "hết" in text.marked[start:end].split()
        return bool(
            goes_on
            and (
                (ended and reaching().match(text.marked, goes_on.end()))
                or continuing().match(text.marked, goes_on.end())
                or starts_with_verb(text, goes_on.end())
            )
        )
    if _CLAUSE_END.match(text.marked, end) and finishing().search(text.marked, left, end):
        return True
    lasts = _LASTS.match(text.marked, start) and _FULL_STOP.match(text.text, end)
    if not lasts or topics().match(text.marked, clause):
        return False
    return bool(_BOUND.search(text.marked, left, start)) or not _REPORTED.search(text.marked, left, start)


def _subset(text: Folded, start: int) -> str | None:
    """Whom an exception is for: ``riêng huyện A trước ngày …``."""
    found = _SUBSET.search(text.marked, max(0, start - 2 * _REACH), start)
    return text.text[found.start("who") : found.end("who")].strip() if found else None
