"""What stands between the head and the body of a page with boxes: title, subject, authority, addressee.

Source: Decree 30/2020/NĐ-CP, annex I: the type and the subject stand centred (cell 5a), ``Kính gửi``
below them (cell 9a).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from docproc.layout.addressee import closes_addressee, opens_addressee
from docproc.layout.fragment import Fragment
from docproc.layout.group import Group, apart
from docproc.layout.margins import Margins
from docproc.layout.markers import Marker, marker_of
from docproc.layout.marks import mark_zone
from docproc.layout.noise import is_noise
from docproc.layout.phrases import is_capitals
from docproc.layout.titles import is_act, is_heading_of_authority, is_like_title, is_title
from docproc.schema import Zone

_LONGEST_SUBJECT = 9  # lines
_LOOK = 24  # lines after the head in which all of this must stand
_STRAY = 7  # lines below the head within which the title must come
_SCRAP = 0.5  # share of the text's width: no line of a body's first paragraph is so short
_WIDER = 1.4  # steps between the lines of a subject: the next one is the body's
_LOOSE = 1.75  # pitches: a wider step ends the subject
_DEEP = 0.13  # share of the text's width: an addressee's list is set in deeper than a paragraph


@dataclass(slots=True)
class Opening:
    """The groups found, in reading order, and the lines that are left for the body."""

    title_due: bool
    groups: list[Group] = field(default_factory=list)
    rest: list[Fragment] = field(default_factory=list)


def part_opening(
    fragments: Sequence[Fragment], margins: Margins, *, below_head: bool, has_subject: bool
) -> Opening:
    """Part title, subject, authority and addressee from the lines below a head, top to bottom.

    ``below_head`` says that a head stands above them, so that a title must come even if it is damaged;
    ``has_subject`` that the head had its subject in the left column (a công văn).
    """
    opening = Opening(title_due=below_head and not has_subject)
    ordered = sorted(fragments, key=lambda part: (part.middle, part.box.x0))
    position = 0
    while position < min(len(ordered), _LOOK):
        taken = _take(ordered[position:], margins, opening, has_subject=has_subject)
        if taken:
            opening.groups += taken
            position += sum(len(group.fragments) for group in taken)
        elif _goes_further(ordered[position:], margins, opening):
            opening.rest.append(ordered[position])
            position += 1
        else:
            break
    opening.rest += ordered[position:]
    return opening


def _take(parts: Sequence[Fragment], margins: Margins, opening: Opening, *, has_subject: bool) -> list[Group]:
    """The groups that begin with the first of the lines; none when the body begins there."""
    part = parts[0]
    zones = {group.zone for group in opening.groups}
    aside = mark_zone(part.text) or (Zone.NOISE if is_noise(part.words) else None)
    if aside is not None:
        return apart(aside, [part])
    named = has_subject or bool(zones & {Zone.TITLE, Zone.SUBJECT})
    listed = named and _lists_addressees(part, margins) and not _salutation(parts[1:_STRAY])
    if Zone.ADDRESSEE not in zones and (opens_addressee(part.words) or listed):
        return _addressees(parts, margins)
    if Zone.TITLE not in zones:
        return _title_and_subject(parts, margins) if _is_title(part, margins, opening) else []
    if margins.is_centred(part) and is_heading_of_authority(part.words):
        return _heading(parts, margins)
    return []


def _is_title(part: Fragment, margins: Margins, opening: Opening) -> bool:
    if not margins.is_centred(part):
        return False
    return is_title(part.text) or (opening.title_due and is_like_title(part.text))


def _goes_further(parts: Sequence[Fragment], margins: Margins, opening: Opening) -> bool:
    """Whether the title, or ``Kính gửi``, still follows a stray line that says nothing to us."""
    zones = {group.zone for group in opening.groups}
    if marker_of(parts[0].text) is not None:
        return False
    if Zone.TITLE not in zones and any(_is_title(part, margins, opening) for part in parts[1:_STRAY]):
        return True
    scraps = [part.box.width < _SCRAP * margins.width for part in parts[:_STRAY]]
    salutation = (i for i, part in enumerate(parts[:_STRAY]) if opens_addressee(part.words))
    return Zone.ADDRESSEE not in zones and all(scraps[: next(salutation, _STRAY)])


def _salutation(parts: Sequence[Fragment]) -> bool:
    """Whether ``Kính gửi`` stands among some lines."""
    return any(opens_addressee(part.words) for part in parts)


def _title_and_subject(parts: Sequence[Fragment], margins: Margins) -> list[Group]:
    title = Group(Zone.TITLE, (parts[0],))
    subject: list[Fragment] = []
    for part in parts[1 : 1 + _LONGEST_SUBJECT]:
        if _ends_subject(part, parts[0], subject, margins):
            break
        subject.append(part)
    return [title, Group(Zone.SUBJECT, tuple(subject))] if subject else [title]


def _ends_subject(part: Fragment, title: Fragment, subject: Sequence[Fragment], margins: Margins) -> bool:
    """Whether a line does not belong to the subject any more: by distance, wording or setting."""
    if is_noise(part.words) or mark_zone(part.text) or opens_addressee(part.words):
        return True
    step = part.middle - (subject[-1] if subject else title).middle
    pitch = min(margins.pitch, 1.6 * max(part.height, title.height))
    if subject and step > _LOOSE * pitch:
        return True
    if len(subject) > 1 and step > _WIDER * (subject[-1].middle - subject[-2].middle):
        return True
    loose = not subject and step > _LOOSE * pitch
    small = bool(subject) and not is_capitals(subject[-1].text)
    if (loose or small) and is_heading_of_authority(part.words):
        return True
    return step > 3.2 * pitch or _begins_body(part, margins)


def _begins_body(part: Fragment, margins: Margins) -> bool:
    """Whether a line is set like a paragraph's first line, or sticks out to the left."""
    indent = margins.indent(part)
    first_line = 13 < indent < 62 and abs(indent - margins.shortfall(part)) > 20
    marked = marker_of(part.text) not in {None, Marker.BULLET} and not margins.is_centred(part)
    return first_line or marked or indent < -15


