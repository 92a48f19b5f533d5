"""What a task must reach: ``100% hồ sơ …``, ``tối thiểu 80%``, ``nâng cao tỷ lệ …``."""

from __future__ import annotations

import datetime
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from docproc.extract.folded import Folded, any_of, marked
from docproc.extract.task_phrases import starts_with_verb
from docproc.schema.contract import Comparator
from docproc.vietnamese.numerals import NUMBER, parse_number
from docproc.vietnamese.unicode import fold

_DATA = Path(__file__).parent / "data" / "targets.toml"
_MEASURE_WORDS = 24
_VERB_WORDS = 4  # Phân bổ 100% …, lập danh sách 100% …
_MEASURE_END = re.compile(
    r"[.,;:()\n]|\s+(?:trên(?=\s+địa\s+bàn)|theo|trước(?=\s+(?:ngày|khi|tháng|\d))|trong|đến|đạt|và|để|nhằm|từ|qua"
    r"|chậm nhất|xong|hoàn thành|về|đảm bảo|bảo đảm|phải|vào|tại|so với)(?!\w)"
)
_SECOND_NOUN = re.compile(
    r"(?:[^\W\d_]+\s+){1,4}(?:được|phải|có|duy\s+trì|sử\s+dụng|tham\s+gia|ký|trên\s+địa\s+bàn|của)(?!\w)"
)
_SPAN_YEAR = r"(?P<year>20\d\d)(?!\s*[-–]\s*20\d\d)|20\d\d\s*[-–]\s*(?P<last>20\d\d)"
_PERIOD_YEAR = re.compile(
    r"(?<!so voi )(?<!cung ky )(?<!thang \d )(?<!thang \d\d )"
    r"(?:(?:nam hoc|nam|giai doan|ky danh gia)\s+|(?<!thanh trong )(?<!xong trong )quy\s+[ivx\d]+\s*/\s*)"
    rf"(?:{_SPAN_YEAR})(?![\d/])"
)
_HEAD_YEAR = re.compile(
    rf"(?:^|[.:]\s+)(?:(?:phan dau|trong|den|het|cuoi)\s+)*(?:nam|giai doan)\s+(?:{_SPAN_YEAR}),"
)
_WHOLE_CLAUSE = re.compile(r"[.;:\n](?=\s|$)")
_ALOFT = re.compile(r"(?:thoi gian|ty le|ti le|chi so|muc do hai long)(?!\w)")
_CLAUSE = re.compile(r"[.;:\n](?=\s|$)|,\s")
_REACHED = re.compile(r"(?:\s*(?:phải|cần|sẽ|được|luôn))*\s*(?:đạt|bằng|là|còn|đảm bảo|bảo đảm)?\s*$")
_PLACE = re.compile(r"\s*(?:tro len|tro xuong|tro lai)(?!\w)")
_PER = r"[^\W\d_]+(?:\s+[^\W\d_]+(?=\s*(?:[.,;)]|$)))?"
_THING = r"(?!(?:ngay|gio|phut|thang|nam|quy|tuan|phan)(?!\w))[^\W\d_]+\d?(?:/[^\W\d_]+)?(?!\w)"
_FORBIDS = re.compile(r"(?<!\w)không\s+(?:[^\W\d_]+\s+){0,5}$")
_AHEAD = re.compile(r"(?<!\w)trước\s+$")  # trước ít nhất 24 giờ: a term
_NOT_TARGET = re.compile(
    r"(?<!\w)(?:đã|đạt được|lũy kế|thực hiện được|chiếm|còn lại|tương ứng|hiện nay|hiện có|hiện đạt|trích)"
    r"(?:\s+lại)?\s+(?:\w+\s+){0,2}$"
)


@dataclass(frozen=True, slots=True)
class TargetReading:
    """A target in a text: ``text[start:end]``, what is measured and what it must reach.

    ``operator`` is ``None`` for a mere direction (``nâng cao tỷ lệ …``), whose ``value`` is ``None`` too.
    """

    start: int
    end: int
    rule: str
    measure: str | None
    operator: Comparator | str | None
    value: float | None
    unit: str | None
    year: int | None = None
    due_date: datetime.date | None = None


