"""The issuing office of a composed directive: its place, day, offices around it, people and habits."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

_FIRST = date(2025, 7, 7)
_DAYS = 420


@cache
def words(name: str) -> dict[str, Any]:
    """One of the grammar's data files."""
    return tomllib.loads((Path(__file__).parent / "data" / f"{name}.toml").read_text("utf-8"))


@dataclass(frozen=True, slots=True)
class Office:
    """Where and when a directive is written; ``short`` offices write ``UBND``, the gold has full names."""

    chance: Random
    province: str
    day: date
    theme: dict[str, Any]
    short: bool

    @classmethod
    def drawn(cls, chance: Random) -> Office:
        """An office of the train split on a working day after the reform of July 2025."""
        day = _FIRST + timedelta(days=chance.randrange(_DAYS))
        while day.weekday() > 4:
            day += timedelta(days=1)
        province = chance.choice(words("offices")["provinces"])
        return cls(chance, province, day, chance.choice(words("themes")["theme"]), chance.random() < 0.5)

    def written(self, name: str) -> str:
        """A name as this office writes it."""
        return name.replace("Ủy ban nhân dân", "UBND") if self.short else name

    def department(self) -> dict[str, str]:
        """One of the departments."""
        return dict(self.chance.choice(words("offices")["departments"]))

    def agencies(self, count: int, *, without: tuple[str, ...] = ()) -> list[str]:
        """So many different agencies of the province, by their full names."""
        offices = words("offices")
        pool = [entry["name"] for entry in offices["departments"]] + offices["others"]
        return self.chance.sample([name for name in pool if name not in without], count)

    def person(self) -> str:
        """An invented name."""
        offices = words("offices")
        return " ".join(self.chance.choice(offices[part]) for part in ("families", "middles", "givens"))

    def number(self, most: int) -> str:
        """A running number, padded below ten."""
        return f"{self.chance.randint(1, most):02d}"
