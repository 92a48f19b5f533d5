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
    if _any("conditional").search(before):
        return None
    if statement.baseline:
        return IndicatorKind.BASELINE
    for kind, text in (("parameter", before), ("estimate", before[-_NEAR:]), ("forecast", before[-_NEAR:])):
        if _any(kind).search(text):
            return IndicatorKind(kind)
    return _reached_or_wanted(before, statement, section, year)


def _reached_or_wanted(
    before: str, statement: Statement, section: Section, year: int | None
) -> IndicatorKind | None:
    stated = statement.time.year if statement.time else None
    later = 0 if stated is None or year is None else stated - year
    if later < 0 or _any("actual").search(before):
        return IndicatorKind.ACTUAL
    if later > 0 or section is not Section.RESULTS or _any("target").search(before):
        return IndicatorKind.TARGET
    if statement.value is not None and statement.value.comparator in _BOUNDS:
        return None
    return IndicatorKind.ACTUAL


@cache
def _any(kind: str) -> re.Pattern[str]:
    return re.compile(either(table("kinds", kind)))
