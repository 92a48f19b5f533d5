"""Text and gold of one directive, gathered side by side."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from docproc.schema import Zone

Json = dict[str, Any]


@dataclass(slots=True)
class Draft:
    """A directive being composed: its lines by zone, in order, and what they say."""

    lines: list[tuple[Zone, str]] = field(default_factory=list)
    gold: Json = field(default_factory=dict)

    def add(self, zone: Zone, *lines: str) -> None:
        """Put lines at the end."""
        self.lines.extend((zone, line) for line in lines)

    def list(self, key: str) -> list[Json]:
        """A list of the gold, made when it is first asked for."""
        found: list[Json] = self.gold.setdefault(key, [])
        return found

    def metadata(self, **values: str | None) -> None:
        """Scalars of the metadata; ``None`` says that the directive has none."""
        scalars = {key: None if value is None else {"value": value} for key, value in values.items()}
        self.gold.setdefault("metadata", {}).update(scalars)

    @property
    def text(self) -> str:
        """The specimen's file."""
        parts = []
        for zone, group in groupby(self.lines, key=lambda line: line[0]):
            parts.append("\n".join([f"[{zone}]", *(line for _, line in group)]))
        return "\n".join(parts) + "\n"


def named(*names: str) -> list[Json]:
    """Agencies as the gold lists them."""
    return [{"name": name} for name in names]
