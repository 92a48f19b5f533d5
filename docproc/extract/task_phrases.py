"""The phrases that make a paragraph a task, from ``data/tasks.toml``, as patterns on text with marks."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from docproc.extract.folded import Folded, marked
from docproc.schema.contract import Modality

_LISTED = re.compile(
    r"\((?:\d{1,2}|[ivx]{1,4}|[a-zđ])\)\s*|(?:\d{1,2}|[ivx]{1,4}|[a-zđ])\)\s+"
)  # Bộ Y tế: (1) Chủ trì …
_DATA = Path(__file__).parent / "data" / "tasks.toml"


@cache
def phrases() -> dict[str, Any]:
    """The whole table."""
    return tomllib.loads(_DATA.read_text("utf-8"))


@cache
def words(section: str, key: str = "words") -> re.Pattern[str]:
    """A pattern for the phrases of one list of the table (for :attr:`Folded.marked`)."""
    return marked(phrases()[section][key])


@cache
def mandates() -> re.Pattern[str]:
    """Any verb by which an issuer assigns or asks."""
    table = phrases()["mandates"]
    return marked(table["mandatory"] + table["request"])


def modality(mandate: str) -> Modality:
    """Ordered or asked, by the verb (as :attr:`Folded.marked` has it)."""
    return Modality.REQUEST if words("mandates", "request").fullmatch(mandate) else Modality.MANDATORY


def starts_with_verb(text: Folded, position: int) -> bool:
    """Whether a verb of assignments stands there, adverbs before it allowed."""
    listed = _LISTED.match(text.marked, text.blank(position))
    place = listed.end() if listed else position
    while True:
        place = text.blank(place)
        if words("verbs").match(text.marked, place) or words("responsible").match(text.marked, place):
            return True
        adverb = words("adverbs").match(text.marked, place)
        if not adverb:
            return False
        place = adverb.end()
        while place < len(text.text) and text.text[place] in ", ":
            place += 1
