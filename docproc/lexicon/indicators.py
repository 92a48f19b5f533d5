"""The catalogue of indicators that directives quote: index scores, rates, economic figures."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache

from docproc.lexicon.tables import DATA


@dataclass(frozen=True, slots=True)
class CataloguedIndicator:
    """An indicator: its code, full name and other names, publisher, top of the scale and units.

    ``family`` is ``index`` (a published score), ``rate`` (a share of cases) or ``economic``; ``maximum``
    is ``None`` when the scale has no top. ``not_before`` are words that make another thing of a name
    that they follow (``hài lòng`` of patients is not SIPAS).
    """

    code: str
    family: str
    name: str
    aliases: tuple[str, ...]
    publisher: str | None
    maximum: float | None
    units: tuple[str, ...]
    not_before: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """The full name and the others."""
        return (self.name, *self.aliases)


@cache
def indicator_catalogue() -> tuple[CataloguedIndicator, ...]:
    """All catalogued indicators."""
    tables = tomllib.loads((DATA / "indicators.toml").read_text("utf-8"))["indicator"]
    return tuple(
        CataloguedIndicator(
            entry["code"],
            entry["family"],
            entry["name"],
            tuple(entry["aliases"]),
            entry.get("publisher"),
            entry.get("max"),
            tuple(entry["units"]),
            tuple(entry.get("not_before", ())),
        )
        for entry in tables
    )
