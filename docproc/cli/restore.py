"""``docproc restore``: repair the letters and marks of bare text."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from docproc.errors import NotFoundError, UnsupportedTypeError


def add_to(app: typer.Typer) -> None:
    """Register the command."""
    app.command("restore")(restore)


def restore(
    file: Annotated[
        Path | None, typer.Argument(help="A text file in UTF-8; standard input when left out.")
    ] = None,
    models: Annotated[Path | None, typer.Option(help="The folder of trained files.")] = None,
) -> None:
    """Repair the letters and marks of a text; line breaks and blanks stay as they are."""
    from docproc.models import models_dir
    from docproc.restore import Restorer

    text = _read(file)
    sys.stdout.write(Restorer.load(models or models_dir()).repair_text(text))


def _read(file: Path | None) -> str:
    if file is not None and not file.is_file():
        raise NotFoundError(f"no such file: {file}")
    content = file.read_bytes() if file is not None else sys.stdin.buffer.read()
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnsupportedTypeError(f"the text is not UTF-8: {error}") from error