def read_targets(text: str) -> list[TargetReading]:
    """The targets that a task's text sets, in order."""
    folded = Folded(text)
    found: list[TargetReading] = []
    for reading in (*_figures(folded), *_directions(folded)):
        if not any(reading.start < other.end and other.start < reading.end for other in found):
            found.append(reading)
    return sorted(found, key=lambda reading: reading.start)


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads(_DATA.read_text("utf-8"))


@cache
def _operators() -> dict[str, str]:
    return {fold(words): sign for sign, spellings in _table()["operators"].items() for words in spellings}


@cache
def _bounds() -> frozenset[str]:
    """Operators that make a target of a count of anything, folded."""
    return frozenset(fold(words) for words in _table()["bounds"])


@cache
def _pattern() -> re.Pattern[str]:
    units, counted = any_of(_table()["units"]), any_of(_table()["counted"])
    return re.compile(
        rf"(?:(?P<operator>{any_of(list(_operators()))})\s+)?(?<![\w.,/])(?P<number>{NUMBER})"
        rf"(?:\s*(?P<unit>%|{units}(?:/{_PER})?)|\s+(?P<thing>{counted}(?:/[^\W\d_]+)?|{_THING}))"
    )


def _figures(text: Folded) -> Iterator[TargetReading]:
    for found in _pattern().finditer(text.folded):
        value = parse_number(found["number"])
        said = " ".join((found["operator"] or "").split())
        if value is None or _is_no_target(text, found, said):
            continue
        unit = text.text[slice(*found.span("unit" if found["unit"] else "thing"))]
        if not said and (unit != "%" or not _sets_share(text, found)):
            continue
        operator = Comparator(_operators()[said]) if said else Comparator.EQUAL
        start, end = found.start(), found.end()
        place = _PLACE.match(text.folded, end)
        if place:
            end = place.end()
            operator = Comparator.AT_LEAST if place.group().strip().endswith("len") else Comparator.AT_MOST
        measure = _measure_after(text, end) or _measure_before(text, start)
        if measure:
            start, end = min(start, measure[0]), max(end, measure[1])
        else:
            measure = _measure_aloft(text, start)
        name = text.text[measure[0] : measure[1]].strip(" ,") if measure else None
        yield TargetReading(
            start, end, "targets.figure", name, operator, value, unit, _year(text, start, end)
        )


def _is_no_target(text: Folded, found: re.Match[str], said: str) -> bool:
    """Whether a figure tells what is, when something is due, or which things a task is about."""
    if not found["unit"] and said not in _bounds():
        return True
    if said == "qua" and not _FORBIDS.search(text.marked, 0, found.start()):
        return True
    if any(pattern.search(text.marked, 0, found.start()) for pattern in (_AHEAD, _NOT_TARGET)):
        return True
    if _operators().get(said) not in {">", "<", "~"}:
        return False
    return _condition().search(text.marked, _clause(text, found.start()), found.start()) is not None


@cache
def _condition() -> re.Pattern[str]:
    """Words of a condition with no aim behind them."""
    aims = r"(?:phấn đấu|bảo đảm|đảm bảo|đạt|giảm|tăng|còn|xuống)"
    return re.compile(rf"{marked(_table()['conditions']).pattern}(?:(?!{aims}).)*$")


def _clause(text: Folded, position: int) -> int:
    """Where the clause begins that a place stands in."""
    return max((stop.end() for stop in _CLAUSE.finditer(text.text, 0, position)), default=0)


def _sets_share(text: Folded, found: re.Match[str]) -> bool:
    """A bare percentage is a target at the head of its measure or after a verb that reaches it."""
    clause = _clause(text, found.start())
    before = text.marked[clause : found.start()].strip(" -–+")
    aims = re.compile(any_of(_table()["aims"]) + r"\s*$")
    if not before or aims.search(fold(before)):
        return True
    return len(before.split()) <= _VERB_WORDS and starts_with_verb(Folded(before), 0)


