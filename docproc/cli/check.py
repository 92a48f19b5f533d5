"""``docproc check``: what is installed and fit to use."""

from __future__ import annotations

from collections.abc import Callable

import typer

from docproc.cli.session import Session, session
from docproc.errors import DocprocError


def add_to(app: typer.Typer) -> None:
    """Register the command."""
    app.command("check")(check)


def check(context: typer.Context) -> None:
    """Say what is installed and fit to use; the exit code tells whether docproc can work."""
    current = session(context)
    needed: list[tuple[str, Callable[[Session], str]]] = [
        ("settings", lambda s: f"digest {s.configuration.digest[:12]}"),
        ("models", lambda _: _models()),
        ("engine", lambda s: _engine(s.configuration.ocr.engine)),
        ("catalog", _catalog),
    ]
    worst = 0
    for name, look in needed:
        try:
            typer.echo(f"OK      {name}: {look(current)}")
        except DocprocError as error:
            typer.echo(f"MISSING {name}: {error} {error.advice}")
            worst = error.exit_code
    other = "pytesseract" if current.configuration.ocr.engine == "tesserocr" else "tesserocr"
    try:
        typer.echo(f"OK      other engine: {_engine(other)}")
    except DocprocError as error:
        typer.echo(f"-       other engine {other}: {error}")
    raise typer.Exit(worst)


def _models() -> str:
    from docproc.models import models_dir
    from docproc.restore import Restorer

    Restorer.load(models_dir())
    return ", ".join(sorted(path.name for path in models_dir().iterdir() if path.suffix != ".md"))


def _engine(name: str) -> str:
    from docproc.ocr import open_engine

    engine = open_engine(name)
    return f"{engine.name} {engine.version}"


def _catalog(current: Session) -> str:
    from docproc.store import Catalog

    with Catalog.open(current.configuration.store.path) as catalog:
        return f"{len(catalog)} documents in {current.configuration.store.path}"
