"""Indicators: index scores, rates and economic figures, with their changes, ranks and groups.

A target that is set in a task belongs to the task; what stands here is what the directive reports, and
the figures that it wants as a whole.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from spacy.language import Language
from spacy.tokens import Doc

from docproc.extract.document import confidence, evidence, metadata
from docproc.extract.figure_phrases import Passage, either, table
from docproc.extract.indicator_kinds import kind_of
from docproc.extract.indicator_names import Name, find_names
from docproc.extract.indicator_statements import Statement, find_statements
from docproc.extract.indicator_tables import read_indicator_tables
from docproc.extract.indicator_times import Time, find_times
from docproc.extract.sections import Section, is_heading, sections
from docproc.lexicon import agency_named
from docproc.schema.contract import Comparator, Indicator, IndicatorKind

_SCOPE_GAP = 60


@Language.factory(
    "docproc_indicators",
    requires=["doc._.source", "doc._.metadata", "token.is_sent_start"],
    assigns=["doc._.indicators"],
)
def create_indicators(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """The component that finds indicators."""
    return find_indicators


def find_indicators(doc: Doc) -> Doc:
    """Set ``doc._.indicators`` to the statements of the body that are indicators."""
    year = _document_year(doc)
    found: list[Indicator] = []
    heading: tuple[Name | None, Time | None] = (None, None)
    for paragraph, section in sections(doc):
        passage = Passage(paragraph.text, paragraph.start)
        if re.search(r"\d", passage.work) or re.search(either(table("ranks", "first")), passage.work):
            starts = _sentence_starts(doc, paragraph.start, paragraph.end)
            for statement in find_statements(passage, starts, heading[0]):
                _take_heading_time(statement, heading[1])
                indicator = _indicator(doc, passage, statement, section, year)
                if indicator is not None and indicator not in found:
                    found.append(indicator)
        heading = _heading(passage, heading)
    doc._.indicators = [*found, *(other for other in read_indicator_tables(doc) if other not in found)]
    return doc


def _document_year(doc: Doc) -> int | None:
    date = metadata(doc).date
    return date.value.year if date else None


def _sentence_starts(doc: Doc, start: int, end: int) -> list[int]:
    """Where the sentences of a paragraph begin, as offsets in it."""
    starts = {token.idx - start for token in doc if token.is_sent_start and start < token.idx < end}
    return sorted(starts | {0})


def _heading(passage: Passage, before: tuple[Name | None, Time | None]) -> tuple[Name | None, Time | None]:
    """The one name and the time that a heading gives to what stands under it."""
    if not is_heading(passage.text):
        return (before[0] if passage.text.lstrip().startswith(("-", "+", "–")) else None), before[1]
    names = find_names(passage)
    times = [time for time in find_times(passage) if time.year]
    return (names[0] if len(names) == 1 else None), (times[-1] if times else before[1])


def _take_heading_time(statement: Statement, time: Time | None) -> None:
    if statement.time is None and time is not None:
        statement.time = time
        statement.inherited = True


def _indicator(
    doc: Doc, passage: Passage, statement: Statement, section: Section, year: int | None
) -> Indicator | None:
    """The contract's record of a statement; ``None`` for tasks' targets, rules and empty statements."""
    counted = any(change.amount is not None for change in statement.changes)
    if not (statement.value or counted or statement.rank or statement.group):
        return None
    kind = kind_of(passage, statement, section, year)
    if kind in {None, IndicatorKind.PARAMETER} or (kind is IndicatorKind.TARGET and section is Section.TASKS):
        return None
    name, value, time = statement.name, statement.value, statement.time
    start = passage.start + (statement.clause if name.span.end else 0)
    end = passage.start + max(statement.end, name.span.end)
    rule = _rule(statement)
    written = passage.words(name.span.start, name.span.end)
    return Indicator(
        name=name.entry.name if name.entry else written[:1].upper() + written[1:],
        name_verbatim=written or None,
        code=name.entry.code if name.entry else None,
        scope=_scope(passage, statement),
        year=time.year if time else None,
        year_inferred=statement.inherited and time is not None and time.year is not None,
        period=time.period if time else None,
        value=value.value if value else None,
        value_to=value.upper if value else None,
        comparator=value.comparator if value else Comparator.EQUAL,
        value_verbatim=passage.words(value.figure.start, value.figure.end) if value else None,
        unit=value.unit if value else None,
        max=value.maximum if value else None,
        changes=statement.changes,
        rank=statement.rank,
        group=statement.group,
        kind=kind,
        evidence=evidence(doc, start, end),
        confidence=confidence(doc, rule, (start, end), by_sense=True),
        rule=rule,
    )


def _rule(statement: Statement) -> str:
    if not statement.name.exact:
        return "indicators.misread_name"
    if statement.name.entry is None:
        return "indicators.uncatalogued"
    return f"indicators.{statement.rule}"


def _scope(passage: Passage, statement: Statement) -> str | None:
    """Whose figure it is: ``của thành phố Hải Phòng`` between the name and the figure."""
    start = statement.name.span.end
    end = min(statement.figure, start + _SCOPE_GAP)
    match = _owner().search(passage.work, start, end)
    if match is None:
        return None
    return passage.words(match.start("place"), _owner_end(passage, match.start("place"), match.end(), end))


def _owner_end(passage: Passage, start: int, first: int, end: int) -> int:
    """Where the owner's name ends: a known agency's (``Sở Nội vụ``), else with the last capital."""
    words = [first + word.end() for word in re.finditer(r"\s+[^\s,;()]+", passage.text[first:end])]
    for last in reversed(words):
        if agency_named(passage.words(start, last)):
            return last
    last = first
    for word in re.finditer(r"\s+(?:-\s+)?([^\W\d_]+)", passage.text[first:]):
        if first + word.start() != last or not word[1][0].isupper() or word[1] in {"Quý", "Tháng", "Năm"}:
            break
        last = first + word.end()
    return last


@cache
def _owner() -> re.Pattern[str]:
    place = rf"(?P<place>(?:{either(['toàn'])}\s+)?{either(table('names', 'places'))})"
    return re.compile(
        rf"(?:{either(['của', 'trên địa bàn', 'tại'])}\s+|(?={either(['toàn', 'cả nước'])})){place}"
    )
