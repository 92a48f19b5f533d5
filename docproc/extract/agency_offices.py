"""Reading of one office's name: ``Sở Nội vụ``, ``UBND tỉnh``, ``Trung tâm Khuyến nông thành phố``."""

from __future__ import annotations

import re
from dataclasses import dataclass

from docproc.extract.agency_names import bare_owner, fields, named, not_office, offices, open_heads
from docproc.extract.agency_own_names import extended, own_name
from docproc.extract.agency_places import known_provinces, numbered, proper_name, territory
from docproc.extract.folded import Folded, any_of

FIELD_HEADS = re.compile(any_of(("Sở", "Bộ", "Phòng", "Ban")))
_LONG_ENOUGH = 3  # words; a name of so many may stand without its capital
_BRANCH_DASH = re.compile(r"\s+[-–]\s+(?=chi nhanh)")
_UNIT_END = re.compile(r" (?:tỉnh|thành phố|huyện|quận|thị xã|xã|phường|thị trấn|đặc khu)$")
_AND = re.compile(r"\s+va\s+|\s*&\s*")
_COUNCILS = frozenset({"Đoàn đại biểu Quốc hội", "Hội đồng nhân dân"})
_CLOSES = re.compile(r"\s*(?:$|[:(])")


@dataclass(frozen=True, slots=True)
class Office:
    """An office read from a text: where its name ends, the name in full, its head and its territory.

    ``head`` is the name without the territory (``Ủy ban nhân dân``); ``place`` is the territory as
    written in full, ``None`` without one.
    """

    end: int
    name: str
    head: str
    place: str | None = None


def read_office(text: Folded, position: int, *, person: bool = False) -> Office | None:
    """The office whose name starts at a word, or ``None``.

    ``person`` tells that a person's post came before.
    """
    complete = offices().match(text, position)
    if not_office().match(text.folded, position) and not complete:
        return None
    base = _known(text, position) or _served(text, position) or own_name(text, position)
    if base is None:
        return None
    end, head = base
    unit = _UNIT_END.search(head)
    found = _place(text, end, head, person=person or head in named("persons"))
    bare = _UNIT_END.sub("", head)
    if found is None and unit is None and head in named("needs_place") and not _CLOSES.match(text.text, end):
        return None
    if found is None:
        return Office(end, head, bare, unit.group().strip() if unit else None)
    place = f"{unit.group().strip()} {found[1]}" if unit else found[1]
    return Office(found[0], f"{head} {found[1]}", bare, place)


def body_without_unit(text: Folded, position: int) -> tuple[int, str] | None:
    """A complete name without the unit that belongs to it: ``UBND`` of ``UBND xã``."""
    found = offices().match(text, position)
    unit = _UNIT_END.search(found[1]) if found else None
    if not found or not unit:
        return found
    words = text.text[position : found[0]].split()
    kept = len(words) - len(unit.group().split())
    end = position
    for word in words[:kept]:
        end = text.text.index(word, end) + len(word)
    return (end, _UNIT_END.sub("", found[1])) if kept > 0 else found


def _known(text: Folded, position: int) -> tuple[int, str] | None:
    """A complete name of the tables, or a head with a field of government."""
    found = offices().match(text, position)
    if found and not (text.capital(position) or len(found[1].split()) >= _LONG_ENOUGH):
        found = None
    if found and found[1] in named("owners"):
        return _with_owner(text, found) or found
    if found and found[1].startswith(tuple(named("extendable"))):
        return extended(text, found, first=position, small_start=True) or found
    head = FIELD_HEADS.match(text.folded, position)
    if head and text.capital(position):
        place = text.blank(head.end())
        field = fields().match(text, place)
        if field and place > head.end() and (not found or field[0] > found[0]):
            found = field[0], f"{text.text[position : head.end()].capitalize()} {field[1]}"
    if found and found[1].startswith(("Phòng ", "Ban ")):
        return max(found, own_name(text, position) or found, key=lambda name: name[0])
    return found


def _served(text: Folded, position: int) -> tuple[int, str] | None:
    """An open head before the body that it serves: ``Văn phòng`` before ``Sở Nội vụ``."""
    head = open_heads().match(text, position)
    if not head or head[1] not in named("owners") or not text.capital(position):
        return None
    return _with_owner(text, head)


def _with_owner(text: Folded, head: tuple[int, str]) -> tuple[int, str] | None:
    """``Văn phòng`` with the body that it serves: ``Văn phòng UBND``, ``Ban Tổ chức Thành ủy``."""
    start = text.blank(head[0])
    owner = read_office(text, start) if start > head[0] else None
    if owner is None:
        bare = bare_owner().match(text.text, start) if start > head[0] else None
        named = bare and text.capital(text.blank(bare.end()))
        return (bare.end(), f"{head[1]} {bare.group()}") if bare and not named else None
    joint = _AND.match(text.folded, owner.end)
    if joint and owner.head in _COUNCILS:
        second = read_office(text, joint.end())
        if second and second.head in {"Hội đồng nhân dân", "Ủy ban nhân dân"}:
            return second.end, f"{head[1]} {owner.name} và {second.name}"
    return owner.end, f"{head[1]} {owner.name}"


def _place(text: Folded, end: int, head: str, *, person: bool) -> tuple[int, str] | None:
    """The territory behind a name, or the bare name of a place (``Báo Quảng Ngãi``)."""
    dash = _BRANCH_DASH.match(text.folded, end)
    start = dash.end() if dash else text.blank(end)
    if start == end or start >= len(text.text):
        return None
    found = territory(text, start, person=person)
    if found and dash:
        return found[0], f"- {found[1]}"
    if found:
        return found
    if head.endswith("khu vực"):
        return numbered(text, end)
    if _UNIT_END.search(head):
        return proper_name(text, start, person=person)
    return known_provinces().match(text, start) if text.capital(start) else None
