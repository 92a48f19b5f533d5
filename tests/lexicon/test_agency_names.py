from __future__ import annotations

import datetime

import pytest

from docproc.lexicon import agencies, agencies_by_code, agency_named

BEFORE, AFTER = datetime.date(2024, 6, 1), datetime.date(2025, 8, 1)


@pytest.mark.parametrize(
    ("name", "canonical"),
    [
        ("Sở Nội vụ", "Sở Nội vụ"),
        ("SỞ NỘI VỤ", "Sở Nội vụ"),
        ("Bộ Công thương", "Bộ Công Thương"),
        ("Uỷ ban nhân dân tỉnh", "Ủy ban nhân dân tỉnh"),
        ("các sở, ban ngành", "các sở, ban, ngành"),
        ("Các Sở, Ban, Ngành", "các sở, ban, ngành"),
        ("Thủ tướng", "Thủ tướng Chính phủ"),
        ("Ngân hàng Nhà nước", "Ngân hàng Nhà nước Việt Nam"),
        ("Văn phòng HĐND và UBND", "Văn phòng Hội đồng nhân dân và Ủy ban nhân dân"),
    ],
)
def test_agencies_are_known_by_name_and_alias(name: str, canonical: str) -> None:
    agency = agency_named(name)
    assert agency is not None
    assert agency.name == canonical


@pytest.mark.parametrize(
    "name", ["Sở", "nội vụ", "So Noi vu", "Sở Nội vụ tỉnh X", "", "các", "Sở Văn hóa", "Bộ trưởng"]
)
def test_other_words_name_no_agency(name: str) -> None:
    assert agency_named(name) is None


@pytest.mark.parametrize(
    ("name", "before", "after"),
    [
        ("Sở Kế hoạch và Đầu tư", True, False),
        ("Bộ Giao thông vận tải", True, False),
        ("Bộ Dân tộc và Tôn giáo", False, True),
        ("Ủy ban nhân dân huyện", True, False),
        ("Ủy ban nhân dân đặc khu", False, True),
        ("Ban Tuyên giáo Tỉnh ủy", True, False),
        ("Sở Tài chính", True, True),
        ("Ủy ban nhân dân các xã, phường, đặc khu", False, True),
    ],
)
def test_agencies_exist_between_their_dates(name: str, before: bool, after: bool) -> None:
    assert (agency_named(name, BEFORE) is not None) is before
    assert (agency_named(name, AFTER) is not None) is after


def test_every_successor_exists_after_its_predecessor_ended() -> None:
    for agency in agencies():
        if agency.successor is not None:
            assert agency.validity.last is not None
            assert agency_named(agency.successor, agency.validity.last + datetime.timedelta(1)) is not None


@pytest.mark.parametrize(
    ("code", "names"),
    [
        ("BNV", {"Bộ Nội vụ"}),
        ("SNV", {"Sở Nội vụ"}),
        ("BCT", {"Bộ Công Thương", "Bộ Chính trị"}),
        ("TU", {"Tỉnh ủy", "Thành ủy"}),
        ("TTg", {"Thủ tướng Chính phủ"}),
        ("QH15", {"Quốc hội"}),
        ("XYZ", set()),
        ("snv", set()),
    ],
)
def test_codes(code: str, names: set[str]) -> None:
    assert {agency.name for agency in agencies_by_code(code)} == names


def test_codes_follow_the_date() -> None:
    assert agencies_by_code("BKHĐT", AFTER) == ()
    assert len(agencies_by_code("BKHĐT", BEFORE)) == 1


def test_the_government_has_14_ministries_since_march_2025() -> None:
    ministries = {a.name for a in agencies() if a.level == "ministry" and a.validity.covers(AFTER)}
    assert sum(name.startswith("Bộ ") for name in ministries) == 14


def test_rows_are_well_formed() -> None:
    for agency in agencies():
        assert agency.kind in {"office", "class"}
        assert agency.level in {
            "central",
            "ministry",
            "province",
            "department",
            "district",
            "commune",
            "other",
        }
        assert agency.system in {"state", "party", "front"}
        assert agency.name == agency.name.strip()
        assert agency.name not in agency.aliases
