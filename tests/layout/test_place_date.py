"""Place and date, alone or behind the number."""

from __future__ import annotations

import pytest

from docproc.layout.place_date import find_place_date
from docproc.schema import Word


def found(line: str, *, lenient: bool = False) -> str | None:
    words = [Word(word, None, None) for word in line.split()]
    start = find_place_date(words, lenient=lenient)
    return None if start is None else " ".join(word.text for word in words[start:])


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("Bình An, ngày 12 tháng 5 năm 2025", "Bình An, ngày 12 tháng 5 năm 2025"),
        ("Số: 215/SNV Bình An, ngày 12 tháng 5 năm 2025", "Bình An, ngày 12 tháng 5 năm 2025"),
        ("S6:174 /UBND-TH Hdi Ha, ngay 30 thdng 6 ndm 2025", "Hdi Ha, ngay 30 thdng 6 ndm 2025"),
        ("Số 27-CV/TU TP. Bình An, ngày 04 tháng 8 năm 2025", "TP. Bình An, ngày 04 tháng 8 năm 2025"),
        ("Số: /TB-UBND Hà Bình, ngày tháng năm", "Hà Bình, ngày tháng năm"),
        ("V/v nộp lưu hồ sơ Bình An, ngày 3 tháng 7 năm 2025", "Bình An, ngày 3 tháng 7 năm 2025"),
        ("Quảng Ngãi, ngày 04tháng 02 năm 2025", "Quảng Ngãi, ngày 04tháng 02 năm 2025"),
        ("Hà Bình, 4g@y tháng 5 năm 2025", "Hà Bình, 4g@y tháng 5 năm 2025"),
        ("Bình An, ngày 12/5/2025", "Bình An, ngày 12/5/2025"),
        ("ngày 12 tháng 5 năm 2025", "ngày 12 tháng 5 năm 2025"),
    ],
)
def test_dates(line: str, date: str) -> None:
    assert found(line) == date


@pytest.mark.parametrize(
    "line",
    [
        "UBND TỈNH BÌNH AN",
        "tỉnh Quảng Ngãi nhiệm kỳ 2021 - 2026",
        "Hàng ngày các đơn vị báo cáo về Sở",
        "ngày làm việc",
        "",
    ],
)
def test_other_lines(line: str) -> None:
    assert found(line) is None


def test_a_date_under_a_stamp_counts_where_one_must_stand() -> None:
    line = "Số: 21/TT-BTL Hà Nội, ngày2© thậnÔj"
    assert found(line) is None
    assert found(line, lenient=True) == "Hà Nội, ngày2© thậnÔj"
