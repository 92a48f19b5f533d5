"""The last step: everything that is known about a document, in the contract's shape."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from statistics import fmean
from typing import Any

from pydantic import BaseModel

from docproc import __version__
from docproc.models import model_digest, models_dir
from docproc.schema import OcrPage, RestoredText, Scan, TextSource
from docproc.schema.contract import (
    Content,
    Directive,
    DocumentInfo,
    Finding,
    Grade,
    ModelInfo,
    Provenance,
    Quality,
    ReviewItem,
    StageTime,
    TextLayerQuality,
)
from docproc.text_content import text_content

GRADES = ((0.97, Grade.EXCELLENT), (0.93, Grade.GOOD), (0.85, Grade.FAIR), (0.0, Grade.POOR))
"""Least mean probability of a word for each grade; a failed page makes the document poor."""

MODEL_SUFFIXES = (".traineddata", ".npz", ".npy", ".bin", ".onnx")


def assemble(
    scan: Scan,
    pages: Sequence[OcrPage],
    text: RestoredText,
    content: Content,
    *,
    stages: tuple[StageTime, ...],
    settings_digest: str,
    review_below: float,
) -> Directive:
    """The directive: findings, text, quality, provenance, and the list of what to review."""
    origin = scan.origin
    found = dict(content)
    found["review"] = [*content.review, *_failed_pages(pages), *doubtful(content, review_below)]
    return Directive(
        document=DocumentInfo(
            id=origin.sha256,
            filename=origin.filename,
            media_type=origin.media_type,
            bytes=origin.size,
            pages=len(scan.pages),
            received_at=origin.received_at,
        ),
        text=text_content(text),
        quality=_quality(scan, pages, text),
        provenance=Provenance(
            docproc_version=__version__,
            models=_models(),
            settings_digest=settings_digest,
            stages=list(stages),
            processed_at=datetime.now(UTC),
        ),
        **found,
    )


def _models() -> list[ModelInfo]:
    files = [path for path in sorted(models_dir().iterdir()) if path.suffix in MODEL_SUFFIXES]
    return [ModelInfo(name=path.name, version=__version__, sha256=model_digest(path)) for path in files]


def _quality(scan: Scan, pages: Sequence[OcrPage], text: RestoredText) -> Quality:
    confidences = [page.confidence for page in pages if page.source is TextSource.OCR]
    known = [confidence for confidence in confidences if confidence is not None]
    scores = [p.text_layer_score for p in scan.pages if p.text_layer_score is not None]
    tokens = [token for paragraph in text.paragraphs for token in paragraph.tokens]
    failed = [page.number for page in pages if page.failure]
    mean = fmean(token.probability for token in tokens) if tokens else 0.0
    grade = next(grade for least, grade in GRADES if mean >= least)
    return Quality(
        ocr_confidence=fmean(known) if known else None,
        restored_words=sum(token.text != token.raw for token in tokens),
        text_layer=TextLayerQuality(
            found=bool(scores),
            score=fmean(scores) if scores else None,
            used=any(page.source is not TextSource.OCR for page in pages),
        ),
        pages_failed=failed,
        grade=Grade.POOR if failed else grade,
    )


def _failed_pages(pages: Sequence[OcrPage]) -> list[ReviewItem]:
    return [
        ReviewItem(path=f"/text/pages/{page.number - 1}", reason=f"page not read: {page.failure}")
        for page in pages
        if page.failure
    ]


def doubtful(content: Content, below: float) -> list[ReviewItem]:
    """Findings whose probability is low, each once, unless a component listed it or one of its fields."""
    listed = {place for item in content.review for place in (item.path, item.path.rpartition("/")[0])}
    return [
        ReviewItem(
            path=path,
            reason="low confidence",
            confidence=finding.confidence,
            evidence=finding.evidence,
        )
        for path, finding in _findings(content, "")
        if finding.confidence < below and path not in listed
    ]


def _findings(node: Any, path: str) -> Iterator[tuple[str, Finding]]:
    """All findings of a tree of records, with their JSON pointers."""
    if isinstance(node, Finding):
        yield path, node
    if isinstance(node, BaseModel):
        for name in type(node).model_fields:
            if name != "review":
                yield from _findings(getattr(node, name), f"{path}/{name}")
    elif isinstance(node, list):
        for index, item in enumerate(node):
            yield from _findings(item, f"{path}/{index}")
