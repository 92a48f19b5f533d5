from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docproc.lexicon import agency_of_post


@pytest.mark.parametrize(
    ("post", "agency"),
    [
        ("Giám đốc Sở Nội vụ", "Sở Nội vụ"),
        ("Phó Giám đốc Sở Nội vụ", "Sở Nội vụ"),
        ("Giám đốc các sở", "các sở"),
        ("Thủ trưởng các sở, ban, ngành", "các sở, ban, ngành"),
        ("thủ trưởng các cơ quan, đơn vị", "các cơ quan, đơn vị"),
        ("Chủ tịch Uỷ ban nhân dân xã", "Uỷ ban nhân dân xã"),
        ("Chủ tịch UBND các xã, phường", "UBND các xã, phường"),
        ("Chánh Văn phòng Ủy ban nhân dân tỉnh", "Văn phòng Ủy ban nhân dân tỉnh"),
        ("Phó Chánh Văn phòng UBND", "Văn phòng UBND"),
        ("Chánh Thanh tra tỉnh", "Thanh tra tỉnh"),
        ("Bộ trưởng Bộ Tài chính", "Bộ Tài chính"),
        ("Bộ trưởng, Chủ nhiệm Văn phòng Chính phủ", "Văn phòng Chính phủ"),
        ("Tổng Thanh tra Chính phủ", "Thanh tra Chính phủ"),
        ("Thống đốc Ngân hàng Nhà nước Việt Nam", "Ngân hàng Nhà nước Việt Nam"),
        ("Trưởng Ban Quản lý Khu kinh tế", "Ban Quản lý Khu kinh tế"),
        ("Cục trưởng Cục Thuế", "Cục Thuế"),
        ("Bí thư Tỉnh ủy", "Tỉnh ủy"),
        ("các Phó Chủ tịch UBND TP", "UBND TP"),
        ("đồng chí Giám đốc Công an tỉnh", "Công an tỉnh"),
        ("Chỉ huy trưởng Bộ Chỉ huy quân sự tỉnh", "Bộ Chỉ huy quân sự tỉnh"),
    ],
)
def test_posts_belong_to_agencies(post: str, agency: str) -> None:
    assert agency_of_post(post) == agency


@pytest.mark.parametrize(
    "text",
    [
        "Sở Nội vụ",
        "Chủ tịch",
        "Chủ tịch nước",
        "Phó Chủ tịch",
        "Bộ trưởng",
        "Giám đốc điều hành",
        "Giám đốcSở",
        "các sở, ban, ngành",
        "Văn phòng UBND",
        "Bí thư thứ nhất",
        "lãnh đạo, chỉ đạo",
        "",
    ],
)
def test_other_texts_name_no_post_with_an_agency(text: str) -> None:
    assert agency_of_post(text) is None


@given(st.text())
def test_any_text_is_answered(text: str) -> None:
    agency = agency_of_post(text)
    assert agency is None or agency
