"""Repaired text in which every token leads back to what was read and to its place on the page."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from docproc.schema.contract.base import Evidence
from docproc.schema.geometry import Box
from docproc.schema.layout import Cell, PageLayout, Zone
from docproc.schema.page import Alternative, TextSource, Word


@dataclass(frozen=True, slots=True)
class Token:
    """One word of the repaired text.

    ``words`` are the words as read that it was made from (two when they were wrongly split; the same
    word stands in two tokens when it was wrongly glued). ``probability`` (0–1) is that of ``text``
    being right. ``joined`` is true when no blank stands before it although a line ended there
    (``SNV-`` / ``CCHC&PC``). ``page`` counts from 1, ``line`` from 0 in the page's reading order.
    """

    text: str
    words: tuple[Word, ...]
    page: int
    line: int
    probability: float
    alternatives: tuple[Alternative, ...] = ()
    joined: bool = False

    @property
    def raw(self) -> str:
        """What was read, before repair."""
        return " ".join(word.text for word in self.words)

    @property
    def box(self) -> Box | None:
        """The place on the page, in points."""
        return Box.around(word.box for word in self.words)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of repaired tokens; ``indent`` in points, ``cell`` for table cells."""

    zone: Zone
    tokens: tuple[Token, ...]
    indent: float | None = None
    cell: Cell | None = None

    @property
    def text(self) -> str:
        """The tokens with blanks between them, on one line."""
        parts: list[str] = []
        for position, token in enumerate(self.tokens):
            if position and not token.joined:
                parts.append(" ")
            parts.append(token.text)
        return "".join(parts)


@dataclass(frozen=True, slots=True)
class TextLine:
    """One line of a page: its tokens and where it starts in the page's text (code points)."""

    tokens: tuple[Token, ...]
    start: int

    @property
    def text(self) -> str:
        """The tokens with blanks between them."""
        return " ".join(token.text for token in self.tokens)

    @property
    def box(self) -> Box | None:
        """The place on the page, in points."""
        return Box.around(token.box for token in self.tokens)


@dataclass(frozen=True, slots=True)
class PageText:
    """The repaired text of one page, line by line in reading order."""

    number: int
    width: float | None
    height: float | None
    source: TextSource
    lines: tuple[TextLine, ...]
    rotation: int = 0
    dpi: float | None = None
    failure: str | None = None

    @property
    def text(self) -> str:
        """The lines with line feeds between them; evidence offsets point into this."""
        return "\n".join(line.text for line in self.lines)


class RestoredText:
    """The whole document twice over: paragraphs for understanding, pages for pointing.

    ``text`` is all paragraphs joined by line feeds; :meth:`evidence` turns a span of it into places on
    the pages. Build it with :meth:`compose`.
    """

    def __init__(self, paragraphs: tuple[Paragraph, ...], pages: tuple[PageText, ...]) -> None:
        self.paragraphs = paragraphs
        self.pages = pages
        self.text = "\n".join(paragraph.text for paragraph in paragraphs)
        self._tokens: list[Token] = []
        self._starts: list[int] = []
        self.paragraph_starts: list[int] = []
        offset = 0
        for paragraph in paragraphs:
            self.paragraph_starts.append(offset)
            for position, token in enumerate(paragraph.tokens):
                offset += 1 if position and not token.joined else 0
                self._tokens.append(token)
                self._starts.append(offset)
                offset += len(token.text)
            offset += 1
        self._page_starts = _page_starts(pages)

    @classmethod
    def compose(cls, paragraphs: Sequence[Paragraph], layouts: Sequence[PageLayout]) -> RestoredText:
        """Put repaired paragraphs back on their pages.

        Pages that could not be read stay in the list, with no lines, so that page ``n`` is always
        ``pages[n - 1]``.
        """
        by_line: dict[tuple[int, int], list[Token]] = {}
        for paragraph in paragraphs:
            for token in paragraph.tokens:
                by_line.setdefault((token.page, token.line), []).append(token)
        pages = []
        for layout in layouts:
            lines: list[TextLine] = []
            start = 0
            for key in sorted(key for key in by_line if key[0] == layout.number):
                line = TextLine(tuple(by_line[key]), start)
                lines.append(line)
                start += len(line.text) + 1
            pages.append(
                PageText(
                    layout.number,
                    layout.width,
                    layout.height,
                    layout.source,
                    tuple(lines),
                    layout.rotation,
                    layout.dpi,
                    layout.failure,
                )
            )
        return cls(tuple(paragraphs), tuple(pages))

    def paragraph_at(self, offset: int) -> int:
        """Index of the paragraph that holds a character of ``text``."""
        return max(0, bisect_right(self.paragraph_starts, offset) - 1)

    def tokens(self, start: int, end: int) -> list[Token]:
        """The tokens that a half-open span of ``text`` touches."""
        return [self._tokens[index] for index in self._token_indices(start, end)]

    def probability(self, start: int, end: int) -> float:
        """Probability (0–1) that every token of a span is right, tokens taken as independent."""
        product = 1.0
        for token in self.tokens(start, end):
            product *= token.probability
        return product

    def evidence(self, start: int, end: int) -> list[Evidence]:
        """The places on the pages where a half-open span of ``text`` stands.

        One item for each run of text that is unbroken on its page; empty when the span is blank.
        """
        runs: list[tuple[int, int, int, list[Box | None]]] = []
        for index in self._token_indices(start, end):
            token, token_start = self._tokens[index], self._starts[index]
            first = max(start - token_start, 0)
            last = min(end - token_start, len(token.text))
            on_page = self._page_starts[id(token)]
            span_start, span_end = on_page + first, on_page + last
            if runs and runs[-1][0] == token.page and 0 <= span_start - runs[-1][2] <= 1:
                page, run_start, _, boxes = runs[-1]
                runs[-1] = (page, run_start, span_end, [*boxes, token.box])
            else:
                runs.append((token.page, span_start, span_end, [token.box]))
        return [
            Evidence(page=page, start=first, end=last, bbox=Box.around(boxes))
            for page, first, last, boxes in runs
        ]

    def _token_indices(self, start: int, end: int) -> range:
        first = max(0, bisect_right(self._starts, start) - 1)
        while first < len(self._tokens) and (self._starts[first] + len(self._tokens[first].text) <= start):
            first += 1
        last = first
        while last < len(self._tokens) and self._starts[last] < end:
            last += 1
        return range(first, last)


def _page_starts(pages: Sequence[PageText]) -> dict[int, int]:
    """Where each token (by identity) starts in the text of its page."""
    starts: dict[int, int] = {}
    for page in pages:
        for line in page.lines:
            offset = line.start
            for token in line.tokens:
                starts[id(token)] = offset
                offset += len(token.text) + 1
    return starts
