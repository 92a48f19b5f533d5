"""Who is addressed at the head of a heading or a sentence: ``Giao Sở Y chủ trì …``, ``2. Sở Nội vụ:``."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import StrEnum

from docproc.extract.agencies import nearest_agency
from docproc.extract.agency_lists import Item, read_list
from docproc.extract.agency_names import particles, shared_verbs
from docproc.extract.folded import Folded
from docproc.extract.task_phrases import mandates, modality, starts_with_verb, words
from docproc.extract.unlisted import read_further, read_unlisted
from docproc.lexicon import expand
from docproc.schema.contract import Agency, Modality

_LEADING = re.compile(r"(?:riêng\s+)?đối\s+với\s+|riêng\s+|về\s+phía\s+|các\s+đồng\s+chí:?\s+")
_SHORT = re.compile(r"(?P<name>[^:.;\n]{6,90})(?::|$)")
_NOTE = re.compile(r"\s*\([^()]{0,240}\)")
_COLON = re.compile(r"\s*:\s*")
_HEADING_TAIL = re.compile(r"\s+(?P<words>[^\W\d_][^:.;()\n]{1,70}?)\s*:?\s*$")
_WORD = re.compile(r"(?<!\S)[^\W\d_]")
_COLON_TAIL = re.compile(r"\s+(?P<words>[^\W\d_][^:.;,()\n]{1,30}?)\s*:(?=\s)")
_CLOSES = re.compile(r"\s*[.;]?\s*$")
_COMMA = re.compile(r"\s*,\s*|\s+")
_TELLS = re.compile(r"(?:đã|đang|vừa|được|vẫn|còn|là(?!\s+(?:cơ quan|đầu mối|đơn vị)))(?!\w)")


class Form(StrEnum):
    """How a paragraph goes on after the agencies that it addresses."""

    HEADING = "heading"  # Sở Nội vụ:
    COLON = "colon"  # Sở Nội vụ: Chủ trì …
    VERB = "verb"  # Sở Nội vụ chủ trì …


@dataclass(frozen=True, slots=True)
class Address:
    """Agencies addressed in a text: ``text[start:end]`` from the verb of assigning to the last agency.

    ``items`` are the agencies with their places, ``task`` is where what they must do begins; ``mandate`` is
    the verb of assigning, ``None`` when the agencies stand alone.
    """

    start: int
    end: int
    task: int
    form: Form
    items: tuple[Item, ...]
    mandate: str | None
    modality: Modality

    @property
    def agencies(self) -> list[Agency]:
        """The agencies, each once."""
        found = {agency.name: agency for item in self.items for agency in item.agencies}
        return list(found.values())

    @property
    def first(self) -> int:
        """Where the first agency stands."""
        return self.items[0].start


def read_address(text: Folded, position: int, *, heading: bool = False) -> Address | None:
    """The address that starts at a word, or ``None``.

    ``heading`` tells that the text has paragraphs of its own below, so that a few words more between
    the agencies and the end make no sentence of it.
    """
    start = text.blank(position)
    opening = _assigned(text, start)
    if opening is None:
        return None
    mandate, items = opening
    items = _with_tail(text, items, heading=heading)
    note = _NOTE.match(text.text, items[-1].end)
    end = note.end() if note else items[-1].end
    verb = modality(mandate) if mandate else Modality.MANDATORY
    colon = _COLON.match(text.text, end)
    rest = text.text[end:]
    if _CLOSES.match(rest):
        return Address(start, end, len(text.text), Form.HEADING, items, mandate, verb)
    if colon:
        empty = colon.end() >= len(text.text)
        form = Form.HEADING if empty else Form.COLON
        return Address(start, end, colon.end(), form, items, mandate, verb)
    comma = _COMMA.match(text.text, end)
    place = comma.end() if comma else end
    if _TELLS.match(text.marked, place):
        return None
    opens = heading and (text.text.rstrip().endswith(":") or _is_bare_duty(text, place))
    if comma and (opens or _goes_on(text, place) or (mandate and _acts(text, place, comma.group()))):
        return Address(start, end, place, Form.HEADING if opens else Form.VERB, items, mandate, verb)
    return None


def _with_tail(text: Folded, items: tuple[Item, ...], *, heading: bool) -> tuple[Item, ...]:
    """The agencies of a heading, the last with what stands between its known name and the colon."""
    last = items[-1]
    tail = (_HEADING_TAIL if heading else _COLON_TAIL).match(text.text, last.end)
    if not tail:
        return items
    first = text.blank(last.end)
    alien = starts_with_verb(text, first) and not shared_verbs().match(text.marked, first)
    duty = words("responsible").search(text.marked, first, tail.end("words"))
    plain = not tail.group().rstrip().endswith(":")
    acts = plain and any(starts_with_verb(text, word.start()) for word in _WORD.finditer(text.text, first))
    if alien or duty or acts or particles().match(text.marked, first):
        return items
    own = expand(" ".join(tail["words"].split()))
    named = last.agencies[-1].model_copy(update={"name": f"{last.agencies[-1].name} {own}"})
    return (*items[:-1], replace(last, end=tail.end("words"), agencies=(*last.agencies[:-1], named)))


def _goes_on(text: Folded, place: int) -> bool:
    """Whether a verb follows the agencies, at once or after the circumstances of the duty."""
    return starts_with_verb(text, place) or any(
        words(*key).match(text.marked, place) for key in (("circumstances",), ("petition", "openings"))
    )


def _acts(text: Folded, place: int, gap: str) -> bool:
    """Whether any word in small letters goes on after who is ordered: an act that no table has."""
    small = place < len(text.text) and text.text[place].islower() and not gap.strip()
    return small and not particles().match(text.marked, place)


def _is_bare_duty(text: Folded, place: int) -> bool:
    """``… tổ chức thực hiện``, ``… có trách nhiệm``: what is to be done stands below."""
    rest = text.marked[place:].strip(" .;")
    return bool(words("closing", "duties").fullmatch(rest) or words("responsible").fullmatch(rest))


def _assigned(text: Folded, start: int) -> tuple[str | None, tuple[Item, ...]] | None:
    """The verb of assigning and the agencies behind it; the issuer may stand before the verb."""
    mandate = mandates().match(text.marked, start)
    if mandate:
        return _behind(text, mandate)
    leading = _LEADING.match(text.marked, start)
    place = leading.end() if leading else start
    items = read_list(text, place) or _misread(text, start) or _only(read_unlisted(text, place))
    if not items:
        return None
    items = list(read_further(text, tuple(items)))
    verb = mandates().match(text.marked, text.blank(items[-1].end))
    assigned = _behind(text, verb) if verb else None
    return assigned or (None, tuple(items))


def _misread(text: Folded, start: int) -> list[Item]:
    """The agency of a heading whose name was read a little wrong (``Vũ phòng Ủy ban nhân dân tỉnh:``)."""
    heading = _SHORT.match(text.text, start)
    agencies = nearest_agency(heading["name"]) if heading else []
    return [Item(start, start + len(heading["name"]), tuple(agencies))] if heading and agencies else []


def _behind(text: Folded, mandate: re.Match[str]) -> tuple[str, tuple[Item, ...]] | None:
    place = text.blank(mandate.end())
    leading = _LEADING.match(text.marked, place)
    first = leading.end() if leading else place
    items = read_list(text, first, loose=True) or _only(read_unlisted(text, first))
    return (" ".join(mandate.group().split()), read_further(text, tuple(items))) if items else None


def _only(item: Item | None) -> list[Item]:
    return [item] if item else []


def is_petition(text: Folded, address: Address) -> bool:
    """Whether a request only asks a superior to decide (``đề nghị HĐND tỉnh xem xét, quyết định``)."""
    return address.modality is Modality.REQUEST and bool(
        words("petition", "openings").match(text.marked, text.blank(address.task))
    )
