"""Tables of tasks: ``STT | Nhiệm vụ | Chủ trì | Phối hợp | Thời gian | Sản phẩm``, one task a row."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from spacy.tokens import Doc

from docproc.extract.agencies import resolve
from docproc.extract.document import ParagraphSpan, metadata, paragraphs
from docproc.extract.outline_markers import read_marker
from docproc.extract.task_contexts import NOBODY, Party
from docproc.extract.task_drafts import Span, TaskDraft
from docproc.extract.task_labels import LabelKind, column_kind
from docproc.schema import Zone
from docproc.schema.contract import Modality, TaskSource

_HEADER_ROWS = 3  # a header stands within the first rows
_HELD = {LabelKind.LEAD, LabelKind.BOTH}
_NEEDED = {LabelKind.LEAD, LabelKind.BOTH, LabelKind.DEADLINE, LabelKind.COORDINATING}

Row = dict[int, Span]
"""The cells of a row by column, each as a span of ``doc.text``."""


@dataclass(slots=True)
class TaskTable:
    """A table of tasks: ``first`` is the paragraph it begins with, ``columns`` what each column holds."""

    first: int
    columns: dict[int, LabelKind]
    rows: list[Row] = field(default_factory=list)


def read_task_tables(doc: Doc) -> list[TaskTable]:
    """The tables of a document that assign tasks; one that lacks its header goes on with the last."""
    tables: list[TaskTable] = []
    for cells in _tables(paragraphs(doc, Zone.TABLE)):
        rows = _rows(cells)
        header = _header(doc, rows)
        if header:
            count, columns = header
            tables.append(TaskTable(cells[0].index, columns, [row for _, row in rows[count:]]))
        elif tables and _same_shape(tables[-1], rows):
            tables[-1].rows += [row for _, row in rows]
    return tables


def _tables(cells: Sequence[ParagraphSpan]) -> Iterator[list[ParagraphSpan]]:
    by_table: dict[int, list[ParagraphSpan]] = {}
    for cell in cells:
        if cell.cell:
            by_table.setdefault(cell.cell.table, []).append(cell)
    yield from by_table.values()


def _rows(cells: Sequence[ParagraphSpan]) -> list[tuple[int, Row]]:
    """The rows in order; several paragraphs of one cell are one span."""
    rows: dict[int, Row] = {}
    for cell in cells:
        if cell.cell:
            row = rows.setdefault(cell.cell.row, {})
            start, end = row.get(cell.cell.column, (cell.start, cell.end))
            row[cell.cell.column] = (min(start, cell.start), max(end, cell.end))
    return sorted(rows.items())


def _header(doc: Doc, rows: Sequence[tuple[int, Row]]) -> tuple[int, dict[int, LabelKind]] | None:
    """How many rows the header takes and what the columns hold; a header of two rows is read together."""
    columns: dict[int, LabelKind] = {}
    for count, (_, row) in enumerate(rows[:_HEADER_ROWS], start=1):
        kinds = {column: column_kind(doc.text[start:end]) for column, (start, end) in row.items()}
        known = {column: kind for column, kind in kinds.items() if kind}
        if len(known) * 2 < len(row):
            break
        columns |= known
        if LabelKind.CONTENT in columns.values() and _NEEDED & set(columns.values()):
            following = rows[count][1] if count < len(rows) else {}
            extra = {c: column_kind(doc.text[s:e]) for c, (s, e) in following.items()}
            if following and all(extra.values()):
                return count + 1, columns | {c: kind for c, kind in extra.items() if kind}
            return count, columns
    return None


def _same_shape(table: TaskTable, rows: Sequence[tuple[int, Row]]) -> bool:
    widths = {len(row) for row in table.rows[-3:]}
    return (
        bool(rows)
        and max(max(row, default=0) for _, row in rows) == max(table.columns, default=0)
        and (len(rows[0][1]) in widths or len(rows[0][1]) >= 2)
    )


def draft_rows(doc: Doc, table: TaskTable, path: str) -> Iterator[TaskDraft]:
    """The tasks of a table; ``path`` is that of the section it stands in.

    A row with a Roman number, or without anyone to do it, is the heading of the rows below. Who leads holds
    for the rows below that name nobody.
    """
    section, count = "", 0
    above: Row = {}
    for row in table.rows:
        if _repeats_header(doc, table, row):
            continue
        cell = {kind: row[column] for column, kind in reversed(table.columns.items()) if column in row}
        is_section = _is_section(table, row)
        content = cell.get(LabelKind.CONTENT) or (_widest(row, table) if is_section else None)
        if content is None:
            continue
        number = _number(doc, cell.get(LabelKind.NUMBER), content)
        if is_section:
            section, count, above = number or section, 0, {}
            continue
        count += 1
        inherited = {
            column: span
            for column, span in above.items()
            if column not in row and table.columns.get(column) in _HELD
        }
        above = {**inherited, **row}
        label = number or str(count)
        yield _draft(doc, table, {**inherited, **row}, content, _joined(path, section, label))


def _repeats_header(doc: Doc, table: TaskTable, row: Row) -> bool:
    """Whether a row is the header again, as at the top of a further page."""
    kinds = [column_kind(doc.text[start:end]) for start, end in row.values()]
    same = [table.columns.get(column) is kind for column, kind in zip(row, kinds, strict=True) if kind]
    return len(row) > 2 and len(same) * 2 > len(row) and all(same)


def _draft(doc: Doc, table: TaskTable, row: Row, content: Span, identity: str) -> TaskDraft:
    cell = {kind: row[column] for column, kind in reversed(table.columns.items()) if column in row}
    lead = cell.get(LabelKind.LEAD) or cell.get(LabelKind.BOTH)
    marker = read_marker(doc.text[content[0] : content[1]])
    start = content[0] + (marker.end if marker else 0)
    labelled = [cell[LabelKind.DEADLINE]] if LabelKind.DEADLINE in cell else []
    return TaskDraft(
        id=identity,
        rule="tasks.table_row" if lead else "tasks.table_row_without_lead",
        start=start,
        end=content[1],
        marker=identity.rpartition(".")[2],
        leads=party(doc, lead),
        helpers=party(doc, cell.get(LabelKind.COORDINATING)),
        modality=Modality.MANDATORY,
        source=TaskSource.TABLE,
        product=cell.get(LabelKind.PRODUCT),
        target=cell.get(LabelKind.TARGET),
        labelled=labelled,
    )


def party(doc: Doc, span: Span | None) -> Party:
    """The agencies that a cell or a label's value names."""
    if span is None:
        return NOBODY
    issuer = metadata(doc).issuer
    agencies = resolve(doc.text[span[0] : span[1]], issuer.value if issuer else None)
    return Party(tuple(agencies), span)


def _widest(row: Row, table: TaskTable) -> Span | None:
    """The text of a row whose content column is empty, as in headings over the whole width."""
    spans = [span for column, span in row.items() if table.columns.get(column) is not LabelKind.NUMBER]
    return max(spans, key=lambda span: span[1] - span[0], default=None)


def _is_section(table: TaskTable, row: Row) -> bool:
    """Whether nothing of a row says who or when."""
    telling = {column for column, kind in table.columns.items() if kind in _NEEDED}
    return not telling & row.keys() and len(row) <= 2


def _number(doc: Doc, span: Span | None, content: Span) -> str | None:
    """The number of a row, from its own column or from the head of its content."""
    for start, end in filter(None, (span, content)):
        text = doc.text[start:end].strip()
        if (start, end) == span and len(text) <= 8 and text.strip(".)- "):
            return text.strip(".)- ")
        marker = read_marker(text)
        if marker and marker.label:
            return marker.label
    return None


def _joined(*parts: str) -> str:
    return ".".join(part for part in parts if part)
