"""Building of findings: a value with the places it was read from, and entries for the review list."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from spacy.tokens import Doc

from docproc.extract.document import confidence, evidence, review, source
from docproc.schema.contract import Evidence, ReviewItem, Scalar

V = TypeVar("V")
Spans = Sequence[tuple[int, int]]


def scalar(
    doc: Doc, value: V, rule: str, *spans: tuple[int, int], inferred: bool = False, listed: bool = False
) -> Scalar[V]:
    """A value of the head, read from these spans of ``doc.text``.

    The words of all spans must be right. An inferred value needs no words of its own: its
    ``verbatim`` is what it follows from. A ``listed`` value was recognised as one of a known list, so
    that single misread letters do not matter and the rule's precision alone is its confidence.
    """
    return Scalar(
        value=value,
        verbatim=verbatim(doc, spans) or None,
        evidence=places(doc, spans),
        confidence=confidence(doc, rule, *(() if listed else spans)),
        rule=rule,
        inferred=inferred,
    )


def verbatim(doc: Doc, spans: Spans) -> str:
    """The words of the spans, blanks between them."""
    return " ".join(source(doc).text[start:end] for start, end in spans).strip()


def places(doc: Doc, spans: Spans) -> list[Evidence]:
    """The places of all spans on the pages."""
    return [place for start, end in spans for place in evidence(doc, start, end)]


def ask(doc: Doc, path: str, reason: str, *spans: tuple[int, int]) -> None:
    """Put a place on the review list: ``path`` is a JSON pointer, ``reason`` a name of ``reasons.py``."""
    review(doc).append(ReviewItem(path=path, reason=reason, evidence=places(doc, spans)))
