"""What may be asked of the catalog, and what it answers."""

from __future__ import annotations

import datetime
import json
import re
import sqlite3
from dataclasses import dataclass
from typing import Any

from docproc.schema.geometry import Box
from docproc.store.passage import END, START, best_passage, highlighted_spans
from docproc.store.query import words
from docproc.vietnamese.unicode import fold, nfc

_NUMBER = re.compile(r"\d+[a-z]?")


@dataclass(frozen=True, slots=True)
class Filters:
    """Which documents are looked at; ``None`` leaves a filter out.

    ``issuer`` compares words without marks and knows initials (``UBND Hải Phòng``); ``doc_type`` is a
    name or its abbreviation; ``number`` is a number (``1747``) or any part of number and symbol
    (``UBND-KSTTHC``); both days count. A document whose date was not read lies outside every period.
    """

    issuer: str | None = None
    doc_type: str | None = None
    number: str | None = None
    issued_from: datetime.date | None = None
    issued_to: datetime.date | None = None

    def parameters(self) -> dict[str, str | None]:
        """The filters as the statements ``documents`` and ``search`` take them."""
        number = "".join(fold(nfc(self.number)).split()) if self.number else None
        is_number = number is not None and _NUMBER.fullmatch(number) is not None
        return {
            "issuer_words": json.dumps(words(fold(nfc(self.issuer or "")))),
            "doc_type": " ".join(fold(nfc(self.doc_type)).split()) if self.doc_type else None,
            "number": number if is_number else None,
            "symbol": None if is_number else number,
            "issued_from": self.issued_from.isoformat() if self.issued_from else None,
            "issued_to": self.issued_to.isoformat() if self.issued_to else None,
        }


@dataclass(frozen=True, slots=True)
class DocumentEntry:
    """One document as a list shows it; what could not be read is ``None``.

    ``id`` is the SHA-256 of its bytes, ``to_review`` the number of places that a person should look at.
    """

    id: str
    filename: str
    pages: int
    issuer: str | None
    doc_type: str | None
    number_symbol: str | None
    date: datetime.date | None
    subject: str | None
    grade: str
    to_review: int
    processed_at: datetime.datetime

    @classmethod
    def from_row(cls, row: sqlite3.Row) -> DocumentEntry:
        """The entry that a row of ``documents`` or ``search`` holds."""
        return cls(
            id=row["sha256"],
            filename=row["filename"],
            pages=row["page_count"],
            issuer=row["issuer"],
            doc_type=row["doc_type"],
            number_symbol=row["number_symbol"],
            date=datetime.date.fromisoformat(row["date"]) if row["date"] else None,
            subject=row["subject"],
            grade=row["grade"],
            to_review=row["to_review"],
            processed_at=datetime.datetime.fromisoformat(row["processed_at"]),
        )

    def as_json(self) -> dict[str, Any]:
        """The entry as JSON types."""
        return {
            "id": self.id,
            "filename": self.filename,
            "pages": self.pages,
            "issuer": self.issuer,
            "doc_type": self.doc_type,
            "number_symbol": self.number_symbol,
            "date": self.date.isoformat() if self.date else None,
            "subject": self.subject,
            "grade": self.grade,
            "to_review": self.to_review,
            "processed_at": self.processed_at.isoformat(),
        }


@dataclass(frozen=True, slots=True)
class Hit:
    """One document that answers the question, and its best passage.

    ``snippet`` is the document's own text on one line, ``highlights`` the found words in it (half-open
    offsets); ``page`` counts from 1; ``start`` and ``end`` point into that page's text; ``bbox`` is the
    box of the line on which the first found word stands, in points (``None`` for bare text).
    ``exact`` says whether words typed with marks stand in the document with these marks. ``score``
    falls from hit to hit: 3 when exact, 1 each when the words stand near each other and together as
    typed, and less than 1 for how often they stand there (BM25).
    """

    document: DocumentEntry
    page: int
    start: int
    end: int
    snippet: str
    highlights: tuple[tuple[int, int], ...]
    bbox: Box | None
    score: float
    exact: bool

    def as_json(self) -> dict[str, Any]:
        """The hit as JSON types, the document's keys first."""
        return self.document.as_json() | {
            "page": self.page,
            "start": self.start,
            "end": self.end,
            "snippet": self.snippet,
            "highlights": [list(span) for span in self.highlights],
            "bbox": list(self.bbox) if self.bbox else None,
            "score": round(self.score, 4),
            "exact": self.exact,
        }


def make_hit(row: sqlite3.Row, pages: list[sqlite3.Row], marked: sqlite3.Row | None) -> Hit:
    """A hit from its row, the rows of its pages and its highlighted text (``None``: no words asked)."""
    texts = [page["text"] for page in pages] or [""]
    document, spans = _found_words(row, marked, "\n".join(texts))
    passage = best_passage(texts, document, spans)
    snippet = texts[passage.page][passage.start : passage.end]
    occurrence = -row["bm25"]  # never below 0
    return Hit(
        document=DocumentEntry.from_row(row),
        page=pages[passage.page]["number"] if pages else 1,
        start=passage.start,
        end=passage.end,
        snippet="".join(" " if sign.isspace() else sign for sign in snippet),
        highlights=tuple((first - passage.start, last - passage.start) for first, last in passage.found),
        bbox=_line_box(pages[passage.page], passage.found[0][0]) if passage.found else None,
        score=3 * row["exact"] + row["closeness"] + occurrence / (1 + occurrence),
        exact=bool(row["exact"]),
    )


def _found_words(
    row: sqlite3.Row, marked: sqlite3.Row | None, pages: str
) -> tuple[str, list[tuple[int, int]]]:
    """The text that was searched and where in it the words were found, exactly typed ones for choice."""
    if marked is None:
        return pages, []
    folded, exact = (_unmarked(marked[column]) for column in ("folded", "exact"))
    loose = highlighted_spans(marked["folded"])
    strict = highlighted_spans(marked["exact"]) if len(exact) == len(folded) else []
    typed_with_marks = {folded[first:last] for first, last in strict}
    spans = strict + [span for span in loose if folded[slice(*span)] not in typed_with_marks]
    return folded, sorted(spans)


def _unmarked(highlighted: str) -> str:
    return highlighted.replace(START, "").replace(END, "")


def _line_box(page: sqlite3.Row, offset: int) -> Box | None:
    for start, end, box in json.loads(page["lines"]):
        if start <= offset < end:
            return Box(*box) if box else None
    return None
