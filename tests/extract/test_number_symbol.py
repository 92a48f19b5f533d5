"""The grammar of numbers and symbols."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docproc.extract.number_symbol import Slot, find_number_symbol

READ = [
    ("Số: 12/KH-UBND", "12", "KH-UBND", "12/KH-UBND"),
    ("Số: 1747 /UBND-KSTTHC", "1747", "UBND-KSTTHC", "1747/UBND-KSTTHC"),
    ("S6:2203 /UBND-KSTTHC", "2203", "UBND-KSTTHC", "2203/UBND-KSTTHC"),
    ("SỐ: 05/BNV- VP", "05", "BNV-VP", "05/BNV-VP"),
    ("So: 4009/SNV-CCHC&PC", "4009", "SNV-CCHC&PC", "4009/SNV-CCHC&PC"),
    ("Số: 640/TTr-STC Bình An, ngày 03 tháng 4 năm 2025", "640", "TTr-STC", "640/TTr-STC"),
    ("Số: 15/2025/NĐ-CP", "15", "NĐ-CP", "15/2025/NĐ-CP"),
    ("Số: 21 /2026/TT-BCT.", "21", "TT-BCT", "21/2026/TT-BCT"),
    ("Số: 30c/NQ-CP", "30c", "NQ-CP", "30c/NQ-CP"),
    ("Số 27-CV/TU", "27", "CV/TU", "27-CV/TU"),
    ("Số: 318 - CV/TU", "318", "CV/TU", "318-CV/TU"),
    ("Số 14-KL/TW", "14", "KL/TW", "14-KL/TW"),
    ("Số 08-CTr/TU", "08", "CTr/TU", "08-CTr/TU"),
    ("Số 45-KH/HNDT-VP", "45", "KH/HNDT-VP", "45-KH/HNDT-VP"),
    ("Số: 01/2015/TTLT-VPCP-BNV", "01", "TTLT-VPCP-BNV", "01/2015/TTLT-VPCP-BNV"),
    ("Số: .....23...../BC-UBND", "23", "BC-UBND", "23/BC-UBND"),
    ("Số: 79⁄QĐ-UBND", "79", "QĐ-UBND", "79/QĐ-UBND"),
    ("Số: 12/QÐ-UBND", "12", "QĐ-UBND", "12/QĐ-UBND"),
    ("Số: 1 2 5/BC-SoNNMT", "125", "BC-SoNNMT", "125/BC-SoNNMT"),
    ("Số: 18/2025/TT- -BCT", "18", "TT-BCT", "18/2025/TT-BCT"),
    ("Số: 252/TTr.-BNV", "252", "TTr-BNV", "252/TTr-BNV"),
    ("Số: 33/QĐ-BCA-C06", "33", "QĐ-BCA-C06", "33/QĐ-BCA-C06"),
]


@pytest.mark.parametrize(("text", "number", "symbol", "printed"), READ)
def test_numbers_are_read(text: str, number: str, symbol: str, printed: str) -> None:
    found = find_number_symbol(text)
    assert found is not None
    assert (found.number, found.symbol, found.printed()) == (number, symbol, printed)
    assert found.slot is Slot.READ
    digits = text[slice(*found.number_span)]
    assert "".join(digits.split()) == number


UNREAD = [
    ("Số: /KH-UBND", "KH-UBND", Slot.BLANK),
    ("Số:      /UBND-KSTTHC", "UBND-KSTTHC", Slot.BLANK),
    ("Số: ........./QĐ-UBND", "QĐ-UBND", Slot.BLANK),
    ("Số: — /TB-UBND", "TB-UBND", Slot.BLANK),
    ("Số: /2026/TT-BCT", "TT-BCT", Slot.BLANK),
    ("Số      -CV/TU", "CV/TU", Slot.BLANK),
    ("Số: A4 /CT-UBND", "CT-UBND", Slot.ILLEGIBLE),
    ("Số: ¿§ /BC-UBND", "BC-UBND", Slot.ILLEGIBLE),
    ("Số:5'†5 /UBND-KTTH", "UBND-KTTH", Slot.ILLEGIBLE),
    ("Số: 6Ï. /QĐ-UBND", "QĐ-UBND", Slot.ILLEGIBLE),
    ("Số: 2 † /2026/TT-BCT", "TT-BCT", Slot.ILLEGIBLE),
    ("Số: 000 /TB-UBND", "TB-UBND", Slot.ILLEGIBLE),
    ("Số: 1234567/TB-UBND", "TB-UBND", Slot.ILLEGIBLE),
]


@pytest.mark.parametrize(("text", "symbol", "slot"), UNREAD)
def test_what_is_blank_or_scribbled_is_no_number(text: str, symbol: str, slot: Slot) -> None:
    found = find_number_symbol(text)
    assert found is not None
    assert (found.number, found.symbol, found.slot) == (None, symbol, slot)
    assert found.printed() is None


@pytest.mark.parametrize(
    "text",
    [
        "Sở Nội vụ",
        "Số hóa hồ sơ 12/2025",
        "Số: 12",
        "Số 15 Trần Phú, phường Hồng Bàng",
        "Số điện thoại: 0225.3821.456/UBND",
        "Một số/UBND",
        "Kính gửi: UBND/HĐND",
        "Số: 12/a",
        "Chỉ số: 96,17/100 điểm",
        "12/KH-UBND",
        "",
    ],
)
def test_other_lines_have_no_number(text: str) -> None:
    assert find_number_symbol(text) is None


def test_a_bare_number_counts_only_where_a_number_must_stand() -> None:
    found = find_number_symbol("173 /KH-UBND", labelled=False)
    assert found is not None and found.printed() == "173/KH-UBND"
    assert find_number_symbol("Xem 173 /KH-UBND", labelled=False) is None


@given(st.text(alphabet="Số: 0123456789/-–⁄QĐUBNDTuab.…&†§\n", max_size=60))
def test_any_line_is_read_or_left(text: str) -> None:
    found = find_number_symbol(text, labelled=False)
    if found is not None:
        assert 0 <= found.number_span[0] <= found.number_span[1] <= found.symbol_span[0] + 1
        assert found.symbol_span[1] <= len(text)
        assert " " not in found.symbol
