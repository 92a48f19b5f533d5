"""The results of many cases added up: by form, by key of the contract, by class of field.

Real and rendered documents are never added together, nor what is printed with what is handwritten or
covered by a seal.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from statistics import median

from docproc.corpus.sets import FORMS, STRENGTHS
from docproc.evaluate.field_metrics import Agreement, Bin, calibration_error, reliability
from docproc.evaluate.measure import Result
from docproc.evaluate.text_metrics import Count
from docproc.evaluate.verdict import Json

_CLASSES = Path(__file__).with_name("classes.toml")
ALL = "all"
"""Stands for all forms, or all keys, together."""


@dataclass(slots=True)
class TextRow:
    """The text measures of all documents of one kind and form."""

    kind: str
    group: str
    documents: int = 0
    pages: int = 0
    failed: int = 0
    counts: dict[str, Count] = field(default_factory=dict)
    agreements: dict[str, Agreement] = field(default_factory=dict)

    def add(self, result: Result) -> None:
        """Count one more document."""
        self.documents += 1
        self.pages += result.pages
        self.failed += result.error is not None
        if result.text is not None:
            for name, count in result.text.counts.items():
                self.counts[name] = self.counts.get(name, Count(0, 0)) + count
            for name, agreement in result.text.agreements.items():
                self.agreements[name] = self.agreements.get(name, Agreement(0, 0, 0)) + agreement


@dataclass(frozen=True, slots=True)
class DamageRow:
    """Word errors of the scans that one kind of damage struck, beside those that it spared.

    Where it struck all, those that it struck harder than most, beside the rest: ``skew > 0.8``.
    """

    kind: str
    damage: str
    documents: int
    struck: Count
    spared: Count


@dataclass(slots=True)
class FieldRow:
    """One key of the contract over all documents of one kind: in all, and by form."""

    kind: str
    legibility: str
    key: str
    documents: int = 0
    total: Agreement = field(default_factory=lambda: Agreement(0, 0, 0))
    by_group: dict[str, Agreement] = field(default_factory=dict)

    def add(self, group: str, agreement: Agreement) -> None:
        """Count one more document's verdicts on the key."""
        self.documents += 1
        self.total += agreement
        self.by_group[group] = self.by_group.get(group, Agreement(0, 0, 0)) + agreement


@dataclass(frozen=True, slots=True)
class Calibration:
    """How far confidence can be trusted in one class of fields: the curve and its mean distance."""

    kind: str
    field_class: str
    count: int
    error: float
    curve: tuple[Bin, ...]


def text_rows(results: Iterable[Result]) -> list[TextRow]:
    """A row for each kind and form."""
    rows: dict[tuple[str, str], TextRow] = {}
    for result in results:
        rows.setdefault((result.kind, result.case.group), TextRow(result.kind, result.case.group)).add(result)
    return sorted(rows.values(), key=lambda row: (row.kind, form_order(row.group)))


def form_order(group: str) -> tuple[int, int, str]:
    """Puts the forms of arrival from the easiest to the hardest."""
    form, _, how = group.partition(" ")
    place, strength = (
        order.index(name) if name in order else len(order)
        for order, name in ((FORMS, form), (STRENGTHS, how))
    )
    return place, strength, group


def groups_of(rows: Iterable[FieldRow]) -> list[str]:
    """All forms that occur in some rows, in their order."""
    return sorted({group for row in rows for group in row.by_group}, key=form_order)


def mean_f1(rows: Sequence[FieldRow], group: str | None = None) -> float:
    """F1 as the mean over the keys, each alike, of one form or of all; 1 where there is no key."""
    sums = [row.total if group is None else row.by_group.get(group) for row in rows]
    known = [agreement.f1 for agreement in sums if agreement is not None]
    return sum(known) / len(known) if known else 1.0


