"""The head of a document whose words have boxes: cells 1 to 4 and the subject of a công văn (5b).

Two columns stand side by side at the top of the first page; OCR often reads them as one line. The motto,
the creed and the date say where the right column begins, and every line of the head is cut there.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from docproc.layout.addressee import opens_addressee
from docproc.layout.fragment import Fragment
from docproc.layout.group import Group, apart, together
from docproc.layout.motto import find_creed, find_motto
from docproc.layout.noise import is_noise, trim
from docproc.layout.number import is_number_line, symbol_goes_on
from docproc.layout.phrases import is_capitals, phrases
from docproc.layout.place_date import find_place_date
from docproc.layout.stamps import mark_zone
from docproc.layout.titles import is_title
from docproc.schema import Zone

_UPPER = 0.45  # share of the page in which a head begins
_DEEPEST = 150.0  # points from the motto to the date
_ABOVE = 3.2  # heights that an issuer may begin above the motto
_SUBJECT_EDGE = 0.62  # share of the width that the subject's column takes at most


@dataclass(slots=True)
class Head:
    """The groups of a head, the lines left for others, and where the head ends (points)."""

    groups: list[Group]
    rest: list[Fragment]
    bottom: float


@dataclass(slots=True)
class _Columns:
    left: list[Fragment] = field(default_factory=list)
    motto: list[Fragment] = field(default_factory=list)
    date: list[Fragment] = field(default_factory=list)
    others: list[Fragment] = field(default_factory=list)


def part_head(fragments: Sequence[Fragment], width: float, height: float, *, first: bool) -> Head | None:
    """Find the head of a page and part its cells; ``None`` when the page has none.

    On the first page a number and a date on one row are enough; on later pages (a second document in
    the same file) the motto or the creed must be there. ``fragments`` come without captions, stamps
    and page numbers; ``width`` and ``height`` of the page are in points.
    """
    upper = sorted((f for f in fragments if f.middle < _UPPER * height), key=lambda f: f.middle)
    top = _top(upper, first=first)
    if top is None:
        return None
    band = [
        fragment
        for fragment in upper
        if top.middle - _ABOVE * top.height <= fragment.middle <= top.middle + _DEEPEST
    ]
    gutter = _gutter(band, width)
    columns = _cut(band, gutter, top)
    bottom, number = _bottom(columns, top)
    return _assemble(fragments, band, columns, bottom, number, width)


def _top(upper: Sequence[Fragment], *, first: bool) -> Fragment | None:
    for finder in (find_motto, find_creed):
        for fragment in upper:
            if finder(fragment.words) is not None:
                return fragment
    if first:
        for fragment in upper:
            date = find_place_date(fragment.words)
            beside = [f for f in upper if abs(f.middle - fragment.middle) < 1.5 * fragment.height]
            if date is not None and any(is_number_line(f.text) for f in beside):
                above = [f for f in upper if 0 <= fragment.middle - f.middle < 90]
                return above[0]
    return None


def _right_start(fragment: Fragment, band: Sequence[Fragment]) -> tuple[int, str] | None:
    """Where the right column begins in a line by its wording, and which cell it is.

    On the row of the number a date must stand, so a damaged one is known there too.
    """
    for finder in (find_motto, find_creed):
        window = finder(fragment.words)
        if window is not None:
            return window.start, "motto"
    due = any(is_number_line(other.text) and _on_row(fragment, other) for other in band)
    date = find_place_date(fragment.words, lenient=due)
    return (date, "date") if date is not None else None


def _gutter(band: Sequence[Fragment], width: float) -> float:
    starts = []
    for fragment in band:
        found = _right_start(fragment, band)
        box = fragment.words[found[0]].box if found else None
        if box is not None and box.x0 > 0.25 * width:
            starts.append(box.x0)
    return min(starts, default=0.45 * width) - 3.0


def _cut(band: Sequence[Fragment], gutter: float, top: Fragment) -> _Columns:
    columns = _Columns()
    for fragment in band:
        if columns.date and fragment.middle > columns.date[0].middle + 0.7 * fragment.height:
            columns.others.append(fragment)
            continue
        found = _right_start(fragment, band)
        kind = found[1] if found else ""
        index = found[0] if found else fragment.index_at(gutter)
        left, right = fragment.cut(index)
        if left is not None and left.box.x_middle < gutter:
            columns.left.append(left)
        elif left is not None:
            columns.others.append(left)
        if right is None:
            continue
        if kind == "date" and fragment.middle > top.middle:
            columns.date.append(right)
        elif kind == "motto" or _is_second_line(right, columns):
            columns.motto.append(right)
        else:
            columns.others.append(right)
    return columns


def _is_second_line(fragment: Fragment, columns: _Columns) -> bool:
    """Whether an unreadable line stands where the creed must stand."""
    if len(columns.motto) != 1 or columns.date or find_creed(columns.motto[0].words):
        return False
    motto = columns.motto[0]
    inside = motto.box.x0 < fragment.box.x0 and fragment.box.x1 < motto.box.x1
    below = 0.5 * motto.height < fragment.middle - motto.middle < 2.2 * motto.height
    return inside and below and len(fragment.skeleton) > 8


def _bottom(columns: _Columns, top: Fragment) -> tuple[float, Fragment | None]:
    """The middle of the head's last row, and the line with the number."""
    number = next((part for part in columns.left if is_number_line(part.text)), None)
    if number is None:  # where the number must stand, even if nothing of it was read
        number = next((p for p in columns.left if columns.date and _on_row(p, columns.date[0])), None)
    ends = [part.middle for part in (*columns.date, *columns.motto)] + [top.middle]
    return max([*ends, number.middle] if number is not None else ends), number


