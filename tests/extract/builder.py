"""Restored text made by hand: what the extraction gets, without a scanner.

``build([(Zone.ISSUER, "ỦY BAN NHÂN DÂN\\nTỈNH BÌNH AN"), (Zone.NUMBER, "Số: 12/KH-UBND")])``
gives a :class:`RestoredText` with boxes on an A4 page. Line feeds are line breaks inside a
paragraph; ``PAGE_BREAK`` starts a page; :class:`Part` says more about one paragraph.
:func:`directive` puts the usual components in their usual zones.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from spacy.tokens import Doc

from docproc.extract.document import make_doc
from docproc.extract.language import vietnamese
from docproc.schema import (
    Block,
    Box,
    Cell,
    Line,
    PageLayout,
    Paragraph,
    RestoredText,
    TextSource,
    Token,
    Word,
    Zone,
)

A4: Final = (595.0, 842.0)
LINE: Final = 18.0
LETTER: Final = 6.0
MARGIN: Final = 70.0
RIGHT: Final = {Zone.MOTTO, Zone.PLACE_DATE, Zone.SIGNATURE, Zone.DIGITAL_SIGNATURE}


@dataclass(frozen=True)
class Part:
    """One paragraph: its zone, its lines, and where it stands.

    ``x`` is the left edge in points (by default from the zone); ``probability`` is that of every
    word, ``weak`` lowers it for single words; ``tall`` gives single words another height than 13 points.
    """

    zone: Zone
    text: str
    indent: float | None = None
    cell: Cell | None = None
    x: float | None = None
    probability: float | None = None
    weak: Mapping[str, float] = field(default_factory=dict)
    tall: Mapping[str, float] = field(default_factory=dict)


class PageBreak:
    """Marks the start of a new page."""


PAGE_BREAK: Final = PageBreak()

Given = Part | tuple[Zone, str] | PageBreak


@dataclass
class _Pen:
    """Where the next line goes."""

    page: int = 1
    line: int = 0
    y: float = 50.0

    def new_page(self) -> None:
        self.page, self.line, self.y = self.page + 1, 0, 50.0

    def advance(self) -> None:
        self.line, self.y = self.line + 1, self.y + LINE
        if self.y + LINE > A4[1] - 40:
            self.new_page()


def build(parts: Iterable[Given], *, probability: float = 0.99, boxes: bool = True) -> RestoredText:
    """Restored text of these paragraphs in this order; ``boxes=False`` for bare text."""
    pen = _Pen()
    paragraphs: list[Paragraph] = []
    for part in parts:
        if isinstance(part, PageBreak):
            pen.new_page()
            continue
        known = part if isinstance(part, Part) else Part(*part)
        tokens = _tokens(known, pen, probability, boxes)
        if tokens:
            paragraphs.append(Paragraph(known.zone, tokens, known.indent, known.cell))
    return RestoredText.compose(paragraphs, _layouts(paragraphs, pen.page))


def document(parts: Iterable[Given], *, probability: float = 0.99, boxes: bool = True) -> Doc:
    """The same as a spaCy document, ready for one component."""
    return make_doc(vietnamese(), build(parts, probability=probability, boxes=boxes))


def directive(
    body: Sequence[str | Part] = (),
    *,
    issuer: str = "ỦY BAN NHÂN DÂN\nTỈNH BÌNH AN",
    number: str = "Số: 215/UBND-TH",
    place_date: str = "Bình An, ngày 12 tháng 5 năm 2025",
    title: str | None = None,
    subject: str | None = "V/v tăng cường công tác lưu trữ",
    addressees: Sequence[str] = ("Kính gửi: Sở Nội vụ",),
    signature: Sequence[str] = ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Lê Văn Sơn"),
    recipients: Sequence[str] = ("Nơi nhận:", "- Như trên;", "- Lưu: VT, TH."),
) -> list[Given]:
    """The parts of an ordinary directive, for :func:`build`; what is empty is left out."""
    parts: list[Given] = [
        Part(Zone.MOTTO, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc"),
        Part(Zone.ISSUER, issuer),
        Part(Zone.NUMBER, number),
        Part(Zone.PLACE_DATE, place_date),
        Part(Zone.TITLE, title or ""),
        Part(Zone.SUBJECT, subject or ""),
    ]
    parts += [Part(Zone.ADDRESSEE, line) for line in addressees]
    parts += [part if isinstance(part, Part) else Part(Zone.BODY, part, 28.0) for part in body]
    parts += [Part(Zone.RECIPIENTS, line) for line in recipients]
    parts += [Part(Zone.SIGNATURE, line) for line in signature]
    return parts


def _tokens(part: Part, pen: _Pen, probability: float, boxes: bool) -> tuple[Token, ...]:
    left = part.x if part.x is not None else (320.0 if part.zone in RIGHT else MARGIN)
    tokens: list[Token] = []
    for number, line in enumerate(part.text.split("\n")):
        x = left + (part.indent or 0.0 if number == 0 else 0.0)
        words = line.split()
        for position, text in enumerate(words):
            height = part.tall.get(text, 13.0)
            box = Box(x, pen.y, x + LETTER * len(text), pen.y + height) if boxes else None
            x += LETTER * (len(text) + 1)
            sure = part.weak.get(text, part.probability or probability)
            word = Word(text, box, sure if boxes else None)
            tokens.append(Token(text, (word,), pen.page, pen.line, sure, joined=_joins(tokens, position)))
        if words:
            pen.advance()
    return tuple(tokens)


def _joins(before: Sequence[Token], position: int) -> bool:
    """A symbol broken at its hyphen goes on without a blank: ``SNV-`` / ``CCHC``."""
    return bool(before) and not position and "/" in before[-1].text and before[-1].text[-1] == "-"


def _layouts(paragraphs: Sequence[Paragraph], pages: int) -> list[PageLayout]:
    layouts = []
    for number in range(1, pages + 1):
        blocks = tuple(
            Block(paragraph.zone, (Line.of(words),))
            for paragraph in paragraphs
            if (words := _words_on(paragraph, number))
        )
        layouts.append(PageLayout(number, *A4, TextSource.OCR, blocks, dpi=300.0))
    return layouts


def _words_on(paragraph: Paragraph, page: int) -> tuple[Word, ...]:
    return tuple(word for token in paragraph.tokens if token.page == page for word in token.words)
