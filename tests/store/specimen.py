"""Directives made by hand for tests of what comes after reading; the sentences are invented."""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Sequence
from typing import TypeVar

from docproc.schema import Box, TextSource
from docproc.schema.contract import (
    Agency,
    Deadline,
    DeadlineKind,
    Directive,
    DocumentInfo,
    Evidence,
    Grade,
    LineText,
    Metadata,
    Modality,
    PageContent,
    Provenance,
    Quality,
    Scalar,
    Task,
    TaskGroup,
    TaskSource,
    TextContent,
    TextLayerQuality,
)

V = TypeVar("V")

HEAD = "ỦY BAN NHÂN DÂN TỈNH HÀ TĨNH\nSố: 1747/UBND-KSTTHC"
BODY = "Chủ trì đẩy nhanh tiến độ giải ngân vốn đầu tư công\nbảo đảm hoà nhập của người dân."

_PLACE = [Evidence(page=1, start=0, end=1, bbox=Box(10, 10, 20, 20))]
_WHEN = datetime.datetime(2025, 7, 1, 8, 0, tzinfo=datetime.UTC)


def scalar(value: V | None) -> Scalar[V] | None:
    """A field of the contract that was read."""
    if value is None:
        return None
    return Scalar(value=value, verbatim=str(value), evidence=_PLACE, confidence=0.9, rule="by hand")


def page(number: int, text: str) -> PageContent:
    """A page of lines that stand 20 points below each other."""
    lines = [
        LineText(text=line, bbox=Box(50, 20 * row, 400, 20 * row + 14), words=[])
        for row, line in enumerate(text.split("\n"), start=1)
    ]
    return PageContent(
        number=number,
        width=595.0,
        height=842.0,
        rotation=0,
        source=TextSource.OCR,
        dpi=300.0,
        text=text,
        lines=lines,
    )


def task(
    marker: str, text: str, *, due: datetime.date | None = None, lead: Sequence[str] = ("Sở Tài chính",)
) -> Task:
    """A task, with a deadline if it is due on a day."""
    deadlines = [_deadline(due)] if due else []
    return Task(
        id=marker,
        group_id=None,
        parent_id=None,
        level=1,
        marker=marker,
        text=text,
        is_leaf=True,
        lead_agencies=[Agency(name=name) for name in lead],
        deadlines=deadlines,
        modality=Modality.MANDATORY,
        source=TaskSource.TEXT,
        page=1,
        evidence=_PLACE,
        confidence=0.8,
        rule="by hand",
    )


def _deadline(due: datetime.date) -> Deadline:
    return Deadline(
        verbatim=f"trước ngày {due.day}/{due.month}/{due.year}",
        kind=DeadlineKind.BEFORE,
        due_date=due,
        evidence=_PLACE,
        confidence=0.9,
        rule="by hand",
    )


def directive(
    *pages: str,
    sha256: str | None = None,
    filename: str = "1747.pdf",
    issuer: str | None = "Ủy ban nhân dân tỉnh Hà Tĩnh",
    number: str | None = "1747",
    symbol: str | None = "UBND-KSTTHC",
    date: datetime.date | None = datetime.date(2025, 6, 30),
    subject: str | None = "giải ngân vốn đầu tư công",
    doc_type: tuple[str, str | None] = ("Công văn", None),
    tasks: Sequence[Task] = (),
    groups: int = 0,
) -> Directive:
    """A directive with so many pages; its id follows from its text unless it is given."""
    texts = pages or (f"{HEAD}\n{BODY}",)
    joined = "\f".join(texts).encode()
    return Directive(
        document=DocumentInfo(
            id=sha256 or hashlib.sha256(joined).hexdigest(),
            filename=filename,
            media_type="application/pdf",
            bytes=len(joined),
            pages=len(texts),
            received_at=_WHEN,
        ),
        metadata=Metadata(
            issuer=scalar(issuer),
            number=scalar(number),
            symbol=scalar(symbol),
            number_symbol=scalar(f"{number}/{symbol}" if number and symbol else None),
            date=scalar(date),
            subject=scalar(subject),
            doc_type=scalar(doc_type[0]),
            doc_type_code=scalar(doc_type[1]),
        ),
        task_groups=[_group(str(number)) for number in range(1, groups + 1)],
        tasks=list(tasks),
        text=TextContent(pages=[page(number, text) for number, text in enumerate(texts, start=1)]),
        quality=Quality(
            ocr_confidence=0.95,
            restored_words=0,
            text_layer=TextLayerQuality(found=False, score=None, used=False),
            grade=Grade.GOOD,
        ),
        provenance=Provenance(
            docproc_version="0.1.0",
            models=[],
            settings_digest="by hand",
            stages=[],
            processed_at=_WHEN,
        ),
    )


def _group(marker: str) -> TaskGroup:
    return TaskGroup(
        id=marker,
        heading_verbatim=f"{marker}. Sở Tài chính:",
        agencies_verbatim="Sở Tài chính",
        evidence=_PLACE,
        confidence=0.9,
        rule="by hand",
    )
