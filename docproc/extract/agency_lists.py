"""Reading of lists of agencies: posts before them, nouns distributed over them, brackets between them.

``Giám đốc các Sở: Nội vụ, Tài chính; Chủ tịch UBND các xã, phường`` names four.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from docproc.extract.agency_classes import read_class, read_units
from docproc.extract.agency_names import (
    chancery_posts,
    fields,
    named,
    offices,
    open_heads,
    post_abbreviations,
    posts,
)
from docproc.extract.agency_offices import FIELD_HEADS, body_without_unit, read_office
from docproc.extract.agency_own_names import own_name
from docproc.extract.agency_places import proper_name, territory, unit_kinds, unit_type_of
from docproc.extract.folded import Folded
from docproc.lexicon import positions
from docproc.schema.contract import Agency, AgencyKind

_ALL = re.compile(r"(?:tat ca )?cac\s+")
_COLON = re.compile(r"\s*:\s*|\s+gom:?\s+|\s+")
_COMMA = re.compile(r"\s*,\s*(?:va\s+)?|\s*;\s*(?:va\s+)?|\s+va\s+|\s+cung(?:\s+voi)?\s+|\s*/\s*|\s+hoac\s+")
_NOTE = re.compile(r"\s*\([^()]{0,200}\)")
_BELONGS = re.compile(r"\s+(?:trực\s+)?thuộc\s+")
_RUNS_ON = re.compile(r"\s+[^\W\d_]")
_HEAD = {"so": "Sở", "bo": "Bộ", "phong": "Phòng", "ban": "Ban"}
_NOUNS = {post.title.lower(): post.agency_noun for post in positions() if post.agency_noun}
_ENDS_IN_UNIT = re.compile(r" (?:tỉnh|thành phố|huyện|xã|phường)$")
_OF_UNIT = re.compile(r"(?:tỉnh|thành phố|huyện|quận|thị xã|xã|phường|đặc khu)(?!\w)")


@dataclass(frozen=True, slots=True)
class Item:
    """One entry of a list: its span, the agencies that it names, and what its neighbours may share.

    ``head`` is an office's name without its territory, ``place`` the territory.
    """

    start: int
    end: int
    agencies: tuple[Agency, ...]
    head: str | None = None
    place: str | None = None


def read_item(text: Folded, position: int, shared: str | None = None, *, loose: bool = False) -> Item | None:
    """The entry that starts at a word; ``shared`` is the head of the entry before it.

    A post stands for its agency; ``các Sở: A, B`` is distributed. ``loose`` is for places where only
    agencies can stand, see :func:`read_class`.
    """
    start, noun = _after_posts(text, position)
    person = start > position
    for place in (start,) if noun is None else (noun, start):
        found = (
            _distributed_fields(text, place)
            or _distributed_units(text, place)
            or _single(text, place, person=person, loose=loose)
        )
        if found:
            return replace(found, start=position)
    return _shared_unit(text, position, shared) if shared in named("sharing") else None


def read_list(text: Folded, position: int, *, loose: bool = False) -> list[Item]:
    """The entries that stand there one after the other; empty when there is none."""
    items: list[Item] = []
    place: int | None = position
    while place is not None:
        item = read_item(text, place, items[-1].head if items else None, loose=loose)
        if item is None:
            break
        items.append(item)
        place = _next(text, item.end)
    return _with_shared_places(items)


def _with_shared_places(items: list[Item]) -> list[Item]:
    """``HĐND, UBND tỉnh``: an office without a territory has that of the next one."""
    shared: list[Item] = []
    place: str | None = None
    for item in reversed(items):
        alone = [agency.name for agency in item.agencies] == [item.head] and item.place is None
        if alone and item.head in named("sharing") and place and _OF_UNIT.match(place):
            agencies = tuple(
                agency.model_copy(update={"name": f"{agency.name} {place}"}) for agency in item.agencies
            )
            shared.append(replace(item, agencies=agencies, place=place))
        else:
            shared.append(item)
        shares = shared[-1].head is None or shared[-1].head in named("sharing")
        place = shared[-1].place if shares else None
    return shared[::-1]


def _next(text: Folded, end: int) -> int | None:
    note = _NOTE.match(text.folded, end)
    comma = _COMMA.match(text.folded, note.end() if note else end)
    return comma.end() if comma else None


def _after_posts(text: Folded, position: int) -> tuple[int, int | None]:
    """Where the agency begins after posts, and the agency's noun inside the last post, if it has one."""
    place, inner = position, None
    while True:
        found = posts().match(text.marked, place)
        shouted = post_abbreviations().match(text, place)
        if found:
            end = found.end()
            inner = _noun_inside(text, found)
        elif shouted:
            end = shouted[0]
        else:
            return place, inner
        gap = re.compile(r"\s*,\s*|\s+va\s+|\s*\(.{1,20}?\)\s*|\s+").match(text.folded, end)
        if not gap:
            return end, inner
        if gap.group().strip() and not _goes_on(text, gap.end()):
            return end, inner
        place = gap.end()


def _noun_inside(text: Folded, post: re.Match[str]) -> int | None:
    """``Văn phòng`` of ``Chánh Văn phòng``, unless the noun comes again (``Trưởng ban Ban Dân tộc``)."""
    noun = (_NOUNS.get(" ".join(post.group().split())) or "").lower()
    if not noun or not post.group().endswith(noun):
        return None
    return None if text.marked.startswith(noun, text.blank(post.end())) else post.end() - len(noun)


def _goes_on(text: Folded, position: int) -> bool:
    return bool(posts().match(text.marked, position) or post_abbreviations().match(text, position))


