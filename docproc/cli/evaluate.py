"""``docproc evaluate``: how well docproc reads, as numbers that one command reproduces.

Each measure that has a command of its own stands in its own file ``evaluate_….py`` with an ``add_to``.
"""

from __future__ import annotations

import typer

from docproc.cli import evaluate_labels, evaluate_speed

app = typer.Typer(
    help="How well docproc reads, as numbers that one command reproduces.", no_args_is_help=True
)

for module in (evaluate_labels, evaluate_speed):
    module.add_to(app)
