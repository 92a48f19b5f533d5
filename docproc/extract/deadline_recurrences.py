"""Deadlines that come again: ``trước ngày 20 hằng tháng``, ``06 tháng một lần``, ``thứ Sáu hằng tuần``."""

from __future__ import annotations

import re
from collections.abc import Iterator

from docproc.extract.deadline_phrases import of_things, recurrences
from docproc.extract.deadline_reading import DeadlineReading
from docproc.extract.folded import Folded
from docproc.extract.task_phrases import starts_with_verb
from docproc.schema.contract import DeadlineKind

_PERIOD = r"(?:ngay|tuan|thang|quy|nam)"
_EVERY = rf"(?:hang|moi|tung)\s+(?P<period>{_PERIOD})(?!\w)"
_BY = r"(?:(?:dinh ky|cham nhat(?: la)?|muon nhat(?: la)?|truoc|vao(?: luc)?|den(?: het)?)\s+)*"
_DAYS = r"(?:cac\s+)?(?:ngay\s+)?\d{1,2}(?:\s?/\s?\d{1,2}|\s+thang\s+\d{1,2})?"
_OTHER_DAY = rf"(?:\s*(?:,|va|hoac)\s*(?:{_BY})?{_DAYS})*"
_NEXT = r"(?:sau|ke tiep|tiep theo|lien ke|lien sau)"
_MONTH_OF = rf"thang\s+(?:(?:cuoi|dau|giua)(?:\s+cua)?\s+(?:moi\s+)?quy(?:\s+{_NEXT})?|{_NEXT})"
_WEEKDAY = r"(?:chieu\s+|sang\s+|ngay\s+)*(?:thu\s+(?:hai|ba|tu|nam|sau|bay|[2-7])|chu nhat)"
_WEEK = r"tuan\s+(?:dau|cuoi|thu\s+\w+)"
_BRACKET = rf"(?:\s*[,(]?\s*(?:{_BY})ngay\s+\d{{1,2}}(?:\s+(?:cua\s+)?{_MONTH_OF}|\s+hang\s+thang)?\)?)?"
_NOTE = rf"(?:\s*\(\s*(?:{_BY}){_DAYS}{_OTHER_DAY}\s*\))?"
_HOUR = r"(?P<hour>\d{1,2})\s*(?:gio|h|g)\s*(?P<minute>\d\d)?(?:\s*phut)?,?\s*"
_BEFORE = r"(?:truoc|cham nhat(?: la)?|muon nhat(?: la)?|vao(?: luc)?|luc)\s+"
_ONCE = r"(?:\s*/\s*(?:0?1\s*)?lan|\s+(?:mot|0?1)\s+lan)"
_REPORTED = r"(?:ket qua |tien do |tinh hinh |so lieu )+"
_REPORTS = r"(?:bao cao|gui|cap nhat|tong hop)(?:\s+[^\W\d]+){1,10}?\s+"
_GOES_ON = r"(?=\s*(?:[,.;)(]|$|(?:tren|tai|cho|ve|de|qua|vao|gui|theo)\s))"
_A = r"(?:/|trong|moi|mot|/\s*0?1)"
_COUNT = r"(?P<count>\d{1,2}|mot|hai|ba)"

_AT_LEAST = r"it nhat\s+|toi thieu\s+"

_REGULAR = rf"dinh ky\s+(?:moi\s+|{_AT_LEAST})?{_COUNT}\s+(?P<period>{_PERIOD})"

