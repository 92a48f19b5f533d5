"""``docproc config``: every setting in force, and where it comes from."""

from __future__ import annotations

import json
from typing import Annotated

import typer

from docproc.cli.session import session


def add_to(app: typer.Typer) -> None:
    """Register the command."""
    app.command("config")(config)


def config(
    context: typer.Context,
    as_json: Annotated[bool, typer.Option("--json", help="For programs.")] = False,
) -> None:
    """Show every setting in force and where it comes from."""
    settings = session(context).configuration.settings()
    if as_json:
        table = {item.key: {"value": item.value, "source": item.source} for item in settings}
        typer.echo(json.dumps(table, ensure_ascii=False, indent=2))
        return
    width = max(len(item.key) for item in settings)
    for item in settings:
        value = json.dumps(item.value, ensure_ascii=False)
        typer.echo(f"{item.key:<{width}}  {value}  ({item.source})")
