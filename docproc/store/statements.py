"""The SQL of the store, each statement by its name; it stands in ``sql/*.sql``, not in the code."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

_SQL = files(__package__) / "sql"
_NAME = re.compile(r"^-- name: (\w+)$", re.MULTILINE)


@cache
def statements() -> Mapping[str, str]:
    """All statements by name; a name that is given twice is a mistake and raises ``ValueError``."""
    found: dict[str, str] = {}
    for file in sorted(_SQL.iterdir(), key=lambda entry: entry.name):
        if file.name.endswith(".sql"):
            _, *parts = _NAME.split(file.read_text("utf-8"))
            for name, sql in zip(parts[::2], parts[1::2], strict=True):
                if name in found:
                    raise ValueError(f"the statement {name} is defined twice")
                found[name] = sql.strip()
    return found


@cache
def migrations() -> tuple[str, ...]:
    """The scripts that build the tables, in order; script ``n`` (from 1) leads to version ``n``."""
    folder = _SQL / "migrations"
    scripts = sorted(entry.name for entry in folder.iterdir() if entry.name.endswith(".sql"))
    return tuple((folder / name).read_text("utf-8") for name in scripts)
