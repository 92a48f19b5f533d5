"""Appendices, contacts and footnotes of pages with boxes."""

from __future__ import annotations

from docproc.schema import OcrPage, Zone
from tests.layout.pages import centred, flow, of_zone, page, placed, zones

BODY = flow("Sở Nội vụ đề nghị các đơn vị rà soát danh mục hồ sơ đến hạn nộp lưu. " * 3, 200)


def test_heading_title_and_note_belong_together() -> None:
    lines = [
        centred(80, "Phụ lục II"),
        centred(98, "DANH MỤC HỒ SƠ NỘP LƯU"),
        centred(116, "(Kèm theo Kế hoạch số 15/KH-SNV ngày 12 tháng 5 năm 2025)"),
    ]
    pages = [page(*BODY), page(*lines, *BODY, number=2)]
    assert of_zone(pages, Zone.APPENDIX) == [
        "Phụ lục II DANH MỤC HỒ SƠ NỘP LƯU (Kèm theo Kế hoạch số 15/KH-SNV ngày 12 tháng 5 năm 2025)"
    ]


def test_a_plan_enclosed_with_a_decision_has_a_heading_like_an_appendix() -> None:
    lines = [
        centred(80, "KẾ HOẠCH"),
        centred(98, "SỐ HÓA HỒ SƠ LƯU TRỮ NĂM 2025"),
        "85 116 (Ban hành kèm theo Quyết định số 77/QĐ-UBND ngày 15 tháng 01 năm 2026",
        centred(134, "của Ủy ban nhân dân tỉnh Bình An)"),
    ]
    pages = [page(*BODY), page(*lines, *BODY, number=2)]
    assert of_zone(pages, Zone.APPENDIX) == [
        "KẾ HOẠCH SỐ HÓA HỒ SƠ LƯU TRỮ NĂM 2025 (Ban hành kèm theo Quyết định số 77/QĐ-UBND ngày 15 tháng 01"
        " năm 2026 của Ủy ban nhân dân tỉnh Bình An)"
    ]


def test_a_paragraph_about_an_appendix_is_body() -> None:
    lines = flow("Phụ lục II nêu danh mục hồ sơ nộp lưu của các cơ quan, đơn vị thuộc tỉnh.", 120)
    assert of_zone([page(*lines, *BODY)], Zone.APPENDIX) == []


def test_the_letterhead_at_the_foot_of_the_page_is_contact() -> None:
    contact = "90 800 ĐT: 0236.3821.456 - Fax: 0236.3821.457 - Email: vanthu@binhan.gov.vn"
    assert of_zone([page(*BODY, contact)], Zone.CONTACT) == [contact.split(" ", 2)[2]]


def test_small_print_under_its_number_is_a_footnote() -> None:
    text = page(*BODY)
    notes = [placed("85 780 1 Theo số liệu năm 2024.", 8), placed("85 792 2 Chưa kể cấp xã.", 8)]
    read = OcrPage(1, 595, 842, text.source, (*text.lines, *notes))
    assert zones([read])[-2:] == [
        (Zone.FOOTNOTE, "1 Theo số liệu năm 2024."),
        (Zone.FOOTNOTE, "2 Chưa kể cấp xã."),
    ]


def test_the_last_numbered_paragraph_is_no_footnote() -> None:
    lines = flow("2. Sở Tài chính bố trí kinh phí.", 780)
    assert of_zone([page(*BODY, *lines)], Zone.FOOTNOTE) == []
