"""The head of the document: which passages to search for each of its components.

Where the layout has named a component's zone, that is where it is looked for. Text without zones (a bare
fragment, a head that the scan broke) is searched line by line in its first paragraphs instead.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc

from docproc.extract.document import paragraphs, source
from docproc.extract.lines import LineSpan, lines, lines_of
from docproc.schema import Zone

SEARCHED_PARAGRAPHS = 25
"""How far into a document without zones its head can reach."""

LEGIBLE = 0.8
"""What is written in by hand (number, day) is believed from this word confidence on.

Source: measured on 12 scanned heads: of the digits that stock Tesseract read in handwriting below this
figure 2 of 14 were right, above it all were printed.
"""

_ELSEWHERE = {Zone.RECEIVED_STAMP, Zone.DIGITAL_SIGNATURE, Zone.PAGE_NUMBER, Zone.TABLE, Zone.CONTACT}
_BELOW = {Zone.SIGNATURE, Zone.RECIPIENTS, Zone.APPENDIX}


@dataclass(frozen=True, slots=True)
class Head:
    """The head of one document; ``first`` are the lines to search where a zone is missing."""

    doc: Doc
    first: tuple[LineSpan, ...]

    @classmethod
    def of(cls, doc: Doc) -> Head:
        """The head of a document."""
        chosen = []
        for paragraph in paragraphs(doc)[:SEARCHED_PARAGRAPHS]:
            if paragraph.zone in _BELOW:
                break
            if paragraph.zone not in _ELSEWHERE:
                chosen.append(paragraph)
        return cls(doc, tuple(lines_of(doc, chosen)))

    def passages(self, zone: Zone) -> Iterator[tuple[str, int]]:
        """Texts to search for a component, each with its start in ``doc.text``, likeliest first."""
        for paragraph in paragraphs(self.doc, zone):
            yield paragraph.text, paragraph.start
        for line in self.first:
            if line.zone is not zone:
                yield line.text, line.start

    def lines(self, zone: Zone) -> list[LineSpan]:
        """The printed lines of one zone."""
        return lines(self.doc, zone)

    def spans(self, zone: Zone) -> list[tuple[int, int]]:
        """Where the paragraphs of one zone stand."""
        return [(paragraph.start, paragraph.end) for paragraph in paragraphs(self.doc, zone)]


def uncertain(doc: Doc, start: int, end: int) -> bool:
    """Whether words that may have been written by hand were read too badly to be believed.

    Text that came without a scan has no such doubt.
    """
    return any(
        token.probability < LEGIBLE and any(word.confidence is not None for word in token.words)
        for token in source(doc).tokens(start, end)
    )
