"""Page numbers and running headers."""

from __future__ import annotations

import pytest

from docproc.layout.page_numbers import is_page_number
from docproc.schema import Word, Zone
from tests.layout.pages import flow, of_zone, page

BODY = flow("Sở Nội vụ đề nghị các đơn vị rà soát danh mục hồ sơ đến hạn nộp lưu. " * 3, 80)


def words(text: str) -> list[Word]:
    return [Word(word, None, None) for word in text.split()]


@pytest.mark.parametrize("line", ["2", "- 2 -", "–3–", "Trang 2/5", "Trang 2", "2/5", "12."])
def test_page_numbers(line: str) -> None:
    assert is_page_number(words(line))


@pytest.mark.parametrize(
    "line", ["2025 năm", "1. Sở", "Trang bị", "Trang thiết bị 2", "1/7/2025", "II", "Số 2"]
)
def test_other_lines(line: str) -> None:
    assert not is_page_number(words(line))


@pytest.mark.parametrize(
    "line", ["308 40 2", "300 40 - 2 -", "290 800 Trang 2/5", "520 800 2", "306 40 II", "308 40 Á"]
)
def test_a_number_in_the_margin_of_a_later_page(line: str) -> None:
    pages = [page(*BODY), page(line, *BODY, number=2)]
    assert of_zone(pages, Zone.PAGE_NUMBER) == [line.split(" ", 2)[2]]


def test_a_number_at_the_top_of_the_first_page_is_none() -> None:
    assert of_zone([page("308 40 2", *BODY)], Zone.PAGE_NUMBER) == []


def test_a_number_within_the_text_is_none() -> None:
    assert (
        of_zone([page(*BODY), page(*BODY, "308 400 2", *flow("Báo cáo.", 430), number=2)], Zone.PAGE_NUMBER)
        == []
    )


def test_a_running_header_is_taken_out_of_every_later_page() -> None:
    header = "200 40 CÔNG BÁO/Số 15/Ngày 12-5-2025"
    pages = [page(header, *BODY, number=number) for number in (1, 2, 3)]
    assert len(of_zone(pages, Zone.PAGE_NUMBER)) == 2
