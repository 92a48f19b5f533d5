"""The line with place and date."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docproc.extract.header import read_header
from docproc.extract.place_date import find_place_date, printed_year
from tests.extract.builder import directive, document

DAY = datetime.date


@pytest.mark.parametrize(
    ("text", "place", "date"),
    [
        ("Bình An, ngày 12 tháng 5 năm 2025", "Bình An", DAY(2025, 5, 12)),
        ("Đồng Tháp, ngày 18 tháng 8 năm 2025", "Đồng Tháp", DAY(2025, 8, 18)),
        ("Ấp Ông Ích, ngày 05 tháng 02 năm 2025", "Ấp Ông Ích", DAY(2025, 2, 5)),
        ("TP. Hồ Chí Minh, ngày 30 tháng 10 năm 2024", "TP. Hồ Chí Minh", DAY(2024, 10, 30)),
        ("Bà Rịa - Vũng Tàu, ngày 1 tháng 12 năm 2023", "Bà Rịa - Vũng Tàu", DAY(2023, 12, 1)),
        ("Huế, ngày 17/5/2025", "Huế", DAY(2025, 5, 17)),
        ("Hà Nội, ngày23 thắng 4 năm 2026", "Hà Nội", DAY(2026, 4, 23)),
        ("Quang Ngai, ngay 04thang 02 nam 2025", "Quang Ngai", DAY(2025, 2, 4)),
        ("Số: 12/UBND-KT Bình An, ngày 12 tháng 5 năm 2025", "Bình An", DAY(2025, 5, 12)),
        ("ngày 12 tháng 5 năm 2025", None, DAY(2025, 5, 12)),
    ],
)
def test_place_and_date(text: str, place: str | None, date: datetime.date) -> None:
    found = find_place_date(text)
    assert found is not None and found.date == date
    assert (text[slice(*found.place)] if found.place else None) == place


@pytest.mark.parametrize(
    ("text", "blank"),
    [
        ("Bình An, ngày      tháng 6 năm 2025", True),
        ("Bình An, ngày ... tháng ... năm 2025", True),
        ("Bình An, ngày — tháng 01 năm 2025", True),
        ("Bình An, ngày @3 tháng 01 năm 2025", False),
        ("Bình An, ngày 2 thángØf năm 2021", False),
        ("Bình An, ngày 45 tháng 01 năm 2025", False),
        ("Bình An, ngày 30 tháng 02 năm 2025", False),
    ],
)
def test_dates_that_are_blank_or_illegible(text: str, blank: bool) -> None:
    found = find_place_date(text)
    assert found is not None and found.date is None and found.blank is blank


@pytest.mark.parametrize(
    "text",
    ["Bình An", "trước ngày 30/6", "Ngày nay, năm tháng", "tháng 5 năm 2025", "ngày 12 tháng 5", ""],
)
def test_lines_without_a_full_date(text: str) -> None:
    assert find_place_date(text) is None


def test_the_printed_year_is_known_while_the_day_is_blank() -> None:
    doc = read_header(document(directive(place_date="Bình An, ngày    tháng    năm 2025")))
    assert doc._.metadata.date is None and doc._.metadata.place.value == "Bình An"
    assert printed_year(doc) == 2025
    assert printed_year(document([])) is None


def test_a_date_in_the_text_is_not_the_documents() -> None:
    body = ["Từ ngày 10/5/2025 đến hết ngày 14/5/2025 các cơ quan treo cờ."]
    doc = read_header(document(directive(body, place_date="Bình An, ngày tháng năm")))
    assert doc._.metadata.date is None


@given(st.text(alphabet="ngàythág măBìnhAn,0123456789/.…— ", max_size=60))
def test_any_line_is_read_or_left(text: str) -> None:
    found = find_place_date(text)
    if found is not None:
        for start, end in filter(None, (found.place, found.span, found.day_span, found.month_span)):
            assert 0 <= start <= end <= len(text)
