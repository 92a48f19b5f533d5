"""By when: every deadline of the body, with the conventions that trackers use.

A date inside a citation or a figure is none; ``khẩn trương`` and ``kịp thời`` are none; a day that was
over when the document was written is none. Years that the text leaves out come from the document's date.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from spacy.language import Language
from spacy.tokens import Doc

from docproc.extract.deadline_dates import read_dates, read_label
from docproc.extract.deadline_reading import DeadlineReading
from docproc.extract.deadline_recurrences import read_recurrences
from docproc.extract.deadline_terms import read_terms
from docproc.extract.document import confidence, evidence, metadata, paragraphs
from docproc.extract.folded import Folded
from docproc.schema import Zone
from docproc.schema.contract import Deadline


@dataclass(frozen=True, slots=True)
class DeadlineMention:
    """A deadline and its place: ``deadline.verbatim == doc.text[start:end]``."""

    start: int
    end: int
    deadline: Deadline


@Language.factory(
    "docproc_deadlines",
    requires=["doc._.source", "doc._.metadata", "doc._.citation_spans"],
    assigns=["doc._.deadlines"],
)
def create_deadlines(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """The component that finds the deadlines of the body and its tables."""
    return mark_deadlines


def mark_deadlines(doc: Doc) -> Doc:
    """Set ``doc._.deadlines``, in reading order."""
    cited: list[tuple[int, int]] = doc._.citation_spans
    doc._.deadlines = [
        mention
        for paragraph in paragraphs(doc, Zone.BODY, Zone.TABLE)
        for mention in deadlines_within(doc, paragraph.start, paragraph.end, cited=cited)
    ]
    return doc


def deadlines_within(
    doc: Doc, start: int, end: int, *, labelled: bool = False, cited: Iterable[tuple[int, int]] = ()
) -> list[DeadlineMention]:
    """The deadlines of one span; ``labelled`` when the span stands in the place for a deadline."""
    written = document_date(doc)
    readings = read_deadlines(doc.text[start:end], written, labelled=labelled)
    spans = [(first - start, last - start) for first, last in cited]
    return [
        _mention(doc, start, reading)
        for reading in readings
        if not any(reading.overlaps(first, last) for first, last in spans)
    ]


def document_date(doc: Doc) -> datetime.date | None:
    """The day the document was written, where the head says so."""
    date = metadata(doc).date
    return date.value if date else None


def read_deadlines(
    text: str, written: datetime.date | None = None, *, labelled: bool = False
) -> list[DeadlineReading]:
    """The deadlines of a text in order, none overlapping another.

    What recurs is read before what counts from something, and that before plain dates, because each may
    hold the next.
    """
    folded = Folded(text)
    kept: list[DeadlineReading] = []
    for readings in (read_recurrences(folded), read_terms(folded, written), read_dates(folded, written)):
        _keep(kept, readings)
    if labelled:
        _keep(kept, read_label(folded, written))
    return sorted((reading for reading in kept if not _is_over(reading, written)), key=lambda r: r.start)


def _keep(kept: list[DeadlineReading], readings: Iterable[DeadlineReading]) -> None:
    for reading in readings:
        if not any(reading.overlaps(other.start, other.end) for other in kept):
            kept.append(reading)


def _is_over(reading: DeadlineReading, written: datetime.date | None) -> bool:
    return bool(written and reading.due_date and reading.due_date < written)


def _mention(doc: Doc, offset: int, reading: DeadlineReading) -> DeadlineMention:
    start, end = offset + reading.start, offset + reading.end
    return DeadlineMention(
        start,
        end,
        Deadline(
            verbatim=doc.text[start:end],
            kind=reading.kind,
            due_date=reading.due_date,
            due_time=reading.due_time,
            start=reading.first,
            recurrence=reading.recurrence,
            anchor=reading.anchor,
            amount=reading.amount,
            unit=reading.unit,
            applies_to=reading.applies_to,
            approximate=reading.approximate,
            evidence=evidence(doc, start, end),
            confidence=confidence(doc, reading.rule, (start, end), by_sense=True),
            rule=reading.rule,
        ),
    )
