"""The JSON contract: what it promises, and that the shipped schema says the same."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from pydantic import ValidationError

from docproc.schema import Box
from docproc.schema.contract import (
    Directive,
    DocumentInfo,
    Evidence,
    Grade,
    Metadata,
    Provenance,
    Quality,
    Scalar,
    TextContent,
    TextLayerQuality,
    json_schema,
)

CONTRACT_KEYS = {
    "schema_version", "document", "metadata", "addressees", "legal_bases", "references", "indicators",
    "goals", "task_groups", "tasks", "closing", "signer", "signers", "recipients", "archive",
    "appendices", "text", "quality", "provenance", "review",
}  # fmt: skip


def directive(**parts: Any) -> Directive:
    now = datetime(2025, 7, 1, tzinfo=UTC)
    return Directive(
        document=DocumentInfo(
            id="0" * 64, filename="a.pdf", media_type="application/pdf", bytes=1, pages=0, received_at=now
        ),
        text=TextContent(pages=[]),
        quality=Quality(
            ocr_confidence=None,
            restored_words=0,
            text_layer=TextLayerQuality(found=False, score=None, used=False),
            grade=Grade.GOOD,
        ),
        provenance=Provenance(
            docproc_version="1", models=[], settings_digest="x", stages=[], processed_at=now
        ),
        **parts,
    )


def number(value: str) -> Scalar[str]:
    place = Evidence(page=1, start=4, end=8, bbox=Box(1, 2.0049, 3, 4))
    return Scalar[str](
        value=value, verbatim=value, evidence=[place], confidence=0.98765432, rule="header.number"
    )


def test_the_schema_is_a_valid_schema_with_every_key_of_the_contract() -> None:
    schema = json_schema()
    Draft202012Validator.check_schema(schema)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert set(schema["properties"]) == CONTRACT_KEYS


def test_a_directive_validates_and_comes_back_the_same() -> None:
    original = directive(metadata=Metadata(number=number("0012")))
    text = original.to_json()
    again = Directive.model_validate_json(text)
    assert again.metadata.number is not None
    assert again.metadata.number.value == "0012"
    Draft202012Validator(json_schema()).validate(again.model_dump(mode="json"))


def test_absent_is_null_and_zeros_of_a_number_are_kept() -> None:
    data = directive(metadata=Metadata(number=number("05"))).model_dump(mode="json")
    assert data["metadata"]["number"]["value"] == "05"
    assert data["metadata"]["subject"] is None
    assert data["closing"] is None
    assert data["tasks"] == []


def test_boxes_and_probabilities_are_written_short() -> None:
    data = directive(metadata=Metadata(number=number("1"))).model_dump(mode="json")
    assert data["metadata"]["number"]["evidence"][0]["bbox"] == [1, 2.0, 3, 4]
    assert data["metadata"]["number"]["confidence"] == 0.9877


def test_a_later_minor_version_may_add_keys() -> None:
    data = directive().model_dump(mode="json") | {"added_in_1_1": True}
    Draft202012Validator(json_schema()).validate(data)


@pytest.mark.parametrize("confidence", [-0.1, 1.1])
def test_confidence_is_a_probability(confidence: float) -> None:
    with pytest.raises(ValidationError):
        Scalar[str](value="1", verbatim="1", evidence=[], confidence=confidence, rule="r")


def test_empty_text_is_refused() -> None:
    with pytest.raises(ValidationError):
        Scalar[str](value="1", verbatim="", evidence=[], confidence=1, rule="r")
