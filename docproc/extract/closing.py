"""How a directive closes: everyone's duty, whom to report difficulties to, who monitors."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from spacy.language import Language
from spacy.tokens import Doc

from docproc.extract.closing_reading import closing_paragraphs, closing_sentences, main_body
from docproc.extract.document import ParagraphSpan, confidence, evidence
from docproc.extract.outline_markers import read_marker
from docproc.extract.roles import read_roles
from docproc.schema.contract import Closing

_LAST_ITEMS = 2  # the last numbered items may name the monitor too


@Language.factory("docproc_closing", requires=["doc._.source"], assigns=["doc._.closing"])
def create_closing(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """The component that finds the closing sentences."""
    return mark_closing


def mark_closing(doc: Doc) -> Doc:
    """Set ``doc._.closing``, or leave it ``None`` when the document just ends."""
    body = main_body(doc)
    found = closing_paragraphs(body)
    if not found:
        return doc
    start, end = found[0].start, found[-1].end
    text = doc.text[start:end]
    before = [paragraph for paragraph in body if paragraph.index < found[0].index][-_LAST_ITEMS:]
    doc._.closing = Closing(
        verbatim=text.strip(),
        monitoring_agency=_monitor(found) or _monitor(before),
        report_to=read_roles(text, []).report_to,
        evidence=evidence(doc, start, end),
        confidence=confidence(doc, "closing.paragraph", (start, end)),
        rule="closing.paragraph",
    )
    return doc


def _monitor(chosen: Sequence[ParagraphSpan]) -> str | None:
    """Who is to watch over the execution, by these paragraphs."""
    for paragraph in chosen:
        marker = read_marker(paragraph.text)
        for sentence in closing_sentences(paragraph.text[marker.end if marker else 0 :]):
            if sentence and sentence.monitors and sentence.address:
                return sentence.address.agencies[0].name
    return None
