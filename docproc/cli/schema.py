"""``docproc schema``: print the JSON Schema of the output."""

from __future__ import annotations

import json

import typer


def add_to(app: typer.Typer) -> None:
    """Register the command."""
    app.command("schema")(schema)


def schema() -> None:
    """Print the JSON Schema (draft 2020-12) that every output file is valid against."""
    from docproc.schema.contract import json_schema

    typer.echo(json.dumps(json_schema(), ensure_ascii=False, indent=2))
