"""Task tables: columns as wide as their words need, ruled or not, sections across all columns."""

from __future__ import annotations

from xml.sax.saxutils import escape

from reportlab.lib.colors import black
from reportlab.lib.enums import TA_CENTER, TA_LEFT
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import Flowable, LongTable, Paragraph, TableStyle

from docproc.corpus.specimen import Part
from docproc.corpus.typesetting.markup import bold, plain
from docproc.corpus.typesetting.typography import Typography

_PADDING = 10.0


def table(part: Part, form: Typography) -> Flowable:
    """The table of one part; its first row is the heading."""
    rows = [[cell.strip() for cell in plain(line).split("|")] for line in part.lines]
    columns = max(len(row) for row in rows)
    rows = [row + [""] * (columns - len(row)) for row in rows]
    size = 12.0 if columns <= 6 else 10.0
    widths = column_widths(rows, form.width, size, form.family)
    commands: list[tuple[object, ...]] = [("VALIGN", (0, 0), (-1, -1), "TOP"),
                                          ("LEFTPADDING", (0, 0), (-1, -1), _PADDING / 2),
                                          ("RIGHTPADDING", (0, 0), (-1, -1), _PADDING / 2)]  # fmt: skip
    if form.ruled_tables:
        commands.append(("GRID", (0, 0), (-1, -1), 0.6, black))
    for index, row in enumerate(rows):
        if index and is_section(row):
            commands.append(("SPAN", (1, index), (-1, index)))
    cells = [
        [
            _cell(text, form.style(_side(text, index, column), size), index == 0 or is_section(row))
            for column, text in enumerate(row)
        ]
        for index, row in enumerate(rows)
    ]
    laid = LongTable(cells, colWidths=widths, repeatRows=int(form.repeat_heading))
    laid.setStyle(TableStyle(commands))
    return laid


def is_section(row: list[str]) -> bool:
    """Whether a row is a heading within the table: two cells at the left, the others empty."""
    return len(row) > 2 and bool(row[0] and row[1]) and not any(row[2:])


def column_widths(rows: list[list[str]], width: float, size: float, family: str) -> list[float]:
    """Widths in points: no word is broken where that is possible, the rest is shared by length."""
    least, weights = [], []
    for column in range(len(rows[0])):
        texts = [row[column] for row in rows if not is_section(row) or column == 0]
        words = [word for text in texts for word in text.split()] or [""]
        least.append(max(stringWidth(word, f"{family}-Bold", size) for word in words) + _PADDING + 2)
        weights.append(sum(len(text) for text in texts) / max(1, len(texts)) + 2)
    spare = width - sum(least)
    if spare < 0:
        return [part * width / sum(least) for part in least]
    return [part + spare * weight / sum(weights) for part, weight in zip(least, weights, strict=True)]


def _side(text: str, row: int, column: int) -> int:
    """The heading, figures and the first column's short numbers stand in the middle."""
    short = len(text) <= 6
    figure = short and not text.strip("0123456789.,%/")
    return int(TA_CENTER if row == 0 or figure or (column == 0 and short) else TA_LEFT)


def _cell(text: str, style: ParagraphStyle, strong: bool) -> Paragraph:
    return Paragraph(bold(text) if strong or text.startswith("!") else escape(text), style)
