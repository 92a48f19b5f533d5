"""Reading of classes of offices: ``các sở, ban, ngành``, ``các xã, phường, đặc khu``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from docproc.extract.agency_names import NameTable, bare_owner, classes, named, not_office
from docproc.extract.agency_offices import read_office
from docproc.extract.agency_places import territory, unit_kinds
from docproc.extract.agency_tails import free_tail, relative
from docproc.extract.folded import Folded, marked

_OFTEN_GLUED = frozenset({("sở", "ban"), ("ban", "ngành"), ("sở", "ngành"), ("bộ", "ngành")}) | {
    ("cơ quan", "đơn vị"), ("phòng", "ban"), ("đơn vị", "địa phương"), ("ban", "sở"),
}  # fmt: skip
_TELLING = re.compile(r"liên quan|thuộc|chuyên môn")
_LISTS = re.compile(r":\s+[^\W\d_a-zà-ỹđ]")
_JOINT = re.compile(r"\s*,\s*(?:va\s+)?|\s*/\s*|\s+[-–]\s+|\s+va\s+|\s+hoac\s+|\s+")


@dataclass(frozen=True, slots=True)
class OfficeClass:
    """A class read from a text: where it ends, its canonical name, and the body it belongs to."""

    end: int
    name: str
    parent: str | None = None
    nouns: int = 1


def read_class(text: Folded, position: int, *, loose: bool = False) -> OfficeClass | None:
    """The class whose name starts at a word, or ``None``.

    Without ``các`` before it, one noun alone is no class unless it says ``liên quan`` or, when ``loose``
    (after ``phối hợp với``), has two words (``cơ quan chức năng``).
    """
    quantifier = _quantifiers().match(text.marked, position)
    start = text.blank(quantifier.end()) if quantifier else position
    nouns = _nouns(text, start, _named_bodies() if quantifier else _bodies())
    if not nouns:
        return None
    end, name, count = nouns
    end, tail, parent = _qualified(text, end)
    if not tail and quantifier:
        free = free_tail(text, position, end)
        if free > end:
            own = " ".join(text.text[end:free].split())
            end, tail, parent = _qualified(text, free)
            tail = f"{own} {tail}".strip()
    telling = _TELLING.search(tail) or (loose and " " in name)
    if not quantifier and count == 1 and not telling:
        return None
    if not tail and name not in classes()["bodies"] and count == 1 and _LISTS.match(text.text, end):
        return None  # Các Văn phòng: Tỉnh ủy, …
    opening = " ".join(text.marked[position:start].split()) if quantifier else ("các" if count > 1 else "")
    return OfficeClass(end, " ".join(filter(None, (opening, name, tail))), parent, count)


def read_units(text: Folded, position: int) -> OfficeClass | None:
    """A class of units behind an office's head: ``các xã, phường, đặc khu``, ``cấp xã``."""
    quantifier = _quantifiers().match(text.marked, position)
    start = text.blank(quantifier.end()) if quantifier else position
    end = start
    names: list[str] = []
    place, joint = start, ""
    table = _units_behind()
    while noun := _noun(text, place, table):
        if names and _named_unit(text, place):
            break
        if noun[1] not in classes()["units_behind"]:
            table = _units()  # các xã, phường, | đơn vị liên quan
        names.append(joint + noun[1])
        end = noun[0]
        gap = _JOINT.match(text.folded, end)
        if not gap or not gap.group().strip():
            break
        joint, place = _joint(gap.group()), gap.end()
    if not names or (not quantifier and len(names) == 1):
        return None
    opening = f"{' '.join(text.marked[position:start].split())} " if quantifier else ""
    qualified, tail, _ = _qualified(text, end)
    return OfficeClass(qualified, f"{opening}{''.join(names)}{f' {tail}' if tail else ''}", None, len(names))


def _named_unit(text: Folded, position: int) -> bool:
    """Whether a unit with a name of its own stands there: ``thành phố Quảng Ngãi``."""
    kind = unit_kinds().match(text, position)
    place = territory(text, position)
    return bool(kind and place and place[0] > kind[0])


