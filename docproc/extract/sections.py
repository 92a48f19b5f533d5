"""What the parts of a directive are about: what was reached, what is wanted, or who must do what."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import cache

from spacy.tokens import Doc

from docproc.extract.document import ParagraphSpan, paragraphs
from docproc.extract.figure_phrases import Passage, either, table
from docproc.schema import Zone

HEADING_LENGTH = 130
"""Longer paragraphs are no headings."""

_MARKER = re.compile(
    r"\s*(?:(?:phần|chương|mục)\s+)?(?:[ivxl]+|\d{1,2}(?:\.\d{1,2})*|[a-zđ])\s*[.)/-]\s*", re.I
)
_BULLET = re.compile(r"\s*[-–—+•*]\s*")


class Section(StrEnum):
    """What a paragraph belongs to."""

    RESULTS = "results"
    GOALS = "goals"
    TASKS = "tasks"


def sections(doc: Doc) -> list[tuple[ParagraphSpan, Section]]:
    """The paragraphs of the body, each with what its heading or the opening sentence makes of it.

    A body begins with results: a directive first says what was reached.
    """
    found = []
    current = Section.RESULTS
    for paragraph in paragraphs(doc, Zone.BODY):
        passage = Passage(paragraph.text)
        current = _headed(passage) or current
        found.append((paragraph, current))
        if _orders(passage):
            current = Section.TASKS
    return found


def is_heading(text: str) -> bool:
    """Whether a paragraph is a heading: short, numbered or in capitals, without an end of sentence."""
    text = text.strip()
    if not text or len(text) > HEADING_LENGTH or _BULLET.match(text):
        return False
    ended = text.endswith((".", ";", "./."))
    return text.isupper() or text.endswith(":") or (bool(_MARKER.match(text)) and not ended)


def goal_after_heading(passage: Passage) -> int | None:
    """Where the text of ``1. Mục tiêu: nâng cao …`` begins after its heading; ``None`` without one."""
    marker = _MARKER.match(passage.work)
    match = _goal_heading().match(passage.work, marker.end() if marker else 0)
    return match.end() if match else None


def _headed(passage: Passage) -> Section | None:
    if goal_after_heading(passage) is not None:
        return Section.GOALS
    if not is_heading(passage.text):
        return _agency_heading(passage)
    words = _MARKER.sub("", passage.work, count=1)
    if _agencies().match(words):
        return Section.TASKS
    first = _topic().search(words)
    return Section(str(first.lastgroup)) if first else None


def _agency_heading(passage: Passage) -> Section | None:
    """``2. Sở Nội vụ chủ trì …``: a numbered paragraph that runs on from an agency."""
    marker = _MARKER.match(passage.work)
    if marker and _agencies().match(passage.work, marker.end()):
        return Section.TASKS
    return None


def _orders(passage: Passage) -> bool:
    """Whether a paragraph opens the tasks: ``… yêu cầu các sở … thực hiện các nội dung sau:``."""
    tail = passage.work[-90:]
    return (
        passage.text.rstrip().endswith(":")
        and bool(_order_end().search(tail))
        and bool(_ordering().search(passage.work))
    )


@cache
def _topic() -> re.Pattern[str]:
    return re.compile("|".join(f"(?P<{name}>{either(table('sections', name))})" for name in Section))


@cache
def _goal_heading() -> re.Pattern[str]:
    return re.compile(rf"{either(table('sections', 'goals'))}[^:.;]{{0,40}}:\s+(?=\S)")


@cache
def _agencies() -> re.Pattern[str]:
    return re.compile(either(table("sections", "agencies")))


@cache
def _ordering() -> re.Pattern[str]:
    return re.compile(either(table("sections", "ordering")))


@cache
def _order_end() -> re.Pattern[str]:
    return re.compile(either(table("sections", "order_ends")))
