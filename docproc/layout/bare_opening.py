"""Title, subject, headings of authority and addressees of bare text."""

from __future__ import annotations

from collections.abc import Sequence

from docproc.layout.addressee import opens_addressee
from docproc.layout.bare_line import BareGroup, BareLine, each
from docproc.layout.markers import Marker, marker_of
from docproc.layout.noise import is_noise
from docproc.layout.phrases import phrases
from docproc.layout.sentence_ends import begins_small, ends_sentence
from docproc.layout.stamps import mark_zone
from docproc.layout.titles import is_act, is_heading_of_authority, is_title
from docproc.schema import Zone

_SUBJECT = 8  # lines of a subject at most
_STRAY = 6  # lines below the head within which the title must come


def read_bare_opening(lines: Sequence[BareLine], start: int) -> tuple[list[BareGroup], int]:
    """What stands between a head and the body, and the index of the line where the body begins.

    Stray lines before a title that comes soon are body: they are given too, in their place.
    """
    groups: list[BareGroup] = []
    index = start
    while index < len(lines):
        taken = _take(lines[index:], {group.zone for group in groups})
        titled = any(group.zone is Zone.TITLE for group in groups)
        if not taken and not titled and any(is_title(line.text) for line in lines[index:][1:_STRAY]):
            taken = each(Zone.BODY, lines[index : index + 1])
        if not taken:
            break
        groups += taken
        index += sum(len(group.lines) for group in taken)
    return groups, index


def _take(lines: Sequence[BareLine], zones: set[Zone]) -> list[BareGroup]:
    line = lines[0]
    mark = mark_zone(line.text)
    if mark is not None:
        return each(mark, [line])
    if is_noise(line.words):
        return each(Zone.NOISE, [line])
    if opens_addressee(line.words) and Zone.ADDRESSEE not in zones:
        return _addressees(lines)
    listed = marker_of(line.text) is Marker.BULLET and zones & {Zone.SUBJECT, Zone.ADDRESSEE}
    if listed == {Zone.SUBJECT} and _is_list(lines):  # `Kính gửi:` above it was not read
        return _addressees(lines)
    if is_title(line.text) and Zone.TITLE not in zones:
        subject = _subject(lines[1:])
        return each(Zone.TITLE, [line]) + ([BareGroup(Zone.SUBJECT, tuple(subject))] if subject else [])
    heading = Zone.TITLE in zones and is_heading_of_authority(line.words)
    if heading or (is_act(line.text) and Zone.TITLE in zones):
        return each(Zone.TITLE, [line])
    return []


def _subject(lines: Sequence[BareLine]) -> list[BareLine]:
    """The lines of the subject below a title; none when the body begins there."""
    subject: list[BareLine] = []
    for line in lines[:_SUBJECT]:
        if _ends_subject(line, subject):
            break
        subject.append(line)
    parted = bool(subject) and subject[0].gap > 0
    if parted and (ends_sentence(subject[-1].text) or _opens_body(subject[0])):
        return []
    return subject


def _ends_subject(line: BareLine, subject: Sequence[BareLine]) -> bool:
    if opens_addressee(line.words) or is_noise(line.words) or is_act(line.text):
        return True
    if subject and (line.gap or _opens_body(line)):
        return True
    if marker_of(line.text) not in {None, Marker.BULLET}:
        return True
    return (
        (bool(subject) or line.gap > 0)
        and is_heading_of_authority(line.words)
        and (line.gap > 0 or not is_heading_of_authority(subject[-1].words))
    )


def _opens_body(line: BareLine) -> bool:
    """Whether a line begins as bodies begin, and has the length of a line of text."""
    return phrases("body_openings").opening(line.words) > 0 and len(line.text) > 55


def _addressees(lines: Sequence[BareLine]) -> list[BareGroup]:
    """``Kính gửi`` with its items, each with the lines it goes on over."""
    items: list[list[BareLine]] = [[lines[0]]]
    for line in lines[1:]:
        last = items[-1][-1].text
        alone = len(items) == 1 and len(items[0]) == 1 and opens_addressee(items[0][0].words)
        alone = alone and len(items[0][0].words) <= 3
        if opens_addressee(line.words) or is_noise(line.words):
            break
        if marker_of(line.text) is Marker.BULLET and (alone or not _is_closed(items)):
            items.append([line])
        elif alone and not line.gap and not ends_sentence(line.text):
            items.append([line])
        elif not line.parted and not ends_sentence(last) and begins_small(line.text):
            items[-1].append(line)
        else:
            break
    return [BareGroup(Zone.ADDRESSEE, tuple(item)) for item in items]


def _is_list(lines: Sequence[BareLine]) -> bool:
    """Whether a line is an item of addressees: a body never begins with a dash, so a stop is enough."""
    return any(line.text.rstrip().endswith((";", ".")) for line in lines[:2])


def _is_closed(items: Sequence[Sequence[BareLine]]) -> bool:
    """Whether the list came to its end: its last item ends with a full stop."""
    return items[-1][-1].text.rstrip(" '`\"").endswith(".")