def _nouns(text: Folded, position: int, bodies: NameTable) -> tuple[int, str, int] | None:
    first = _noun(text, position, bodies)
    if not first:
        first = _noun(text, position, _units())
        if not first or _named_unit(text, position):
            return None
    end, name, count = first[0], first[1], 1
    while True:
        gap = _JOINT.match(text.folded, end)
        if not gap:
            break
        joint = gap.group()
        noun = _noun(text, gap.end(), bodies)
        if not noun and joint.strip() and not _named_unit(text, gap.end()):
            noun = _noun(text, gap.end(), _units())
        if not noun or (not joint.strip() and not _runs_on(name, noun[1])):
            break
        end, count = noun[0], count + 1
        name += _joint(joint) + noun[1]
    return end, name, count


def _joint(gap: str) -> str:
    text = gap.strip()
    if text in {"va", "hoac"}:
        return f" {'và' if text == 'va' else 'hoặc'} "
    return " - " if text in {"-", "–"} else "/" if text == "/" else ", "


def _runs_on(name: str, noun: str) -> bool:
    """``các ban ngành`` and ``các cơ quan đơn vị`` lack their comma; ``cơ quan báo`` does not."""
    last = name.rsplit(", ", maxsplit=1)[-1]
    return (last, noun) in _OFTEN_GLUED


def _noun(text: Folded, position: int, table: NameTable) -> tuple[int, str] | None:
    found = table.match(text, position)
    if not found:
        return None
    not_followed = _not_followed().get(found[1])
    place = text.blank(found[0])
    if not_office().match(text.folded, position) and found[1] not in classes()["bodies"]:
        return None
    if not_followed and not_followed.match(text.marked, place):
        return None
    office = read_office(text, position) if text.capital(position) else None
    return None if office and office.end > found[0] else found


def _qualified(text: Folded, end: int) -> tuple[int, str, str | None]:
    """What follows the nouns: qualifiers, a territory, the body that they belong to."""
    parts: list[str] = []
    parent: str | None = None
    served = _owner(text, text.blank(end)) if text.marked[:end].endswith("giúp việc") else None
    if served:  # các cơ quan tham mưu, giúp việc Tỉnh ủy
        end, parent = served
        parts.append(parent)
    while True:
        place = text.blank(end)
        found = _qualifiers().match(text.marked, place)
        link = _links().match(text.marked, place)
        territorial = territory(text, place) if place > end else None
        if link and (not found or link.end() >= found.end()):
            owner = _owner(text, text.blank(link.end()))
            if owner:
                end, parent = owner
                parts.append(f"{' '.join(link.group().split())} {parent}")
                continue
        if found:
            end = max(found.end(), relative(text, end))
            parts.append(" ".join(text.text[place:end].split()))
        elif place > end and (units := read_units(text, place)) and units.nouns > 1:
            end = units.end
            parts.append(units.name)
        elif territorial:
            end = territorial[0]
            parts.append(territorial[1])
        elif (own := relative(text, end)) > end:
            parts.append(" ".join(text.text[place:own].split()))
            end = own
        else:
            break
    return end, " ".join(parts), parent


def _owner(text: Folded, position: int) -> tuple[int, str] | None:
    office = read_office(text, position)
    if office:
        return office.end, office.name
    bare = bare_owner().match(text.text, position)
    return territory(text, position) or ((bare.end(), bare.group()) if bare else None)


@cache
def _quantifiers() -> re.Pattern[str]:
    return marked(classes()["quantifiers"])


@cache
def _bodies() -> NameTable:
    return NameTable.of({body: classes()["spellings"].get(body, ()) for body in classes()["bodies"]})


@cache
def _named_bodies() -> NameTable:
    """The nouns of classes and, behind ``các``, the heads of offices: ``các | cảng vụ``."""
    nouns = dict.fromkeys([*classes()["bodies"], *(head[0].lower() + head[1:] for head in named("open"))])
    return NameTable.of({noun: classes()["spellings"].get(noun, ()) for noun in nouns})


@cache
def _units() -> NameTable:
    return NameTable.of(dict.fromkeys(classes()["units"], ()))


@cache
def _units_behind() -> NameTable:
    return NameTable.of(dict.fromkeys(classes()["units"] + classes()["units_behind"], ()))


@cache
def _qualifiers() -> re.Pattern[str]:
    return marked(classes()["qualifiers"])


@cache
def _links() -> re.Pattern[str]:
    return marked(classes()["linking"])


@cache
def _not_followed() -> dict[str, re.Pattern[str]]:
    return {noun: marked(words) for noun, words in classes()["not_followed"].items()}
