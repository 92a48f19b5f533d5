"""``docproc evaluate [SET…]``: text, fields, confidence and cost over whole sets of documents."""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from docproc.cli.session import session
from docproc.errors import NotFoundError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docproc.cli.session import Session
    from docproc.evaluate.cases import Trial
    from docproc.evaluate.measure import Result
    from docproc.evaluate.report import Report

NAME = "sets"
SETS = Path("corpora/sets")
QUICK = SETS / "quick"
REAL = Path("../shared/scans")
HAND_LIST = Path("tests/data/handwritten.toml")
LOST = 3
"""The exit code when something is worse than the baseline beyond noise."""


def add_to(app: typer.Typer) -> None:
    """Make the command known."""
    app.command(NAME)(sets)


def sets(
    context: typer.Context,
    folders: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="[SET]...", help="Folders with a set.json or a labels.jsonl; all that are there if none."
        ),
    ] = None,
    quick: Annotated[bool, typer.Option("--quick", help=f"Only {QUICK}: under two minutes.")] = False,
    misses: Annotated[bool, typer.Option("--misses", help="List every miss with its place.")] = False,
    cost: Annotated[
        bool, typer.Option("--cost", help="Compare with Tesseract, OCRmyPDF and pyvi, where installed.")
    ] = False,
    json_file: Annotated[Path | None, typer.Option("--json", help="Write everything as JSON.")] = None,
    html: Annotated[Path | None, typer.Option("--html", help="Write a report with plots and pages.")] = None,
    baseline: Annotated[
        Path | None, typer.Option("--baseline", help="Write the counts alone, for --against.")
    ] = None,
    against: Annotated[
        Path | None, typer.Option("--against", help="A file of --baseline or --json; a loss ends with 3.")
    ] = None,
    handwritten: Annotated[
        Path | None, typer.Option(help="A TOML file that lists, by field, the labels that are not printed.")
    ] = None,
) -> None:
    """Measure sets of documents; real and rendered ones are never mixed in a table."""
    from docproc.cli.evaluate_tables import print_report
    from docproc.evaluate.baseline import load_baseline
    from docproc.evaluate.cases import load_trial

    current = session(context)
    before = load_baseline(against) if against else None
    hand_list = handwritten or (HAND_LIST if HAND_LIST.is_file() else None)
    trials = [load_trial(folder, hand_list) for folder in folders or _present(quick=quick)]
    report = _run(trials, current, before, cost=cost)
    _write(report, json_file, baseline, html)
    print_report(report, current.configuration.messages.language, with_misses=misses)
    if report.against is not None and report.against.lost:
        raise typer.Exit(LOST)


def _present(*, quick: bool) -> list[Path]:
    """The sets that are there: the committed ones, those made by command, and the real documents."""
    if quick:
        return [QUICK]
    made = sorted(path.parent for path in SETS.glob("*/set.json"))
    found = [*made, *([REAL] if (REAL / "labels.jsonl").is_file() else [])]
    if not found:
        raise NotFoundError(f"there is no evaluation set in {SETS}; name one")
    return found


def _run(
    trials: Sequence[Trial], current: Session, before: dict[str, object] | None, *, cost: bool
) -> Report:
    from docproc.cli.progress import Bars
    from docproc.evaluate.baseline import against, keep
    from docproc.evaluate.cost import measure_cost
    from docproc.evaluate.measure import measure
    from docproc.evaluate.report import Report

    settings = current.configuration.pipeline()
    begun = time.perf_counter()
    with Bars(sum(len(trial.cases) for trial in trials), current.messages) as bars:

        def done(_: Result) -> None:
            bars.file_done()

        results = tuple(measure(trials, settings, progress=bars.pages, done=done))
    seconds = time.perf_counter() - begun
    return Report(
        results,
        seconds,
        against(before, keep(results)) if before is not None else None,
        measure_cost(results, settings) if cost else None,
    )


def _write(report: Report, json_file: Path | None, baseline: Path | None, html: Path | None) -> None:
    """The files that were asked for."""
    from docproc.evaluate.baseline import keep
    from docproc.evaluate.report import as_json

    if json_file is not None:
        json_file.write_text(json.dumps(as_json(report), ensure_ascii=False, indent=1) + "\n", "utf-8")
    if baseline is not None:
        content = json.dumps(keep(report.results), ensure_ascii=False, separators=(",", ":"))
        baseline.write_text(content.replace('},"', '},\n"') + "\n", "utf-8")
    if html is not None:
        from docproc.evaluate.html_report import write_html

        write_html(report, html)
