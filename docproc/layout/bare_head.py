"""The head of bare text: the two columns stand on the same lines, or one after the other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from docproc.layout.addressee import opens_addressee
from docproc.layout.bare_line import BareGroup, BareLine, each, one
from docproc.layout.captions import is_caption, is_caption_field
from docproc.layout.marks import mark_zone
from docproc.layout.motto import find_creed, find_motto
from docproc.layout.noise import is_noise
from docproc.layout.number import is_number_line, symbol_goes_on
from docproc.layout.page_numbers import is_page_number
from docproc.layout.phrases import is_capitals
from docproc.layout.place_date import find_place_date
from docproc.layout.received_stamp import is_received_field, is_received_heading
from docproc.layout.sentence_ends import begins_small, ends_document, ends_sentence
from docproc.layout.subject import subject_label
from docproc.layout.titles import is_title
from docproc.schema import Zone

_LOOK = 16  # lines from the first of a head in which all of it must stand
_BEFORE = 6  # lines before the motto that may belong to the head
_SUBJECT = 8  # lines of a subject at most


@dataclass(slots=True)
class _Cells:
    """The cells of a head as they fill up."""

    groups: list[BareGroup] = field(default_factory=list)
    issuer: list[BareLine] = field(default_factory=list)
    number: list[BareLine] = field(default_factory=list)
    subject: list[BareLine] = field(default_factory=list)
    motto: list[BareLine] = field(default_factory=list)
    date: list[BareLine] = field(default_factory=list)
    stamped: bool = False

    def everything(self) -> list[BareGroup]:
        """The cells in the order in which the decree numbers the columns: left, then right."""
        return [
            *self.groups,
            *one(Zone.ISSUER, self.issuer),
            *one(Zone.NUMBER, self.number),
            *one(Zone.SUBJECT, self.subject),
            *one(Zone.MOTTO, self.motto),
            *one(Zone.PLACE_DATE, self.date),
        ]


@dataclass(frozen=True, slots=True)
class BareHead:
    """The groups of a head, where its lines begin and end (half-open), and whether it has a subject."""

    groups: list[BareGroup]
    start: int
    end: int
    has_subject: bool


def find_bare_head(lines: Sequence[BareLine], first: int, *, of_file: bool) -> BareHead | None:
    """The next head among the lines from ``first`` on; ``None`` without one.

    A motto or a creed marks a head. The first head of a file (``of_file``) may have lost both: then a
    number and a date within its first lines are enough.
    """
    anchor = next((i for i in range(first, len(lines)) if _is_anchor(lines[i])), None)
    if anchor is None:
        anchor = _numbered(lines) if of_file and first == 0 else None
        if anchor is None:
            return None
    start = _start(lines, first, anchor)
    end = _end(lines, start, anchor)
    cells = _Cells()
    for line in lines[start:end]:
        _place(line, cells)
    end = _read_subject(lines, end, cells)
    return BareHead(cells.everything(), start, end, bool(cells.subject))


def _is_anchor(line: BareLine) -> bool:
    return find_motto(line.words) is not None or find_creed(line.words) is not None


def _numbered(lines: Sequence[BareLine]) -> int | None:
    """A line with the number where a date stands on it or near it, at the top of the file."""
    top = lines[:_LOOK]
    for index, line in enumerate(top):
        near = top[max(0, index - 3) : index + 4]
        dated = any(find_place_date(other.words) is not None for other in near)
        if is_number_line(line.text) and dated:
            return index
    return None


def _start(lines: Sequence[BareLine], first: int, anchor: int) -> int:
    """Go back from the motto over capitals, captions, stamps and the number."""
    start = anchor
    while start > first and anchor - start < _BEFORE and _may_stand_above(lines[start - 1]):
        start -= 1
    return start


def _may_stand_above(line: BareLine) -> bool:
    text = line.text
    return (
        (is_capitals(text) and not text.rstrip().endswith((".", ";", ":")))
        or is_caption(line.words)
        or is_caption_field(line.words)
        or is_noise(line.words)
        or is_number_line(text)
        or subject_label(line.words) > 0
        or is_received_heading(line.words)
        or is_received_field(line.words)
    )


def _end(lines: Sequence[BareLine], start: int, anchor: int) -> int:
    """After the last line with motto, creed, number or date; the first number and date count."""
    end = anchor + 1
    seen = [find_place_date(line.words) is not None for line in lines[start : anchor + 1]]
    dated = any(seen)
    numbered = any(is_number_line(line.text) for line in lines[start : anchor + 1])
    for index in range(anchor + 1, min(len(lines), start + _LOOK)):
        line = lines[index]
        if opens_addressee(line.words) or is_title(line.text):
            break
        date = not dated and find_place_date(line.words) is not None and _is_short(line)
        number = not numbered and is_number_line(line.text)
        if _is_anchor(line) or number or date:
            end = index + 1
        dated, numbered = dated or date, numbered or number
    return end


def _is_short(line: BareLine) -> bool:
    """Whether a line with a date can be one of a head: a sentence with a date goes on."""
    if line.text.rstrip().endswith((";", ":")) or ends_document(line.text):
        return False
    return is_number_line(line.text) or len(line.words) < 24


def _place(line: BareLine, cells: _Cells) -> None:
    """Cut a line of the head between its columns, and put both sides into their cells."""
    for finder, cell in ((find_motto, cells.motto), (find_creed, cells.motto)):
        window = finder(line.words)
        if window is not None:
            cell.extend(part for part in [line.cut(window.start)] if part is not None)
            _place_left(line.cut(0, window.start), cells)
            return
    date = find_place_date(line.words, lenient=is_number_line(line.text))
    if date is not None:
        cells.date.extend(part for part in [line.cut(date)] if part is not None)
        _place_left(line.cut(0, date), cells)
        return
    _place_left(line, cells)


def _place_left(line: BareLine | None, cells: _Cells) -> None:
    """Put what stands left of the right column, or alone, into its cell."""
    if line is None:
        return
    zone = mark_zone(line.text) or _aside(line, cells)
    cell = _left_cell(line, cells) if zone is None else None
    if cell is not None:
        cell.append(line)
    else:
        cells.groups += each(zone or Zone.BODY, [line])


def _left_cell(line: BareLine, cells: _Cells) -> list[BareLine] | None:
    """Issuer, number or subject, in this order down the column; ``None`` for a line that is none."""
    if subject_label(line.words):
        return cells.subject
    if cells.subject:
        return cells.number if not cells.number and is_number_line(line.text) else cells.subject
    if not cells.number:
        return cells.number if is_number_line(line.text) else cells.issuer
    return cells.number if symbol_goes_on(cells.number[-1].text) else None


def _aside(line: BareLine, cells: _Cells) -> Zone | None:
    """The zone of a line that has nothing to do with the head's own cells."""
    if is_caption(line.words) or is_caption_field(line.words):
        return Zone.DIGITAL_SIGNATURE
    if is_received_heading(line.words) or (cells.stamped and is_received_field(line.words)):
        cells.stamped = True
        return Zone.RECEIVED_STAMP
    return Zone.NOISE if is_noise(line.words) or is_page_number(line.words) else None


def _read_subject(lines: Sequence[BareLine], index: int, cells: _Cells) -> int:
    """The subject of a công văn below the number: from ``V/v`` to the next gap or ``Kính gửi``."""
    while index < len(lines) and is_noise(lines[index].words):
        cells.groups += each(Zone.NOISE, [lines[index]])
        index += 1
    if not cells.subject:
        if index >= len(lines) or not subject_label(lines[index].words):
            return index
        cells.subject.append(lines[index])
        index += 1
    while index < len(lines) and len(cells.subject) < _SUBJECT:
        line = lines[index]
        goes_on = begins_small(line.text) and not ends_sentence(cells.subject[-1].text)
        if opens_addressee(line.words) or is_title(line.text) or (line.gap and not goes_on):
            break
        cells.subject.append(line)
        index += 1
    return index
