"""Words that stand before names: what persons are called by, and what is no person."""

from __future__ import annotations

import tomllib
from pathlib import Path

_WORDS = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
PERSONS: frozenset[str] = frozenset(_WORDS["persons"])
"""The last word of titles: a name after it is a person's."""
OTHERS: frozenset[str] = frozenset(_WORDS["others"])
"""After these words a name is that of a place, a street, a school …"""
