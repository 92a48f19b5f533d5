"""The phrases of the head from ``data/header.toml``, ready to be compared without marks and case."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from docproc.vietnamese.unicode import fold

_DATA = Path(__file__).parent / "data" / "header.toml"


@cache
def head_tables() -> dict[str, Any]:
    """The table as it stands."""
    return tomllib.loads(_DATA.read_text("utf-8"))


@cache
def phrase_table(name: str) -> dict[str, str]:
    """A table ``printed → value`` with folded keys, the longest first."""
    table: dict[str, str] = head_tables()[name]
    return {fold(printed): table[printed] for printed in sorted(table, key=len, reverse=True)}


@cache
def phrase_pattern(*phrases: str) -> re.Pattern[str]:
    """A pattern for folded text that finds any of these phrases as whole words."""
    words = sorted({fold(phrase) for phrase in phrases}, key=len, reverse=True)
    return re.compile("|".join(rf"(?<!\w){re.escape(word)}(?!\w)" for word in words))


def in_capitals(text: str, share: float = 0.9) -> bool:
    """Whether the letters of a text are capitals, but for what OCR may have got wrong."""
    letters = [character for character in text if character.isalpha()]
    return bool(letters) and sum(map(str.isupper, letters)) >= share * len(letters)
