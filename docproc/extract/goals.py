"""Objectives of a directive as a whole: what it is for, before it says who must do what.

Source: domain knowledge of directives and plans; the purpose stands at the head of the sentence that
orders, or under a heading ``Mục tiêu`` or ``Mục đích``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache

from spacy.language import Language
from spacy.tokens import Doc

from docproc.extract.document import confidence, evidence
from docproc.extract.figure_phrases import Passage, Span, either, table
from docproc.extract.sections import Section, goal_after_heading, is_heading, sections
from docproc.schema.contract import Goal

_MARKER = re.compile(r"\s*(?:[-–—+•*]|\(?(?:\d{1,2}(?:\.\d{1,2})*|[a-zđ])(?:[.)]|[-–](?=\s)))\s*")
_CHAPTER = re.compile(r"\s*[IVX]{1,5}\s*[.)/:-]")
_SHORTEST = 12


@Language.factory("docproc_goals", requires=["doc._.source"], assigns=["doc._.goals"])
def create_goals(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """The component that finds the document's objectives."""
    return find_goals


def find_goals(doc: Doc) -> Doc:
    """Set ``doc._.goals``: objectives under their heading, and those for which the document orders."""
    found = []
    listing = True
    for paragraph, section in sections(doc):
        passage = Passage(paragraph.text, paragraph.start)
        listing = section is not Section.GOALS or _goes_on(passage, listing)
        if section is Section.GOALS:
            spans, rule = _listed(passage) if listing else iter(()), "goals.listed"
        else:
            spans, rule = _purposes(passage), "goals.purpose"
        for span in spans:
            start, end = passage.start + span.start, passage.start + span.end
            goal = Goal(
                verbatim=passage.words(span.start, span.end),
                evidence=evidence(doc, start, end),
                confidence=confidence(doc, rule, (start, end)),
                rule=rule,
            )
            found.append(goal)
    doc._.goals = found
    return doc


def _goes_on(passage: Passage, listing: bool) -> bool:
    """Whether objectives are still listed: a heading of the first rank about something else ends them."""
    first_rank = _CHAPTER.match(passage.text) or passage.text.isupper()
    if goal_after_heading(passage) is None and not (is_heading(passage.text) and first_rank):
        return listing
    return bool(_wanted().search(passage.work))


def _listed(passage: Passage) -> Iterator[Span]:
    """A paragraph under a heading of objectives, without its marker; the heading itself is none."""
    after = goal_after_heading(passage)
    marker = _MARKER.match(passage.text)
    start = after if after is not None else marker.end() if marker else 0
    heading = is_heading(passage.text) and (
        _topic().search(passage.work) or passage.text.rstrip().endswith(":")
    )
    if after is None and (heading or passage.text.isupper()):
        return
    end = len(passage.text.rstrip(" ;.,/"))
    demands = _demand().match(passage.work, start) or (" phải " in passage.work[start:end] and after is None)
    if end - start >= _SHORTEST and not demands:
        yield Span(start, end)


def _purposes(passage: Passage) -> Iterator[Span]:
    """``Để …; …, Ủy ban nhân dân yêu cầu …``: each part between semicolons is an objective."""
    for lead in _lead().finditer(passage.work):
        order = _order().search(passage.work, lead.end())
        if order is None or re.search(r"[.:](?!\d)", passage.work[lead.end() : order.start()]):
            continue
        start = lead.end()
        for part in passage.text[lead.end() : order.start()].split(";"):
            blanks = len(part) - len(part.lstrip())
            span = Span(start + blanks, start + len(part.rstrip(" ,")))
            rest = _ends().search(passage.work, span.start, span.end)
            span = Span(span.start, rest.start()) if rest else span
            start += len(part) + 1
            if span.end - span.start >= _SHORTEST and not _reason().match(passage.work, span.start):
                yield span


@cache
def _demand() -> re.Pattern[str]:
    """``Việc tổ chức phải …``: how the work is to be done, not what for."""
    return re.compile(r"việc(?!\w)")


@cache
def _ends() -> re.Pattern[str]:
    """Where a purpose goes on with the document that it follows."""
    return re.compile(
        r"\s*,\s*thực hiện\s|\s+theo\s+(?:nghị|kết luận|chỉ thị|công|tinh thần|chỉ đạo|ý kiến|quyết định)"
    )


@cache
def _topic() -> re.Pattern[str]:
    return re.compile(either([*table("sections", "goals"), *table("sections", "tasks")]))


@cache
def _wanted() -> re.Pattern[str]:
    return re.compile(either(table("sections", "goals")))


@cache
def _lead() -> re.Pattern[str]:
    """At the head of a sentence, or behind what it is based on: elsewhere ``để`` belongs to a task."""
    leads, bases = either(table("purposes", "leads")), either(table("purposes", "bases"))
    head = rf"(?:^|(?<=[.;:]\s))\s*(?:{bases}[^.;:]*?(?:,|\sva|\svà)\s+)?"
    return re.compile(rf"{head}(?:{leads})\s+")


@cache
def _order() -> re.Pattern[str]:
    asking, askers = either(table("purposes", "asking")), either(table("purposes", "askers"))
    return re.compile(rf",\s*(?:{askers}[^,;.:]{{0,100}}?\s{asking}|{asking})")


@cache
def _reason() -> re.Pattern[str]:
    return re.compile(either(table("purposes", "not_goals")))
