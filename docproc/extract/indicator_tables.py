"""Tables of indicators: ``Chỉ tiêu | Đơn vị tính | Kế hoạch năm 2025 | Thực hiện 9 tháng năm 2025``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc

from docproc.extract.document import ParagraphSpan, confidence, evidence, paragraphs
from docproc.extract.figure_phrases import Passage, table
from docproc.extract.indicator_names import find_names
from docproc.extract.indicator_times import find_times, joined
from docproc.schema import Zone
from docproc.schema.contract import Comparator, Indicator, IndicatorKind
from docproc.vietnamese.numerals import parse_number
from docproc.vietnamese.unicode import fold

RULE = "indicators.table"

_HEADER_ROWS = 2
_FIGURE = re.compile(r"[\d.,]*\d")

Row = dict[int, ParagraphSpan]


@dataclass(frozen=True, slots=True)
class _Columns:
    """Which column has the names, which the units, and which the figures of which kind."""

    names: int
    units: int | None
    figures: dict[int, tuple[IndicatorKind, ParagraphSpan]]


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
    figures: dict[int, tuple[IndicatorKind, ParagraphSpan]] = {}
    for row in header:
        for column, cell in row.items():
            words = " ".join(re.findall(r"[^\W_]+", fold(cell.text)))
            for role in ("names", "units"):
                if any(words == fold(name) for name in table("columns", role)):
                    named.setdefault(role, column)
            kind = _kind(words)
            if kind is not None and column not in named.values():
                figures.setdefault(column, (kind, cell))
    if "names" not in named or not figures:
        return None
    return _Columns(named["names"], named.get("units"), figures)


def _kind(words: str) -> IndicatorKind | None:
    for kind, openings in table("columns", "kinds").items():
        if any(words.startswith(fold(opening)) for opening in openings):
            return IndicatorKind(kind)
    return None


def _when(head: str) -> str:
    """What the name of a column says behind its kind: ``năm 2025`` of ``Kế hoạch năm 2025``."""
    folded = fold(head)
    openings = [fold(opening) for kind in table("columns", "kinds").values() for opening in kind]
    longest = max((len(opening) for opening in openings if folded.startswith(opening)), default=0)
    return head[longest:].strip()


def _of_row(doc: Doc, columns: _Columns, row: Row) -> Iterator[Indicator]:
    cell = row.get(columns.names)
    if cell is None:
        return
    passage = Passage(cell.text, cell.start)
    names = find_names(passage)
    entry = names[0].entry if names and names[0].span.start == 0 else None
    unit = row.get(columns.units) if columns.units is not None else None
    written = " ".join(cell.text.split())
    for column, (kind, head) in columns.figures.items():
        figure = row.get(column)
        value = parse_number(figure.text.strip().rstrip("%")) if figure is not None else None
        if figure is None or value is None or not _FIGURE.match(figure.text.strip()):
            continue
        time = joined(find_times(Passage(_when(head.text))))
        spans = [cell, *([unit] if unit is not None else []), figure]
        yield Indicator(
            name=entry.name if entry else written[:1].upper() + written[1:],
            name_verbatim=written,
            code=entry.code if entry else None,
            scope=None,
            year=time.year if time else None,
            period=time.period if time else None,
            value=value,
            comparator=Comparator.EQUAL,
            value_verbatim=figure.text.strip(),
            unit=" ".join(unit.text.split()) if unit is not None else None,
            max=None,
            kind=kind,
            evidence=[place for span in spans for place in evidence(doc, span.start, span.end)],
            confidence=confidence(doc, RULE, *((span.start, span.end) for span in spans), by_sense=True),
            rule=RULE,
        )
