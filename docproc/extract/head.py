"""The head of the document: which passages to search for each of its components.

Where the layout has named a component's zone, that is where it is looked for. Text without zones (a bare
fragment, a head that the scan broke) is searched line by line instead, up to where the text begins.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import takewhile

from spacy.tokens import Doc

from docproc.extract.document import ParagraphSpan, paragraphs
from docproc.extract.lines import LineSpan, lines, lines_of
from docproc.schema import Zone
from docproc.vietnamese.unicode import fold

SEARCHED_PARAGRAPHS = 25
"""How far into a document without zones its head can reach."""

_ELSEWHERE = {Zone.RECEIVED_STAMP, Zone.DIGITAL_SIGNATURE, Zone.PAGE_NUMBER, Zone.TABLE, Zone.CONTACT}
_BELOW = {Zone.SIGNATURE, Zone.RECIPIENTS, Zone.APPENDIX}
_TEXT_BEGINS = re.compile(
    r"\W*(?:kinh gui|can cu|thuc hien|theo de nghi|xet|nham|phan (?:i|thu)|chuong i|dieu \d|i\.|1\.)(?!\w)"
)


@dataclass(frozen=True, slots=True)
class Head:
    """The head of one document; ``first`` are its lines wherever the layout put them."""

    doc: Doc
    first: tuple[LineSpan, ...]

    @classmethod
    def of(cls, doc: Doc) -> Head:
        """The head of a document: its first paragraphs up to the one in which the text begins."""
        before = takewhile(lambda paragraph: not _below(paragraph), paragraphs(doc)[:SEARCHED_PARAGRAPHS])
        chosen = [paragraph for paragraph in before if paragraph.zone not in _ELSEWHERE]
        return cls(doc, tuple(lines_of(doc, chosen)))

    def passages(self, zone: Zone) -> Iterator[tuple[str, int, bool]]:
        """Texts to search for a component: text, start in ``doc.text``, whether it is the zone's own."""
        for paragraph in paragraphs(self.doc, zone):
            yield paragraph.text, paragraph.start, True
        for line in self.first:
            if line.zone is not zone:
                yield line.text, line.start, False

    def lines(self, zone: Zone) -> list[LineSpan]:
        """The printed lines of one zone."""
        return lines(self.doc, zone)

    def spans(self, zone: Zone) -> list[tuple[int, int]]:
        """Where the paragraphs of one zone stand."""
        return [(paragraph.start, paragraph.end) for paragraph in paragraphs(self.doc, zone)]


def _below(paragraph: ParagraphSpan) -> bool:
    """Whether the head has ended before this paragraph."""
    if paragraph.zone in _BELOW or paragraph.page > 1:
        return True
    return paragraph.zone in {Zone.BODY, Zone.ADDRESSEE} and bool(_TEXT_BEGINS.match(fold(paragraph.text)))
