"""``docproc process``: read files, write one JSON a document.

stdout gets one line a file, in the order of the files: ``OK``, ``LỖI`` (``FAILED``) or ``SẴN``
(``DONE``: that document's JSON is there already, or the same content was named twice). What went wrong
is told on stderr.
"""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Iterable
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from docproc.cli.session import Session, session
from docproc.errors import DocprocError, StoreError

if TYPE_CHECKING:
    from docproc.config import Configuration
    from docproc.schema.contract import Directive
    from docproc.store import Catalog

log = logging.getLogger(__name__)

Files = Annotated[list[Path], typer.Argument(help="PDF, TIFF, PNG, JPEG, or text left by another OCR.")]


def add_to(app: typer.Typer) -> None:
    """Register the command."""
    app.command("process")(process)


def process(
    context: typer.Context,
    files: Files,
    out: Annotated[Path, typer.Option(help="The folder for the JSON files.")],
    force: Annotated[bool, typer.Option(help="Read files again whose JSON is there.")] = False,
    store: Annotated[bool, typer.Option(help="Add what was read to the catalog.")] = True,
) -> None:
    """Read files and write one JSON a document; a file that fails does not stop the others.

    One line a file goes to stdout. The exit code is 0 when all went well, the error's own when all
    failures are of one kind, else 1.
    """
    from docproc.cli.progress import Bars
    from docproc.pipeline import Pipeline

    current = session(context)
    failures: list[DocprocError] = []
    with ExitStack() as stack:
        catalog = open_catalog(current, stack, failures) if store else None
        waiting = still_to_read(files, out, current, catalog, force=force)
        pipeline = stack.enter_context(Pipeline(current.configuration.pipeline()))
        bars = stack.enter_context(Bars(len(waiting), current.messages))
        for path, outcome in pipeline.process_all(waiting, progress=bars.pages):
            bars.file_done()
            with bars.lifted():
                try:
                    typer.echo(finish(path, outcome, out, catalog, current))
                except DocprocError as error:
                    failures.append(error)
                    log.error("%s: %s", shown(path), error)
                    typer.echo(current.messages.error("failed", shown(path), error))
    raise typer.Exit(exit_code(failures))


def open_catalog(current: Session, stack: ExitStack, failures: list[DocprocError]) -> Catalog | None:
    """The catalog; ``None`` when it cannot be opened: the JSON files are worth having all the same."""
    from docproc.store import Catalog

    try:
        return stack.enter_context(Catalog.open(current.configuration.store.path))
    except StoreError as error:
        failures.append(error)
        typer.echo(f"docproc: {error}\n{current.messages.advice(error)}", err=True)
        return None


def still_to_read(
    files: Iterable[Path], out: Path, current: Session, catalog: Catalog | None, *, force: bool
) -> list[Path]:
    """The files that have to be read; the line of each other one goes out at once."""
    waiting: list[Path] = []
    first: dict[str, Path] = {}
    for path in dict.fromkeys(files):
        sha256 = identity(path, current.configuration)
        if sha256 is None:  # the main road will say why
            waiting.append(path)
            continue
        other = first.setdefault(sha256, path)
        output = None if force else read_before(path, sha256, out, current.configuration, catalog)
        if other != path:
            typer.echo(current.messages.text("same", file=shown(path), other=shown(other)))
        elif output is not None:
            typer.echo(current.messages.text("skipped", file=shown(path), output=shown(output)))
        else:
            waiting.append(path)
    return waiting


def identity(path: Path, configuration: Configuration) -> str | None:
    """SHA-256 of a file's bytes; ``None`` for what is no readable file, or is too large to be read."""
    try:
        if not path.is_file() or path.stat().st_size > configuration.limits.megabytes << 20:
            return None
        with path.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except (OSError, ValueError):
        return None


def read_before(
    path: Path, sha256: str, out: Path, configuration: Configuration, catalog: Catalog | None
) -> Path | None:
    """The JSON of that document by this version with these settings; ``None`` when there is none."""
    from docproc import __version__
    from docproc.schema.contract import Directive
    from docproc.service.naming import document_id, json_path

    output = json_path(out, path.stem, sha256)
    if document_id(output) != sha256:
        return None
    try:
        directive = Directive.from_json(output)
    except ValueError:
        return None
    made = directive.provenance
    if (made.docproc_version, made.settings_digest) != (__version__, configuration.digest):
        return None
    if catalog is not None and catalog.get(sha256) is None:
        catalog.add(directive)
    return output


def finish(
    path: Path, outcome: Directive | DocprocError, out: Path, catalog: Catalog | None, current: Session
) -> str:
    """Write the JSON, add it to the catalog, and tell; raises the error that the file came to."""
    from docproc.service.delivery import write_atomically
    from docproc.service.naming import json_path

    if isinstance(outcome, DocprocError):
        raise outcome
    output = json_path(out, path.stem, outcome.document.id)
    write_atomically(output, outcome.to_json())
    if catalog is not None:
        catalog.add(outcome)
    return current.messages.directive("ok", shown(path), outcome, output=shown(output))


def shown(path: Path) -> str:
    """A path as it can be printed, whatever bytes it is made of."""
    from docproc.service.naming import printable

    return printable(str(path))


def exit_code(failures: Iterable[DocprocError]) -> int:
    """0 without failures, the error's own code when all are of one kind, else 1."""
    codes = {error.exit_code for error in failures}
    if not codes:
        return 0
    return codes.pop() if len(codes) == 1 else 1
