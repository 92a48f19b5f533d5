"""What sort of statement a figure is: reached, wanted, expected, or a rule."""

from __future__ import annotations

import re
from functools import cache

from docproc.extract.figure_phrases import Passage, either, table
from docproc.extract.indicator_statements import Statement
from docproc.extract.sections import Section
from docproc.schema.contract import Comparator, IndicatorKind

_NEAR = 40
"""How close (in characters) before its figure a word such as ``ước`` must stand."""

_BOUNDS = {Comparator.AT_LEAST, Comparator.AT_MOST}


def kind_of(
    passage: Passage, statement: Statement, section: Section, year: int | None
) -> IndicatorKind | None:
    """The kind of a statement in a section of a document of that year (``None`` if unknown).

    ``None`` is returned for rules and conditions, which state nothing.
    """
    before = passage.work[statement.sentence : statement.figure]
    lead = passage.work[statement.sentence : statement.name.span.start]
    if _any("conditional").search(before):
        return None
    said = _said(statement, before, lead)
    if said is not None:
        return said
    later = _years_later(statement, year)
    if (later is not None and later < 0) or _any("actual").search(before):
        return IndicatorKind.ACTUAL
    if _wanted(statement, before, section, later) or _near("target_near").search(lead):
        return IndicatorKind.TARGET
    rule = _is_rule(statement) or _near("conditional_near").search(lead)
    return None if rule else IndicatorKind.ACTUAL


def _said(statement: Statement, before: str, lead: str) -> IndicatorKind | None:
    """The kind that words next to the figure or the name say outright."""
    if statement.baseline or statement.planned:
        return IndicatorKind.BASELINE if statement.baseline else IndicatorKind.TARGET
    for kind, text in (("parameter", before), ("estimate", before[-_NEAR:]), ("forecast", before[-_NEAR:])):
        if _any(kind).search(text):
            return IndicatorKind(kind)
    return IndicatorKind.TARGET if _near("planned_near").search(lead) else None


def _is_rule(statement: Statement) -> bool:
    """Whether bounds without a time make a criterion of a figure: ``tỷ lệ đất từ 11% đến 26%``."""
    if statement.value is None:
        return False
    comparator = statement.value.comparator
    return comparator in _BOUNDS or (comparator is Comparator.RANGE and statement.time is None)


def _years_later(statement: Statement, year: int | None) -> int | None:
    stated = statement.time.year if statement.time else None
    return None if stated is None or year is None else stated - year


def _wanted(statement: Statement, before: str, section: Section, later: int | None) -> bool:
    """Whether the sentence, its year or the section says that the figure is still to be reached."""
    if section is not Section.RESULTS or (later is not None and later > 0):
        return True
    by_then = statement.time is not None and statement.time.span.start >= statement.figure
    if by_then and statement.time and _so_far().match((statement.time.period or "").lower()):
        return bool(_any("target").search(before))
    return bool(_any("target").search(before)) or (by_then and later is not None)


@cache
def _so_far() -> re.Pattern[str]:
    return re.compile(r"(?:tính|lũy kế)\s+đến|đến\s+(?:hết\s+)?ngày")


@cache
def _near(kind: str) -> re.Pattern[str]:
    return re.compile(rf"{either(table('kinds', kind))}\s*$")


@cache
def _any(kind: str) -> re.Pattern[str]:
    return re.compile(either(table("kinds", kind)))
