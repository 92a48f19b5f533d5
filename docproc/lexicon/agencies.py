"""The agencies that issue directives or receive tasks, with the codes they have in symbols.

Names of a kind (``Sở Nội vụ``, ``Ủy ban nhân dân xã``) stand for that office in every province; the
document's own issuer says which one is meant.

Source: Resolution 176/2025/QH15 (ministries), Decrees 45/2025 and 150/2025/NĐ-CP (provincial offices),
Decree 30/2020/NĐ-CP annex III (codes); names before the reorganisation carry the day they ended.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from functools import cache

from docproc.lexicon import tables
from docproc.lexicon.tables import ALWAYS, Validity
from docproc.vietnamese.unicode import comparison_key


@dataclass(frozen=True, slots=True)
class Agency:
    """An agency, or a class of agencies such as ``các sở, ban, ngành``.

    ``kind`` is ``office`` or ``class``; ``level`` is ``central``, ``ministry``, ``province``,
    ``department``, ``district``, ``commune`` or ``other``; ``system`` is ``state``, ``party`` or
    ``front``. ``codes`` are its abbreviations in symbols, ``aliases`` other spellings of the name.
    ``successor`` names the agency that took over when this one ended.
    """

    name: str
    kind: str
    level: str
    system: str
    codes: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    validity: Validity = ALWAYS
    successor: str | None = None


@cache
def agencies() -> tuple[Agency, ...]:
    """All agencies, present and former, in the order of rank."""
    return tuple(
        Agency(
            row["name"],
            row["kind"],
            row["level"],
            row["system"],
            tables.parts(row["codes"]),
            tables.parts(row["aliases"]),
            Validity.of_row(row),
            row["successor"] or None,
        )
        for row in tables.rows("agencies.csv")
    )


def agency_named(name: str, on: datetime.date | None = None) -> Agency | None:
    """The agency of that name or alias, in any case and tone placement.

    With a day, one that existed then. ``None`` when there is none.
    """
    candidates = _by_name().get(comparison_key(name), ())
    return next((agency for agency in candidates if agency.validity.covers(on)), None)


def agencies_by_code(code: str, on: datetime.date | None = None) -> tuple[Agency, ...]:
    """The agencies that a code may stand for: ``BCT`` is a ministry and a Party body.

    Empty when the code is unknown; with a day, those that existed then.
    """
    return tuple(a for a in _by_code().get(code, ()) if a.validity.covers(on))


@cache
def _by_name() -> dict[str, list[Agency]]:
    index: dict[str, list[Agency]] = {}
    for agency in agencies():
        for name in (agency.name, *agency.aliases):
            index.setdefault(comparison_key(name), []).append(agency)
    return index


@cache
def _by_code() -> dict[str, list[Agency]]:
    index: dict[str, list[Agency]] = {}
    for agency in agencies():
        for code in agency.codes:
            index.setdefault(code, []).append(agency)
    return index
