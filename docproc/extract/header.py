"""The head of the document: number and symbol, date, type, issuer, summary, stamps.

Each field has a file of its own; this one asks for them in turn and puts them together. What is blank or
cannot be read stays ``None`` and goes to the review list.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from spacy.language import Language
from spacy.tokens import Doc

from docproc.extract.digital_signatures import read_digital_signatures
from docproc.extract.doc_type import Kind, find_title, mended_symbol, read_kind
from docproc.extract.findings import ask, scalar
from docproc.extract.handwriting import uncertain
from docproc.extract.head import Head
from docproc.extract.head_phrases import head_tables, phrase_pattern
from docproc.extract.issuer import read_issuer
from docproc.extract.number_symbol import NumberSymbol, Slot, find_number_symbol
from docproc.extract.place_date import read_place_date
from docproc.extract.reasons import Reason
from docproc.extract.stamps import read_copy_type, read_received_stamp, read_stamp
from docproc.extract.subject import has_letter_label, read_subject
from docproc.schema import Zone
from docproc.schema.contract import Metadata, Scalar, System
from docproc.vietnamese.unicode import fold


@dataclass(frozen=True, slots=True)
class _Numbered:
    """The number line: what it says, and where its passage stands in the document."""

    found: NumberSymbol
    start: int
    end: int

    def span(self, inside: tuple[int, int]) -> tuple[int, int]:
        return self.start + inside[0], self.start + inside[1]

    @property
    def symbol_span(self) -> tuple[int, int]:
        return self.span(self.found.symbol_span)


@Language.factory("docproc_header", requires=["doc._.source"], assigns=["doc._.metadata"])
def create_header(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """The component that reads the head."""
    return read_header


def read_header(doc: Doc) -> Doc:
    """Fill ``doc._.metadata``; doubtful fields are ``None`` and on the review list."""
    head = Head.of(doc)
    numbered = _number_line(head)
    system = _system(doc, head)
    party = system is not None and system.value is System.PARTY
    title = find_title(head, party=party)
    symbol = mended_symbol(numbered.found, title.kind if title else None) if numbered else None
    kind = read_kind(
        doc,
        title,
        numbered.found if numbered else None,
        numbered.symbol_span if numbered else (0, 0),
        letter=title is None and (has_letter_label(head) or _has_letter_subject(head)),
    )
    issuer = read_issuer(doc, head, joint=bool(symbol and symbol.startswith(("TTLT", "NQLT"))))
    place, date = read_place_date(doc, head)
    number, number_symbol = _number(doc, numbered, symbol)
    doc._.metadata = Metadata(
        issuer=issuer.issuer,
        parent_agency=issuer.parent,
        issuer_level=issuer.level,
        system=system or _system_of(doc, numbered, party=issuer.party),
        doc_type=kind.name if kind else None,
        doc_type_code=kind.code if kind else None,
        number=number,
        symbol=scalar(doc, symbol, "header.symbol", numbered.symbol_span) if numbered and symbol else None,
        number_symbol=number_symbol,
        drafting_unit_code=_drafting_unit(doc, numbered, kind),
        place=place,
        date=date,
        subject=read_subject(doc, head, title),
        urgency=read_stamp(doc, head, "urgency", Zone.URGENCY),
        secrecy=read_stamp(doc, head, "secrecy", Zone.URGENCY),
        circulation=read_stamp(doc, head, "circulation", Zone.CIRCULATION),
        copy_type=read_copy_type(doc, head),
        digital_signatures=read_digital_signatures(doc),
        received_stamp=read_received_stamp(doc),
    )
    return doc


def _has_letter_subject(head: Head) -> bool:
    """Whether a subject stands without any title above it, as in a công văn whose ``V/v`` was not read."""
    return bool(head.lines(Zone.SUBJECT)) and not head.lines(Zone.TITLE)


def _number_line(head: Head) -> _Numbered | None:
    for text, start, zoned in head.passages(Zone.NUMBER):
        found = find_number_symbol(text, labelled=not zoned)
        if found is not None:
            return _Numbered(found, start, start + len(text))
    return None


def _number(
    doc: Doc, numbered: _Numbered | None, symbol: str | None
) -> tuple[Scalar[str] | None, Scalar[str] | None]:
    """Number, and number with symbol; a number written in by hand counts only when it was read well."""
    if numbered is None:
        ask(doc, "/metadata/number", Reason.NUMBER_NOT_FOUND, *Head.of(doc).spans(Zone.NUMBER))
        return None, None
    found, whole = numbered.found, (numbered.start, numbered.symbol_span[1])
    digits = numbered.span(found.number_span)
    if found.number is None or (found.apart and uncertain(doc, *digits)):
        blank = found.slot is Slot.BLANK
        ask(doc, "/metadata/number", Reason.NUMBER_BLANK if blank else Reason.NUMBER_ILLEGIBLE, whole)
        return None, None
    printed = found.printed(symbol)
    both = (digits[0], numbered.symbol_span[1])
    rule = "header.number_apart" if found.apart else "header.number"
    return scalar(doc, found.number, rule, digits), scalar(doc, printed or found.number, rule, both)


def _drafting_unit(doc: Doc, numbered: _Numbered | None, kind: Kind | None) -> Scalar[str] | None:
    """The unit that drafted a công văn, after the issuer in its symbol; named types do not state it."""
    if numbered is None or kind is None or not kind.letter or numbered.found.party:
        return None
    _, hyphen, unit = numbered.found.symbol.partition("-")
    if not hyphen or not unit:
        return None
    end = numbered.symbol_span[1]
    return scalar(doc, unit, "header.drafting_unit", (end - len(unit), end))


def _system(doc: Doc, head: Head) -> Scalar[System] | None:
    """State or Party, by the words at the top right."""
    for value, name in ((System.PARTY, "party_motto"), (System.STATE, "state_motto")):
        pattern = phrase_pattern(*head_tables()[name])
        for line in (*head.lines(Zone.MOTTO), *head.first):
            found = pattern.search(" ".join(fold(line.text).replace("-", " ").split()))
            if found and (line.zone is Zone.MOTTO or line.text[:1].isupper()):
                return scalar(doc, value, "header.system", (line.start, line.end), listed=True)
    return None


def _system_of(doc: Doc, numbered: _Numbered | None, *, party: bool) -> Scalar[System] | None:
    """State or Party by the form of the symbol and the issuer, when the words at the top were not read."""
    if numbered is None and not party:
        return None
    is_party = party or (numbered is not None and numbered.found.party)
    spans = [numbered.symbol_span] if numbered else []
    value = System.PARTY if is_party else System.STATE
    return scalar(doc, value, "header.system_symbol", *spans, inferred=True)
