"""Title, subject, headings of authority and addressees of bare text."""

from __future__ import annotations

from collections.abc import Sequence

from docproc.layout.addressee import opens_addressee
from docproc.layout.bare_line import BareGroup, BareLine, each, one
from docproc.layout.markers import Marker, marker_of
from docproc.layout.marks import mark_zone
from docproc.layout.noise import is_noise
from docproc.layout.phrases import is_capitals, phrases
from docproc.layout.sentence_ends import begins_small, ends_sentence
from docproc.layout.subject import subject_label
from docproc.layout.titles import is_act, is_heading_of_authority, is_title
from docproc.schema import Zone

_SUBJECT = 8  # lines of a subject at most
_SHORT_SUBJECT = 4  # lines: what has more and begins like a body is one
_STRAY = 6  # lines below the head within which the title must come


def read_bare_opening(
    lines: Sequence[BareLine], start: int, usual: int | None
) -> tuple[list[BareGroup], int]:
    """What stands between a head and the body, and the index of the line where the body begins.

    Stray lines before a title that comes soon are body: they are given too, in their place. ``usual``
    is the length of full lines in characters (``None`` when lines are whole paragraphs).
    """
    groups: list[BareGroup] = []
    index = start
    while index < len(lines):
        taken = _take(lines[index:], {group.zone for group in groups}, usual)
        titled = any(group.zone is Zone.TITLE for group in groups)
        if not taken and not titled and any(is_title(line.text) for line in lines[index:][1:_STRAY]):
            taken = each(Zone.BODY, lines[index : index + 1])
        if not taken:
            break
        groups += taken
        index += sum(len(group.lines) for group in taken)
    return groups, index


def _take(lines: Sequence[BareLine], zones: set[Zone], usual: int | None) -> list[BareGroup]:
    line = lines[0]
    aside = mark_zone(line.text) or (Zone.NOISE if is_noise(line.words) else None)
    if aside is not None:
        return each(aside, [line])
    unread = Zone.SUBJECT in zones and _is_list(lines)  # `Kính gửi:` above the list was not read
    if Zone.ADDRESSEE not in zones and (opens_addressee(line.words) or unread):
        return _addressees(lines)
    if Zone.TITLE not in zones and is_title(line.text):
        subject = [] if Zone.SUBJECT in zones else _subject(lines[1:], usual)
        return each(Zone.TITLE, [line]) + one(Zone.SUBJECT, subject)
    if not zones & {Zone.TITLE, Zone.SUBJECT} and subject_label(line.words):
        return one(Zone.SUBJECT, _subject(lines, usual))
    if Zone.TITLE in zones and (is_heading_of_authority(line.words) or is_act(line.text)):
        return each(Zone.TITLE, [line])
    return []


def _subject(lines: Sequence[BareLine], usual: int | None) -> list[BareLine]:
    """The lines of the subject that begins here; none when the body begins here."""
    subject: list[BareLine] = []
    for line in lines[:_SUBJECT]:
        if _ends_subject(line, subject, usual):
            break
        subject.append(line)
    parted = bool(subject) and subject[0].gap > 0
    body = _opens_body(subject[0]) and len(subject) > _SHORT_SUBJECT if subject else False
    if parted and (ends_sentence(subject[-1].text) or body):
        return []
    return subject


def _ends_subject(line: BareLine, subject: Sequence[BareLine], usual: int | None) -> bool:
    if opens_addressee(line.words) or is_noise(line.words) or is_act(line.text) or is_title(line.text):
        return True
    if marker_of(line.text) not in {None, Marker.BULLET}:
        return True
    heading = is_heading_of_authority(line.words)
    if not subject:
        return heading and line.gap > 0
    last = subject[-1].text
    goes_on = begins_small(line.text) and not ends_sentence(last) and not ends_sentence(line.text)
    if line.gap and not goes_on:
        return True
    if heading and not is_capitals(last):
        return True
    return _opens_body(line) or _grows(last, line.text, usual)


def _grows(last: str, text: str, usual: int | None) -> bool:
    """Whether a full line with a capital follows a short one: a centred subject does not grow like that."""
    if usual is None or begins_small(text):
        return False
    return len(last) < 0.7 * usual and len(text) > 0.86 * usual


def _opens_body(line: BareLine) -> bool:
    """Whether a line begins as bodies begin, and has the length of a line of text."""
    return phrases("body_openings").opening(line.words) > 0 and len(line.text) > 55


def _addressees(lines: Sequence[BareLine]) -> list[BareGroup]:
    """``Kính gửi`` with its items, each with the lines it goes on over."""
    items: list[list[BareLine]] = [[lines[0]]]
    for line in lines[1:]:
        last = items[-1][-1].text
        if opens_addressee(line.words) or is_noise(line.words):
            break
        if _is_next_item(line, items):
            items.append([line])
        elif not line.parted and not ends_sentence(last) and begins_small(line.text):
            items[-1].append(line)
        else:
            break
    return [BareGroup(Zone.ADDRESSEE, tuple(item)) for item in items]


def _is_next_item(line: BareLine, items: Sequence[Sequence[BareLine]]) -> bool:
    """Whether a line is the next of the addressees: with a dash, or alone below ``Kính gửi:``."""
    first = items[0][0].words
    alone = len(items) == 1 and len(items[0]) == 1 and opens_addressee(first) and len(first) <= 3
    closed = items[-1][-1].text.rstrip(" '`\"").endswith(".")
    if marker_of(line.text) is Marker.BULLET:
        return alone or not closed
    return alone and not line.gap and not ends_sentence(line.text)


def _is_list(lines: Sequence[BareLine]) -> bool:
    """Whether a list with dashes begins here: a body never begins with one, addressees do."""
    bullet = marker_of(lines[0].text) is Marker.BULLET
    return bullet and any(line.text.rstrip().endswith((";", ".")) for line in lines[:2])
