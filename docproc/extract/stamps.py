"""Marks that are stamped or typed beside the text: urgency, secrecy, circulation, copies, the receiver's box.

Source: Decree 30/2020/NĐ-CP, annex I (cells 10, 11, 14) and annex IV (the ``ĐẾN`` stamp).
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from spacy.tokens import Doc

from docproc.extract.document import confidence, paragraphs
from docproc.extract.findings import ask, places, scalar, verbatim
from docproc.extract.head import Head
from docproc.extract.head_phrases import in_capitals, phrase_pattern, phrase_table
from docproc.extract.lines import LineSpan, lines
from docproc.extract.number_symbol import NumberSymbol, find_number_symbol
from docproc.extract.reasons import Reason
from docproc.lexicon import type_by_code
from docproc.schema import Zone
from docproc.schema.contract import ReceivedStamp, Scalar
from docproc.vietnamese.unicode import fold

_COPY_ZONES = (Zone.DIGITAL_SIGNATURE, Zone.CIRCULATION, Zone.URGENCY, Zone.SIGNATURE, Zone.NOISE)
_STAMP_NUMBER = re.compile(r"(?<!\w)s[o06]\w?\s*[:;.]?[\s.…_]*(\d{1,6})(?![\d/\-]|\.\d)")
_STAMP_DATE = re.compile(r"(?<!\d)(\d{1,2})\s?[/.\-]\s?(\d{1,2})\s?[/.\-]\s?(20\d\d|\d\d)(?!\d)")


def read_stamp(doc: Doc, head: Head, table: str, zone: Zone) -> Scalar[str] | None:
    """One of the marks of ``data/header.toml`` (``urgency``, ``secrecy``, ``circulation``), or ``None``.

    In its zone the mark may stand among others; elsewhere it must be a line of its own, in capitals.
    """
    values = phrase_table(table)
    for line in (*head.lines(zone), *head.first):
        found = phrase_pattern(*values).search(fold(line.text))
        if found is None or not in_capitals(line.text[found.start() : found.end()]):
            continue
        if line.zone is zone or _alone(line.text, found):
            span = (line.start + found.start(), line.start + found.end())
            return scalar(doc, values[found.group()], f"header.{table}", span)
    return None


def read_copy_type(doc: Doc, head: Head) -> Scalar[str] | None:
    """What sort of copy this is (``Sao y``), from a line in capitals or a copy's number; else ``None``."""
    values = phrase_table("copy")
    for line in (*lines(doc, *_COPY_ZONES), *head.first):
        found = phrase_pattern(*values).match(fold(line.text).lstrip(" ([-"))
        shift = len(line.text) - len(line.text.lstrip(" ([-"))
        if found and in_capitals(line.text[shift : shift + found.end()]):
            span = (line.start + shift, line.start + shift + found.end())
            return scalar(doc, values[found.group()], "header.copy", span)
    return next(_copy_numbers(doc), None)


def read_received_stamp(doc: Doc) -> ReceivedStamp | None:
    """The receiver's box: its number and day, which are never the document's own.

    ``None`` when there is no box, or when neither could be read, which goes to the review list.
    """
    spans = [(paragraph.start, paragraph.end) for paragraph in paragraphs(doc, Zone.RECEIVED_STAMP)]
    if not spans:
        return None
    text = fold(verbatim(doc, spans))
    number, date = _STAMP_NUMBER.search(text), _stamp_date(text)
    if number is None and date is None:
        ask(doc, "/metadata/received_stamp", Reason.STAMP_ILLEGIBLE, *spans)
        return None
    return ReceivedStamp(
        number=number[1] if number else None,
        date=date,
        verbatim=verbatim(doc, spans),
        evidence=places(doc, spans),
        confidence=confidence(doc, "header.received_stamp", *spans),
        rule="header.received_stamp",
    )


def _alone(text: str, found: re.Match[str]) -> bool:
    return not re.search(r"\w", text[: found.start()] + text[found.end() :])


def _copy_numbers(doc: Doc) -> Iterator[Scalar[str]]:
    """Copies get a number of their own, printed at the end: ``Số: 12/SY-UBND``."""
    for line in lines(doc):
        found = _copy_number(line)
        kind = type_by_code(found.groups[0]) if found else None
        if found and kind and kind.group == "copy":
            span = (line.start + found.symbol_span[0], line.start + found.symbol_span[1])
            yield scalar(doc, kind.name.removeprefix("Bản ").capitalize(), "header.copy", span)


def _copy_number(line: LineSpan) -> NumberSymbol | None:
    return find_number_symbol(line.text) if re.match(r"\W*S[ốo]", line.text) else None


def _stamp_date(text: str) -> datetime.date | None:
    for day, month, year in _STAMP_DATE.findall(text):
        try:
            return datetime.date(int(year) if len(year) == 4 else 2000 + int(year), int(month), int(day))
        except ValueError:
            continue
    return None
