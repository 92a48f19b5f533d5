"""Districts and communes until June 2025."""

from __future__ import annotations

import datetime
import unicodedata
from collections import Counter

import pytest

from docproc.lexicon import units
from docproc.lexicon.former_units import LAST_DAY, former_units


def test_numbers_of_districts() -> None:
    """696 districts of June 2025, less 10 urban ones of Hồ Chí Minh City that had a number for a name."""
    counts = Counter(dict.fromkeys(("huyện", "quận", "thị xã", "thành phố"), 0))
    for group in former_units():
        counts[group.unit_type] += len(group.names)
    assert (counts["huyện"], counts["thị xã"], counts["thành phố"]) == (508, 52, 87)
    assert counts["quận"] == 39


def test_every_province_of_then_has_its_units() -> None:
    provinces = {u.code for u in units() if u.level == "province" and u.validity.covers(LAST_DAY)}
    assert {group.province_code for group in former_units()} == provinces
    assert all(
        not u.validity.covers(LAST_DAY) for u in units() if u.validity.first == datetime.date(2025, 7, 1)
    )


@pytest.mark.parametrize(
    ("code", "kind", "name", "stands"),
    [
        ("36", "huyện", "Hải Hậu", True),
        ("79", "thành phố", "Thủ Đức", True),
        ("01", "quận", "Cầu Giấy", True),
        ("11", "xã", "Luân Giói", True),
        ("36", "xã", "Hải Hậu", False),
        ("79", "quận", "Quận 1", False),
        ("79", "quận", "1", False),
        ("01", "quận", "", False),
    ],
)
def test_names(code: str, kind: str, name: str, stands: bool) -> None:
    found = [g for g in former_units() if (g.province_code, g.unit_type) == (code, kind)]
    assert (name in [each for group in found for each in group.names]) is stands


def test_names_are_clean() -> None:
    for group in former_units():
        assert len(set(group.names)) == len(group.names)
        for name in group.names:
            assert name == " ".join(unicodedata.normalize("NFC", name).split())
            assert not set(name) & set('()0123456789,"') or name[-1].isdigit()
