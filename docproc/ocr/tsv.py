"""Tesseract's table of words, as lines of words on the page.

Both engines deliver the same table: level, page, block, paragraph, line, word, left, top, width, height
(pixels), confidence (0–100, −1 for none), text.
"""

from __future__ import annotations

from collections.abc import Iterator

from docproc.ocr.bars import part_at_rules, upright_rules
from docproc.schema import Box, Line, OcrPage, TextSource, Word
from docproc.schema.image import CleanedPage

_WORD_LEVEL = "5"
_COLUMNS = 12


def page_from_table(table: str, page: CleanedPage) -> OcrPage:
    """The page that a table describes; a blank inside a word parts it, and so does a border of a table."""
    lines: dict[tuple[str, ...], list[Word]] = {}
    rules = upright_rules(page.rules)
    for row in table.splitlines():
        cells = row.split("\t", _COLUMNS - 1)
        if len(cells) == _COLUMNS and cells[0] == _WORD_LEVEL:
            lines.setdefault(tuple(cells[1:5]), []).extend(_words(cells, page, rules))
    return OcrPage(
        number=page.number,
        width=page.width,
        height=page.height,
        source=TextSource.OCR,
        lines=tuple(Line.of(tuple(words)) for words in lines.values() if words),
        rotation=page.rotation,
        dpi=page.dpi,
        seals=page.seals,
        rules=page.rules,
    )


def _words(cells: list[str], page: CleanedPage, rules: list[Box]) -> Iterator[Word]:
    left, top, width, height = (float(cell) for cell in cells[6:10])
    confidence = min(max(float(cells[10]) / 100, 0.0), 1.0)
    parts = cells[11].split()
    share = width / max(len(parts), 1)
    for index, text in enumerate(parts):
        start = left + index * share
        box = page.box(start, top, start + share, top + height)
        for part, place in part_at_rules(text, box, rules):
            yield Word(part, place, confidence)