def _on_row(one: Fragment, other: Fragment) -> bool:
    return abs(one.middle - other.middle) < 0.6 * max(one.height, other.height)


def _assemble(
    fragments: Sequence[Fragment],
    band: Sequence[Fragment],
    columns: _Columns,
    bottom: float,
    number: Fragment | None,
    width: float,
) -> Head:
    height = number.height if number is not None else 12.0
    reading = [part for part in columns.left if part.middle <= bottom + 0.5 * height]
    late = [part for part in columns.left if part.middle > bottom + 0.5 * height]
    groups, rest = _left_column(reading, number)
    in_band = {id(part) for part in band}
    others = columns.others + [part for part in fragments if id(part) not in in_band]
    highest = min(part.middle for part in (*columns.motto, *columns.date, *reading, band[-1]))
    above = [part for part in others if part.middle < highest - 0.5 * height]
    below = late + [part for part in others if part.middle >= highest - 0.5 * height]
    groups = _above(above) + groups
    right = [part for part in below if part.middle <= bottom and is_noise(part.words)]
    below = [part for part in below if not any(part is dirt for dirt in right)]
    subject, below = _subject(below + rest, number, bottom, width)
    groups += together(Zone.SUBJECT, subject)
    groups += together(Zone.MOTTO, columns.motto) + together(Zone.PLACE_DATE, columns.date)
    groups += apart(Zone.NOISE, right)
    bottom = max([bottom, *(part.middle for part in subject)])
    return Head(groups, below, bottom)


def _left_column(parts: Sequence[Fragment], number: Fragment | None) -> tuple[list[Group], list[Fragment]]:
    issuer, numbers, groups, rest = [], [], [], []
    for part in parts:
        zone = mark_zone(part.text)
        if zone is not None:
            groups += apart(zone, [part])
        elif is_noise(part.words):
            groups += apart(Zone.NOISE, [part])
        elif number is None or part.middle < number.middle - 0.3 * number.height:
            name, specks = trim(part, closely=True)
            issuer.append(name)
            groups += apart(Zone.NOISE, specks)
        elif part is number or (numbers and symbol_goes_on(numbers[-1].text)):
            numbers.append(part)
        elif _on_row(part, number):
            numbers.append(part)
        else:
            rest.append(part)
    return together(Zone.ISSUER, issuer) + together(Zone.NUMBER, numbers) + groups, rest


def _above(parts: Sequence[Fragment]) -> list[Group]:
    """What stands above the head: marks, and scribbles in the margin."""
    groups = []
    for part in parts:
        appendix = phrases("appendix").opening(part.words) and is_capitals(part.words[0].text)
        zone = mark_zone(part.text) or (Zone.APPENDIX if appendix else Zone.NOISE)
        groups += apart(zone, [part])
    return groups


def _subject(
    parts: Sequence[Fragment], number: Fragment | None, bottom: float, width: float
) -> tuple[list[Fragment], list[Fragment]]:
    """The subject of a công văn under its number, and the lines that are not part of it."""
    if number is None:
        return [], list(parts)
    subject: list[Fragment] = []
    for part in sorted(parts, key=lambda part: part.middle):
        if part.middle < number.middle or part.box.x0 > 0.4 * width:
            continue
        if not subject:
            if part.middle > max(bottom, number.middle) + 5 * part.height:
                break
            in_column = part.box.x1 < _SUBJECT_EDGE * width and part.box.x_middle < 0.45 * width
            if in_column and phrases("subject").opening(part.words) and not is_title(part.text):
                subject.append(part)
        elif _goes_on(subject[-1], part, width):
            subject.append(part)
        else:
            break
    taken = {id(part) for part in subject}
    return subject, [part for part in parts if id(part) not in taken]


def _goes_on(last: Fragment, part: Fragment, width: float) -> bool:
    near = part.middle - last.middle < 1.9 * max(part.height, last.height)
    narrow = part.box.x1 < _SUBJECT_EDGE * width
    return near and narrow and not opens_addressee(part.words) and not is_title(part.text)