_FORMS = {
    # mỗi quý một lần, mỗi tháng 01 lần
    "each_times": rf"moi\s+(?P<period>{_PERIOD})\s+(?:{_AT_LEAST})?{_COUNT}\s+(?:lan|dot|ky)(?!\w)",
    # trước ngày 20 hằng tháng; trước ngày 15/6 và 15/12 hằng năm
    "day": rf"{_BY}(?:{_HOUR})?{_DAYS}{_OTHER_DAY}\s+(?:cua\s+)?{_EVERY}",
    # hằng quý trước ngày 15 của tháng cuối quý
    "quarter_day": rf"(?:dinh ky\s+)?{_EVERY}\s*[,(]?\s*{_BY}{_DAYS}(?:\s+(?:cua\s+)?{_MONTH_OF})?\)?",
    # trước ngày 05 của tháng sau
    "next_month": rf"{_BEFORE}ngay\s+\d{{1,2}}\s+(?:cua\s+)?{_MONTH_OF}",
    # trước 15 giờ thứ Sáu hằng tuần, sáng thứ Bảy tuần đầu hằng tháng
    "weekday": rf"{_BY}(?:{_HOUR})?{_WEEKDAY}\s+(?:{_WEEK}\s+(?:cua\s+)?)?{_EVERY}",
    # trước 16 giờ hằng ngày
    "clock": rf"{_BEFORE}{_HOUR}(?:(?:,|va)\s+\d{{1,2}}\s*(?:gio|h)\s*(?:\d\d)?\s*)?\s*{_EVERY}",
    # định kỳ hằng tháng (trước ngày 25); định kỳ 06 tháng
    "regular": rf"dinh ky\s+(?:theo\s+)?{_EVERY}{_BRACKET}",
    "regular_count": rf"{_REGULAR}(?:{_ONCE})?(?!\w){_NOTE}",
    # 06 tháng một lần, 3 ngày/lần
    "once_in": rf"(?:moi\s+)?{_COUNT}\s+(?P<period>{_PERIOD}){_ONCE}(?!\w)",
    # mỗi tuần ít nhất 02 tiết
    "each_count": rf"(?P<kept>moi\s+(?P<period>{_PERIOD}))(?=\s+(?:it nhat|toi thieu|khong duoi)\s+\d)",
    # vào tuần cuối hằng tháng
    "week_of": rf"(?:vao\s+)?{_WEEK}\s+(?:cua\s+)?{_EVERY}",
    # 02 giờ một lần
    "hours": rf"{_COUNT}\s+(?P<period>gio){_ONCE}(?!\w)",
    # 02 lần/ngày, một lần mỗi quý
    "times": rf"{_COUNT}\s+(?:lan|ky|so|dot|cuoc|phien)\s*{_A}\s*(?P<period>{_PERIOD})(?!\w)(?!\s+20\d\d)",
    # báo cáo tiến độ hằng tuần (at the end of its clause)
    "report": rf"(?<=bao cao ){_REPORTED}(?P<kept>{_EVERY})(?=\s*(?:[,.;)(]|$|ve\s|gui\s))",
    "report_at_end": rf"{_REPORTS}(?P<kept>{_EVERY})(?=\s*(?:[.;)]|$|,\s*(?:gui|bao cao|truoc)))",
    # cảnh báo hằng ngày trên phương tiện …
    "often": rf"(?P<kept>hang\s+(?P<period>ngay|tuan|thang|quy)){_GOES_ON}",
    # …; hằng tuần đánh giá kết quả
    "leading": r"(?:(?<=; )|(?<=\. )|^)(?P<kept>hang\s+(?P<period>ngay|tuan|thang|quy)),?\s+",
    # định kỳ trước ngày 10/6 và ngày 10/12
    "regular_days": rf"dinh ky\s+(?:{_BY}){_DAYS}{_OTHER_DAY}",
}  # fmt: skip
_PATTERNS = {name: re.compile(rf"(?<![\w/]){form}") for name, form in _FORMS.items()}
_LOOSE = {"often"}
_COUNTED = {"times", "each_times"}
_LISTED = re.compile(rf"\s*(?:,|va)\s*(?P<kept>(?:hang|moi)\s+(?P<period>{_PERIOD})|0?[1369]\s+thang)(?!\w)")
_MAY_BE_RANK = re.compile(r"(?<!\w)hang(?!\w)")
_NUMBERS = {"mot": 1, "hai": 2, "ba": 3}
_QUARTER = re.compile(r"quy")


def read_recurrences(text: Folded) -> Iterator[DeadlineReading]:
    """All recurring deadlines of a text; forms that say more come first."""
    for name, pattern in _PATTERNS.items():
        for found in pattern.finditer(text.folded):
            if name == "leading" and not starts_with_verb(text, found.end()):
                continue
            if name in _LOOSE and of_things().search(text.marked, 0, found.start()):
                continue
            if _MAY_BE_RANK.search(found.group()) and not _is_every(text, found):
                continue
            yield _reading(text, name, found)
            yield from _further(text, found)


def _is_every(text: Folded, found: re.Match[str]) -> bool:
    """``hằng``, ``hàng`` and not ``hạng`` or ``hang``."""
    return bool(re.search(r"(?<!\w)h[ằà]ng(?!\w)", text.marked[found.start() : found.end()]))


def _reading(text: Folded, name: str, found: re.Match[str]) -> DeadlineReading:
    groups = found.groupdict()
    start, end = found.span("kept") if groups.get("kept") else found.span()
    period = groups.get("period") or ("quy" if _QUARTER.search(found.group()) else "thang")
    recurrence, amount, unit = recurrences()[period], None, None
    if groups.get("count"):
        amount = _NUMBERS.get(found["count"]) or int(found["count"])
        unit = "lần" if name in _COUNTED else _unit(text, found)
        if name not in _COUNTED:
            recurrence = recurrence if amount == 1 else "every"
    time = f"{int(groups['hour']):02d}:{groups['minute'] or '00'}" if groups.get("hour") else None
    return DeadlineReading(
        start, end, "deadlines.recurring", DeadlineKind.RECURRING,
        due_time=time, recurrence=recurrence, amount=amount, unit=unit,
    )  # fmt: skip


def _unit(text: Folded, found: re.Match[str]) -> str:
    return text.marked[found.start("period") : found.end("period")]


def _further(text: Folded, found: re.Match[str]) -> Iterator[DeadlineReading]:
    """``định kỳ 6 tháng, hằng năm``: the second rhythm of the list."""
    if not found.group().startswith("dinh ky"):
        return
    listed = _LISTED.match(text.folded, found.end())
    if listed and listed["period"]:
        yield DeadlineReading(
            *listed.span("kept"), "deadlines.recurring", DeadlineKind.RECURRING,
            recurrence=recurrences()[listed["period"]],
        )  # fmt: skip
