"""The command line: one command a file.

stdout is data (one summary line a file, hits, JSON); stderr is progress, log and errors. Exit codes are
those of :mod:`docproc.errors`. Heavy modules are imported when a command needs them.
"""

from __future__ import annotations

import io
import logging
import signal
import sys
from pathlib import Path
from typing import Annotated

import typer

from docproc import __version__
from docproc.cli import check, config, corpus, evaluate, process, restore, schema, search, train, watch
from docproc.cli.session import Session
from docproc.errors import DocprocError

app = typer.Typer(
    name="docproc",
    help="Reads scanned Vietnamese directives and says who must do what by when.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
)


def _version(asked: bool) -> None:
    if asked:
        typer.echo(__version__)
        raise typer.Exit


@app.callback()
def begin(
    context: typer.Context,
    file: Annotated[Path | None, typer.Option("--config", help="A settings file, for docproc.toml.")] = None,
    setting: Annotated[
        list[str] | None, typer.Option("--set", help="section.key=value, for this call.")
    ] = None,
    version: Annotated[bool, typer.Option("--version", callback=_version, is_eager=True)] = False,
) -> None:
    """Settings for the whole call."""
    context.obj = Session(file, tuple(setting or ()))


for module in (process, watch, search, restore, schema, config, check, train):
    module.add_to(app)
app.add_typer(corpus.app, name="corpus")
app.add_typer(evaluate.app, name="evaluate")


def main() -> None:
    """Run the command line; an error becomes its message, its advice and its exit code."""
    logging.basicConfig(
        stream=sys.stderr, format="%(levelname)s %(name)s: %(message)s", level=logging.WARNING
    )
    for stream in (sys.stdout, sys.stderr):  # results are UTF-8 whatever the terminal's settings say
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        app()
    except DocprocError as error:
        typer.echo(f"docproc: {error}\n{error.advice}\n{error.advice_vi}", err=True)
        raise SystemExit(error.exit_code) from None
    except KeyboardInterrupt:
        raise SystemExit(128 + signal.SIGINT) from None
    except BrokenPipeError:
        sys.stderr.close()
        raise SystemExit(0) from None
