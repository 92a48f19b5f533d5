"""Issuers and their parents from the lines of the head."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from docproc.extract.header import read_header
from docproc.extract.issuer import begins_agency, find_names, level_of
from docproc.extract.letter_case import proper_name
from docproc.extract.lines import lines
from docproc.schema import Zone
from docproc.schema.contract import IssuerLevel
from tests.extract.builder import directive, document


def names(text: str) -> list[str]:
    return [name.text for name in find_names(lines(document([(Zone.ISSUER, text)])))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ỦY BAN NHÂN DÂN\nTHÀNH PHỐ HẢI PHÒNG", ["Ủy ban nhân dân thành phố Hải Phòng"]),
        ("UỶ BAN NHÂN DÂN\nTĨNH QUẢNG NGÃI", ["Ủy ban nhân dân tỉnh Quảng Ngãi"]),
        ("UBND TỈNH AN GIANG\nSỞ Y TẾ", ["Ủy ban nhân dân tỉnh An Giang", "Sở Y tế"]),
        (
            "UBND TỈNH AN GIANG\nSỞ VĂN HÓA, THỂ THAO\nVÀ DU LỊCH\n____",
            ["Ủy ban nhân dân tỉnh An Giang", "Sở Văn hóa, Thể thao và Du lịch"],
        ),
        ("BỘ TÀI CHÍNH\nCỤC THUẾ", ["Bộ Tài chính", "Cục Thuế"]),
        ("BỘ CÔNG THU ƠNG.", ["Bộ Công Thương"]),
        ("SỞ NÔNG NGHIẸP VÀ MÔl TRƯỜNG", ["Sở Nông nghiệp và Môi trường"]),
        ("THỦ TƯỚNG CHÍNH PHỦ", ["Thủ tướng Chính phủ"]),
        ("CHÍNH PHỦ\n-------", ["Chính phủ"]),
        ("VĂN PHÒNG\nỦY BAN NHÂN DÂN TỈNH AN GIANG", ["Văn phòng Ủy ban nhân dân tỉnh An Giang"]),
        (
            "ĐẢNG BỘ TỈNH AN GIANG\nBAN TỔ CHỨC TỈNH ỦY\n*",
            ["Đảng bộ tỉnh An Giang", "Ban Tổ chức Tỉnh ủy"],
        ),
        ("THÀNH ỦY HẢI PHÒNG\n*", ["Thành ủy Hải Phòng"]),
        ("ỦY BAN NHÂN DÂN\nPHƯỜNG HỒNG BÀNG", ["Ủy ban nhân dân phường Hồng Bàng"]),
        ("ỦY BAN NHÂN DÂN CỘNG HÒA XÃ HỘI CHỦ NGHĨA\nXÃ BÌNH SƠN", ["Ủy ban nhân dân xã Bình Sơn"]),
        (
            "UBND TỈNH CÀ\nMAU\nSỞ NÔNG NGHIỆP VÀ MÔI\nTRƯỜNG",
            ["Ủy ban nhân dân tỉnh Cà Mau", "Sở Nông nghiệp và Môi trường"],
        ),
        ("BẢO HIỂM XÃ\nHỘI TỈNH AN GIANG", ["Bảo hiểm xã hội tỉnh An Giang"]),
        ("SỞ NỘI VỤ\nTRƯỜNG CHÍNH TRỊ", ["Sở Nội vụ", "Trường Chính trị"]),
        ("CHỦ TỊCH\nỦY BAN NHÂN DÂN\nTỈNH AN GIANG", ["Chủ tịch Ủy ban nhân dân tỉnh An Giang"]),
        ("SỞ GIÁO DỤC VÀ ĐÀO TẠO\nTRƯỜNG THPT TRẦN PHÚ", ["Sở Giáo dục và Đào tạo", "Trường THPT Trần Phú"]),
    ],
)
def test_names_of_the_head(text: str, expected: list[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "____",
        "* * *",
        "Zqxw Wkrt",
        "QXZW KRTB ZZ",
        "Độc lập - Tự do",
        "12 34",
        "",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    ],
)
def test_what_is_no_name_is_left_out(text: str) -> None:
    assert names(text) == []


@pytest.mark.parametrize("line", ["TỈNH AN GIANG", "VÀ DU LỊCH", "THÀNH PHỐ HUẾ", "HÀNH CHÍNH CÔNG", "SỐ 12"])
def test_lines_that_go_on_with_a_name(line: str) -> None:
    assert not begins_agency(line)


@pytest.mark.parametrize(
    ("name", "parent", "level"),
    [
        ("Chính phủ", None, IssuerLevel.CENTRAL),
        ("Thủ tướng Chính phủ", None, IssuerLevel.CENTRAL),
        ("Bộ Nội vụ", None, IssuerLevel.MINISTRY),
        ("Ủy ban nhân dân tỉnh An Giang", None, IssuerLevel.PROVINCE),
        ("Ủy ban nhân dân thành phố Hải Phòng", None, IssuerLevel.PROVINCE),
        ("Chủ tịch Ủy ban nhân dân tỉnh An Giang", None, IssuerLevel.PROVINCE),
        ("Chủ tịch Ủy ban nhân dân xã Bình Sơn", None, IssuerLevel.COMMUNE),
        ("Ủy ban nhân dân thành phố Bình An", None, IssuerLevel.OTHER),
        ("Ủy ban nhân dân phường Hồng Bàng", None, IssuerLevel.COMMUNE),
        ("Ủy ban nhân dân huyện Bình Sơn", None, IssuerLevel.OTHER),
        ("Sở Nội vụ", "Ủy ban nhân dân tỉnh An Giang", IssuerLevel.DEPARTMENT),
        ("Trung tâm Giống cây trồng", "Ủy ban nhân dân tỉnh An Giang", IssuerLevel.DEPARTMENT),
        ("Phòng Kinh tế", "Ủy ban nhân dân xã Bình Sơn", IssuerLevel.COMMUNE),
        ("Thành ủy Hải Phòng", None, IssuerLevel.PROVINCE),
        ("Bộ Chỉ huy quân sự tỉnh An Giang", "Bộ Tư lệnh Quân khu 9", IssuerLevel.DEPARTMENT),
        ("Công ty Cấp nước", None, IssuerLevel.OTHER),
    ],
)
def test_levels(name: str, parent: str | None, level: IssuerLevel) -> None:
    assert level_of(name, parent) is level


@pytest.mark.parametrize(
    ("lines", "issuer"),
    [
        ("TỈNH ỦY AN GIANG\nBAN TỔ CHỨC\n*", "Ban Tổ chức Tỉnh ủy An Giang"),
        ("TỈNH ỦY AN GIANG\nỦY BAN KIỂM TRA\n*", "Ủy ban Kiểm tra Tỉnh ủy An Giang"),
        ("UBND TỈNH AN GIANG\nBAN TỔ CHỨC", "Ban Tổ chức"),
        ("UBND TỈNH AN GIANG\nSỞ Y TẾ", "Sở Y tế"),
    ],
)
def test_bodies_of_a_party_committee_have_its_name(lines: str, issuer: str) -> None:
    assert read_header(document(directive(issuer=lines)))._.metadata.issuer.value == issuer


def test_the_office_of_a_committee_has_that_committees_name() -> None:
    parts = directive(issuer="ỦY BAN NHÂN DÂN\nTỈNH AN GIANG\nVĂN PHÒNG", number="Số: 9/TB-VPUBND")
    found = read_header(document(parts))._.metadata
    assert found.issuer.value == "Văn phòng Ủy ban nhân dân tỉnh An Giang"
    assert found.parent_agency.value == "Ủy ban nhân dân tỉnh An Giang"


@pytest.mark.parametrize(
    ("capitals", "name"),
    [
        ("TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG", "Trung tâm Phục vụ hành chính công"),
        ("BAN QUẢN LÝ KHU KINH TẾ HẢI PHÒNG", "Ban Quản lý Khu kinh tế Hải Phòng"),
        ("ỦY BAN NHÂN DÂN TỈNH BÌNH AN", "Ủy ban nhân dân tỉnh Bình An"),
        ("CÔNG TY TNHH CẤP NƯỚC", "Công ty TNHH cấp nước"),
        ("TỈNH ỦY BÌNH AN", "Tỉnh ủy Bình An"),
    ],
)
def test_names_in_running_case(capitals: str, name: str) -> None:
    assert proper_name(capitals) == name


@given(st.text(alphabet="ỦYBANHÂDTỈSỞVPCÔG \n-*_1", max_size=60))
@settings(deadline=None)
def test_any_head_is_read_or_left(text: str) -> None:
    for name in names(text):
        assert name.strip() == name and name
