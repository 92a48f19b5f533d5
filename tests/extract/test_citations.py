"""Citations in running text: what is one, what its parts are, and what only looks like one."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from docproc.extract.citations import find_citations

DAY = datetime.date

# text, type, number with symbol, day, issuer, title
FULL = [
    (
        "theo Công văn số 215/SNV-CCHC&PC ngày 26/5/2025 của Sở Nội vụ.",
        ("Công văn", "215/SNV-CCHC&PC", DAY(2025, 5, 26), "Sở Nội vụ", None),
    ),
    (
        "Căn cứ Nghị định số 12/2023/NĐ-CP ngày 05 tháng 3 năm 2023 của Chính phủ quy định về lưu trữ;",
        ("Nghị định", "12/2023/NĐ-CP", DAY(2023, 3, 5), "Chính phủ", "quy định về lưu trữ"),
    ),
    (
        "Thực hiện Quyết định số 77/QĐ-TTg ngày 02-4-2024 của Thủ tướng Chính phủ phê duyệt Đề án số hóa, "
        "Ủy ban nhân dân tỉnh yêu cầu các sở báo cáo.",
        ("Quyết định", "77/QĐ-TTg", DAY(2024, 4, 2), "Thủ tướng Chính phủ", "phê duyệt Đề án số hóa"),
    ),
    (
        "Kết luận số 19-KL/TU, ngày 17/5/2025 của Ban Thường vụ Tỉnh ủy về công tác cán bộ",
        ("Kết luận", "19-KL/TU", DAY(2025, 5, 17), "Ban Thường vụ Tỉnh ủy", "công tác cán bộ"),
    ),
    (
        "Quyết định số 5/QĐ-UBND ngày 09/01/2025 của UBND tỉnh về việc giao chỉ tiêu (đợt 1) cho các huyện;",
        (
            "Quyết định",
            "5/QĐ-UBND",
            DAY(2025, 1, 9),
            "Ủy ban nhân dân tỉnh",
            "giao chỉ tiêu (đợt 1) cho các huyện",
        ),
    ),
    (
        "Xét đề nghị của Giám đốc Sở Y tế tại Tờ trình số 88/TTr-SYT ngày 11/6/2025.",
        ("Tờ trình", "88/TTr-SYT", DAY(2025, 6, 11), "Sở Y tế", None),
    ),
    ("Văn bản số 41/STC-NS ngày 03/3/2025", ("Công văn", "41/STC-NS", DAY(2025, 3, 3), None, None)),
    ("Luật Lưu trữ ngày 21 tháng 6 năm 2024", ("Luật", None, DAY(2024, 6, 21), None, "Lưu trữ")),
    ("Luật số 33/2024/QH15", ("Luật", "33/2024/QH15", None, None, None)),
    ("Luật Lưu trữ số 33/2024/QH15", ("Luật", "33/2024/QH15", None, None, "Lưu trữ")),
    (
        "được giao tại Chương trình công tác năm 2025 của Ủy ban nhân dân tỉnh",
        ("Chương trình", None, None, "Ủy ban nhân dân tỉnh", "công tác năm 2025"),
    ),
    ("(Kế hoạch số 9/KH-UBND ngày 02/02/2025)", ("Kế hoạch", "9/KH-UBND", DAY(2025, 2, 2), None, None)),
    ("Quyết định số 14/QĐÐ-UBND", ("Quyết định", "14/QĐ-UBND", None, None, None)),
    (
        "Thông tư liên tịch số 03/2016/TTLT-BTC-BNV",
        ("Thông tư liên tịch", "03/2016/TTLT-BTC-BNV", None, None, None),
    ),
    ("Nghị quyết số 52/NQ-HĐND", ("Nghị quyết", "52/NQ-HĐND", None, None, None)),
    ("Hướng dẫn số 36-HD/VPTW", ("Hướng dẫn", "36-HD/VPTW", None, None, None)),
]


@pytest.mark.parametrize(("text", "expected"), FULL)
def test_the_parts_of_a_citation(
    text: str, expected: tuple[str | None, str | None, datetime.date | None, str | None, str | None]
) -> None:
    (found,) = find_citations(text)
    title = text[slice(*found.title)] if found.title else None
    assert (found.doc_type, found.number_symbol, found.date, found.issuer, title) == expected


@pytest.mark.parametrize(
    "text",
    [
        "xếp hạng thứ 1/63 tỉnh, thành phố",
        "đạt 42,7037/80 điểm, tăng 2,20% so với năm 2023",
        "trước ngày 30/6/2025, chậm nhất 15/7",
        "trực 24/24 giờ; tốc độ 40 km/h",
        "14/19 dự án đã hoàn thành",
        "điện thoại 0225.3821.456/UBND",
        "100/TB tỷ đồng",
        "Ban hành Kế hoạch kiểm tra năm 2025 của thành phố",
        "xây dựng Kế hoạch năm 2025 của Ủy ban nhân dân tỉnh",
        "Quyết định này có hiệu lực kể từ ngày 01/7/2025 của tháng",
        "theo quy định của pháp luật về đất đai",
        "Luật sư và các bên ngày 05/6/2025",
        "Văn bản chỉ đạo về cải cách hành chính năm 2025 của Ủy ban nhân dân tỉnh",
        "https://example.vn/12/QD-UBND",
        "Tờ trình số §3/TTr-UBND",
        "Kế hoạch năm 2025 của tỉnh giao",
        "",
    ],
)
def test_figures_dates_and_plans_are_no_citations(text: str) -> None:
    assert find_citations(text) == []


def numbers(text: str) -> list[tuple[str | None, str | None, str | None]]:
    return [(found.doc_type, found.number_symbol, found.issuer) for found in find_citations(text)]


def test_a_list_states_type_and_issuer_once() -> None:
    text = (
        "Căn cứ các Quyết định của UBND tỉnh: số 1/QĐ-UBND ngày 02/01/2024 về việc giao vốn; "
        "số 22/QĐ-UBND ngày 05/02/2024 về việc điều chỉnh vốn;"
    )
    assert numbers(text) == [
        ("Quyết định", "1/QĐ-UBND", "Ủy ban nhân dân tỉnh"),
        ("Quyết định", "22/QĐ-UBND", "Ủy ban nhân dân tỉnh"),
    ]


def test_numbers_share_a_symbol() -> None:
    assert numbers("Công văn số 1, 2 và 3/UBND-TH ngày 05/6/2025 của UBND tỉnh") == [
        ("Công văn", f"{number}/UBND-TH", "Ủy ban nhân dân tỉnh") for number in (1, 2, 3)
    ]


def test_the_issuer_at_the_end_counts_for_its_own_kind_only() -> None:
    text = (
        "Công văn số 7/STC-NS ngày 01/3/2025, Nghị định số 3/2024/NĐ-CP "
        "và Nghị định số 4/2024/NĐ-CP của Chính phủ"
    )
    assert numbers(text) == [
        ("Công văn", "7/STC-NS", None),
        ("Nghị định", "3/2024/NĐ-CP", "Chính phủ"),
        ("Nghị định", "4/2024/NĐ-CP", "Chính phủ"),
    ]


def test_citations_inside_a_title_are_found_too() -> None:
    text = "Nghị định số 9/2024/NĐ-CP sửa đổi một số điều của Nghị định số 2/2020/NĐ-CP ngày 03/02/2020;"
    first, second = find_citations(text)
    assert first.title is not None and text[slice(*first.title)].endswith("ngày 03/02/2020")
    assert second.number_symbol == "2/2020/NĐ-CP"


def test_a_title_ends_where_the_main_clause_begins() -> None:
    text = (
        "Thực hiện Công văn số 6/BNV-CCHC của Bộ Nội vụ về việc rà soát chỉ tiêu, nhiệm vụ, "
        "Sở Nội vụ đề nghị các cơ quan báo cáo."
    )
    (found,) = find_citations(text)
    assert found.title is not None and text[slice(*found.title)] == "rà soát chỉ tiêu, nhiệm vụ"


def test_lost_marks_cost_nothing_but_the_symbol_is_never_changed() -> None:
    (found,) = find_citations("Cong van so 12/SNV-TCBC ngay 05/6/2025 cua So Noi vu")
    assert (found.doc_type, found.number_symbol, found.issuer) == ("Công văn", "12/SNV-TCBC", "Sở Nội vụ")


@given(st.text(alphabet="Quyếtđịnhcôngvă sốngày củavềLuật0123456789/-.,;:()“”UBNDĐCPH", max_size=120))
@settings(deadline=None)
def test_any_text_gives_spans_inside_it(text: str) -> None:
    for found in find_citations(text):
        start, end = found.whole
        assert 0 <= start < found.end <= end <= len(text)