def _single(text: Folded, position: int, *, person: bool, loose: bool) -> Item | None:
    served = _served_class(text, position)
    if served:
        return served
    grouped = read_class(text, position, loose=loose)
    office = read_office(text, position, person=person)
    if office and (not grouped or office.end >= grouped.end):
        end, parent = _parent(text, office.end)
        agency = Agency(name=office.name, kind=_kind(office.name), parent=parent)
        return Item(position, end, (agency,), office.head, office.place)
    if grouped:
        listed = _fields_after(text, grouped.end, "Sở", minimum=1) if grouped.nouns > 1 else None
        if listed and text.text[grouped.end : grouped.end + 1] == ":":
            return Item(position, listed[0], tuple(Agency(name=name) for name in listed[1]))
        agency = Agency(name=grouped.name, kind=AgencyKind.CLASS, parent=grouped.parent)
        unit = _ENDS_IN_UNIT.search(grouped.name)
        return Item(position, grouped.end, (agency,), None, unit.group().strip() if unit else None)
    chancery = chancery_posts().match(text, position)
    if chancery:
        return Item(position, chancery[0], (Agency(name="Văn phòng"),))
    return None


def _parent(text: Folded, end: int) -> tuple[int, str | None]:
    """The body named after ``thuộc``, and where that ends."""
    link = _BELONGS.match(text.marked, end)
    owner = read_office(text, link.end()) if link else None
    return (owner.end, owner.name) if owner else (end, None)


def _served_class(text: Folded, position: int) -> Item | None:
    """``Ban Thường vụ các đảng ủy trực thuộc``: an office of each of a class."""
    head = open_heads().match(text, position) if text.capital(position) else None
    grouped = read_class(text, text.blank(head[0])) if head and head[1] in named("owners") else None
    if not head or not grouped:
        return None
    agency = Agency(name=f"{head[1]} {grouped.name}", kind=AgencyKind.CLASS)
    return Item(position, grouped.end, (agency,))


def _kind(name: str) -> AgencyKind:
    grouped = re.search(r" (?:các|cấp) (?:xã|huyện|phường|cấp|tỉnh|cơ sở)|các cấp|cấp xã|cấp huyện", name)
    return AgencyKind.CLASS if grouped else AgencyKind.OFFICE


def _distributed_fields(text: Folded, position: int) -> Item | None:
    """``các Sở: Nội vụ, Tài chính``, ``Sở Nội vụ, Tài chính``: one office a field."""
    everyone = _ALL.match(text.folded, position)
    place = everyone.end() if everyone else position
    head = FIELD_HEADS.match(text.folded, place)
    if not head or not (everyone or text.capital(place)):
        return None
    name = _HEAD[head.group()]
    listed = _fields_after(text, head.end(), name, minimum=1 if everyone else 2)
    if not listed:
        return None
    return Item(position, listed[0], tuple(Agency(name=office) for office in listed[1]), None)


def _fields_after(text: Folded, end: int, head: str, *, minimum: int) -> tuple[int, list[str]] | None:
    names: list[str] = []
    gap = _COLON.match(text.folded, end)
    place = gap.end() if gap else None
    while place is not None:
        field = fields().match(text, place)
        if not field or not text.capital(place) or offices().match(text, place):
            break
        end = field[0]
        names.append(f"{head} {field[1]}")
        suffix = territory(text, text.blank(end))
        if suffix and text.blank(end) > end:
            end, names[-1] = suffix[0], f"{names[-1]} {suffix[1]}"
        comma = _COMMA.match(text.folded, end)
        place = comma.end() if comma else None
    return (end, names) if len(names) >= minimum else None


def _distributed_units(text: Folded, position: int) -> Item | None:
    """``UBND các xã: A, B``, ``UBND các xã, phường``, ``UBND cấp xã``: a head over several units."""
    head = body_without_unit(text, position) or own_name(text, position)
    if not head or not (text.capital(position) or " " in head[1]):
        return None
    units = read_units(text, text.blank(head[0]))
    if not units or text.blank(head[0]) == head[0]:
        return None
    if units.name.startswith("các ") or units.nouns > 1:
        listed = _named_units(text, units.end, head[1], units.name)
        if listed:
            return Item(position, listed[0], listed[1], head[1])
    agency = Agency(name=f"{head[1]} {units.name}", kind=AgencyKind.CLASS)
    return Item(position, units.end, (agency,), head[1])


def _named_units(text: Folded, end: int, head: str, units: str) -> tuple[int, tuple[Agency, ...]] | None:
    """The units that are named after their common noun, each with the head."""
    kind = units.removeprefix("các ") if "," not in units and " và " not in units else None
    gap = _COLON.match(text.folded, end)
    if not gap or (not gap.group().strip() and kind is None):
        return None
    found: list[Agency] = []
    place: int | None = gap.end()
    while place is not None:
        own = unit_kinds().match(text, place)
        unit = territory(text, place) if own else proper_name(text, place)
        if not unit or (own and unit[0] == own[0]):
            break
        end = unit[0]
        title = unit[1] if own else " ".join(filter(None, (kind or unit_type_of(unit[1]), unit[1])))
        found.append(Agency(name=f"{head} {title}"))
        comma = _COMMA.match(text.folded, end)
        place = comma.end() if comma else None
    sure = len(found) > 1 or not gap.group().strip() or not _RUNS_ON.match(text.text, end)
    return (end, tuple(found)) if found and sure else None


def _shared_unit(text: Folded, position: int, head: str | None) -> Item | None:
    """``UBND huyện A, thị xã B``: the second unit shares the first one's head."""
    kind = unit_kinds().match(text, position)
    unit = territory(text, position) if kind else None
    if not kind or not unit or unit[0] == kind[0]:
        return None
    return Item(position, unit[0], (Agency(name=f"{head} {unit[1]}"),), head)
