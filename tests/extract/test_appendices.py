"""Appendices: where they begin, what they are called, how far they reach."""

from __future__ import annotations

from docproc.extract.appendices import read_appendices
from docproc.schema import Zone
from docproc.schema.contract import Appendix
from tests.extract.builder import PAGE_BREAK, Given, document


def appendices(parts: list[Given]) -> list[Appendix]:
    found: list[Appendix] = read_appendices(document(parts))._.appendices
    return found


def test_titles_and_pages() -> None:
    found = appendices(
        [
            (Zone.BODY, "Thực hiện theo Phụ lục kèm theo."),
            PAGE_BREAK,
            (Zone.APPENDIX, "Phụ lục I"),
            (Zone.APPENDIX, "DANH MỤC HỒ SƠ\nNỘP LƯU TRỮ"),
            (Zone.APPENDIX, "(Kèm theo Kế hoạch số 9/KH-UBND ngày 03/02/2025)"),
            (Zone.TABLE, "Hồ sơ"),
            PAGE_BREAK,
            (Zone.TABLE, "Hồ sơ"),
            PAGE_BREAK,
            (Zone.APPENDIX, "Phụ lục II: BIỂU MẪU BÁO CÁO"),
        ]
    )
    assert [(one.title, one.pages) for one in found] == [
        ("DANH MỤC HỒ SƠ NỘP LƯU TRỮ", [2, 3]),
        ("BIỂU MẪU BÁO CÁO", [4]),
    ]


def test_without_a_title_the_label_names_it() -> None:
    (found,) = appendices([(Zone.APPENDIX, "PHỤ LỤC"), (Zone.APPENDIX, "(Kèm theo Quyết định)")])
    assert found.title == "PHỤ LỤC"


def test_bare_text_is_searched_for_the_heading() -> None:
    (found,) = appendices(
        [(Zone.BODY, "Nội dung."), (Zone.BODY, "PHỤ LỤC II"), (Zone.BODY, "DANH MỤC HỒ SƠ")]
    )
    assert found.title == "DANH MỤC HỒ SƠ"


def test_a_mention_is_no_appendix() -> None:
    assert appendices([(Zone.BODY, "Phụ lục I kèm theo Kế hoạch này."), (Zone.BODY, "phụ lục")]) == []
    assert appendices([]) == []
