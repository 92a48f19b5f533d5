"""Blocks of all pages as paragraphs of the document, joined over page breaks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from docproc.schema import Block, Cell, PageLayout, RawParagraph, RawWord, Zone


@dataclass(slots=True)
class _Open:
    """A paragraph that later blocks may still go on with."""

    zone: Zone
    indent: float | None
    cell: Cell | None
    words: list[RawWord] = field(default_factory=list)


def join_paragraphs(layouts: Sequence[PageLayout]) -> list[RawParagraph]:
    """The paragraphs of the document in reading order, each word with its page and its line.

    A block that ``continues`` goes on with the latest paragraph of its zone (and cell); whatever
    stands between them on the pages (a page number, a footnote) is a paragraph of its own. Words stay
    as they were read; joining ``SNV-`` and ``CCHC&PC`` is the restoration's task.
    """
    paragraphs: list[_Open] = []
    latest: dict[tuple[Zone, Cell | None], _Open] = {}
    for block, words in _numbered(layouts):
        key = (block.zone, block.cell)
        before = latest.get(key) if block.continues else None
        if before is None:
            before = _Open(block.zone, block.indent, block.cell)
            paragraphs.append(before)
            latest[key] = before
        before.words.extend(words)
    return [
        RawParagraph(paragraph.zone, tuple(paragraph.words), paragraph.indent, paragraph.cell)
        for paragraph in paragraphs
        if paragraph.words
    ]


def _numbered(layouts: Sequence[PageLayout]) -> Iterator[tuple[Block, list[RawWord]]]:
    """Each block with its words; lines are counted over a page in reading order."""
    for layout in layouts:
        number = 0
        for block in layout.blocks:
            words = []
            for line in block.lines:
                words += [RawWord(word, layout.number, number) for word in line.words]
                number += 1
            yield block, words