def _measure_after(text: Folded, end: int) -> tuple[int, int] | None:
    """``100% | tỷ lệ hồ sơ thủ tục hành chính giải quyết đúng hạn``."""
    start = text.blank(end)
    if start >= len(text.text) or not text.text[start].isalpha() or start == end:
        return None
    stop = _MEASURE_END.search(text.marked, start)
    while stop and stop.group() == "," and _goes_on(text, stop.end()):
        stop = _MEASURE_END.search(text.marked, stop.end())
    limit = stop.start() if stop else len(text.text)
    words = list(re.finditer(r"\S+", text.text[start:limit]))
    if not words or _MEASURE_END.match(text.marked, end):
        return None
    return start, start + words[min(len(words), _MEASURE_WORDS) - 1].end()


def _goes_on(text: Folded, place: int) -> bool:
    """Whether a comma only parts two nouns of one measure: ``học sinh tiểu học | trung học được …``."""
    noun = _SECOND_NOUN.match(text.marked, text.blank(place))
    return bool(noun) and not (
        starts_with_verb(text, text.blank(place)) or _other_thing().match(text.marked, text.blank(place))
    )


@cache
def _other_thing() -> re.Pattern[str]:
    """Words with which something else begins behind a comma: an aim, another measure, an exception."""
    table = _table()
    operators = [words for spellings in table["operators"].values() for words in spellings]
    return marked([*table["aims"], *table["nouns"], *table["apart"], *operators])


def _measure_before(text: Folded, start: int) -> tuple[int, int] | None:
    """``tỷ lệ hồ sơ trực tuyến toàn trình | đạt ít nhất 80%``."""
    clause = _clause(text, start)
    reached = _REACHED.search(text.marked, clause, start)
    end = reached.start() if reached else start
    noun = re.compile(any_of(_table()["nouns"])).search(text.folded, clause, end)
    return (noun.start(), end) if noun else None


def _measure_aloft(text: Folded, start: int) -> tuple[int, int] | None:
    """``thời gian lấy mẫu, cấp giấy, | phấn đấu không quá 02 giờ``: a measure named commas before."""
    clause = max((stop.end() for stop in _WHOLE_CLAUSE.finditer(text.text, 0, start)), default=0)
    noun = _ALOFT.search(text.folded, clause, start)
    comma = text.text.rfind(",", clause, start)
    return (noun.start(), comma) if noun and comma > noun.end() else None


def _year(text: Folded, start: int, end: int) -> int | None:
    """The year by which or in which it must be reached: of its own clause, else of the sentence's head.

    A year to compare with (``so với năm 2023``) and that of a day (``trước ngày 30/6/2025``) are none.
    """
    first = max((stop.end() for stop in _WHOLE_CLAUSE.finditer(text.text, 0, start)), default=0)
    stop = _WHOLE_CLAUSE.search(text.text, end)
    periods = list(_PERIOD_YEAR.finditer(text.folded, first, stop.start() if stop else len(text.text)))
    behind = [period for period in periods if period.start() >= start]
    before = [period for period in periods if period.start() < start]
    other = _pattern().search(text.folded, end)
    if other and behind and other.start() < behind[0].start():  # that year is the next figure's
        behind = []
    for period in (*behind[:1], *before[-1:]):
        return int(period["year"] or period["last"])
    heads = list(_HEAD_YEAR.finditer(text.folded, 0, start))
    return int(heads[-1]["year"] or heads[-1]["last"]) if heads else None


def _directions(text: Folded) -> Iterator[TargetReading]:
    """``nâng cao tỷ lệ hồ sơ trực tuyến``: a direction without a figure."""
    for direction, verbs in _table()["directions"].items():
        pattern = re.compile(rf"{any_of(verbs)}\s+(?=(?:{any_of(_table()['rates'])}))")
        for found in pattern.finditer(text.folded):
            start, measure = found.start(), _measure_after(text, found.end() - 1)
            while measure:
                name = text.text[measure[0] : measure[1]].strip()
                yield TargetReading(start, measure[1], "targets.direction", name, direction, None, None)
                also = re.compile(rf"\s*(?:,|và)\s+(?={marked(_table()['rates']).pattern})").match(
                    text.marked, measure[1]
                )
                start = also.end() if also else start
                measure = _measure_after(text, also.end() - 1) if also else None
