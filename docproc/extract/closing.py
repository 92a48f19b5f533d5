"""How a directive closes: everyone's duty, whom to report difficulties to, who monitors."""

from __future__ import annotations

from collections.abc import Callable

from spacy.language import Language
from spacy.tokens import Doc

from docproc.extract.closing_reading import (
    ClosingSentence,
    closing_paragraphs,
    closing_sentences,
    main_body,
)
from docproc.extract.document import confidence, evidence
from docproc.extract.roles import read_roles
from docproc.schema.contract import Closing


@Language.factory("docproc_closing", requires=["doc._.source"], assigns=["doc._.closing"])
def create_closing(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """The component that finds the closing sentences."""
    return mark_closing


def mark_closing(doc: Doc) -> Doc:
    """Set ``doc._.closing``, or leave it ``None`` when the document just ends."""
    body = main_body(doc)
    found = closing_paragraphs(body)
    monitoring = None
    for paragraph in found or body[-1:]:
        for sentence in closing_sentences(paragraph.text):
            monitoring = monitoring or _monitor(sentence)
    if not found:
        return doc
    start, end = found[0].start, found[-1].end
    text = doc.text[start:end]
    doc._.closing = Closing(
        verbatim=text.strip(),
        monitoring_agency=monitoring,
        report_to=read_roles(text, []).report_to,
        evidence=evidence(doc, start, end),
        confidence=confidence(doc, "closing.paragraph", start, end),
        rule="closing.paragraph",
    )
    return doc


def _monitor(sentence: ClosingSentence | None) -> str | None:
    if sentence is None or not sentence.monitors or sentence.address is None:
        return None
    return sentence.address.agencies[0].name
