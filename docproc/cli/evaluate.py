"""``docproc evaluate``: how well docproc reads, as numbers that one command reproduces.

``docproc evaluate [SET…]`` measures whole sets (``evaluate_sets.py``); each measure that has a command of
its own stands in its own file ``evaluate_….py`` with an ``add_to``.
"""

from __future__ import annotations

from typing import Any

import typer
from typer.core import TyperGroup

from docproc.cli import evaluate_restore, evaluate_rules, evaluate_sets, evaluate_speed


class _SetsUnlessNamed(TyperGroup):
    """A group in which everything that is no command of it goes to ``sets``."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Put ``sets`` before arguments that begin with no command."""
        if not args or (args[0] not in self.commands and args[0] not in ctx.help_option_names):
            args = [evaluate_sets.NAME, *args]
        return super().parse_args(ctx, args)


app = typer.Typer(
    cls=_SetsUnlessNamed,
    help="How well docproc reads, as numbers that one command reproduces: `docproc evaluate [SET…]`.",
)

for module in (evaluate_sets, evaluate_rules, evaluate_speed, evaluate_restore):
    module.add_to(app)
