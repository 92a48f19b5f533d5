"""How often each extraction rule is right, from the tables in ``data/rules``.

A table is named after its component; each entry is ``rule = precision``, given that its words were read
right.

Source: ``docproc evaluate rules`` on the sixteen directives of ``corpora/specimens`` that came last, in every
form, before any rule was improved on them; each counts once. What had been counted on the other directives
of train and dev, for which the rules were made, stands for ten findings a rule (see
:mod:`docproc.evaluate.rule_shares`).
"""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

_FOLDER = Path(__file__).parent / "data" / "rules"


@cache
def rules() -> dict[str, float]:
    """All rules as ``component.rule`` → precision (0–1).

    Raises ``ValueError`` when an entry is no share between 0 and 1.
    """
    table: dict[str, float] = {}
    for path in sorted(_FOLDER.glob("*.toml")):
        for name, value in tomllib.loads(path.read_text("utf-8")).items():
            if not isinstance(value, float) or not 0.0 <= value <= 1.0:
                raise ValueError(f"{path.name}: {name} must be a share between 0 and 1")
            table[f"{path.stem}.{name}"] = value
    return table


def precision(rule: str) -> float:
    """The measured precision of one rule, named ``component.rule``."""
    return rules()[rule]
