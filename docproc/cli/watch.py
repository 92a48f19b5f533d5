"""``docproc watch``: read whatever is dropped into a folder.

stdout gets one status line for each outcome; see :mod:`docproc.service` for what happens to the files.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from docproc.cli.process import exit_code
from docproc.cli.session import Session, session
from docproc.errors import ConfigurationError, DocprocError

if TYPE_CHECKING:
    from docproc.service import Folders, Outcome

Inbox = Annotated[Path | None, typer.Argument(help="The folder to watch; else `watch.inbox`.")]
Processed = Annotated[
    Path | None, typer.Option(help="Where originals and their JSON go; else INBOX/processed.")
]
Failed = Annotated[Path | None, typer.Option(help="Where unreadable files go; else INBOX/failed.")]
Once = Annotated[bool, typer.Option("--once", help="End when all files that are there are dealt with.")]


def add_to(app: typer.Typer) -> None:
    """Register the command."""
    app.command("watch")(watch)


def watch(
    context: typer.Context,
    inbox: Inbox = None,
    processed: Processed = None,
    failed: Failed = None,
    once: Once = False,
) -> None:
    """Read whatever is dropped into a folder; originals end in processed/ or, with the reason, in failed/.

    Ctrl-C ends it within a moment and loses nothing.
    """
    from docproc.service.stopping import StopRequested, stop_signals

    current = session(context)
    where = folders(current, inbox, processed, failed)
    failures: list[DocprocError] = []

    def report(outcome: Outcome) -> None:
        if outcome.kind.value == "failed" and outcome.error is not None:
            failures.append(outcome.error)
        typer.echo(current.messages.outcome(outcome))

    typer.echo(current.messages.text("watching", inbox=where.inbox), err=True)
    try:
        with stop_signals():
            _run(current, where, report, once=once)
    except StopRequested:
        typer.echo(current.messages.text("stopped"), err=True)
        raise typer.Exit(0) from None
    raise typer.Exit(exit_code(failures))


def folders(current: Session, inbox: Path | None, processed: Path | None, failed: Path | None) -> Folders:
    """The folders of the command line, else of the settings; raises :class:`ConfigurationError`."""
    from docproc.service import Folders

    settings = current.configuration.watch
    inbox = inbox or settings.inbox
    if inbox is None:
        raise ConfigurationError("no folder to watch: name it on the command line or set watch.inbox")
    return Folders.of(inbox, processed or settings.processed, failed or settings.failed)


def _run(current: Session, where: Folders, report: Callable[[Outcome], None], *, once: bool) -> None:
    from docproc.pipeline import Pipeline
    from docproc.service import Pace, Retries, Watcher
    from docproc.store import Catalog

    configuration = current.configuration
    settings = configuration.watch
    with (
        Catalog.open(configuration.store.path) as catalog,
        Pipeline(configuration.pipeline()) as pipeline,
    ):
        watcher = Watcher(
            where,
            catalog,
            pipeline.process,
            report,
            ignored=tuple(settings.ignore),
            pace=Pace(settings.settle_seconds, settings.poll_seconds),
            retries=Retries(settings.retries, settings.retry_seconds),
            at_once=pipeline.workers,
        )
        watcher.run(once=once)