def damage_rows(results: Sequence[Result]) -> list[DamageRow]:
    """A row for each kind of damage on scans; kinds mostly come together, so read it with care."""
    rows: list[DamageRow] = []
    for kind in dict.fromkeys(result.kind for result in results):
        scans = [
            (result.case.damage, result.text.counts["wer"])
            for result in results
            if result.kind == kind and result.case.form == "scan" and result.text is not None
        ]
        rows.extend(
            _damage(kind, name, scans) for name in sorted({name for damage, _ in scans for name in damage})
        )
    return rows


def _damage(kind: str, name: str, scans: Sequence[tuple[Mapping[str, float | str], Count]]) -> DamageRow:
    strengths = [damage.get(name) for damage, _ in scans]
    sizes = [abs(strength) for strength in strengths if isinstance(strength, float | int)]
    label, hit = name, [strength is not None for strength in strengths]
    if len(sizes) == len(scans):
        middle = median(sizes)
        label, hit = f"{name} > {middle:g}", [size > middle for size in sizes]
    struck = spared = Count(0, 0)
    for (_, errors), is_hit in zip(scans, hit, strict=True):
        struck, spared = (struck + errors, spared) if is_hit else (struck, spared + errors)
    return DamageRow(kind, label, sum(hit), struck, spared)


def by_key(result: Result) -> dict[tuple[str, str], Agreement]:
    """One document's agreement for each (legibility, key); keys with nothing on either side are left out."""
    sums: dict[tuple[str, str], Agreement] = {}
    for verdict in result.verdicts:
        if verdict.agreement.found or verdict.agreement.expected:
            place = verdict.legibility, verdict.key
            sums[place] = sums.get(place, Agreement(0, 0, 0)) + verdict.agreement
    return sums


def field_rows(results: Iterable[Result]) -> list[FieldRow]:
    """A row for each kind, legibility and key, in the contract's order."""
    rows: dict[tuple[str, str, str], FieldRow] = {}
    for result in results:
        for (legibility, key), agreement in by_key(result).items():
            place = (result.kind, legibility, key)
            rows.setdefault(place, FieldRow(*place)).add(result.case.group, agreement)
    order = {key: number for number, key in enumerate(_in_contract_order(results))}
    return sorted(rows.values(), key=lambda row: (row.kind, row.legibility, order[row.key]))


def _in_contract_order(results: Iterable[Result]) -> list[str]:
    keys = dict.fromkeys(verdict.key for result in results for verdict in result.verdicts)
    heads = list(dict.fromkeys(key.partition(".")[0] for key in keys))
    return sorted(keys, key=lambda key: heads.index(key.partition(".")[0]))


def calibrations(results: Sequence[Result]) -> list[Calibration]:
    """The reliability of each class of fields, printed ones only, and of all together."""
    outcomes: dict[tuple[str, str], list[tuple[float, bool]]] = {}
    for kind, key, outcome in _outcomes(results):
        for name in (class_of(key), ALL):
            outcomes.setdefault((kind, name), []).append(outcome)
    return [
        Calibration(kind, name, len(found), calibration_error(found), tuple(reliability(found)))
        for (kind, name), found in sorted(outcomes.items(), key=lambda entry: _class_order(*entry[0]))
    ]


def _outcomes(results: Sequence[Result]) -> Iterator[tuple[str, str, tuple[float, bool]]]:
    """(kind, key, (confidence, was right)) of every finding."""
    for result in results:
        for verdict in result.verdicts:
            if verdict.confidence is not None and verdict.legibility == "printed":
                yield result.kind, verdict.key, (verdict.confidence, verdict.sound)


def _class_order(kind: str, name: str) -> tuple[str, int]:
    return kind, [ALL, *classes()].index(name)


@cache
def classes() -> dict[str, Json]:
    """The classes of fields with their keys and their names in both languages."""
    with _CLASSES.open("rb") as stream:
        return tomllib.load(stream)


def class_of(key: str) -> str:
    """The class that a key belongs to: that of the longest entry which the key is or stands under."""
    matches = [
        (len(entry), name)
        for name, content in classes().items()
        for entry in content["keys"]
        if f"{key}.".startswith(f"{entry}.")
    ]
    return max(matches)[1]
