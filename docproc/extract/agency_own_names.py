"""Names of an office's own behind an open head: ``Trung tâm Khuyến nông``, ``Công ty Cấp nước Bình An``."""

from __future__ import annotations

import re
from dataclasses import dataclass

from docproc.extract.agency_names import (
    capital_ends,
    class_words,
    ends_name,
    inside_name,
    named,
    nearest_office,
    not_office,
    offices,
    open_heads,
    particles,
    posts,
)
from docproc.extract.agency_places import territory
from docproc.extract.agency_tails import shared_verb, takes_duty
from docproc.extract.folded import Folded
from docproc.extract.task_phrases import starts_with_verb
from docproc.lexicon import expand

_TAIL_WORDS = 8  # words in small letters that a name may have in a row
_CONNECTOR = re.compile(r"[-&](?=[^\W\d_])|\s+(?:va|&|-|–)\s+(?=\S)|\s*,\s*(?=\S)|\s+(?=\S)")
_JOINED = re.compile(r"cac (?:khu cong nghiep|kcn|khu che xuat)")  # Ban Quản lý Khu kinh tế và các KCN
_LAST_WORDS = 4
_CLOSED_NAME = re.compile(r"\s*(?:[.;:]?\s*$|[:;(])")
_UNITS = re.compile(r"các\s+(?:tỉnh|thành phố|quận|huyện|thị xã|xã|phường|đặc khu)(?!\w)")
_CLOSED = frozenset({"Sở", "Bộ"})

Name = tuple[int, str]
"""Where a name ends in the text, and how it is written in full."""


def own_name(text: Folded, position: int) -> Name | None:
    """An open head with the name that follows it, or ``None``."""
    head = open_heads().match(text, position)
    if not head or not text.capital(position):
        return None
    found = extended(text, head, first=position, small_start=" " in head[1])
    if not found or head[1] not in _CLOSED:
        return found
    nearest = nearest_office(found[1])
    if nearest:
        return found[0], nearest
    return found if head[1] == "Sở" else None


def extended(text: Folded, base: Name, *, first: int, small_start: bool) -> Name | None:
    """A name, which begins at ``first``, with the words that go on after it; ``None`` when none do."""
    whole = not text.text[:first].strip()
    company = base[1].startswith(tuple(named("companies")))
    end = _name_end(text, base[0], _Kind(whole, company, small_start))
    if end == base[0]:
        return None
    return end, f"{base[1]} {expand(' '.join(text.text[base[0] : end].split()))}"


@dataclass(frozen=True, slots=True)
class _Kind:
    """How a name may go on: to the end of the ``whole`` text, over offices in it, from a small letter on."""

    whole: bool
    company: bool
    small_start: bool


def _name_end(text: Folded, start: int, kind: _Kind) -> int:
    """Where the name after a head ends: at a verb, a particle, a territory or a full stop.

    Words in small letters belong to the name only when such an end comes soon; a name may begin with
    them after heads of several words (``Ban Quản lý dự án …``).
    """
    end, place, small = start, text.blank(start), 0
    last_sure = start
    while place < len(text.text):
        word = text.word(place)
        shared = shared_verb(text, place, whole=kind.whole) if end > start else None
        if not word or (end > start and shared is None and _stops(text, place, company=kind.company)):
            break
        capital = text.capital(place) or text.text[place].isdigit()
        if end == start and not _may_begin(text, place, small_start=kind.small_start):
            return start
        small = 0 if capital else small + 1
        if small > _TAIL_WORDS:
            return last_sure
        end = shared or (inside_name(text, place) or word).end()
        last_sure = end if capital else last_sure
        place = _next_word(text, end, company=kind.company)
        if place < 0:
            return end
    return end if _bounded(text, end) else last_sure


def _may_begin(text: Folded, place: int, *, small_start: bool) -> bool:
    if capital_ends().match(text.marked, place):
        return False
    return text.capital(place) or (
        small_start and (bool(inside_name(text, place)) or not _stops(text, place))
    )


def _next_word(text: Folded, end: int, *, company: bool = False) -> int:
    """Where the name goes on after a word, over a connector if need be; -1 when it ends here."""
    connector = _CONNECTOR.match(text.folded, end)
    if not connector:
        return -1
    place = connector.end()
    joins = connector.group().strip()
    if not joins:
        return place
    if not text.capital(place) and joins == "va" and not _JOINED.match(text.folded, place):
        return place if _ends_soon(text, place) else -1
    if not text.capital(place) or begins_office(text, place) or capital_ends().match(text.marked, place):
        return place if _JOINED.match(text.folded, place) else -1
    return place


def _ends_soon(text: Folded, place: int) -> bool:
    """Whether small words after ``và`` are the last of a name: ``… Quan trắc tài nguyên và | môi trường``."""
    if ends_name(text, place) or starts_with_verb(text, place) or class_words().match(text.marked, place):
        return False
    for _ in range(_LAST_WORDS):
        word = text.word(place)
        if not word or text.capital(place) or particles().match(text.marked, place):
            return False
        end = word.end()
        if _CLOSED_NAME.match(text.text, end):
            return True
        place = text.blank(end)
        if place > end and takes_duty(text, place):
            return True
    return False


def begins_office(text: Folded, position: int) -> bool:
    """Whether another office, or a person's post, begins there."""
    if offices().match(text, position):
        return True
    if not_office().match(text.folded, position):
        return False
    return bool(open_heads().match(text, position) or posts().match(text.marked, position))


def _stops(text: Folded, position: int, *, company: bool = False) -> bool:
    if text.capital(position):
        return bool(
            capital_ends().match(text.marked, position)
            or (not company and offices().match(text, position) and begins_office(text, position))
        )
    return bool(ends_name(text, position) or territory(text, position) or _UNITS.match(text.marked, position))


def _bounded(text: Folded, end: int) -> bool:
    """Whether what follows the name shows that it ends here: punctuation, a verb, a territory."""
    place = text.blank(end)
    if place >= len(text.text) or not text.text[place].isalnum():
        return True
    return _stops(text, place)
