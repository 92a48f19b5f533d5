"""Reading of the tables in ``data/``, and the dates between which a row holds."""

from __future__ import annotations

import csv
import datetime
from dataclasses import dataclass
from pathlib import Path

DATA = Path(__file__).parent / "data"


@dataclass(frozen=True, slots=True)
class Validity:
    """From and to which day (both included) a fact holds; ``None`` is open."""

    first: datetime.date | None = None
    last: datetime.date | None = None

    def covers(self, day: datetime.date | None) -> bool:
        """Whether the fact holds on a day; without a day every fact counts."""
        if day is None:
            return True
        return (self.first is None or self.first <= day) and (self.last is None or day <= self.last)

    @staticmethod
    def of_row(row: dict[str, str]) -> Validity:
        """The validity in the columns ``valid_from`` and ``valid_to`` (ISO dates or empty)."""
        return Validity(_day(row["valid_from"]), _day(row["valid_to"]))


ALWAYS = Validity()
"""For facts that no reorganisation has changed."""


def rows(name: str) -> list[dict[str, str]]:
    """The rows of a CSV table with a header, in the order of the file."""
    with (DATA / name).open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def parts(cell: str) -> tuple[str, ...]:
    """The items of a cell that holds several, parted by ``|``."""
    return tuple(item for item in cell.split("|") if item)


def _day(text: str) -> datetime.date | None:
    return datetime.date.fromisoformat(text) if text else None
