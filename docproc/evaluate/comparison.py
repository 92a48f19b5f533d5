"""Holding what was found against the gold, key by key of the contract."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Any

from docproc.evaluate.field_metrics import set_overlap
from docproc.evaluate.figures import compare_indicators
from docproc.evaluate.records import Shape, compare_records
from docproc.evaluate.task_trees import compare_groups, compare_tasks, group_partners
from docproc.evaluate.verdict import Json, Verdict, agreement_of, evidence_of, likeness, members

SCALARS = (
    "issuer", "parent_agency", "issuer_level", "system", "doc_type", "doc_type_code", "number",
    "symbol", "number_symbol", "drafting_unit_code", "place", "date", "subject", "urgency",
    "secrecy", "circulation", "copy_type",
)  # fmt: skip


def _by(part: str) -> Any:
    return lambda expected, found: likeness(expected.get(part), found.get(part))


def _only_one(_expected: Json, _found: Json) -> float:
    return 1.0


def _citation(expected: Json, found: Json) -> float:
    """The same number is the same document; without one, or misread, the words decide."""
    same = expected.get("number_symbol") is not None and _number(expected) == _number(found)
    return float(same) + likeness(expected.get("verbatim"), found.get("verbatim"))


def _number(item: Json) -> str:
    return "".join((item.get("number_symbol") or "").split())


_CITED = ("doc_type", "number_symbol", "date", "issuer", "subject", "role", "verbatim")
_SIGNED = ("name", "position", "authority_lines", "on_behalf_of")
_REFERENCE = Shape(_CITED, ("number_symbol", "date"), _citation)

LISTS: Mapping[str, Shape] = MappingProxyType({
    "legal_bases": _REFERENCE,
    "references": _REFERENCE,
    "goals": Shape(("verbatim",), ("verbatim",), _by("verbatim")),
    "addressees": Shape(("verbatim",), ("verbatim",), _by("verbatim")),
    "recipients": Shape(("verbatim", "purpose"), ("verbatim",), _by("verbatim")),
    "signers": Shape(_SIGNED, ("name", "position"), _by("name")),
    "appendices": Shape(("title", "pages"), ("title",), _by("title")),
})  # fmt: skip
"""Lists whose items are paired by what identifies them."""

SINGLES: Mapping[str, Shape] = MappingProxyType({
    "closing": Shape(("verbatim", "monitoring_agency", "report_to"), ("verbatim",), _only_one),
    "signer": Shape(_SIGNED, ("name", "position"), _only_one),
    "archive": Shape(("codes", "copies", "drafter"), ("codes", "copies", "drafter"), _only_one),
})  # fmt: skip
"""Items of which a document has one or none."""

STAMPS: Mapping[str, Shape] = MappingProxyType({
    "digital_signatures": Shape(("signed_by", "signed_at"), ("signed_by", "signed_at"), _by("signed_by")),
    "received_stamp": Shape(("number", "date"), ("number", "date"), _only_one),
})  # fmt: skip
"""What offices and programs print over the document; these stand in the metadata."""


def compare(gold: Json, found: Json) -> list[Verdict]:
    """All verdicts on one directive; keys that the gold leaves out are not judged.

    ``gold`` and ``found`` are in the contract's JSON shape.
    """
    verdicts = list(_metadata(gold.get("metadata", {}), found["metadata"]))
    for key, shape in LISTS.items():
        if key in gold:
            verdicts.extend(compare_records(key, gold[key], found[key], shape))
    verdicts.extend(
        _agencies(key, gold[key], found[key])
        for key in ("addressees", "recipients")
        if any("normalized" in item for item in gold.get(key, ()))
    )
    for key, shape in SINGLES.items():
        if key in gold:
            verdicts.extend(compare_records(key, _as_list(gold[key]), _as_list(found[key]), shape))
    if "indicators" in gold:
        verdicts.extend(compare_indicators(gold["indicators"], found["indicators"]))
    groups = group_partners(gold.get("task_groups", ()), found["task_groups"])
    if "task_groups" in gold:
        verdicts.extend(compare_groups(groups))
    if "tasks" in gold:
        verdicts.extend(compare_tasks(gold["tasks"], found["tasks"], groups))
    return verdicts


def _metadata(gold: Json, found: Json) -> Iterator[Verdict]:
    for key in SCALARS:
        if key in gold:
            item = found.get(key) or {}
            expected, value = (gold[key] or {}).get("value"), item.get("value")
            verdict = Verdict(
                f"metadata.{key}",
                agreement_of(key, expected, value),
                expected,
                value,
                item.get("confidence"),
                evidence=evidence_of(item),
                rule=item.get("rule"),
            )
            yield replace(verdict, sound=verdict.good)
    for key, shape in STAMPS.items():
        if key in gold:
            yield from compare_records(
                f"metadata.{key}", _as_list(gold[key]), _as_list(found.get(key)), shape
            )


def _as_list(item: Any) -> list[Json]:
    return item if isinstance(item, list) else [item] if item else []


def _agencies(key: str, gold: list[Json], found: list[Json]) -> Verdict:
    """All agencies that a list of lines names, as one set: how they are spread over lines is no matter."""
    expected, got = (
        [name for item in items for name in members("normalized", item.get("normalized"))]
        for items in (gold, found)
    )
    evidence = tuple(place for item in found for place in evidence_of(item))
    return Verdict(f"{key}.normalized", set_overlap(expected, got), expected, got, evidence=evidence)
