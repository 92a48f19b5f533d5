"""The value of an indicator: ``đạt 42,7037/80 điểm``, ``ước đạt trên 95%``, ``từ 90 điểm trở lên``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from docproc.extract.figure_phrases import Passage, Span, either, table, units
from docproc.schema.contract import Comparator
from docproc.vietnamese.numerals import NUMBER, parse_number

MAX_GAP = 140
"""How far (in characters) a value may stand from the name of its indicator."""

MAX_SILENT_GAP = 45
"""The same where only a colon or a bracket leads to the value."""

UNITS_OF = {
    "index": ("score", "percent"),
    "rate": ("percent",),
    "economic": ("percent", "amount", "score"),
}
"""In which families of units the indicators of a family are measured."""


@dataclass(frozen=True, slots=True)
class Value:
    """A value and where it stands: ``span`` with its verb, ``figure`` without.

    ``upper`` is the upper end of a range, ``maximum`` the top of the scale where printed.
    """

    span: Span
    figure: Span
    value: float
    upper: float | None
    maximum: float | None
    unit: str | None
    comparator: Comparator
    verb: str


def find_value(passage: Passage, start: int, end: int, family: str) -> Value | None:
    """The first value that is stated in a stretch of the passage, or ``None``.

    ``family`` (``index``, ``rate``, ``economic``) says which units count; only an index score may stand
    without one.
    """
    direct = read_value(passage, start, end, family)
    if direct is not None:
        return direct
    for match in _pattern(family).finditer(passage.work, start, end):
        gap = passage.work[start : match.start()]
        if len(gap) > MAX_GAP or _breaks().search(gap):
            return None
        if match["verb"] is None and (len(gap) > MAX_SILENT_GAP or re.search(r"[(),]", gap)):
            continue
        value = _value(passage, match, family)
        if value is not None:
            return value
    return None


def read_value(passage: Passage, start: int, end: int, family: str) -> Value | None:
    """The value that a stretch begins with, without a verb, or ``None``."""
    match = _figure(family).match(passage.work, start, end)
    return _value(passage, match, family) if match else None


def _value(passage: Passage, match: re.Match[str], family: str) -> Value | None:
    groups = match.groupdict()
    value = parse_number(match["value"])
    if value is None or not _makes_sense(match, family):
        return None
    unit_start, unit_end = match.span("unit")
    if groups["unit"] is None:
        unit_start, unit_end = match.span("unit_between")
    upper = parse_number(groups["upper"]) if groups["upper"] else None
    return Value(
        Span(match.start(), match.end()),
        Span(match.start("amount"), match.end()),
        value,
        upper,
        parse_number(groups["top"]) if groups["top"] else None,
        passage.words(unit_start, unit_end) or None,
        Comparator.RANGE if upper is not None else _comparator(groups),
        (groups.get("verb") or "").strip(),
    )


def _makes_sense(match: re.Match[str], family: str) -> bool:
    """A score needs a unit, decimals or its scale; a share and an amount need their unit."""
    if match["unit"] or match["unit_between"]:
        return True
    decimals = re.search(r",|\.(?!\d{3}(?!\d))", match["value"])
    return family == "index" and bool(match["top"] or decimals)


def _comparator(groups: dict[str, str | None]) -> Comparator:
    for side in ("before", "after"):
        words = groups[side]
        if words:
            for sign, phrases in table("comparators", side).items():
                if re.fullmatch(either(phrases), words.strip()):
                    return Comparator(sign)
    return Comparator.EQUAL


@cache
def _figure(family: str) -> re.Pattern[str]:
    before = either(phrase for phrases in table("comparators", "before").values() for phrase in phrases)
    after = either(phrase for phrases in table("comparators", "after").values() for phrase in phrases)
    unit = units(*UNITS_OF[family])
    number = rf"(?<![\w/.,]){NUMBER}(?!\d|[.,]\d)"
    return re.compile(
        rf"\s*(?P<amount>(?:{either(['từ'])}\s+)?(?:(?P<before>{before})\s+)?(?P<value>{number})"
        rf"(?:\s*(?P<unit_between>{units('percent')}))?"
        rf"(?:\s*(?:[-–—]|{either(['đến'])})\s*(?P<upper>{number}))?"
        rf"(?:\s*/\s*(?P<top>\d{{1,3}}(?:,\d+)?)(?=\s*(?:{units('score')}|[,;.)]|$)))?"
        rf"(?:\s*(?P<unit>{unit}))?(?:\s*(?P<after>{after}))?)(?![\w%]|[.,]\d|\s*/)"
    )


@cache
def _pattern(family: str) -> re.Pattern[str]:
    verbs, fillers = either(table("values", "verbs")), either(table("values", "fillers"))
    lead = rf"(?:(?<!so )(?P<verb>{verbs})(?:\s+{fillers})*\s|[:(])"
    return re.compile(lead + _figure(family).pattern)


@cache
def _breaks() -> re.Pattern[str]:
    return re.compile(rf";|{either(table('names', 'breaks'))}")
