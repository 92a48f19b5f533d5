"""A whole run as one value: what the terminal, the JSON file and the HTML page are made from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from functools import cached_property

from docproc import __version__
from docproc.evaluate.baseline import Against, keep
from docproc.evaluate.cost import Cost
from docproc.evaluate.field_metrics import Agreement
from docproc.evaluate.measure import Result
from docproc.evaluate.misses import Miss, misses
from docproc.evaluate.summary import (
    Calibration,
    DamageRow,
    FieldRow,
    TextRow,
    calibrations,
    damage_rows,
    field_rows,
    text_rows,
)
from docproc.evaluate.text_metrics import Count
from docproc.evaluate.verdict import Json


@dataclass(frozen=True)
class Report:
    """The results of a run with everything that is derived from them; ``seconds`` is the wall clock."""

    results: tuple[Result, ...]
    seconds: float
    against: Against | None = None
    cost: Cost | None = None

    @cached_property
    def text_rows(self) -> list[TextRow]:
        """Text by kind and form."""
        return text_rows(self.results)

    @cached_property
    def damage_rows(self) -> list[DamageRow]:
        """Word errors of scans by kind of damage."""
        return damage_rows(self.results)

    @cached_property
    def field_rows(self) -> list[FieldRow]:
        """Fields by kind, legibility and key."""
        return field_rows(self.results)

    @cached_property
    def calibrations(self) -> list[Calibration]:
        """Confidence by kind and class of field."""
        return calibrations(self.results)

    @cached_property
    def misses(self) -> list[Miss]:
        """Every miss, document by document."""
        return list(misses(self.results))

    @property
    def kinds(self) -> list[str]:
        """The kinds of sets in the run, which are never mixed in a table."""
        return list(dict.fromkeys(result.kind for result in self.results))

    @property
    def pages(self) -> int:
        """Pages in all."""
        return sum(result.pages for result in self.results)


def as_json(report: Report) -> Json:
    """The whole run for programs; ``baseline`` in it is what ``--against`` compares with."""
    return {
        "docproc": __version__,
        "measured_at": datetime.now(UTC).isoformat(timespec="seconds"),
        "seconds": round(report.seconds, 1),
        "text": [_text_row(row) for row in report.text_rows],
        "damage": [asdict(row) for row in report.damage_rows],
        "fields": [_field_row(row) for row in report.field_rows],
        "calibration": [asdict(calibration) for calibration in report.calibrations],
        "cost": asdict(report.cost) if report.cost else None,
        "failed": {result.id: result.error for result in report.results if result.error},
        "misses": [asdict(miss) for miss in report.misses],
        "against": _against(report.against) if report.against else None,
        "baseline": keep(report.results),
    }


def _text_row(row: TextRow) -> Json:
    return {
        "kind": row.kind, "form": row.group, "documents": row.documents, "pages": row.pages,
        "failed": row.failed,
        "counts": {name: _count(count) for name, count in row.counts.items()},
        "agreements": {name: _agreement(agreement) for name, agreement in row.agreements.items()},
    }  # fmt: skip


def _field_row(row: FieldRow) -> Json:
    return {
        "kind": row.kind, "legibility": row.legibility, "key": row.key, "documents": row.documents,
        **_agreement(row.total),
        "by_form": {group: _agreement(agreement) for group, agreement in row.by_group.items()},
    }  # fmt: skip


def _count(count: Count) -> Json:
    return {"errors": count.errors, "total": count.total, "rate": round(count.rate, 5)}


def _agreement(agreement: Agreement) -> Json:
    return {
        **asdict(agreement),
        "precision": round(agreement.precision, 4),
        "recall": round(agreement.recall, 4),
        "f1": round(agreement.f1, 4),
    }


def _against(against: Against) -> Json:
    def listed(items: Sequence[object]) -> list[Json]:
        return [asdict(item) for item in items]  # type: ignore[call-overload]

    return {
        "lost": against.lost,
        "losses": listed(against.losses),
        "gains": listed([shift for shift in against.shifts if shift.is_gain]),
        "newly_failed": list(against.newly_failed),
        "collapsed": listed(against.collapsed),
        "changes": listed(against.changes),
        "absent": list(against.absent),
        "added": list(against.added),
    }
