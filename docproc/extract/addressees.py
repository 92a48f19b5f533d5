"""To whom the directive is addressed: ``Kính gửi: …``.

Source: Decree 30/2020/NĐ-CP, annex I (cell 9a).
"""

from __future__ import annotations

import re
from collections.abc import Callable

from spacy.language import Language
from spacy.tokens import Doc

from docproc.extract.agencies import resolve
from docproc.extract.document import ParagraphSpan, confidence, evidence, metadata, paragraphs
from docproc.extract.lists import Entry, entries
from docproc.schema import Zone
from docproc.schema.contract import Addressee
from docproc.vietnamese.unicode import fold

RULE = "addressees.entry"

_LABEL = re.compile(r"\W*k\w{1,3}h\s*g\w{1,4}\s*[:;.]?\s*\d?(?!\S)")
_TELEGRAM = re.compile(r"[,;:\s]+đi[ệê]n\s*:?\s*$", re.IGNORECASE)
_BULLET = re.compile(r"\s*[-–—~+•]\s*\S")
_SEARCHED = 25  # paragraphs; further down `Kính gửi` is not the head's


@Language.factory("docproc_addressees", requires=["doc._.metadata"], assigns=["doc._.addressees"])
def create_addressees(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """The component that reads ``Kính gửi``."""
    return read_addressees


def read_addressees(doc: Doc) -> Doc:
    """Set ``doc._.addressees``, in the order of the list."""
    chosen = paragraphs(doc, Zone.ADDRESSEE) or _labelled(doc)
    found = entries(chosen, _LABEL)
    if found and _TELEGRAM.search(found[0].text):  # who sends it: Ủy ban nhân dân tỉnh X điện:
        found = found[1:]
    doc._.addressees = [_addressee(doc, entry) for entry in found]
    return doc


def _addressee(doc: Doc, entry: Entry) -> Addressee:
    issuer = metadata(doc).issuer
    return Addressee(
        verbatim=entry.text,
        normalized=resolve(entry.text, issuer.value if issuer else None),
        evidence=evidence(doc, entry.start, entry.end),
        confidence=confidence(doc, RULE, (entry.start, entry.end)),
        rule=RULE,
    )


def _labelled(doc: Doc) -> list[ParagraphSpan]:
    """The paragraph that begins with ``Kính gửi`` and the bullets under it, where zones are missing."""
    first = paragraphs(doc)[:_SEARCHED]
    for number, paragraph in enumerate(first):
        if re.match(r"\W*k\w{1,3}h g\w{1,4}\s*:", fold(paragraph.text)):
            below = first[number + 1 :]
            bullets = next((i for i, other in enumerate(below) if not _BULLET.match(other.text)), len(below))
            return [paragraph, *below[:bullets]]
    return []
