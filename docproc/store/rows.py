"""A directive as rows of the tables: what lists show, what filters compare, what the index holds."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any, TypeVar

from docproc.schema.contract import Agency, Directive, PageContent, Scalar, Task
from docproc.store.query import exact_form, searchable
from docproc.vietnamese.unicode import fold, nfc

V = TypeVar("V")
Row = dict[str, Any]


def document_row(directive: Directive) -> Row:
    """The row of ``documents``."""
    head, document = directive.metadata, directive.document
    issuer, number_symbol, date = value(head.issuer), value(head.number_symbol), value(head.date)
    doc_type, code = value(head.doc_type), value(head.doc_type_code)
    return {
        "sha256": document.id,
        "filename": document.filename,
        "page_count": document.pages,
        "issuer": issuer,
        "issuer_folded": issuer and _with_initials(issuer),
        "doc_type": doc_type,
        "doc_type_folded": doc_type and fold(nfc(doc_type)),
        "doc_type_code_folded": code and fold(nfc(code)),
        "number": value(head.number),
        "symbol": value(head.symbol),
        "number_symbol": number_symbol,
        "number_symbol_folded": number_symbol and "".join(fold(nfc(number_symbol)).split()),
        "date": date and date.isoformat(),
        "subject": value(head.subject),
        "grade": directive.quality.grade.value,
        "to_review": len(directive.review),
        "processed_at": directive.provenance.processed_at.isoformat(),
        "added_at": datetime.now(UTC).isoformat(),
        "directive": pack(directive),
    }


def value(scalar: Scalar[V] | None) -> V | None:
    """The value of a field of the contract; ``None`` when it was not read."""
    return scalar.value if scalar else None


def pack(directive: Directive) -> bytes:
    """The whole JSON, compressed: the boxes of all words shrink to about a tenth."""
    return zlib.compress(directive.model_dump_json().encode())


def unpack(packed: bytes) -> Directive:
    """The directive back from its packed form."""
    return Directive.model_validate_json(zlib.decompress(packed))


def _with_initials(name: str) -> str:
    """``Ủy ban nhân dân tỉnh X`` → ``uy ban nhan dan tinh x ubndtx``: offices are asked for by initials."""
    folded = " ".join(fold(nfc(name)).split())
    return f"{folded} {''.join(word[0] for word in folded.split())}"


def text_row(directive: Directive) -> Row:
    """The row of the full-text index: all pages, then the heading, joined by line feeds."""
    head = directive.metadata
    heading = [value(head.number_symbol), value(head.doc_type), value(head.issuer), value(head.subject)]
    heading += [signer.name for signer in directive.signers] + [directive.document.filename]
    pages = [page.text for page in directive.text.pages] or [""]
    text = nfc("\n".join(pages + [part for part in heading if part]))
    return {"folded": searchable(text), "exact": exact_form(text)}


def page_rows(directive: Directive) -> Iterator[Row]:
    """The rows of ``pages``."""
    for page in directive.text.pages:
        yield {"number": page.number, "text": nfc(page.text), "lines": json.dumps(_line_spans(page))}


def _line_spans(page: PageContent) -> list[tuple[int, int, list[float] | None]]:
    """Start, end and box of each line of a page, as offsets in the page's text."""
    text, spans, position = nfc(page.text), [], 0
    for line in page.lines:
        wanted = nfc(line.text)
        start = text.find(wanted, position)
        if start >= 0:
            position = start + len(wanted)
            spans.append((start, position, [round(side, 2) for side in line.bbox] if line.bbox else None))
    return spans


def task_row(task: Task) -> Row:
    """The row of ``tasks``; the day due is the earliest that the document fixes for it."""
    due = [deadline.due_date for deadline in task.deadlines if deadline.due_date]
    return {
        "task": task.id,
        "text": task.text,
        "is_leaf": task.is_leaf,
        "page": task.page,
        "due_date": min(due).isoformat() if due else None,
        "deadline": "; ".join(deadline.verbatim for deadline in task.deadlines) or None,
        "confidence": task.confidence,
    }


def agency_rows(task: Task) -> Iterator[Row]:
    """The rows of ``task_agencies``: who leads and who takes part."""
    roles: tuple[tuple[str, list[Agency]], ...]
    roles = (("lead", task.lead_agencies), ("coordinating", task.coordinating_agencies))
    for role, agencies in roles:
        for agency in agencies:
            yield {"name": agency.name, "folded": fold(nfc(agency.name)), "role": role}
