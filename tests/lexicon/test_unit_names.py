from __future__ import annotations

import datetime
from collections import Counter

import pytest

from docproc.lexicon import units, units_named

OLD, NEW, LATER = datetime.date(2025, 6, 30), datetime.date(2025, 7, 1), datetime.date(2026, 5, 1)


@pytest.mark.parametrize(
    ("day", "count"), [(OLD, 63), (NEW, 34), (LATER, 34), (datetime.date(2015, 1, 1), 63)]
)
def test_number_of_provinces(day: datetime.date, count: int) -> None:
    provinces = [unit for unit in units() if unit.level == "province" and unit.validity.covers(day)]
    assert len(provinces) == count
    assert len({unit.code for unit in provinces}) == count


def test_communes_of_july_2025() -> None:
    """Source: Resolution 202/2025/QH15 and the resolutions of the Standing Committee."""
    counts = Counter(u.unit_type for u in units() if u.level == "commune" and u.validity.covers(NEW))
    assert counts == {"xã": 2621, "phường": 687, "đặc khu": 13}


def test_cities() -> None:
    def cities(day: datetime.date) -> int:
        return sum(
            u.unit_type == "thành phố" for u in units() if u.level == "province" and u.validity.covers(day)
        )

    assert [cities(datetime.date(2024, 12, 31)), cities(OLD), cities(NEW), cities(LATER)] == [5, 6, 6, 7]


def test_every_successor_exists() -> None:
    today = {unit.code for unit in units() if unit.validity.last is None}
    for unit in units():
        assert unit.successor_code is None or unit.successor_code in today
        assert unit.level == "province" or unit.province_code in today


@pytest.mark.parametrize(
    ("name", "day", "full_names"),
    [
        ("Hải Phòng", NEW, {"Thành phố Hải Phòng"}),
        ("tỉnh hoà bình", OLD, {"Tỉnh Hòa Bình"}),
        ("Hòa Bình", NEW, set()),
        ("Đồng Nai", NEW, {"Tỉnh Đồng Nai"}),
        ("Đồng Nai", LATER, {"Thành phố Đồng Nai"}),
        ("Thừa Thiên Huế", datetime.date(2024, 1, 1), {"Tỉnh Thừa Thiên Huế"}),
        ("Hà Tây", OLD, set()),
        ("Hai Phong", None, set()),
        ("", None, set()),
        ("thành phố", None, set()),
    ],
)
def test_names(name: str, day: datetime.date | None, full_names: set[str]) -> None:
    assert {unit.full_name for unit in units_named(name, day, "province")} == full_names


def test_communes_share_names() -> None:
    assert len(units_named("Hòa Bình", NEW, "commune")) > 1
