"""The tables that ``docproc evaluate`` prints."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from docproc.evaluate.summary import groups_of, mean_f1
from docproc.evaluate.text_scores import AGREEMENTS, ROAD, WORDS
from docproc.evaluate.wording import Wording

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docproc.evaluate.baseline import Against
    from docproc.evaluate.cost import Cost
    from docproc.evaluate.field_metrics import Agreement
    from docproc.evaluate.misses import Miss
    from docproc.evaluate.report import Report
    from docproc.evaluate.summary import FieldRow
    from docproc.evaluate.wording import Language

_WIDTH = 160
"""Columns where the output is no terminal."""
_LISTED = 20
"""Single documents listed on each side of a comparison."""


def print_report(report: Report, language: Language, *, with_misses: bool = False) -> None:
    """Print all tables of a run on standard output, kind by kind."""
    console = Console()
    if not console.is_terminal:
        console = Console(width=_WIDTH)
    wording = Wording(language)
    for kind in report.kinds:
        console.rule(wording.kind(kind))
        console.print(_text_table(report, kind, wording, "text", WORDS, ()))
        console.print(_text_table(report, kind, wording, "road", ROAD, AGREEMENTS))
        for how in ("printed", "handwritten", "covered"):
            rows = [row for row in report.field_rows if (row.kind, row.legibility) == (kind, how)]
            if rows:
                console.print(_field_table(rows, how, wording))
        console.print(_calibration_table(report, kind, wording))
    _print_failures(console, report)
    if with_misses:
        for miss in report.misses:
            console.print(_miss(miss, wording), soft_wrap=True)
    if report.cost is not None:
        _print_cost(console, report.cost, wording)
    if report.against is not None:
        _print_against(console, report.against, wording)
    minutes = f"{report.seconds / 60:.1f}"
    from docproc import __version__

    console.print(
        wording.word("made", version=__version__, documents=len(report.results), pages=report.pages,
                     minutes=minutes)
    )  # fmt: skip


def percent(rate: float) -> str:
    """A share as a percentage, finer where it is small."""
    return f"{100 * rate:.2f}%" if rate < 0.1 else f"{100 * rate:.1f}%"


def _f1(agreement: Agreement | None) -> str:
    return "" if agreement is None else f"{100 * agreement.f1:.1f}"


def _text_table(
    report: Report,
    kind: str,
    wording: Wording,
    title: str,
    counts: Sequence[str],
    agreements: Sequence[str],
) -> Table:
    table = Table(title=wording.word(title), title_justify="left")
    table.add_column(wording.word("form"), no_wrap=True)
    for key in ("documents", "pages"):
        table.add_column(wording.word(key), justify="right")
    for name in (*counts, *agreements):
        table.add_column(wording.measure(name), justify="right")
    for row in report.text_rows:
        if row.kind == kind:
            rates = [
                percent(row.counts[name].rate) if name in row.counts and row.counts[name].total else ""
                for name in counts
            ]
            shares = [_f1(row.agreements.get(name)) for name in agreements]
            table.add_row(row.group, str(row.documents), str(row.pages), *rates, *shares)
    return table


def _field_table(rows: list[FieldRow], how: str, wording: Wording) -> Table:
    groups = groups_of(rows)
    table = Table(title=f"{wording.word('fields')} ({wording.legibility(how)})", title_justify="left")
    table.add_column(wording.word("key"), no_wrap=True)
    for key in ("documents", "precision", "recall", "f1"):
        table.add_column(wording.word(key), justify="right")
    if len(groups) > 1:
        for group in groups:
            table.add_column(group, justify="right")
    means = [f"{100 * mean_f1(rows, group):.1f}" for group in groups] if len(groups) > 1 else []
    table.add_row(wording.word("mean"), "", "", "", f"{100 * mean_f1(rows):.1f}", *means, end_section=True)
    for row in rows:
        of_groups = [_f1(row.by_group.get(group)) for group in groups] if len(groups) > 1 else []
        total = row.total
        rates = [
            f"{100 * total.precision:.1f}" if total.found else "–",
            f"{100 * total.recall:.1f}" if total.expected else "–",
            _f1(total),
        ]
        table.add_row(row.key, str(row.documents), *rates, *of_groups)
    return table


def _calibration_table(report: Report, kind: str, wording: Wording) -> Table:
    table = Table(title=wording.word("calibration"), title_justify="left")
    table.add_column(wording.word("field_class"), no_wrap=True)
    for key in ("findings", "confidence", "accuracy", "ece"):
        table.add_column(wording.word(key), justify="right")
    for row in report.calibrations:
        if row.kind == kind:
            means = (
                sum(part.confidence * part.count for part in row.curve) / row.count,
                sum(part.accuracy * part.count for part in row.curve) / row.count,
                row.error,
            )
            table.add_row(
                wording.field_class(row.field_class), str(row.count), *(f"{value:.3f}" for value in means)
            )
    return table


def _print_failures(console: Console, report: Report) -> None:
    for result in report.results:
        if result.error:
            console.print(f"[red]✗[/red] {escape(result.id)}: {escape(result.error)}", soft_wrap=True)


def _miss(miss: Miss, wording: Wording) -> str:
    places = "; ".join(map(str, miss.places)) or "–"
    sure = f" ({miss.confidence:.2f})" if miss.confidence is not None else ""
    how = wording.legibility(miss.legibility)
    return (
        f"- {escape(miss.case)} [bold]{miss.key}[/bold] ({how}), {escape(places)}\n"
        f"    {wording.word('expected')}: {escape(value_text(miss.expected, wording))}\n"
        f"    {wording.word('found')}{sure}: {escape(value_text(miss.found, wording))}"
    )


def value_text(value: Any, wording: Wording) -> str:
    """A value on one line."""
    if value is None or value == []:
        return wording.word("nothing")
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _print_cost(console: Console, cost: Cost, wording: Wording) -> None:
    table = Table(title=wording.word("cost"), title_justify="left")
    for key in ("program", "pages", "seconds", "pages_a_minute", "memory"):
        table.add_column(wording.word(key), justify="left" if key == "program" else "right")
    for name, side in cost.reading.items():
        table.add_row(
            name, str(side.pages), f"{side.seconds:.1f}", f"{side.pages_a_minute:.1f}",
            f"{side.peak_megabytes:.0f}",
        )  # fmt: skip
    console.print(table)
    table = Table(title=wording.word("stages_help"), title_justify="left")
    for key in ("stage", "seconds", "seconds_a_page"):
        table.add_column(wording.word(key), justify="left" if key == "stage" else "right")
    for name, seconds in cost.stages.items():
        table.add_row(name, f"{seconds:.1f}", f"{seconds / cost.pages:.3f}")
    console.print(table)
    table = Table(title=wording.word("restoration"), title_justify="left")
    for key in ("program", "seconds", "wer_of_marks"):
        table.add_column(wording.word(key), justify="left" if key == "program" else "right")
    for name, restoring in cost.restoring.items():
        table.add_row(name, f"{restoring.seconds:.2f}", percent(restoring.errors.rate))
    console.print(table)


def _print_against(console: Console, against: Against, wording: Wording) -> None:
    console.rule(wording.word("against"))
    for title, shifts in (
        ("losses", against.losses),
        ("gains", [shift for shift in against.shifts if shift.is_gain]),
    ):
        if shifts:
            table = Table(title=wording.word(title), title_justify="left")
            for key in ("key", "documents", "before", "now", "change"):
                table.add_column(wording.word(key), justify="left" if key == "key" else "right")
            for shift in shifts:
                figures = (f"{100 * value:.1f}" for value in (shift.before, shift.now))
                gain = f"{100 * shift.gain:+.1f}"
                table.add_row(f"{shift.kind} {shift.key}", str(shift.documents), *figures, gain)
            console.print(table)
    changes = against.changes
    shown = changes if len(changes) <= 2 * _LISTED else (*changes[:_LISTED], *changes[-_LISTED:])
    if shown:
        console.print(wording.word("by_item"))
    for change in shown:
        console.print(
            f"  {100 * change.gain:+6.1f}  {escape(change.item)} {change.key} "
            f"({100 * change.before:.1f} → {100 * change.now:.1f})",
            soft_wrap=True,
        )
    for item in against.newly_failed:
        console.print(f"[red]✗[/red] {escape(item)}: {wording.word('newly_failed')}")
    for change in against.collapsed:
        console.print(f"[red]✗[/red] {escape(change.item)}: {wording.word('collapsed')} ({change.key})")
    if not against.lost:
        console.print(wording.word("no_losses"))
    console.print(wording.word("noise_rule"), style="dim")
