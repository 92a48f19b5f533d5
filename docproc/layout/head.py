"""The head of a document whose words have boxes: cells 1 to 4 and the subject of a công văn (5b)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from docproc.layout.addressee import opens_addressee
from docproc.layout.appendix import opens_appendix
from docproc.layout.fragment import Fragment
from docproc.layout.group import Group, apart, together, without
from docproc.layout.head_columns import Columns, cut_columns, find_top, on_row
from docproc.layout.marks import mark_zone
from docproc.layout.noise import is_noise, trim
from docproc.layout.number import symbol_goes_on
from docproc.layout.subject import subject_label
from docproc.layout.titles import is_title
from docproc.schema import Zone

_UPPER = 0.45  # share of the page in which a head begins
_DEEPEST = 150.0  # points from the motto to the date
_ABOVE = 3.2  # heights that an issuer may begin above the motto
_MOST_LINES = 9  # between the number and Kính gửi
_READ = 8  # letters of a line that was read at all
_NEAR_NUMBER = 6.0  # heights from the number within which a line of the subject must be read
_SUBJECT_EDGE = 0.62  # share of the width that the subject's column takes at most


@dataclass(slots=True)
class Head:
    """The groups of a head, the lines left for others, and where the head ends (points)."""

    groups: list[Group]
    rest: list[Fragment]
    bottom: float


def part_head(fragments: Sequence[Fragment], width: float, height: float, *, first: bool) -> Head | None:
    """Find the head of a page and part its cells; ``None`` when the page has none.

    On the first page a number and a date on one row are enough; on later pages (a second document in
    the same file) the motto or the creed must be there. ``fragments`` come without captions, stamps
    and page numbers; ``width`` and ``height`` of the page are in points.
    """
    upper = sorted((f for f in fragments if f.middle < _UPPER * height), key=lambda f: f.middle)
    top = find_top(upper, first=first)
    if top is None:
        return None
    highest, lowest = top.middle - _ABOVE * top.height, top.middle + _DEEPEST
    band = [fragment for fragment in upper if highest <= fragment.middle <= lowest]
    columns = cut_columns(band, top, width)
    columns.others += without(fragments, band)
    return _assemble(columns, top, width)


def _assemble(columns: Columns, top: Fragment, width: float) -> Head:
    """Put the lines of the columns into their cells, and say what is left above and below them."""
    number = columns.number
    ends = [part.middle for part in (*columns.date, *columns.motto, top)]
    bottom = max([*ends, number.middle] if number is not None else ends)
    slack = 0.5 * top.height
    goes_on = number is not None and symbol_goes_on(number.text)
    lowest = bottom + (1.8 * top.height if goes_on else slack)
    reading = [part for part in columns.left if part.middle <= lowest]
    groups, rest = _left_column(reading, number)
    highest = min(part.middle for part in (*columns.motto, *columns.date, *reading, top))
    above = [part for part in columns.others if part.middle < highest - slack]
    rest += without(columns.left, reading) + without(columns.others, above)
    dirt = [part for part in rest if part.middle <= bottom and is_noise(part.words)]
    subject = _subject(without(rest, dirt), number, bottom, width)
    groups = _above(above) + groups + together(Zone.SUBJECT, subject)
    groups += together(Zone.MOTTO, columns.motto) + together(Zone.PLACE_DATE, columns.date)
    groups += apart(Zone.NOISE, dirt)
    bottom = max([bottom, *(part.middle for part in subject)])
    return Head(groups, without(rest, [*dirt, *subject]), bottom)


def _left_column(parts: Sequence[Fragment], number: Fragment | None) -> tuple[list[Group], list[Fragment]]:
    """Issuer, number, marks and noise of the left column, and the lines that are none of them."""
    issuer: list[Fragment] = []
    numbers: list[Fragment] = []
    groups: list[Group] = []
    rest: list[Fragment] = []
    for part in parts:
        zone = mark_zone(part.text) or (Zone.NOISE if is_noise(part.words) else None)
        if zone is not None:
            groups += apart(zone, [part])
        elif number is None or part.middle < number.middle - 0.3 * number.height:
            name, specks = trim(part, closely=True)
            issuer.append(name)
            groups += apart(Zone.NOISE, specks)
        elif on_row(part, number) or (numbers and symbol_goes_on(numbers[-1].text)):
            numbers.append(part)
        else:
            rest.append(part)
    return together(Zone.ISSUER, issuer) + together(Zone.NUMBER, numbers) + groups, rest


def _above(parts: Sequence[Fragment]) -> list[Group]:
    """What stands above the head: marks, the heading of an appendix, and scribbles in the margin."""
    groups = []
    for part in parts:
        appendix = Zone.APPENDIX if opens_appendix(part.words) else Zone.NOISE
        groups += apart(mark_zone(part.text) or appendix, [part])
    return groups


def _subject(
    parts: Sequence[Fragment], number: Fragment | None, bottom: float, width: float
) -> list[Fragment]:
    """The lines of a công văn's subject under its number, in the left column."""
    if number is None:
        return []
    subject: list[Fragment] = []
    for part in sorted(parts, key=lambda part: part.middle):
        if part.middle < number.middle or part.box.x0 > 0.4 * width or mark_zone(part.text):
            continue
        if subject and not _goes_on(subject[-1], part, width):
            break
        if subject or _opens_subject(part, width):
            subject.append(part)
        elif part.middle > max(bottom, number.middle) + 5 * part.height:
            break
    return subject or _by_place(parts, number, width)


def _by_place(parts: Sequence[Fragment], number: Fragment, width: float) -> list[Fragment]:
    """The left column's lines between the number and ``Kính gửi``, where ``V/v`` was not read."""
    below = sorted((part for part in parts if part.middle > number.middle), key=lambda part: part.middle)
    end = next((index for index, part in enumerate(below) if opens_addressee(part.words)), None)
    if end is None or end > _MOST_LINES or any(is_title(part.text) for part in below[:end]):
        return []
    left = [part for part in below[:end] if _is_narrow(part, width) and not mark_zone(part.text)]
    read = [part for part in left if len(part.skeleton) >= _READ]
    return left if read and read[0].middle - number.middle < _NEAR_NUMBER * number.height else []


def _is_narrow(part: Fragment, width: float) -> bool:
    return part.box.x1 < _SUBJECT_EDGE * width and part.box.x_middle < 0.45 * width


def _opens_subject(part: Fragment, width: float) -> bool:
    return _is_narrow(part, width) and subject_label(part.words) > 0 and not is_title(part.text)


def _goes_on(last: Fragment, part: Fragment, width: float) -> bool:
    near = part.middle - last.middle < 2.3 * max(part.height, last.height)
    narrow = part.box.x1 < _SUBJECT_EDGE * width
    return near and narrow and not opens_addressee(part.words) and not is_title(part.text)
