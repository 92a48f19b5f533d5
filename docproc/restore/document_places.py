"""What a document says of the units that it may name: its day, its provinces, the names it has named."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from math import log

from docproc.lexicon.former_units import LAST_DAY
from docproc.restore.unit_names import (
    DISTRICT,
    DISTRICT_TYPES,
    PROVINCE,
    Body,
    UnitName,
    UnitNames,
    unit_names,
)
from docproc.vietnamese.unicode import fold

NOW_IF_DATED, NOW_IF_CITED, NOW_UNKNOWN = 0.93, 0.8, 0.6
"""Share of the units named that are of the era of the letter's date, of the latest day cited, of no day."""
NEAR, AROUND = 0.75, 0.6
"""Share of the communes that are of the province named beside them, and of those that the document names."""
ANEW = 4.0
"""Mentions after which a name is as likely named again as any other is named."""
OTHER_TYPE = 0.02
"""Share of the names that do not bear the type that stands before them."""
OTHER_DISTRICT = 0.2
"""The same among districts, as towns become cities."""


@dataclass(slots=True)
class DocumentPlaces:
    """Grows while the batches of one document are decoded, from its head on.

    ``provinces`` counts mentions by code of each era, ``names`` how surely each name was named.
    """

    day: datetime.date | None = None
    latest: datetime.date | None = None
    provinces: dict[tuple[bool, str], float] = field(default_factory=dict)
    names: dict[tuple[str, ...], float] = field(default_factory=dict)

    @property
    def now(self) -> float:
        """Share of the units that are those from July 2025 on."""
        if self.day is not None:
            return NOW_IF_DATED if self.day > LAST_DAY else 1 - NOW_IF_DATED
        if self.latest is not None:
            return NOW_IF_CITED if self.latest > LAST_DAY else 1 - NOW_IF_CITED
        return NOW_UNKNOWN

    def read_days(self, words: Sequence[str], read: Sequence[str]) -> None:
        """Look for the letter's date and the latest day cited on a path of words."""
        for at, day in _days(words, read):
            if self.day is None and at > 1 and words[at - 1] == ",":
                self.day = day
            self.latest = max(self.latest or day, day)

    def name(self, shares: Mapping[tuple[str, ...], float]) -> None:
        """Count one mention of a unit, shared among the names that it may be."""
        for words, share in shares.items():
            self.names[words] = self.names.get(words, 0.0) + share

    def name_province(self, codes: Sequence[tuple[bool, str]], weight: float = 1.0) -> None:
        """Count one mention of a province."""
        for code in codes:
            self.provinces[code] = self.provinces.get(code, 0.0) + weight

    def log_share(
        self, name: UnitName, kind: str | None, near: Sequence[tuple[bool, str]], less: float = 0.0
    ) -> float:
        """Log probability that just this name stands after a type (``None``: that it heads a date).

        ``less`` is what the mention in question has itself added to ``names``.
        """
        names = unit_names()
        share = sum(self._share(names, name, body, kind, near) for body in name.count)
        total = max(sum(self.names.values()) - (1.0 if less else 0.0), 0.0)
        seen = max(self.names.get(name.words, 0.0) - less, 0.0)
        again = total / (total + ANEW)
        return log(max((1 - again) * share + again * seen / max(total, 1.0), 1e-12))

    def _share(
        self, names: UnitNames, name: UnitName, body: Body, kind: str | None, near: Sequence[tuple[bool, str]]
    ) -> float:
        era = self.now if body.now else 1 - self.now
        total, count = names.total[body], name.count[body]
        if kind is None:
            fit = _HEADS[body.now, body.level] * total[""] / _of_level(body.now, body.level)
        elif kind == body.kind:
            fit = 1.0
        elif body.level == DISTRICT and kind in DISTRICT_TYPES:
            fit = OTHER_DISTRICT * total[""] / _of_level(body.now, body.level)
        else:
            fit = OTHER_TYPE * total[""] / _of_era(body.now)
        share = count[""] / total[""]
        if body.level != PROVINCE and (near or self.provinces):
            share = self._within(total, count, body.now, near, share)
        return era * fit * share

    def _within(
        self,
        total: Mapping[str, int],
        count: Mapping[str, int],
        now: bool,
        near: Sequence[tuple[bool, str]],
        share: float,
    ) -> float:
        """The share of a name where provinces are known: its own units count for more."""
        around = sum(self.provinces.values())
        if around:
            here = sum(
                weight / around * count.get(code, 0) / total.get(code, 1)
                for (era, code), weight in self.provinces.items()
                if era == now
            )
            share = (1 - AROUND) * share + AROUND * here
        codes = [code for era, code in near if era == now]
        if codes:
            here = sum(count.get(code, 0) / total.get(code, 1) for code in codes) / len(codes)
            share = (1 - NEAR) * share + NEAR * here
        return share


_HEADS = {
    (True, "province"): 0.5,
    (True, "commune"): 0.5,
    (True, "district"): 0.0,
    (False, "province"): 0.6,
    (False, "district"): 0.25,
    (False, "commune"): 0.15,
}
"""Of what level the place before a letter's date is, by era."""


@lru_cache
def _of_level(now: bool, level: str) -> int:
    totals = unit_names().total
    return sum(counts[""] for body, counts in totals.items() if body.now == now and body.level == level)


@lru_cache
def _of_era(now: bool) -> int:
    return sum(counts[""] for body, counts in unit_names().total.items() if body.now == now)


def province_codes(name: UnitName) -> list[tuple[bool, str]]:
    """The provinces of a name, by era; a former one leads to the one that it became, too."""
    codes = []
    for body, counts in name.count.items():
        if body.level == PROVINCE:
            codes += [(body.now, code) for code in counts if code]
    if codes and not any(now for now, _ in codes):
        successors = unit_names().successors
        codes += [(True, successors[code]) for _, code in codes if code in successors]
    return codes


def _days(words: Sequence[str], read: Sequence[str]) -> Iterator[tuple[int, datetime.date]]:
    """Days written out on a path (``ngày 05 tháng 9 năm 2025``) or in figures; where each begins."""
    for at, word in enumerate(words):
        if word == "<date>":
            day = _day(*read[at].replace("-", "/").replace(".", "/").split("/"))
        elif fold(word) == "ngay" and [fold(other) for other in words[at + 2 : at + 6 : 2]] == [
            "thang",
            "nam",
        ]:
            day = _day(*read[at + 1 : at + 7 : 2])
        else:
            continue
        if day is not None:
            yield at, day


def _day(*parts: str) -> datetime.date | None:
    try:
        day, month, year = map(int, parts)
        return datetime.date(year, month, day)
    except ValueError:
        return None
