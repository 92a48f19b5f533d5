"""Appendices bound to the directive: ``Phụ lục I``, the title under it, and the pages they cover.

Source: Decree 30/2020/NĐ-CP, annex I, part II (appendices).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from spacy.language import Language
from spacy.tokens import Doc

from docproc.extract.document import confidence, source
from docproc.extract.findings import places
from docproc.extract.head_phrases import in_capitals
from docproc.extract.lines import LineSpan, lines
from docproc.schema import Zone
from docproc.schema.contract import Appendix
from docproc.vietnamese.unicode import fold

RULE = "appendices.heading"

_LABEL = re.compile(
    r"\W*(?:phu luc|phu bieu|bieu mau|bieu so|mau so|bieu)\s*"
    r"(?:so\s*)?(?:[ivxlc]{1,6}|\d{1,3}[a-z]?|[a-z])?(?!\w)\W*"
)
_NOTE = re.compile(r"\W*(?:ban hanh|gui|dinh|nhung)?\s*(?:kem|kem theo)\b")
_LOOSE = re.compile(r"\W*phu luc(?:\s+(?:so\s*)?(?:[ivxlc]{1,6}|\d{1,3}))?\W*")


@dataclass
class _Heading:
    """The lines that open one appendix."""

    label: LineSpan | None
    title: list[LineSpan] = field(default_factory=list)
    page: int = 1


@Language.factory("docproc_appendices", requires=["doc._.source"], assigns=["doc._.appendices"])
def create_appendices(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """The component that finds the appendices."""
    return read_appendices


def read_appendices(doc: Doc) -> Doc:
    """Set ``doc._.appendices``; each reaches to the page before the next one's, the last to the end."""
    headings = _headings(lines(doc, Zone.APPENDIX) or _loose(doc))
    last = len(source(doc).pages)
    doc._.appendices = []
    for number, heading in enumerate(headings):
        following = headings[number + 1].page - 1 if number + 1 < len(headings) else last
        pages = list(range(heading.page, max(heading.page, following) + 1))
        doc._.appendices.append(_appendix(doc, heading, pages))
    return doc


def _headings(found: Sequence[LineSpan]) -> list[_Heading]:
    headings: list[_Heading] = []
    closed = True
    for line in found:
        label = _LABEL.match(fold(line.text))
        if label is not None and label.group().strip():
            headings.append(_Heading(line, page=line.page))
            closed = False
        elif _NOTE.match(fold(line.text)):
            closed = True
        elif not headings or headings[-1].page != line.page:
            headings.append(_Heading(None, [line], line.page))
            closed = False
        elif not closed:
            headings[-1].title.append(line)
    return headings


def _appendix(doc: Doc, heading: _Heading, pages: list[int]) -> Appendix:
    label = _LABEL.match(fold(heading.label.text)) if heading.label else None
    beside = heading.label.text[label.end() :] if heading.label and label else ""
    title = " ".join([beside, *(line.text for line in heading.title)]).strip(" :.-–")
    opening = [heading.label] if heading.label else []
    spans = [(line.start, line.end) for line in (*opening, *heading.title)]
    return Appendix(
        title=title or (heading.label.text.strip() if heading.label else None),
        pages=pages,
        evidence=places(doc, spans),
        confidence=confidence(doc, RULE, *spans),
        rule=RULE,
    )


def _loose(doc: Doc) -> list[LineSpan]:
    """``PHỤ LỤC`` on a line of its own, with the capitals under it, where the layout has named nothing."""
    every = lines(doc)
    found: list[LineSpan] = []
    for number, line in enumerate(every):
        if not _LOOSE.fullmatch(fold(line.text)) or not in_capitals(line.text, 0.7):
            continue
        found.append(line)
        for below in every[number + 1 : number + 4]:
            if not in_capitals(below.text):
                break
            found.append(below)
    return found