def _heading(parts: Sequence[Fragment], margins: Margins) -> list[Group]:
    """One heading in capitals, with the lines it goes on over."""
    heading = [parts[0]]
    for part in parts[1:]:
        near = part.middle - heading[-1].middle < 1.35 * margins.pitch
        alike = is_heading_of_authority(part.words) and margins.is_centred(part)
        if not near or not alike or is_act(part.text):
            break
        heading.append(part)
    return [Group(Zone.TITLE, tuple(heading))]


def _lists_addressees(part: Fragment, margins: Margins) -> bool:
    """Whether a line is an item set in so deep that only ``Kính gửi`` can have stood above it."""
    deep = margins.indent(part) > max(70.0, 1.25 * _DEEP * margins.width)
    return deep and marker_of(part.text) is Marker.BULLET


def _addressees(parts: Sequence[Fragment], margins: Margins) -> list[Group]:
    """``Kính gửi`` with its items: each item is a group, with the lines it goes on over."""
    items: list[list[Fragment]] = [[parts[0]]]
    for part in parts[1:]:
        last = items[-1][-1]
        bullet = marker_of(part.text) is Marker.BULLET
        if part.middle - last.middle > 3.0 * margins.pitch or is_noise(part.words):
            break
        deep = margins.indent(part) > _DEEP * margins.width
        if not deep and not (bullet and _still_listing(items, margins)):
            break
        if closes_addressee(last.text) and not bullet and len(items) > 1:
            break
        if bullet or _beside_list(items):
            items.append([part])
        elif part.middle - last.middle < 1.8 * margins.pitch:
            items[-1].append(part)
        else:
            break
    return [Group(Zone.ADDRESSEE, tuple(item)) for item in items]


def _still_listing(items: Sequence[Sequence[Fragment]], margins: Margins) -> bool:
    """Whether the list is not closed, so that an item at the paragraphs' indent still belongs to it."""
    last = items[-1][-1]
    if len(items) == 1:
        return last.text.rstrip().endswith(":") or len(last.words) <= 3
    return last.text.rstrip().endswith((";", ","))


def _beside_list(items: Sequence[Sequence[Fragment]]) -> bool:
    """Whether ``Kính gửi:`` stands alone, so that what follows is the first addressee."""
    return len(items) == 1 and len(items[0]) == 1 and items[0][0].text.rstrip().endswith(":")
