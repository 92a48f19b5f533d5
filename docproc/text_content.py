"""The repaired text in the contract's shape: pages, lines, words and tables with their boxes."""

from __future__ import annotations

from collections.abc import Iterable

from docproc.schema import Box, PageText, Paragraph, RestoredText, TextLine
from docproc.schema.contract import (
    CellText,
    LineText,
    OtherReading,
    PageContent,
    TableText,
    TextContent,
    WordText,
)


def text_content(text: RestoredText) -> TextContent:
    """All pages in order; those that could not be read have no lines."""
    tables = _tables(text.paragraphs)
    return TextContent(pages=[_page(page, tables.get(page.number, [])) for page in text.pages])


def _page(page: PageText, tables: list[TableText]) -> PageContent:
    return PageContent(
        number=page.number,
        width=page.width,
        height=page.height,
        rotation=page.rotation,
        source=page.source,
        dpi=page.dpi,
        text=page.text,
        lines=[_line(line) for line in page.lines],
        tables=tables,
    )


def _line(line: TextLine) -> LineText:
    words = [
        WordText(
            text=token.text,
            raw=token.raw,
            bbox=token.box,
            confidence=token.probability,
            alternatives=[OtherReading(text=other, confidence=share) for other, share in token.alternatives],
        )
        for token in line.tokens
    ]
    return LineText(text=line.text, bbox=line.box, words=words)


def _tables(paragraphs: Iterable[Paragraph]) -> dict[int, list[TableText]]:
    """The tables by page; one that runs over several pages has a part on each."""
    cells: dict[tuple[int, int], list[CellText]] = {}
    for paragraph in paragraphs:
        if paragraph.cell is None or not paragraph.tokens:
            continue
        cell = CellText(
            row=paragraph.cell.row,
            column=paragraph.cell.column,
            header=paragraph.cell.header,
            text=paragraph.text,
            bbox=Box.around(token.box for token in paragraph.tokens),
        )
        cells.setdefault((paragraph.tokens[0].page, paragraph.cell.table), []).append(cell)
    tables: dict[int, list[TableText]] = {}
    for (page, _), members in sorted(cells.items()):
        box = Box.around(cell.bbox for cell in members)
        tables.setdefault(page, []).append(TableText(cells=members, bbox=box))
    return tables
