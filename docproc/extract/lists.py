"""The entries of the lists ``Kính gửi`` and ``Nơi nhận``: one a line or bullet, ended by ``;`` or ``,``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from docproc.extract.document import ParagraphSpan
from docproc.vietnamese.unicode import fold

_BULLET = re.compile(r"[\s]*(?:[-–—~+*•=_]{1,2}-?\s*)")
_INLINE = re.compile(r";\s*(?=[-–—+•]\s)|;\s+(?=\S)")
_EDGES = " \t;,.:-–—_~|`'\"”“"


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a list: ``text == doc.text[start:end]``, without bullet and closing mark."""

    start: int
    end: int
    text: str


def entries(paragraphs: Iterable[ParagraphSpan], label: re.Pattern[str]) -> list[Entry]:
    """The entries of a list whose first paragraph may begin with a label (``Kính gửi:``)."""
    found: list[Entry] = []
    for paragraph in paragraphs:
        named = label.match(fold(paragraph.text))
        first = named.end() if named else 0
        found += _parts(paragraph, first)
    return found


def _parts(paragraph: ParagraphSpan, first: int) -> Iterator[Entry]:
    """The entries of one paragraph from a place on; brackets are never cut."""
    text = paragraph.text
    start = first
    for cut in [*_cuts(text, first), len(text)]:
        entry = _entry(paragraph, start, cut)
        if entry is not None:
            yield entry
        start = cut


def _cuts(text: str, first: int) -> Iterator[int]:
    for match in _INLINE.finditer(text, first):
        before = text[first : match.start()]
        if before.count("(") <= before.count(")"):
            yield match.start() + 1


def _entry(paragraph: ParagraphSpan, start: int, end: int) -> Entry | None:
    text = paragraph.text
    bullet = _BULLET.match(text, start, end)
    start = bullet.end() if bullet else start
    while start < end and text[start] in _EDGES:
        start += 1
    while end > start and text[end - 1] in _EDGES:
        end -= 1
    letters = [character for character in text[start:end] if character.isalpha()]
    if len(letters) < 2 or (len(letters) < 5 and letters[0].islower()):
        return None
    return Entry(paragraph.start + start, paragraph.start + end, text[start:end])
