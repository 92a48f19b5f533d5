"""The printed lines inside the paragraphs.

Heads and signatures say by their line breaks what belongs together.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from spacy.tokens import Doc

from docproc.extract.document import ParagraphSpan, paragraphs, source
from docproc.schema import Box, Token, Zone


@dataclass(frozen=True, slots=True)
class LineSpan:
    """One printed line of a paragraph: ``text == doc.text[start:end]``.

    ``paragraph`` is the index of its paragraph, ``number`` its place on the page (from 0); ``box`` is in
    points (``None`` for bare text).
    """

    start: int
    end: int
    text: str
    zone: Zone
    paragraph: int
    page: int
    number: int
    box: Box | None


def lines(doc: Doc, *zones: Zone) -> list[LineSpan]:
    """The printed lines in reading order, all of them or those of the given zones."""
    return lines_of(doc, paragraphs(doc, *zones))


def lines_of(doc: Doc, chosen: Iterable[ParagraphSpan]) -> list[LineSpan]:
    """The printed lines of the chosen paragraphs."""
    found: list[LineSpan] = []
    for paragraph in chosen:
        run: list[tuple[int, Token]] = []
        for start, token in _placed(doc, paragraph):
            if run and (run[-1][1].page, run[-1][1].line) != (token.page, token.line):
                found.append(_line(doc, paragraph, run))
                run = []
            run.append((start, token))
        if run:
            found.append(_line(doc, paragraph, run))
    return found


def _placed(doc: Doc, paragraph: ParagraphSpan) -> Iterable[tuple[int, Token]]:
    offset = paragraph.start
    for position, token in enumerate(source(doc).paragraphs[paragraph.index].tokens):
        offset += 1 if position and not token.joined else 0
        yield offset, token
        offset += len(token.text)


def _line(doc: Doc, paragraph: ParagraphSpan, run: list[tuple[int, Token]]) -> LineSpan:
    start, (last_start, last) = run[0][0], run[-1]
    end = last_start + len(last.text)
    return LineSpan(
        start,
        end,
        paragraph.text[start - paragraph.start : end - paragraph.start],
        paragraph.zone,
        paragraph.index,
        last.page,
        last.line,
        Box.around(token.box for _, token in run),
    )
