"""Authority, position and name above and below a signature."""

from __future__ import annotations

import pytest

from docproc.layout.authority import authority_start, is_authority, is_name
from docproc.schema import Word


def words(text: str) -> list[Word]:
    return [Word(word, None, None) for word in text.split()]


@pytest.mark.parametrize(
    "line",
    [
        "TM. ỦY BAN NHÂN DÂN",
        "TM.UY BAN NHAN DAN",
        "KT. CHỦ TỊCH",
        "KT; BỘ TRƯỞNG",
        "TL. CHU TICH",
        "TUQ. CHỦ TỊCH",
        "Q. GIÁM ĐỐC",
        "T/M BAN THƯỜNG VỤ",
        "PHÓ CHỦ TỊCH",
        "PHO CHANH VAN PHONG",
        "GIÁM ĐỐC SỞ NỘI VỤ",
        "CHÁNH VĂN PHÒNG",
        "THỦ TƯỚNG",
        "HIỆU TRƯỞNG",
    ],
)
def test_authorities(line: str) -> None:
    assert is_authority(words(line))


@pytest.mark.parametrize(
    "line",
    [
        "Chủ tịch Ủy ban nhân dân tỉnh",
        "Lê Hoàng Sơn",
        "KẾ HOẠCH",
        "- TT HĐND TP;",
        "VĂN PHÒNG ĐĂNG KÝ",
        "KTHT. xã",
        "TMĐT phát triển",
        "DANH MỤC HỒ SƠ",
    ],
)
def test_other_lines(line: str) -> None:
    assert not is_authority(words(line))


@pytest.mark.parametrize(
    "line",
    ["Lê Hoàng Sơn", "Trần Văn Bình", "Hoang Minh Cuwong", "Hà Thị Lê Vân", "NGUYỄN VĂN AN", "“Lê Sơn"],
)
def test_names(line: str) -> None:
    assert is_name(line)


@pytest.mark.parametrize(
    "line",
    [
        "Sơn",
        "Sở Nội vụ;",
        "Các sở, ban, ngành",
        "KTTH Trần Văn Bình",
        "Lê Hoàng Sơn trình bày",
        "Phòng 12 Tòa nhà",
        "Như Điều 4;",
        "D11 (- T",
        "",
    ],
)
def test_what_is_no_name(line: str) -> None:
    assert not is_name(line)


def test_the_signature_begins_at_its_mark_and_not_at_an_abbreviation() -> None:
    assert authority_start(words("- CT, các PCT UBND TP; KT. CHỦ TỊCH")) == 6
    assert authority_start(words("- Như trên; PHÓ CHỦ TỊCH")) == 3
    assert authority_start(words("- CT, PCT UBND CHỦ TỊCH")) is None
    assert authority_start(words("- Chủ tịch, các Phó Chủ tịch;")) is None
