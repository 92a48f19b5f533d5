"""Whoever a duty is given to though no table names them: ``Nhà trường phối hợp …``.

The duty itself shows who bears it: what stands before ``chủ trì`` or ``có trách nhiệm`` at the head of a
sentence is an actor, unless it names a subject matter (``Công tác …``, ``Việc …``).
"""

from __future__ import annotations

import re

from docproc.extract.agency_lists import Item
from docproc.extract.agency_names import bearing, bears_no_duty, particles, shared_verbs
from docproc.extract.agency_tails import takes_duty
from docproc.extract.folded import Folded
from docproc.extract.task_phrases import starts_with_verb
from docproc.lexicon import expand
from docproc.schema.contract import Agency, AgencyKind

_NAME_WORDS = 9
_INSIDE = re.compile(r"(?:của|thuộc|trực thuộc|tại)(?!\w)")
_MEETS = re.compile(r"chủ\s+trì\s+(?:cuộc|buổi|phiên|hội|lễ|họp|và)(?!\w)")  # tells of a meeting
_AND = re.compile(r",\s+(?:và\s+)?|\s+và\s+")


def read_unlisted(text: Folded, position: int) -> Item | None:
    """The actor whose name starts at a capital letter and ends where its duty begins, or ``None``."""
    matter = bears_no_duty().match(text.marked, position) or starts_with_verb(text, position)
    if not text.capital(position) or matter or takes_duty(text, position):
        return None
    place, end = position, position
    for number in range(_NAME_WORDS):
        if number and text.text[place].islower() and bearing().match(text.marked, place):
            return None if _MEETS.match(text.marked, place) else _item(text, position, end)
        word = text.word(place)
        if not word or _ends_name(text, place, first=not number):
            break
        end = word.end()
        place = text.blank(end)
        if place == end or place >= len(text.text):  # a full stop, a colon, the end of the text
            break
    return None


def _ends_name(text: Folded, place: int, *, first: bool) -> bool:
    """Whether a word stands in no name: a particle, or a verb that names do not share."""
    if particles().match(text.marked, place):
        return not _INSIDE.match(text.marked, place)
    acts = not first and not text.capital(place) and starts_with_verb(text, place)
    return acts and not shared_verbs().match(text.marked, place)


def read_further(text: Folded, items: tuple[Item, ...]) -> tuple[Item, ...]:
    """The items and the actors that a list goes on with though no table has them."""
    found = list(items)
    while joint := _AND.match(text.text, found[-1].end):
        item = read_unlisted(text, joint.end())
        if item is None:
            break
        found.append(item)
    return tuple(found)


def _item(text: Folded, start: int, end: int) -> Item:
    name = expand(" ".join(text.text[start:end].split()))
    return Item(start, end, (Agency(name=name, kind=AgencyKind.CLASS),))
