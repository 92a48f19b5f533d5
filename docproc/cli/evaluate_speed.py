"""``docproc evaluate speed``: pages a minute, beside bare Tesseract on the same pages."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from docproc.cli.session import session


def speed(
    context: typer.Context,
    files: Annotated[list[Path], typer.Argument(help="PDF files; scans, for a fair comparison.")],
) -> None:
    """Pages a minute with everything on, beside bare pdftoppm and Tesseract on the same pages."""
    from docproc.evaluate.speed import bare_tesseract, docproc_speed

    bare = bare_tesseract(files)
    ours = docproc_speed(files, session(context).configuration.pipeline())
    for name, side in (("bare Tesseract", bare), ("docproc", ours)):
        typer.echo(
            f"{name:<15} {side.pages} pages in {side.seconds:.1f} s = {side.pages_a_minute:.1f} pages/min, "
            f"at most {side.peak_megabytes:.0f} MB a process"
        )
    typer.echo(f"ratio           {ours.pages_a_minute / bare.pages_a_minute:.2f}")


def add_to(app: typer.Typer) -> None:
    """Make the command known."""
    app.command()(speed)
