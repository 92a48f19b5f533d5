"""``docproc search``: find a passage in everything that was read, with or without marks."""

from __future__ import annotations

import datetime
import json
from typing import Annotated

import typer

from docproc.cli.session import session


def add_to(app: typer.Typer) -> None:
    """Register the command."""
    app.command("search")(search)


def search(
    context: typer.Context,
    words: Annotated[str, typer.Argument(help='Words, with or without marks; "phrases" in quotes.')],
    issuer: Annotated[str | None, typer.Option(help="Only of this issuer.")] = None,
    doc_type: Annotated[str | None, typer.Option("--type", help="Only of this type, name or code.")] = None,
    number: Annotated[str | None, typer.Option(help="Only with this number or symbol.")] = None,
    issued_from: Annotated[
        str | None, typer.Option("--from", help="Issued on or after (2025-07-01).")
    ] = None,
    issued_to: Annotated[str | None, typer.Option("--to", help="Issued on or before.")] = None,
    limit: Annotated[int, typer.Option(help="Most hits.", min=1)] = 20,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON a line, for programs.")] = False,
) -> None:
    """Find documents that hold all the words; exact marks first, then without marks."""
    from docproc.store import Catalog, Filters

    current = session(context)
    filters = Filters(issuer, doc_type, number, _day(issued_from), _day(issued_to))
    with Catalog.open(current.configuration.store.path) as catalog:
        hits = catalog.search(words, filters, limit=limit)
    if as_json:
        for hit in hits:
            typer.echo(json.dumps(hit.as_json(), ensure_ascii=False))
        return
    for hit in hits:
        document = hit.document
        unknown = current.messages["unknown"]
        date = f"{document.date:%d/%m/%Y}" if document.date else unknown
        place = f"{current.messages['page']} {hit.page}/{document.pages}"
        typer.secho(
            f"{document.number_symbol or unknown}, {date} · {document.issuer or unknown} · {place}", bold=True
        )
        typer.echo(f"  {document.subject or unknown}")
        typer.echo(f"  … {_highlighted(hit.snippet, hit.highlights)} …")
        typer.echo(f"  {document.filename}")
    if not hits:
        typer.echo(current.messages["no_hits"], err=True)


def _highlighted(snippet: str, highlights: tuple[tuple[int, int], ...]) -> str:
    """The snippet with found words in brackets that also survive a pipe, bold on a terminal."""
    parts, last = [], 0
    for start, end in highlights:
        parts += [snippet[last:start], typer.style(f"[{snippet[start:end]}]", bold=True)]
        last = end
    return "".join([*parts, snippet[last:]])


def _day(text: str | None) -> datetime.date | None:
    if text is None:
        return None
    try:
        return datetime.date.fromisoformat(text)
    except ValueError:
        raise typer.BadParameter(f"{text} is no date such as 2025-07-01") from None
