"""The directive JSON, version 1: the promise to tracking systems.

Additive changes only within version 1: keys may be added, none is removed or changes its meaning.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, Literal

from pydantic import ConfigDict

from docproc.schema.contract.base import Record, ReviewItem
from docproc.schema.contract.document import DocumentInfo, Provenance, Quality, TextContent
from docproc.schema.contract.indicators import Indicator
from docproc.schema.contract.metadata import (
    Addressee,
    Appendix,
    Archive,
    Metadata,
    Recipient,
    Signer,
)
from docproc.schema.contract.references import Reference
from docproc.schema.contract.tasks import Closing, Goal, Task, TaskGroup

SCHEMA_VERSION: Literal["1.0"] = "1.0"
SCHEMA_DIALECT = "https://json-schema.org/draft/2020-12/schema"


class Content(Record):
    """What was understood of a directive, apart from the file that it came in."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    metadata: Metadata = Metadata()
    addressees: list[Addressee] = []
    legal_bases: list[Reference] = []
    references: list[Reference] = []
    indicators: list[Indicator] = []
    goals: list[Goal] = []
    task_groups: list[TaskGroup] = []
    tasks: list[Task] = []
    closing: Closing | None = None
    signer: Signer | None = None
    signers: list[Signer] = []
    recipients: list[Recipient] = []
    archive: Archive | None = None
    appendices: list[Appendix] = []
    review: list[ReviewItem] = []


class Directive(Content):
    """One document, read and understood; see the fields for what each part holds."""

    schema_version: Literal["1.0"] = SCHEMA_VERSION
    document: DocumentInfo
    text: TextContent
    quality: Quality
    provenance: Provenance

    def to_json(self) -> str:
        """The contract's JSON text: UTF-8 characters as they are, two blanks of indent."""
        return self.model_dump_json(indent=2) + "\n"

    @classmethod
    def from_json(cls, path: Path) -> Directive:
        """Read a directive JSON back; raises ``pydantic.ValidationError`` when it is not one."""
        return cls.model_validate_json(path.read_bytes())


def json_schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of the contract, made from these very types.

    Unknown keys are allowed, because a later version 1.x may add some.
    """
    schema = Directive.model_json_schema(mode="serialization")
    _allow_additions(schema)
    return {"$schema": SCHEMA_DIALECT, "title": "docproc directive, version 1", **schema}


def _allow_additions(node: Any) -> None:
    if isinstance(node, dict):
        node.pop("additionalProperties", None)
        for value in node.values():
            _allow_additions(value)
    elif isinstance(node, list):
        for value in node:
            _allow_additions(value)
