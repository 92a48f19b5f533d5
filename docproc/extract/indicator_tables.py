"""Tables of indicators: ``Chỉ tiêu | Đơn vị tính | Kế hoạch năm 2025 | Thực hiện 9 tháng năm 2025``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc

from docproc.extract.document import ParagraphSpan, confidence, evidence, paragraphs
from docproc.extract.figure_phrases import Passage, Span, table, units
from docproc.extract.indicator_names import find_names
from docproc.extract.indicator_times import Time, find_times, joined
from docproc.schema import Zone
from docproc.schema.contract import Comparator, Indicator, IndicatorKind
from docproc.vietnamese.numerals import parse_number
from docproc.vietnamese.unicode import fold

RULE = "indicators.table"

_HEADER_ROWS = 2
_FIGURE = re.compile(r"[\d.,]*\d")
_YEAR = re.compile(r"(?:den )?(?:het )?(?:nam )?(?P<year>20\d\d)")
_UNITS = ("percent", "score", "amount")
_REACHED = (IndicatorKind.ACTUAL, IndicatorKind.ESTIMATE, IndicatorKind.BASELINE)

Row = dict[int, ParagraphSpan]


@dataclass(frozen=True, slots=True)
class _Head:
    """What the head of a column says of its figures."""

    kind: IndicatorKind
    time: Time | None


@dataclass(frozen=True, slots=True)
class _Columns:
    """Which column has the names, which the units, and which the figures of which kind."""

    names: int
    units: int | None
    figures: dict[int, _Head]


def read_indicator_tables(doc: Doc) -> list[Indicator]:
    """The indicators that tables state, a figure a column; figures without a known kind are left out."""
    found: list[Indicator] = []
    for rows in _tables(doc):
        columns = _columns(rows[:_HEADER_ROWS])
        if columns is not None:
            for row in rows[1:]:
                found += _of_row(doc, columns, row)
    return found


def _tables(doc: Doc) -> Iterator[list[Row]]:
    tables: dict[int, dict[int, Row]] = {}
    for cell in paragraphs(doc, Zone.TABLE):
        if cell.cell:
            row = tables.setdefault(cell.cell.table, {}).setdefault(cell.cell.row, {})
            row.setdefault(cell.cell.column, cell)
    for rows in tables.values():
        yield [row for _, row in sorted(rows.items())]


def _columns(header: Sequence[Row]) -> _Columns | None:
    """The columns by their names; ``None`` when the table has no names or no figures of a known kind."""
    named: dict[str, int] = {}
    figures: dict[int, _Head] = {}
    years: dict[int, ParagraphSpan] = {}
    for row in header:
        stated = named.get("names") in row  # a row of figures, no second row of the head
        for column, cell in row.items():
            words = " ".join(re.findall(r"[^\W_]+", fold(cell.text)))
            for role in ("names", "units"):
                if any(words == fold(name) for name in table("columns", role)):
                    named.setdefault(role, column)
            kind = _kind(words)
            if kind is not None and column not in named.values():
                figures.setdefault(column, _Head(kind, _time(cell.text)))
            elif not stated and _YEAR.fullmatch(words):
                years.setdefault(column, cell)
    figures |= _of_years(years, figures)
    if "names" not in named or not figures:
        return None
    return _Columns(named["names"], named.get("units"), dict(sorted(figures.items())))


def _of_years(years: dict[int, ParagraphSpan], figures: dict[int, _Head]) -> dict[int, _Head]:
    """Columns that name a year and no kind: later than a year reached they are aims.

    Under or right of a head that has no year itself (``Kế hoạch`` above ``2026 | 2027``) they are of its
    kind. Earlier years beside aims only could be either, and are left out.
    """
    found: dict[int, _Head] = {}
    past = [
        head.time.year for head in figures.values() if head.kind in _REACHED and head.time and head.time.year
    ]
    for column, cell in years.items():
        time = _time(cell.text)
        above = figures.get(max((place for place in figures if place <= column), default=-1))
        if time is None or time.year is None:
            continue
        if above is not None and above.time is None:
            found[column] = _Head(above.kind, time)
        elif past and time.year > max(past):
            found[column] = _Head(IndicatorKind.TARGET, time)
    return found


def _kind(words: str) -> IndicatorKind | None:
    for kind, openings in table("columns", "kinds").items():
        if any(words.startswith(fold(opening)) for opening in openings):
            return IndicatorKind(kind)
    return None


def _time(head: str) -> Time | None:
    """When the figures of a column hold, from what its name says behind its kind (``Kế hoạch năm 2025``)."""
    folded = fold(head)
    openings = [fold(opening) for kind in table("columns", "kinds").values() for opening in kind]
    longest = max((len(opening) for opening in openings if folded.startswith(opening)), default=0)
    rest = head[longest:].strip()
    year = _YEAR.fullmatch(" ".join(fold(rest).split()))
    if year is not None:
        return Time(Span(longest, len(head)), int(year["year"]), None)
    return joined(find_times(Passage(rest)))


def _of_row(doc: Doc, columns: _Columns, row: Row) -> Iterator[Indicator]:
    cell = row.get(columns.names)
    if cell is None:
        return
    passage = Passage(cell.text, cell.start)
    names = find_names(passage)
    entry = names[0].entry if names and names[0].span.start == 0 else None
    unit = row.get(columns.units) if columns.units is not None else None
    written = " ".join(cell.text.split())
    written, bracketed = _without_unit(written) if unit is None else (written, None)
    for column, head in columns.figures.items():
        figure = row.get(column)
        value = parse_number(figure.text.strip().rstrip("%")) if figure is not None else None
        if figure is None or value is None or not _FIGURE.match(figure.text.strip()):
            continue
        spans = [cell, *([unit] if unit is not None else []), figure]
        yield Indicator(
            name=entry.name if entry else written[:1].upper() + written[1:],
            name_verbatim=written,
            code=entry.code if entry else None,
            scope=None,
            year=head.time.year if head.time else None,
            period=head.time.period if head.time else None,
            value=value,
            comparator=Comparator.EQUAL,
            value_verbatim=figure.text.strip(),
            unit=" ".join(unit.text.split()) if unit is not None else bracketed or _percent(figure.text),
            max=None,
            kind=head.kind,
            evidence=[place for span in spans for place in evidence(doc, span.start, span.end)],
            confidence=confidence(doc, RULE, *((span.start, span.end) for span in spans), by_sense=True),
            rule=RULE,
        )


def _without_unit(name: str) -> tuple[str, str | None]:
    """A name and the unit that stands behind it in brackets: ``Tỷ lệ đỗ tốt nghiệp (%)``."""
    match = re.fullmatch(rf"(?P<name>.+?)\s*\((?:đvt:?\s*)?(?P<unit>{units(*_UNITS)})\)", name, re.IGNORECASE)
    return (match["name"], match["unit"]) if match else (name, None)


def _percent(figure: str) -> str | None:
    return "%" if figure.strip().endswith("%") else None
