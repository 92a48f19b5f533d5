"""Lines of bare text: words without boxes, and the empty lines between them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from docproc.schema import Block, Line, OcrPage, Word, Zone


@dataclass(frozen=True, slots=True)
class BareLine:
    """A line of bare text, or one column of it.

    ``page`` is the index of its page, ``gap`` the number of empty lines before it; ``turned`` is true
    for the first line of a page.
    """

    words: tuple[Word, ...]
    page: int
    gap: int = 0
    turned: bool = False

    @property
    def text(self) -> str:
        """The words with single blanks between them."""
        return " ".join(word.text for word in self.words)

    @property
    def parted(self) -> bool:
        """Whether empty lines, or the turn of a page, stand before it."""
        return self.gap > 0 or self.turned

    def cut(self, start: int, end: int | None = None) -> BareLine | None:
        """Some of the words as a line of their own; ``None`` when there are none."""
        words = self.words[start:end]
        if not words:
            return None
        return BareLine(words, self.page, self.gap if start == 0 else 0, self.turned and start == 0)


@dataclass(frozen=True, slots=True)
class BareGroup:
    """Lines that were found to belong together, possibly over the turn of a page."""

    zone: Zone
    lines: tuple[BareLine, ...]


def read_lines(pages: Sequence[OcrPage]) -> list[BareLine]:
    """The lines with words of all pages, in order."""
    found: list[BareLine] = []
    for index, page in enumerate(pages):
        gap, turned = 0, index > 0
        for line in page.lines:
            if not line.words:
                gap += 1
                continue
            found.append(BareLine(line.words, index, gap, turned))
            gap, turned = 0, False
    return found


def each(zone: Zone, lines: Iterable[BareLine]) -> list[BareGroup]:
    """A group for each line."""
    return [BareGroup(zone, (line,)) for line in lines]


def one(zone: Zone, lines: Sequence[BareLine]) -> list[BareGroup]:
    """One group of all lines; none without lines."""
    return [BareGroup(zone, tuple(lines))] if lines else []


def blocks_of_pages(groups: Sequence[BareGroup], pages: int) -> list[list[Block]]:
    """The blocks of each page; a group that turns the page goes on in a block of the next one."""
    blocks: list[list[Block]] = [[] for _ in range(pages)]
    for group in groups:
        seen = False
        for page in sorted({line.page for line in group.lines}):
            lines = tuple(Line.of(line.words) for line in group.lines if line.page == page)
            blocks[page].append(Block(group.zone, lines, continues=seen))
            seen = True
    return blocks
