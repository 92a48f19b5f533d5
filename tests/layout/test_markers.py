"""List markers and divisions at the start of a line."""

from __future__ import annotations

import pytest

from docproc.layout.markers import Marker, marker_of


@pytest.mark.parametrize(
    ("line", "marker"),
    [
        ("1. Sở Nội vụ:", Marker.ARABIC),
        ("12. Văn phòng", Marker.ARABIC),
        ("1.2. Mục tiêu", Marker.ARABIC),
        ("1.2.3 Mục tiêu", Marker.ARABIC),
        ("2) Văn phòng", Marker.ARABIC),
        ("1- Mục tiêu", Marker.ARABIC),
        ("2, Trong quá trình", Marker.ARABIC),
        ("I. MỤC TIÊU", Marker.ROMAN),
        ("IV- Tổ chức", Marker.ROMAN),
        ("ll. MỤC TIÊU", Marker.ROMAN),
        ("II/ CHỈ TIÊU:", Marker.ROMAN),
        ("1/ Phòng Kinh tế:", Marker.ARABIC),
        ("a) Rà soát", Marker.LETTER),
        ("đ) Rà soát", Marker.LETTER),
        ("b. Rà soát", Marker.LETTER),
        ("- Rà soát", Marker.BULLET),
        ("– Rà soát", Marker.BULLET),
        ("—Rà soát", Marker.BULLET),
        ("~ Rà soát", Marker.BULLET),
        ("_ Rà soát", Marker.BULLET),
        ("• Rà soát", Marker.BULLET),
        ("+ Rà soát", Marker.BULLET),
        ("- (;ac so", Marker.BULLET),
        ("Điều 1. Phạm vi", Marker.DIVISION),
        ("Diéu 2. Pham vi", Marker.DIVISION),
        ("Điều 3", Marker.DIVISION),
        ("Chương II", Marker.DIVISION),
        ("Mục 1 QUY ĐỊNH", Marker.DIVISION),
        ("Tiểu mục 2. Quy định", Marker.DIVISION),
        ("Phần thứ nhất", Marker.DIVISION),
    ],
)
def test_markers(line: str, marker: Marker) -> None:
    assert marker_of(line) is marker


@pytest.mark.parametrize(
    "line",
    [
        "01/7/2025 của Chính phủ",
        "2025. Các đơn vị",
        "71/2016/NĐ-CP ngày 01 tháng 7",
        "96,17 điểm, cao hơn",
        "100% hồ sơ",
        "4.318,7 tỷ đồng",
        "Điều 1 của Nghị định",
        "Điều kiện thi hành",
        "Phần lớn các đơn vị",
        "Mục tiêu chung",
        "Chương trình công tác",
        "Các đơn vị",
        "-",
        "____",
        "- 2 -"[:1],
        "",
    ],
)
def test_other_lines(line: str) -> None:
    assert marker_of(line) is None
