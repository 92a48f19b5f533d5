"""``docproc evaluate labels``: the heads of real documents, held against what a person read."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from docproc.cli.session import session

if TYPE_CHECKING:
    from docproc.evaluate.labels import FieldResult


def labels(
    context: typer.Context,
    folder: Annotated[Path, typer.Argument(help="A folder of documents with a labels.jsonl.")],
    handwritten: Annotated[
        Path | None, typer.Option(help="A TOML file that lists, by field, the files where it is not printed.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Every field as JSON, for programs.")] = False,
) -> None:
    """Read real documents and hold their heads against labels; handwritten fields count apart."""
    from docproc.errors import DocprocError
    from docproc.evaluate.labels import judge, load_labels
    from docproc.pipeline import Pipeline

    by_file = {label.file: label for label in load_labels(folder, handwritten)}
    results: list[FieldResult] = []
    failures = 0
    with Pipeline(session(context).configuration.pipeline()) as pipeline:
        for path, outcome in pipeline.process_all(folder / file for file in by_file):
            if isinstance(outcome, DocprocError):
                failures += 1
                typer.echo(f"{path.name}: {outcome}", err=True)
            else:
                results.extend(judge(by_file[path.name], outcome))
    if as_json:
        typer.echo(
            json.dumps([dataclasses.asdict(result) for result in results], ensure_ascii=False, indent=1)
        )
    else:
        _print_table(results)
    raise typer.Exit(1 if failures else 0)


def _print_table(results: list[FieldResult]) -> None:
    """Agreement by field, then every miss with what was expected and found."""
    for printed, title in ((True, "printed"), (False, "handwritten or covered")):
        chosen = [result for result in results if result.printed is printed]
        right = sum(result.agrees for result in chosen)
        typer.echo(f"{title}: {right}/{len(chosen)} fields agree")
        for field in dict.fromkeys(result.field for result in chosen):
            of_field = [result for result in chosen if result.field == field]
            typer.echo(f"  {field:<14} {sum(result.agrees for result in of_field)}/{len(of_field)}")
    for result in results:
        if not result.agrees:
            kind = "printed" if result.printed else "handwritten"
            typer.echo(
                f"- {result.file} {result.field} ({kind}): {result.expected!r} read as {result.found!r}"
            )


def add_to(app: typer.Typer) -> None:
    """Make the command known."""
    app.command()(labels)
