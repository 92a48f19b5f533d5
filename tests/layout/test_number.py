"""The line with number and symbol."""

from __future__ import annotations

import pytest

from docproc.layout.number import is_number_line, symbol_goes_on


@pytest.mark.parametrize(
    "line",
    [
        "Số: 12/KH-UBND",
        "Số: 215/SNV-VTLT",
        "S6:1747 /UBND-TH",
        "S6: 05/CT-UBND",
        "86: 23 /BC-UBND",
        "S86: 6% /CT-UBND",
        "Sé: 544 /UBND-KTTH",
        "SỐ: 15/QĐ-TTg",
        "Số 27-CV/TU",
        "Số: /UBND-TH",
        "Số: ....../TB-SNV",
        "Số:     /2025/TT-BNV",
        "Số: 21/2026/TT-BCT",
        "Số:04+ /CT-UBND",
        "12/KH-UBND",
        "27-CV/TU",
        "Số:",
        "ố: “2i /UBND-KSTTHC",
        "So : 7á/KH-UBND",
    ],
)
def test_numbers(line: str) -> None:
    assert is_number_line(line)


@pytest.mark.parametrize(
    "line",
    [
        "SỞ NỘI VỤ",
        "Sở Nội vụ tỉnh Bình An",
        "Số lượng hồ sơ nộp lưu là 215",
        "SỐ LIỆU TỔNG HỢP",
        "Sau khi nghe báo cáo số 12/BC-SNV",
        "UBND TỈNH BÌNH AN",
        "V/v nộp lưu hồ sơ",
        "Bình An, ngày 12 tháng 5 năm 2025",
        "2025",
        "12/5/2025",
        "",
        "-",
    ],
)
def test_other_lines(line: str) -> None:
    assert not is_number_line(line)


@pytest.mark.parametrize(("line", "open_end"), [("Số: 4009/SNV-", True), ("Số: 12/KH-UBND", False)])
def test_a_broken_symbol(line: str, open_end: bool) -> None:
    assert symbol_goes_on(line) is open_end
