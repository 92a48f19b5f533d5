"""``docproc search``: find a passage in everything that was read, with or without marks."""

from __future__ import annotations

import datetime
import json
from typing import TYPE_CHECKING, Annotated

import typer

from docproc.cli.messages import Messages
from docproc.cli.session import session

if TYPE_CHECKING:
    from docproc.store import DocumentEntry, Hit

Words = Annotated[
    str, typer.Argument(help='Words, with or without marks; "phrases" in quotes. Left out: all documents.')
]
Issuer = Annotated[str | None, typer.Option(help="Only of this issuer; initials (UBND) will do.")]
DocType = Annotated[str | None, typer.Option("--type", help="Only of this type, by name or abbreviation.")]
Number = Annotated[str | None, typer.Option(help="Only with this number, or this part of the symbol.")]
IssuedFrom = Annotated[
    str | None, typer.Option("--from", help="Issued on or after (1/7/2025 or 2025-07-01).")
]
IssuedTo = Annotated[str | None, typer.Option("--to", help="Issued on or before.")]
Limit = Annotated[int, typer.Option(help="Most hits.", min=1)]
AsJson = Annotated[bool, typer.Option("--json", help="One JSON a line, for programs.")]


def add_to(app: typer.Typer) -> None:
    """Register the command."""
    app.command("search")(search)


def search(
    context: typer.Context,
    words: Words = "",
    issuer: Issuer = None,
    doc_type: DocType = None,
    number: Number = None,
    issued_from: IssuedFrom = None,
    issued_to: IssuedTo = None,
    limit: Limit = 20,
    as_json: AsJson = False,
) -> None:
    """Find documents that hold all the words; exact marks first, then without marks."""
    from docproc.store import Catalog, Filters

    current = session(context)
    filters = Filters(issuer, doc_type, number, day(issued_from), day(issued_to))
    found: list[Hit] | list[DocumentEntry]
    with Catalog.open(current.configuration.store.path, create=False) as catalog:
        if words.strip():
            found = catalog.search(words, filters, limit=limit)
        else:
            found = catalog.documents(filters, limit=limit)
    for each in found:
        if as_json:
            typer.echo(json.dumps(each.as_json(), ensure_ascii=False))
        else:
            _show(each, current.messages)
    if not found and not as_json:
        typer.echo(current.messages.text("no_hits"), err=True)


def day(text: str | None) -> datetime.date | None:
    """A day as it is typed, ``1/7/2025`` or ``2025-07-01``; raises ``typer.BadParameter``."""
    if text is None:
        return None
    for form in ("%Y-%m-%d", "%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y"):
        try:
            return datetime.datetime.strptime(text.strip(), form).date()  # a day, not a moment
        except ValueError:
            continue
    raise typer.BadParameter(f"{text} is no day such as 1/7/2025 or 2025-07-01")


def _show(found: Hit | DocumentEntry, messages: Messages) -> None:
    """Four lines a hit, three a document: what it is, about what, the passage, the file."""
    from docproc.store import Hit

    document = found.document if isinstance(found, Hit) else found
    unknown = messages.text("unknown")
    head = (
        f"{document.number_symbol or unknown}, {messages.day(document.date)} · {document.issuer or unknown}"
    )
    if isinstance(found, Hit):
        head += f" · {messages.text('page')} {found.page}/{document.pages}"
    typer.secho(head, bold=True)
    typer.echo(f"  {document.subject or unknown}")
    if isinstance(found, Hit):
        typer.echo(f"  … {_highlighted(found.snippet, found.highlights)} …")
    typer.echo(f"  {document.filename}")


def _highlighted(snippet: str, highlights: tuple[tuple[int, int], ...]) -> str:
    """The snippet with found words in brackets that also survive a pipe, bold on a terminal."""
    parts, last = [], 0
    for start, end in highlights:
        parts += [snippet[last:start], typer.style(f"[{snippet[start:end]}]", bold=True)]
        last = end
    return "".join([*parts, snippet[last:]])
