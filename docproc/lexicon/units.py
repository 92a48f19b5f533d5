"""Provinces and communes, with the days from and to which they bear their name.

The present units come from the data set of Thang Le Quoc (MIT, see ``data/LICENSE.units``), state of
1 July 2025; the 63 provinces before that day, and the change of Đồng Nai into a city on 30 April 2026,
are added. Communes that became wards later than 1 July 2025 are listed as they were on that day.
Codes are those of the General Statistics Office.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from functools import cache

from docproc.lexicon import tables
from docproc.lexicon.tables import Validity
from docproc.vietnamese.unicode import comparison_key


@dataclass(frozen=True, slots=True)
class Unit:
    """A province or commune: ``name`` ``Hải Phòng``, ``full_name`` ``Thành phố Hải Phòng``.

    ``level`` is ``province`` or ``commune``; ``unit_type`` ``tỉnh``, ``thành phố``, ``xã``, ``phường``
    or ``đặc khu``; ``successor_code`` the unit that it became or was merged into.
    """

    level: str
    code: str
    name: str
    full_name: str
    unit_type: str
    province_code: str
    validity: Validity
    successor_code: str | None


@cache
def units() -> tuple[Unit, ...]:
    """All units, former provinces first."""
    return tuple(
        Unit(
            row["level"],
            row["code"],
            row["name"],
            row["full_name"],
            row["unit_type"],
            row["province_code"],
            Validity.of_row(row),
            row["successor_code"] or None,
        )
        for row in tables.rows("units.csv")
    )


def units_named(name: str, on: datetime.date | None = None, level: str | None = None) -> tuple[Unit, ...]:
    """The units of that name, with or without its type, in any case and tone placement.

    Communes of one name exist in several provinces. With a day, the units of that day.
    """
    return tuple(
        unit
        for unit in _by_name().get(comparison_key(name), ())
        if unit.validity.covers(on) and level in {None, unit.level}
    )


@cache
def _by_name() -> dict[str, list[Unit]]:
    index: dict[str, list[Unit]] = {}
    for unit in units():
        for name in {unit.name, unit.full_name}:
            index.setdefault(comparison_key(name), []).append(unit)
    return index
