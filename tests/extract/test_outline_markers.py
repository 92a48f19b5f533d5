"""Markers at the head of a paragraph, and what only looks like one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docproc.extract.outline_markers import LETTERS, read_marker

# text, class, label, what follows the marker
MARKED: list[tuple[str, str, str, str]] = [
    ("Phần I", "part", "I", ""),
    ("Phần thứ hai. Tổ chức thực hiện", "part", "HAI", "Tổ chức thực hiện"),
    ("CHƯƠNG II", "chapter", "II", ""),
    ("Mục 1. Quy định chung", "section", "1", "Quy định chung"),
    ("Điều 2. Giao Sở Nội vụ chủ trì", "article", "2", "Giao Sở Nội vụ chủ trì"),
    ("Điều 3: Các sở, ban, ngành", "article", "3", "Các sở, ban, ngành"),
    ("Điều 12a. Trách nhiệm", "article", "12a", "Trách nhiệm"),
    ("Phụ lục II", "appendix", "II", ""),
    ("I. MỤC ĐÍCH, YÊU CẦU", "roman", "I", "MỤC ĐÍCH, YÊU CẦU"),
    ("IV- TỔ CHỨC THỰC HIỆN", "roman", "IV", "TỔ CHỨC THỰC HIỆN"),
    ("III/ Nhiệm vụ", "roman", "III", "Nhiệm vụ"),
    ("Il. NHIỆM VỤ", "roman", "II", "NHIỆM VỤ"),
    ("II MỤC TIÊU, CHỈ TIÊU", "roman", "II", "MỤC TIÊU, CHỈ TIÊU"),
    ("IlI- TỔ CHỨC THỰC HIỆN", "roman", "III", "TỔ CHỨC THỰC HIỆN"),
    ("ll. GIẢI PHÁP", "roman", "II", "GIẢI PHÁP"),
    ("l. Công khai kết quả", "letter dot", "l", "Công khai kết quả"),
    ("11. Sở Nội vụ", "arabic", "11", "Sở Nội vụ"),
    ("A. NHIỆM VỤ CHUNG", "upper", "A", "NHIỆM VỤ CHUNG"),
    ("B- Giải pháp", "upper", "B", "Giải pháp"),
    ("1. Sở Nội vụ:", "arabic", "1", "Sở Nội vụ:"),
    ("2.Sở Tài chính", "arabic", "2", "Sở Tài chính"),
    ("12. “Tuần lễ số”", "arabic", "12", "“Tuần lễ số”"),
    ("3/ Công an tỉnh", "arabic", "3", "Công an tỉnh"),
    ("1- Các cấp ủy", "arabic dash", "1", "Các cấp ủy"),
    ("1.1. Rà soát", "decimal", "1.1", "Rà soát"),
    ("2.3 Xây dựng kế hoạch", "decimal", "2.3", "Xây dựng kế hoạch"),
    ("1.1- Ban Thường vụ", "decimal", "1.1", "Ban Thường vụ"),
    ("2.1.3. Cập nhật", "decimal", "2.1.3", "Cập nhật"),
    ("1) Chủ trì", "arabic bracket", "1", "Chủ trì"),
    ("(2) Báo cáo", "arabic brackets", "2", "Báo cáo"),
    ("a) Rà soát", "letter", "a", "Rà soát"),
    ("đ) Đôn đốc", "letter", "đ", "Đôn đốc"),
    ("a ) Rà soát", "letter", "a", "Rà soát"),
    ("b. Tổng hợp", "letter dot", "b", "Tổng hợp"),
    ("a1) Danh mục", "letter number", "a1", "Danh mục"),
    ("(ii) Kinh phí", "small roman", "ii", "Kinh phí"),
    ("- Chủ trì", "dash", "", "Chủ trì"),
    ("– Chủ trì", "dash", "", "Chủ trì"),
    ("— Chủ trì", "dash", "", "Chủ trì"),
    ("_ Chủ trì", "dash", "", "Chủ trì"),
    ("-Chủ trì", "dash", "", "Chủ trì"),
    ("- 100% hồ sơ", "dash", "", "100% hồ sơ"),
    ("+ Ban hành", "plus", "", "Ban hành"),
    ("† Ban hành", "plus", "", "Ban hành"),
    ("* Đối với cấp xã", "star", "", "Đối với cấp xã"),
    ("• Rà soát", "dot", "", "Rà soát"),
    (". 2. Sở Y tế", "arabic", "2", "Sở Y tế"),  # a speck before the number
    ("'3. Sở Y tế", "arabic", "3", "Sở Y tế"),
]

UNMARKED: list[str] = [
    "Sở Nội vụ chủ trì",
    "Điều 1 của Nghị định này quy định",
    "Điều này không áp dụng",
    "điều 2 khoản 1",
    "Mục tiêu chung",
    "Phần mềm quản lý văn bản",
    "Phần lớn các xã",
    "Chương trình công tác năm 2025",
    "Phụ lục kèm theo",
    "15/7/2025 là hạn cuối",
    "30 ngày kể từ ngày ký",
    "100% hồ sơ",
    "1.286 con gia súc",
    "2,5 điểm",
    "2025 là năm cuối",
    "05 xã, phường",
    "12/KH-UBND ngày 15/01/2025",
    "01/7/2025 bỏ cấp huyện",
    "UBND các xã",
    "Vụ Pháp chế",
    "ABC. Không phải mục",
    "mục 2 nêu trên",
    "”Cải cách hành chính”",
    "(xem phụ lục)",
    "",
    "-",
    "...",
    "%",
    "8 giờ 00 ngày 20/8/2025",
    "Năm 2024, tỉnh đạt 91,10%",
    "X",
    "I",
    "Chương này",
    "Phần việc của Sở Y tế",
    "Phụ lục ban hành kèm theo Kế hoạch",
    "1.000.000 đồng",
    "0236.3821.456",
    "Điều lệ Đảng",
    "Điều tra, khảo sát",
]


@pytest.mark.parametrize(("text", "kind", "label", "rest"), MARKED)
def test_markers_are_read(text: str, kind: str, label: str, rest: str) -> None:
    marker = read_marker(text)
    assert marker is not None
    assert (marker.kind, marker.label, text[marker.end :]) == (kind, label, rest)


@pytest.mark.parametrize("text", UNMARKED)
def test_what_is_no_marker_is_left_alone(text: str) -> None:
    assert read_marker(text) is None


@pytest.mark.parametrize(
    ("text", "ordinal"),
    [
        ("IV. x", 4),
        ("đ) x", 5),
        ("B. Nhiệm vụ", 2),
        ("1.3. Rà soát", 3),
        ("12. Sở Y tế", 12),
        ("(iii) kinh phí", 3),
    ],
)
def test_markers_count(text: str, ordinal: int) -> None:
    marker = read_marker(text)
    assert marker is not None and marker.ordinal == ordinal and not marker.is_bullet


@given(st.sampled_from(list(LETTERS)), st.text(alphabet="abcđeêghiklmnoôơ ", min_size=1).filter(str.strip))
def test_letters_of_the_vietnamese_alphabet_are_markers(letter: str, rest: str) -> None:
    marker = read_marker(f"{letter}) {rest}")
    assert marker is not None
    assert marker.label == letter


@given(st.text(max_size=60))
def test_any_text_is_split_without_loss(text: str) -> None:
    marker = read_marker(text)
    if marker:
        assert 0 < marker.end <= len(text)
        assert marker.text == text[: marker.end].strip()
