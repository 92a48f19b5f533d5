"""Indicators held against the gold: values, changes, ranks and groups."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from docproc.evaluate.field_metrics import set_overlap
from docproc.evaluate.records import Shape, compare_records
from docproc.evaluate.verdict import Json, Verdict, agreement_of, evidence_of, likeness

_CHANGE = ("direction", "amount", "unit", "base")
_NESTED = (("rank", "rank"), ("rank", "out_of"), ("group", "name"), ("group", "size"))


def compare_indicators(gold: Sequence[Json], found: Sequence[Json]) -> Iterator[Verdict]:
    """Indicators are partners when two of name, value and year are the same."""
    return compare_records("indicators", gold, found, INDICATOR, _inner)


def _alike(expected: Json, found: Json) -> float:
    return (
        0.4 * _same_name(expected, found)
        + 0.4 * (expected.get("value") == found.get("value"))
        + 0.2 * (expected.get("year") == found.get("year"))
        + 0.01 * (expected.get("period") == found.get("period"))
    )


def _same_name(expected: Json, found: Json) -> float:
    if expected.get("code") is not None and expected.get("code") == found.get("code"):
        return 1.0
    return max(
        likeness(expected.get(key), found.get(key)) for key in ("name", "name_verbatim") if expected.get(key)
    )


INDICATOR = Shape(
    ("name", "name_verbatim", "code", "year", "period", "value", "comparator", "unit", "max", "kind"),
    ("value", "year", "unit"),
    _alike,
    least=0.55,
)


def _inner(expected: Json, found: Json, judged: Collection[str]) -> Iterator[Verdict]:
    implied = not expected or not found
    if "changes" in judged:
        before, after = (
            [tuple(change.get(key) for key in _CHANGE) for change in item.get("changes") or ()]
            for item in (expected, found)
        )
        agreement = set_overlap(before, after)
        yield Verdict(
            "indicators.changes", agreement, before, after, evidence=evidence_of(found), implied=implied
        )
    for key, part in _NESTED:
        if key in judged:
            wanted, got = ((item.get(key) or {}).get(part) for item in (expected, found))
            yield Verdict(
                f"indicators.{key}.{part}",
                agreement_of(part, wanted, got),
                wanted,
                got,
                evidence=evidence_of(found),
                implied=implied,
            )
