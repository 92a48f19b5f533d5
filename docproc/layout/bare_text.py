"""Bare text, such as the output of an OCR program: zones by wording and line breaks alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from docproc.layout.appendix import is_appendix_note, opens_appendix
from docproc.layout.bare_foot import opens_bare_foot, read_bare_foot
from docproc.layout.bare_head import BareHead, find_bare_head
from docproc.layout.bare_line import BareGroup, BareLine, blocks_of_pages, each, one, read_lines
from docproc.layout.bare_opening import read_bare_opening
from docproc.layout.bare_paragraphs import part_bare_paragraphs, usual_length
from docproc.layout.captions import is_caption
from docproc.layout.contact import is_contact
from docproc.layout.markers import marker_of
from docproc.layout.noise import is_noise
from docproc.layout.page_numbers import is_page_number, page_number
from docproc.layout.phrases import is_capitals
from docproc.layout.received_stamp import is_received_field, is_received_heading
from docproc.layout.titles import is_act, is_title
from docproc.schema import OcrPage, PageLayout, Zone

_STAMP_FIELDS = 5
_SCRIBBLE = 8  # characters
_LONGEST_NOTE = 3  # lines
_LONGEST_TITLE = 5  # lines that the title of an appendix has at most


@dataclass(slots=True)
class _Reader:
    """Where the reading of the lines has come to."""

    lines: list[BareLine]
    usual: int | None
    head: BareHead | None = None
    index: int = 0
    groups: list[BareGroup] = field(default_factory=list)
    waiting: list[BareLine] = field(default_factory=list)
    page: int = 1

    def put(self, groups: Sequence[BareGroup], end: int) -> None:
        """Groups up to a line: what waited is body before them."""
        self.settle()
        self.groups += groups
        self.index = end

    def settle(self) -> None:
        """Part the lines that wait into paragraphs."""
        self.groups += part_bare_paragraphs(self.waiting, self.usual)
        self.waiting = []


def arrange_bare_text(pages: Sequence[OcrPage]) -> list[PageLayout]:
    """Arrange pages whose words have no boxes; the pages of one document, in order."""
    lines = read_lines(pages)
    reader = _Reader(lines, usual_length(lines))
    reader.head = find_bare_head(lines, 0, of_file=True)
    if reader.head is None:
        reader.put(*read_bare_opening(lines, 0, reader.usual))
    while reader.index < len(lines):
        _read_on(reader)
    reader.settle()
    blocks = blocks_of_pages(reader.groups, len(pages))
    return [
        PageLayout(
            page.number,
            page.width,
            page.height,
            page.source,
            tuple(found),
            page.rotation,
            page.dpi,
            page.failure,
        )
        for page, found in zip(pages, blocks, strict=True)
    ]


def _read_on(reader: _Reader) -> None:
    """Read the next line, or the head or foot that begins at it."""
    lines, index = reader.lines, reader.index
    line = lines[index]
    if reader.head is not None and index == reader.head.start:
        groups, end = read_bare_opening(lines, reader.head.end, reader.usual)
        reader.put(reader.head.groups + groups, end)
        reader.head = find_bare_head(lines, end, of_file=False)
        return
    limit = reader.head.start if reader.head is not None else len(lines)
    if opens_bare_foot(lines, index):
        groups, end = read_bare_foot(lines[:limit], index)
        reader.put(groups, end)
        return
    number = _page_number(lines, index, reader.page)
    if number is not None:
        reader.page = number
        reader.groups += each(Zone.PAGE_NUMBER, [line])
    elif is_noise(line.words) or _is_scribble(line, reader):
        reader.groups += each(Zone.NOISE, [line])
    elif is_caption(line.words):
        reader.groups += each(Zone.DIGITAL_SIGNATURE, [line])
    elif is_contact(line.words):
        reader.groups += each(Zone.CONTACT, [line])
    elif is_received_heading(line.words):
        stamp = _stamp(lines[index:limit])
        reader.groups += one(Zone.RECEIVED_STAMP, stamp)
        reader.index += len(stamp)
        return
    elif is_act(line.text):
        reader.put(each(Zone.TITLE, [line]), index + 1)
        return
    elif _opens_appendix(lines[index : min(limit, index + 1 + _LONGEST_TITLE)]):
        heading = _appendix(lines[index:limit])
        reader.put(one(Zone.APPENDIX, heading), index + len(heading))
        return
    else:
        reader.waiting.append(line)
    reader.index += 1


def _page_number(lines: Sequence[BareLine], index: int, page: int) -> int | None:
    """The page that a line begins, when it is nothing but a page number in its place.

    At the turn of a page any page number counts; within a page only the number that must come next,
    standing apart.
    """
    line = lines[index]
    last = index + 1 == len(lines) or lines[index + 1].turned
    next_parted = index + 1 < len(lines) and lines[index + 1].gap > 0
    if line.turned and len(line.text) <= 2 and next_parted:
        return page_number(line.words) or page + 1
    if not is_page_number(line.words):
        return None
    number = page_number(line.words)
    if line.turned or (last and line.page > 0):
        return number or page + 1
    return number if number == page + 1 and (line.gap > 0 or next_parted) else None


def _is_scribble(line: BareLine, reader: _Reader) -> bool:
    """Whether a scrap stands above the head of the file, where clerks write and stamp."""
    above = reader.head is not None and not reader.groups and not reader.waiting
    return above and len(line.text) <= _SCRIBBLE


def _stamp(lines: Sequence[BareLine]) -> list[BareLine]:
    """The heading of a received stamp with the fields below it."""
    stamp = [lines[0]]
    for line in lines[1 : 1 + _STAMP_FIELDS]:
        if not is_received_field(line.words):
            break
        stamp.append(line)
    return stamp


def _opens_appendix(lines: Sequence[BareLine]) -> bool:
    """Whether the heading of an appendix, or of what is issued with a decision, begins here.

    A line in capitals with ``(Kèm theo …)`` soon below it is one, even when its own words are damaged.
    """
    first = lines[0]
    if opens_appendix(first.words) or is_appendix_note(first.words):
        return True
    for line in lines[1:_LONGEST_TITLE]:
        if is_appendix_note(line.words):
            return is_capitals(first.text) and marker_of(first.text) is None
        if not is_capitals(line.text) and not is_title(first.text):
            return False
    return False


def _appendix(lines: Sequence[BareLine]) -> list[BareLine]:
    """The heading of an appendix with its title and its note in brackets."""
    end = 1
    for index, line in enumerate(lines[: 1 + _LONGEST_TITLE]):
        title = is_capitals(line.text) and marker_of(line.text) is None
        if is_appendix_note(line.words):
            closed = (i for i in range(index, len(lines)) if lines[i].text.rstrip(" .").endswith(")"))
            last = next(closed, index)
            return list(lines[: (last if last < index + _LONGEST_NOTE else index) + 1])
        if title and end == index:
            end = index + 1
    return list(lines[:end])
