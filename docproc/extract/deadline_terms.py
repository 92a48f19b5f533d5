"""Terms that count from something: ``trong thời hạn 05 ngày làm việc kể từ ngày nhận được …``."""

from __future__ import annotations

import datetime
import re
from calendar import monthrange
from collections.abc import Iterator
from functools import cache

from docproc.extract.deadline_phrases import own_day, units
from docproc.extract.deadline_reading import DeadlineReading
from docproc.extract.folded import Folded
from docproc.schema.contract import DeadlineKind
from docproc.vietnamese.numerals import parse_cardinal

_OPEN = (
    r"(?:trong\s+)?(?:thoi\s+(?:han|gian)|vong|khoang thoi gian)(?:\s+(?:la|toi da|khong qua|cham nhat))*"
    r"|(?:cham|muon) nhat(?:\s+(?:la|sau|trong(?:\s+pham vi)?))*|trong pham vi|khong qua|trong"
    r"|toi da(?:\s+khong qua)?|truoc\s+(?:it nhat|toi thieu)|it nhat|toi thieu"
)
_ONLY_BEFORE = {"it nhat", "toi thieu"}  # ít nhất 05 ngày trước kỳ nghỉ; else a target
_LOOSE_UNITS = {"tháng", "năm", "quý"}
_WORDS = r"mot|hai|ba|bon|nam|sau|bay|tam|chin|muoi(?:\s+\w+)?|hai muoi|ba muoi"
_NO_EVENT = r"\s+(?:do|day|nay|kia|mat|tien|\d|ngay\s+\d|het)(?!\w)"  # trước đây, sau ngày 15/7
_ANCHOR = re.compile(
    rf"\s*,?\s*(?P<link>ke tu|tinh tu|tu(?=\s+(?:ngay|khi|thoi diem))|(?:sau|truoc)(?!{_NO_EVENT}))"
    r"\s+(?P<what>[^,;.:()\n]{3,140})"
)
_ANCHOR_END = re.compile(
    r"\s+(?:phải|có trách nhiệm|thì|để|và\s+(?:gửi|báo cáo)|báo cáo|gửi|các\s+(?:sở|cơ quan|đơn vị))(?!\w)"
)
_NOT_A_TERM = re.compile(
    r"\s*(?:dau|cuoi|qua|gan day|toi|tiep theo|truoc day|lien tiep|lien tuc|hoc|dau nam)(?!\w)|\s*[-–]\s*\d|/"
)
_CLOCK = re.compile(r"\s*(?:\d\d(?!\d)|,?\s*ngay\s+\d)")  # chậm nhất 12 giờ 00 ngày 12/9: a time of day
_THIS = re.compile(r"\s*(?:này|văn bản|[^\W\d_]+(?:\s+[^\W\d_]+)?\s+này)?\s*$")
_AT_ONCE = re.compile(r"(?<!\w)ngay(?:\s+lap tuc)?\s+(?P<anchor>(?:sau|khi)\s+[^,;.:()\n]{3,80})")
_IN_VAIN = re.compile(r"(?<!\w)ngày\s+sau")  # "ngày sau khi", not "ngay sau khi"
_WEEK = 7


def read_terms(text: Folded, written: datetime.date | None) -> Iterator[DeadlineReading]:
    """All terms of a text; ``written`` is the document's day, from which some of them count."""
    for found in _pattern().finditer(text.folded):
        reading = _term(text, found, written)
        if reading:
            yield reading
    for found in _AT_ONCE.finditer(text.folded):
        if not _IN_VAIN.match(text.marked, found.start()):
            end = _anchor_end(text, found.start("anchor"), found.end())
            anchor = text.text[found.start("anchor") : end].strip()
            yield DeadlineReading(
                found.start(), end, "deadlines.immediate", DeadlineKind.IMMEDIATE, anchor=anchor
            )


@cache
def _pattern() -> re.Pattern[str]:
    names = "|".join(sorted(units(), key=len, reverse=True))
    return re.compile(
        rf"(?<!\w)(?:(?P<open>{_OPEN})\s+)?(?<![\w/.,])(?P<amount>\d{{1,3}}|{_WORDS})\s+"
        rf"(?:\([^()]{{1,20}}\)\s+)?(?P<unit>{names})(?!\w)"
    )


def _term(text: Folded, found: re.Match[str], written: datetime.date | None) -> DeadlineReading | None:
    unit = units()[found["unit"]]
    amount = _amount(text.text[found.start("amount") : found.end("amount")])
    anchor = _ANCHOR.match(text.folded, found.end())
    opening = found["open"]
    if unit == "giờ" and _CLOCK.match(text.folded, found.end()):
        return None
    if opening in _ONLY_BEFORE and not (anchor and anchor["link"] == "truoc"):
        return None
    if amount is None or (not opening and not (anchor and anchor["link"] in {"ke tu", "tinh tu"})):
        return None
    if not anchor and (_NOT_A_TERM.match(text.folded, found.end()) or not _is_term(opening, unit)):
        return None
    end, what, due = found.end(), None, None
    if anchor:
        end = _anchor_end(text, anchor.start("what"), anchor.end())
        start = anchor.start("link") if anchor["link"] in {"sau", "truoc"} else anchor.start("what")
        what = text.text[start:end].strip()
        counts_forward = anchor["link"] != "truoc"
        if written and counts_forward and _is_own_day(text, anchor.start("what"), end):
            due = _counted(written, amount, unit)
    return DeadlineReading(
        found.start(),
        end,
        "deadlines.relative",
        DeadlineKind.RELATIVE,
        due,
        anchor=what,
        amount=amount,
        unit=unit,
    )


def _is_own_day(text: Folded, start: int, end: int) -> bool:
    """Whether a term counts from the document's own day, not from that of another decision."""
    day = own_day().match(text.folded, start)
    return day is not None and bool(_THIS.match(text.marked[day.end() : max(end, day.end())]))


def _is_term(opening: str | None, unit: str) -> bool:
    """``trong 3 năm`` tells a length of time; ``trong 05 ngày``, ``trong vòng 3 tháng`` are terms."""
    return opening is not None and (opening != "trong" or unit not in _LOOSE_UNITS)


def _amount(words: str) -> int | None:
    return int(words) if words.isdigit() else parse_cardinal(words)


def _anchor_end(text: Folded, start: int, end: int) -> int:
    stop = _ANCHOR_END.search(text.marked, start, end)
    end = stop.start() if stop else end
    return start + len(text.text[start:end].rstrip())


def _counted(written: datetime.date, amount: int, unit: str) -> datetime.date | None:
    """The day that a term from the document's own day ends; working days depend on the holidays."""
    if unit == "ngày":
        return written + datetime.timedelta(days=amount)
    if unit == "tuần":
        return written + datetime.timedelta(days=_WEEK * amount)
    if unit != "tháng":
        return None
    months = written.month - 1 + amount
    year, month = written.year + months // 12, months % 12 + 1
    return datetime.date(year, month, min(written.day, monthrange(year, month)[1]))
