"""Real documents whose heads a person has labelled: what was read from them, field by field.

A label is a line of ``labels.jsonl``: ``file``, ``type``, ``agency``, ``number`` (with symbol), ``date``,
``subject``, ``signer``. A number or date written by hand counts apart, because there is nothing printed
to read.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from docproc.evaluate.field_metrics import token_overlap
from docproc.evaluate.text_metrics import words
from docproc.schema.contract import Directive

_ABBREVIATIONS = {"UBND": "Ủy ban nhân dân", "HĐND": "Hội đồng nhân dân"}
_SUBJECT_LEAD = re.compile(r"^(?:về việc|v/v)\s+", re.IGNORECASE)
SUBJECT_AGREES = 0.95
"""A subject agrees when its words do to this F1: one slip in twenty words is the labeller's as often
as ours."""


@dataclass(frozen=True, slots=True)
class Label:
    """What a person read from the head of a real document."""

    file: str
    fields: dict[str, str]
    handwritten: frozenset[str] = frozenset()
    covered: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class FieldResult:
    """One field of one document: what was expected and found, whether it agrees, whether it is printed."""

    file: str
    field: str
    expected: str
    found: str | None
    agrees: bool
    printed: bool
    confidence: float | None


def load_labels(folder: Path, handwritten: Path | None = None) -> list[Label]:
    """The labels of a folder of real documents, from its ``labels.jsonl``.

    ``handwritten`` is a TOML file that lists, by field, the files in which it is written by hand, and
    under ``[covered]`` those in which a seal or a stamp lies over it.
    """
    listed = tomllib.loads(handwritten.read_text("utf-8")) if handwritten else {}
    over: dict[str, list[str]] = listed.pop("covered", {})
    by_hand: dict[str, list[str]] = listed
    labels = []
    for line in (folder / "labels.jsonl").read_text("utf-8").splitlines():
        record = json.loads(line)
        fields = {
            "doc_type": record["type"],
            "issuer": _expanded(record["agency"]),
            "number_symbol": record["number"],
            "date": record["date"],
            "subject": _SUBJECT_LEAD.sub("", record["subject"]),
            "signer": record["signer"],
        }
        known = {key: value for key, value in fields.items() if value}
        unread = (
            frozenset(field for field, files in lists.items() if record["file"] in files)
            for lists in (by_hand, over)
        )
        labels.append(Label(record["file"], known, *unread))
    return labels


def judge(label: Label, directive: Directive) -> Iterator[FieldResult]:
    """Compare each labelled field with what was found."""
    for field, expected in label.fields.items():
        found, confidence = _found(directive, field)
        yield FieldResult(
            label.file,
            field,
            expected,
            found,
            _agrees(field, expected, found),
            field not in label.handwritten | label.covered,
            confidence,
        )


def _expanded(agency: str) -> str:
    return " ".join(_ABBREVIATIONS.get(word, word) for word in agency.split())


def _found(directive: Directive, field: str) -> tuple[str | None, float | None]:
    if field == "signer":
        signer = directive.signer
        return (signer.name, signer.confidence) if signer else (None, None)
    scalar = getattr(directive.metadata, field)
    return (str(scalar.value), scalar.confidence) if scalar else (None, None)


def _agrees(field: str, expected: str, found: str | None) -> bool:
    if found is None:
        return False
    if field == "subject":
        return token_overlap(expected.lower(), found.lower()).f1 >= SUBJECT_AGREES
    return [word.lower() for word in words(expected)] == [word.lower() for word in words(found)]
