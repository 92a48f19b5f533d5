"""Where the lines stand on the page, by the components of the decree.

Source: Decree 30/2020/NĐ-CP, annex I, part I, section IV (the numbered cells of the first page).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from docproc.schema.geometry import Box
from docproc.schema.page import Line, TextSource, Word


class Zone(StrEnum):
    """The component of the document that a block belongs to; the number is the decree's cell."""

    MOTTO = "motto"  # 1: CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM / ĐẢNG CỘNG SẢN VIỆT NAM
    ISSUER = "issuer"  # 2: parent agency and issuer, top left
    NUMBER = "number"  # 3: Số: 12/KH-UBND
    PLACE_DATE = "place_date"  # 4
    TITLE = "title"  # 5a: the type in capitals (CHỈ THỊ); headings of authority between them
    SUBJECT = "subject"  # 5a/5b: trích yếu
    ADDRESSEE = "addressee"  # 9a: Kính gửi
    BODY = "body"  # 6
    TABLE = "table"  # 6, a table cell
    SIGNATURE = "signature"  # 7a, 7b
    RECIPIENTS = "recipients"  # 9b: Nơi nhận … Lưu
    URGENCY = "urgency"  # 10: độ mật, độ khẩn
    CIRCULATION = "circulation"  # 11
    CONTACT = "contact"  # 13: address, telephone at the foot of page 1
    DIGITAL_SIGNATURE = "digital_signature"  # 14 and vendors' captions: Ký bởi, Thời gian ký
    RECEIVED_STAMP = "received_stamp"  # the ĐẾN box
    APPENDIX = "appendix"  # heading of an appendix: Phụ lục, its title, (Kèm theo …)
    FOOTNOTE = "footnote"  # small print under its number at the bottom of a page
    PAGE_NUMBER = "page_number"  # and running headers
    NOISE = "noise"  # seal fragments, dirt, scribbles read as text


@dataclass(frozen=True, slots=True)
class Cell:
    """The place of a table cell: ``table`` counts within the document, ``row`` and ``column`` from 0."""

    table: int
    row: int
    column: int
    header: bool = False


@dataclass(frozen=True, slots=True)
class Block:
    """Lines of one zone that belong together; in ``BODY`` one paragraph or the part of it on this page.

    ``continues`` is true when the paragraph began in an earlier block (usually on the page before).
    ``indent`` is the first line's distance from the left edge of the body, in points.
    """

    zone: Zone
    lines: tuple[Line, ...]
    continues: bool = False
    indent: float | None = None
    cell: Cell | None = None

    @property
    def box(self) -> Box | None:
        """The box around all lines."""
        return Box.around(line.box for line in self.lines)

    @property
    def text(self) -> str:
        """The lines, one under the other."""
        return "\n".join(line.text for line in self.lines)


@dataclass(frozen=True, slots=True)
class PageLayout:
    """A page whose blocks stand in reading order."""

    number: int
    width: float | None
    height: float | None
    source: TextSource
    blocks: tuple[Block, ...]
    rotation: int = 0
    dpi: float | None = None
    failure: str | None = None


@dataclass(frozen=True, slots=True)
class RawWord:
    """A word as read, with its page (from 1) and its line (from 0, in the page's reading order)."""

    word: Word
    page: int
    line: int


@dataclass(frozen=True, slots=True)
class RawParagraph:
    """A paragraph joined over lines and pages, not yet repaired."""

    zone: Zone
    words: tuple[RawWord, ...]
    indent: float | None = None
    cell: Cell | None = None
