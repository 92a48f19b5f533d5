"""Abbreviations of agencies, posts and terms, and their writing out: ``UBND TP`` is a committee of a city."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from docproc.lexicon import tables

EXPANDED_KINDS = frozenset({"agency", "field", "unit"})
"""What is written out in the name of an agency; posts and terms need to be asked for."""


@dataclass(frozen=True, slots=True)
class Abbreviation:
    """``short`` stands for ``full``; where ``unit_type`` is set, only in such a province.

    ``kind`` is ``agency`` (``UBND``), ``field`` (``GD&ĐT``), ``unit`` (``TP``), ``post`` (``CVP``) or
    ``term`` (``CCHC``).
    """

    short: str
    full: str
    unit_type: str | None
    kind: str


@cache
def abbreviations() -> tuple[Abbreviation, ...]:
    """All abbreviations of the table."""
    return tuple(
        Abbreviation(row["short"], row["full"], row["unit_type"] or None, row["kind"])
        for row in tables.rows("abbreviations.csv")
    )


def expand(text: str, unit_type: str | None = None, kinds: frozenset[str] = EXPANDED_KINDS) -> str:
    """The text with its abbreviations written out: ``Sở GD&ĐT`` → ``Sở Giáo dục và Đào tạo``.

    ``unit_type`` (``tỉnh`` or ``thành phố``) is the issuer's; abbreviations that depend on it
    (``TTTU``) stay as they are when it is ``None``. Case matters, so words are left alone; so are the
    groups of a symbol (``1747/UBND-KSTTHC``).
    """
    table = _table(unit_type, kinds)
    return _pattern(unit_type, kinds).sub(lambda match: table[match.group()], text)


@cache
def _table(unit_type: str | None, kinds: frozenset[str]) -> dict[str, str]:
    return {
        entry.short: entry.full
        for entry in abbreviations()
        if entry.kind in kinds and entry.unit_type in {None, unit_type}
    }


@cache
def _pattern(unit_type: str | None, kinds: frozenset[str]) -> re.Pattern[str]:
    shorts = sorted(_table(unit_type, kinds), key=len, reverse=True)
    return re.compile(rf"(?<![\w/\-&])(?:{'|'.join(map(re.escape, shorts))})(?!\w|[-&/]\w)")
