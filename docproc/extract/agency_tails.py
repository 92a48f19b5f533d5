"""Words that names and duties share: ``các đơn vị | cấp nước sạch``, ``Phòng Kế hoạch | tổng hợp``.

A verb such as ``tổng hợp`` belongs to the name when the duty itself comes behind it (``Phòng Kế hoạch tổng
hợp chủ trì …``), and is the duty otherwise (``Phòng Nội vụ tổng hợp, báo cáo …``).
"""

from __future__ import annotations

import re

from docproc.extract.agency_names import (
    duties,
    has_duty,
    next_members,
    open_heads,
    particles,
    roles,
    shared_verbs,
)
from docproc.extract.folded import Folded
from docproc.extract.task_phrases import starts_with_verb, words

_TAIL_WORDS = 8
_BETWEEN = 5  # words between a shared verb and the duty behind it
_HAS = re.compile(r"có\s+")
_NEXT = re.compile(r"(?:,|\s+và)\s+(?=\S)")
_SMALL_NEXT = re.compile(r",\s+(?=[^\W\d_A-ZÀ-ỸĐ])")
_IN = re.compile(
    r"(?:trong|trên|ở)\s+(?:toàn|ngành|hệ thống|khối|lực lượng|cả nước|huyện|xã|phường|tỉnh|vùng)(?!\w)"
)
_LOCAL = re.compile(r"(?:đóng\s+)?trên\s+địa\s+bàn(?!\w)")
_CLOSED = re.compile(r"\s*(?:[:(]|$)")


def takes_duty(text: Folded, position: int) -> bool:
    """Whether words that no name contains begin the duty there: ``chủ trì``, ``có trách nhiệm``."""
    return bool(duties().match(text.marked, position))


def shared_verb(text: Folded, position: int, *, whole: bool) -> int | None:
    """Where a verb ends that belongs to the name before it, ``None`` when it is the duty itself.

    ``whole`` tells that the text holds nothing but the name, so that its end closes the name too.
    """
    verb = shared_verbs().match(text.marked, position)
    if verb is None:
        return None
    place, count = verb.end(), 0
    while count < _BETWEEN:
        closed = _CLOSED.match(text.text, place)
        if closed:
            return verb.end() if whole or closed.group().strip() == ":" else None
        following = text.blank(place)
        if following == place or takes_duty(text, following):
            return verb.end() if following > place else None
        word = text.word(following)
        more = shared_verbs().match(text.marked, following)
        if not word or particles().match(text.marked, following):
            return None
        if not more and starts_with_verb(text, following):
            return None
        place, count = (more or word).end(), count + 1
    return None


def relative(text: Folded, end: int) -> int:
    """Where a class ends that says what its members have: ``các xã | có dự án đi qua``; else ``end``."""
    has = _HAS.match(text.marked, text.blank(end))
    if not has or text.blank(end) == end or has_duty().match(text.marked, has.end()):
        return end
    place, last = has.end(), end
    for _ in range(_TAIL_WORDS):
        word = text.word(place)
        verb = shared_verbs().match(text.marked, place)
        if not word or takes_duty(text, place) or (not verb and starts_with_verb(text, place)):
            break
        last = (verb or word).end()
        if _goes_to_next(text, last):
            return last
        comma = _SMALL_NEXT.match(text.text, last)
        place = comma.end() if comma else text.blank(last)
    closed = (
        place >= len(text.text)
        or text.text[last : last + 1] in {":", ";"}
        or text.text[last:].startswith(" (")
    )
    duty = place > last and (takes_duty(text, place) or starts_with_verb(text, place))
    return last if last > end and (closed or duty) else end


def _goes_to_next(text: Folded, end: int) -> bool:
    """Whether a list goes on with another class or office there: ``… có rừng | , các chủ rừng``."""
    gap = _NEXT.match(text.marked, end)
    if not gap:
        return False
    office = text.capital(gap.end()) and open_heads().match(text, gap.end())
    return bool(office or next_members().match(text.marked, gap.end()))


def free_tail(text: Folded, start: int, end: int) -> int:
    """Where a class ends that goes on in words of its own; ``end`` when none are surely part of it.

    ``start`` is where the class begins: one that is all of the text is closed by the text's end.
    """
    whole = not text.text[:start].strip()
    role = roles().match(text.marked, text.blank(end))
    if role and role.start() > end:
        closed = role.end() >= len(text.text) if whole else text.text[role.end()] == ":"
        if closed or takes_duty(text, text.blank(role.end())):
            return role.end()
    place, last, sure, count = text.blank(end), end, True, 0
    named = text.capital(_noun_start(text, start))
    inside = _IN.match(text.marked, place)  # các đơn vị | trong toàn ngành
    while place > last and place < len(text.text) and count < _TAIL_WORDS:
        word = text.word(place)
        verb = shared_verbs().match(text.marked, place)
        if not word or (not (inside and not count) and _ends_tail(text, place, verb, named=named)):
            break
        sure = sure and verb is None
        last = (verb or word).end()
        place, count = text.blank(last), count + 1
    if last == end:
        return end
    if (
        takes_duty(text, place)
        or _LOCAL.match(text.marked, place)
        or text.text[last : last + 1] == ":"
        or (whole and place >= len(text.text))
    ):
        return last
    closes = sure and place > last and starts_with_verb(text, place)
    return last if closes else end


def _noun_start(text: Folded, start: int) -> int:
    """Where the noun of a class begins, behind its quantifier (``các | Đội Quản lý thị trường``)."""
    blank = re.compile(r"\s").search(text.text, start)
    return text.blank(blank.end()) if blank else start


def _ends_tail(text: Folded, place: int, verb: re.Match[str] | None, *, named: bool) -> bool:
    if (
        (text.capital(place) and (not named or open_heads().match(text, place)))
        or text.text[place].isdigit()
        or particles().match(text.marked, place)
    ):
        return True
    if takes_duty(text, place) or words("circumstances").match(text.marked, place):
        return True
    return verb is None and starts_with_verb(text, place)
