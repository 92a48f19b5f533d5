"""Districts and communes as they were when there were three levels, until 30 June 2025.

Names only, by province and type: they are read in older documents and in what newer ones refer to.
The list is that of ``vietnamadminunits`` (MIT, see ``data/LICENSE.former_units``), state of June 2025,
without units that bear a number for a name. Provinces of then are in :mod:`docproc.lexicon.units`.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from functools import cache

from docproc.lexicon import tables

LAST_DAY = datetime.date(2025, 6, 30)
"""The last day on which these units existed."""


@dataclass(frozen=True, slots=True)
class FormerUnits:
    """The districts or communes of one type in one province of then.

    ``unit_type`` is ``huyện``, ``quận``, ``thị xã``, ``thành phố``, ``xã``, ``phường`` or ``thị trấn``;
    each name stands once, although several units of a province may bear it.
    """

    province_code: str
    unit_type: str
    names: tuple[str, ...]


@cache
def former_units() -> tuple[FormerUnits, ...]:
    """All former districts and communes, by province."""
    return tuple(
        FormerUnits(row["province_code"], row["unit_type"], tables.parts(row["names"]))
        for row in tables.rows("former_units.csv")
    )
