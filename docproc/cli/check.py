"""``docproc check``: what is installed and fit to use."""

from __future__ import annotations

import importlib.metadata
import json
import platform
import sqlite3
from collections.abc import Callable
from dataclasses import asdict, dataclass
from typing import Annotated

import typer

from docproc import __version__
from docproc.cli.session import Session, session
from docproc.errors import DocprocError, StoreError

LIBRARIES = ("pypdfium2", "opencv-python-headless", "spacy", "underthesea", "pydantic")


@dataclass(frozen=True, slots=True)
class Finding:
    """One part: whether docproc needs it, whether it is fit, and what it is or what is wrong."""

    part: str
    needed: bool
    fit: bool
    says: str
    exit_code: int = 0


def add_to(app: typer.Typer) -> None:
    """Register the command."""
    app.command("check")(check)


def check(
    context: typer.Context,
    as_json: Annotated[bool, typer.Option("--json", help="For programs.")] = False,
) -> None:
    """Say what is installed and fit to use; the exit code is 0 when docproc can work."""
    findings = look(session(context))
    if as_json:
        typer.echo(json.dumps([asdict(finding) for finding in findings], ensure_ascii=False, indent=2))
    else:
        for finding in findings:
            word = "OK" if finding.fit else "MISSING" if finding.needed else "-"
            typer.echo(f"{word:<8}{finding.part}: {finding.says}")
    raise typer.Exit(max((each.exit_code for each in findings if each.needed), default=0))


def look(current: Session) -> list[Finding]:
    """Each part in turn; one that is missing hides none of the others."""
    engine = current.configuration.ocr.engine
    language = current.configuration.ocr.language
    other = "pytesseract" if engine == "tesserocr" else "tesserocr"
    return [
        _finding(
            "docproc", lambda: f"{__version__}, Python {platform.python_version()}, {platform.platform()}"
        ),
        _finding("settings", lambda: f"digest {current.configuration.digest[:12]}"),
        _finding("libraries", _libraries),
        _finding("models", _models),
        _finding(f"engine {engine}", lambda: _engine(engine, language)),
        _finding(f"engine {other}", lambda: _engine(other, language), needed=False),
        _finding("catalog", lambda: _catalog(current)),
    ]


def _finding(part: str, tell: Callable[[], str], *, needed: bool = True) -> Finding:
    try:
        return Finding(part, needed, fit=True, says=tell())
    except DocprocError as error:
        return Finding(part, needed, fit=False, says=f"{error}. {error.advice}", exit_code=error.exit_code)
    except ImportError as error:
        return Finding(part, needed, fit=False, says=str(error), exit_code=DocprocError.exit_code)


def _libraries() -> str:
    versions = [f"{name} {importlib.metadata.version(name)}" for name in LIBRARIES]
    return ", ".join([*versions, f"SQLite {sqlite3.sqlite_version}"])


def _models() -> str:
    from docproc.models import models_dir
    from docproc.restore import Restorer

    Restorer.load(models_dir())
    return ", ".join(sorted(path.name for path in models_dir().iterdir() if path.suffix != ".md"))


def _engine(name: str, language: str) -> str:
    from docproc.ocr import open_engine

    return open_engine(name, language).version


def _catalog(current: Session) -> str:
    from docproc.store import Catalog

    path = current.configuration.store.path
    if not path.exists():
        return f"none yet; the first result makes {path}"
    with Catalog.open(path) as catalog:
        problems = catalog.database.check()
        if problems:
            raise StoreError(f"{path} is damaged: {problems[0]}")
        return f"{len(catalog)} documents in {path}"
