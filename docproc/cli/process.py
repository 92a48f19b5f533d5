"""``docproc process``: read files, write one JSON a document."""

from __future__ import annotations

import hashlib
import logging
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from docproc.cli.session import Session, session
from docproc.errors import DocprocError, StoreError

if TYPE_CHECKING:
    from docproc.schema.contract import Directive

log = logging.getLogger(__name__)

Files = Annotated[list[Path], typer.Argument(help="PDF, TIFF, PNG, JPEG, or text left by another OCR.")]


def add_to(app: typer.Typer) -> None:
    """Register the command."""
    app.command("process")(process)


def process(
    context: typer.Context,
    files: Files,
    out: Annotated[Path, typer.Option(help="The folder for the JSON files.")],
    force: Annotated[bool, typer.Option(help="Do files again whose JSON exists.")] = False,
    store: Annotated[bool, typer.Option(help="Add what was read to the catalog.")] = True,
) -> None:
    """Read files and write one JSON a document; a file that fails does not stop the others.

    One summary line a file goes to stdout. The exit code is 0 when all went well, the error's own when
    all failures are of one kind, else 1.
    """
    from docproc.cli.progress import Bars
    from docproc.pipeline import Pipeline
    from docproc.store import Catalog

    current = session(context)
    targets = output_names(files, out)
    waiting = [path for path in targets if force or not targets[path].exists()]
    for path in targets.keys() - set(waiting):
        typer.echo(current.messages["skipped"].format(file=path.name, output=targets[path]))
    failures: list[DocprocError] = []
    with ExitStack() as stack:
        catalog = stack.enter_context(Catalog.open(current.configuration.store.path)) if store else None
        pipeline = stack.enter_context(Pipeline(current.configuration.pipeline()))
        bars = stack.enter_context(Bars(len(waiting), current.messages))
        for path, read in pipeline.process_all(waiting, progress=bars.pages):
            outcome = read if isinstance(read, DocprocError) else _keep(read, targets[path], catalog)
            bars.file_done()
            if isinstance(outcome, DocprocError):
                log.warning("%s: %s", path, outcome)
                failures.append(outcome)
            typer.echo(summary(path, outcome, current))
    raise typer.Exit(exit_code(failures))


def _keep(directive: Directive, target: Path, catalog: object) -> Directive | StoreError:
    """Write the JSON and add it to the catalog; what fails is the file's failure, not the batch's."""
    from docproc.atomic import write_atomically
    from docproc.store import Catalog

    try:
        write_atomically(target, directive.to_json().encode())
        if isinstance(catalog, Catalog):
            catalog.add(directive)
    except OSError as error:
        return StoreError(f"{target} cannot be written: {error}")
    except StoreError as error:
        return error
    return directive


def output_names(files: list[Path], out: Path) -> dict[Path, Path]:
    """A JSON name for each file: its stem, or stem and a digest of its path where stems collide."""
    targets: dict[Path, Path] = {}
    stems = [path.stem for path in dict.fromkeys(files)]
    for path in dict.fromkeys(files):
        name = path.stem
        if stems.count(name) > 1:
            name += "-" + hashlib.sha256(str(path.absolute()).encode()).hexdigest()[:8]
        targets[path] = out / f"{name}.json"
    return targets


def exit_code(failures: list[DocprocError]) -> int:
    """0 without failures, the error's own code when all are of one kind, else 1."""
    codes = {error.exit_code for error in failures}
    if not codes:
        return 0
    return codes.pop() if len(codes) == 1 else 1


def summary(path: Path, outcome: Directive | DocprocError, current: Session) -> str:
    """One line that a clerk can act on."""
    messages = current.messages
    if isinstance(outcome, DocprocError):
        vietnamese = current.configuration.messages.language == "vi"
        advice = outcome.advice_vi if vietnamese else f"{outcome} {outcome.advice}"
        return messages["failed"].format(file=path.name, advice=advice, code=outcome.code)
    head = outcome.metadata
    return messages["ok"].format(
        file=path.name,
        number=head.number_symbol.value if head.number_symbol else messages["unknown"],
        date=f"{head.date.value:%d/%m/%Y}" if head.date else messages["unknown"],
        doc_type=head.doc_type.value if head.doc_type else messages["unknown"],
        groups=len(outcome.task_groups),
        tasks=len(outcome.tasks),
        review=len(outcome.review),
    )
