"""``docproc evaluate rules SET…``: how often each extraction rule is right on directives new to it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from docproc.cli.session import session

if TYPE_CHECKING:
    from docproc.evaluate.rule_shares import RuleShare


def rules(
    context: typer.Context,
    folders: Annotated[list[Path], typer.Argument(metavar="SET...", help="Folders with a set.json.")],
) -> None:
    """Count the hits of each rule, and say what to write into docproc/extract/data/rules.

    Give it directives that the rules were not improved on, in every form in which they arrive: once, since
    what the tables say counts as earlier findings.
    """
    from docproc.evaluate.cases import load_trial
    from docproc.evaluate.measure import measure
    from docproc.evaluate.rule_shares import rule_shares

    trials = [load_trial(folder) for folder in folders]
    shares = rule_shares(measure(trials, session(context).configuration.pipeline()))
    typer.echo("rule\tfindings\tright\tsaid\tshare")
    for share in shares:
        typer.echo(_row(share))


def _row(share: RuleShare) -> str:
    return f"{share.rule}\t{share.findings:.1f}\t{share.right:.1f}\t{share.said:.2f}\t{share.share:.2f}"


def add_to(app: typer.Typer) -> None:
    """Make the command known."""
    app.command()(rules)
