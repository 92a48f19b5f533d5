"""Lines put where they belong, and the order that they were read in."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docproc.evaluate.arrangement import arranged, joined, order_of_paragraphs, read_lines
from docproc.evaluate.text_metrics import Count
from tests.evaluate.pages import page

LEFT = ["ỦY BAN NHÂN DÂN", "TỈNH GIA LAI", "Số: 12/KH-UBND"]
RIGHT = ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Gia Lai, ngày 02 tháng 6 năm 2025"]
BODY = ["Thực hiện chỉ đạo của Chính phủ, các sở khẩn trương rà soát.", "Sở Nội vụ tổng hợp, báo cáo."]


@pytest.mark.parametrize(
    ("read", "order"),
    [
        ([*LEFT, *RIGHT, *BODY], [0, 1, 2, 3, 4, 5, 6]),
        ([*RIGHT, *LEFT, *BODY], [2, 3, 4, 0, 1, 5, 6]),
        ([*LEFT, *RIGHT, BODY[1], BODY[0]], [0, 1, 2, 3, 4, 6, 5]),
        ([*LEFT, *BODY, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAN"], [0, 1, 2, 5, 3, 4]),
    ],
)
def test_lines_go_where_they_belong(read: list[str], order: list[int]) -> None:
    assert arranged("\n".join([*LEFT, *RIGHT, *BODY]), read_lines([page(*read)])) == order


def test_dirt_stays_behind_its_neighbour() -> None:
    lines = read_lines([page(LEFT[0], "^ ~ }", LEFT[1])])
    assert arranged("\n".join(LEFT), lines) == [0, 1, 2]


@given(st.permutations([*LEFT, *RIGHT, *BODY]))
def test_no_line_is_lost_or_doubled(read: list[str]) -> None:
    order = arranged("\n".join([*LEFT, *RIGHT, *BODY]), read_lines([page(*read)]))
    assert sorted(order) == list(range(len(read)))


def test_order_strict_and_forgiving() -> None:
    truth = [*LEFT, *BODY]
    straight = order_of_paragraphs(truth, read_lines([page(*truth)]))
    assert straight == (Count(0, 5), Count(0, 5))
    swapped = order_of_paragraphs(truth, read_lines([page(*LEFT, BODY[1], BODY[0])]))
    assert swapped == (Count(1, 5), Count(0, 5))
    missing = order_of_paragraphs(truth, read_lines([page(*LEFT, BODY[0])]))
    assert missing == (Count(1, 5), Count(1, 5))


def test_columns_may_be_read_either_way() -> None:
    truth = [LEFT[0], RIGHT[0], LEFT[1], RIGHT[1]]
    lines = read_lines([page(LEFT[0], LEFT[1], *RIGHT)])
    assert order_of_paragraphs(truth, lines)[0] == Count(1, 4)
    assert order_of_paragraphs(truth, lines, [range(4), (0, 2, 1, 3)])[0] == Count(0, 4)


def test_page_numbers_are_no_text() -> None:
    lines = read_lines([page("một", number=1), page("2", "hai", number=2), page("ba", "- 3 -", number=3)])
    assert [line.words for line in lines] == [("một",), ("hai",), ("ba",)]


@pytest.mark.parametrize(
    ("lines", "number"), [(("2", "hai"), 1), (("hai", "2", "ba"), 2), (("12", "hai"), 2)]
)
def test_other_figures_are_text(lines: tuple[str, ...], number: int) -> None:
    assert len(read_lines([page(*lines, number=number)])) == len(lines)


def test_a_glued_word_is_read_once() -> None:
    (line,) = read_lines([page("x")])
    words = [{"text": text, "raw": "SởNộivụ", "bbox": [0, 0, 9, 9]} for text in ("Sở", "Nội", "vụ")]
    (line,) = read_lines([page("x") | {"lines": [{"text": "Sở Nội vụ", "words": words}]}])
    assert (line.words, line.raw) == (("Sở", "Nội", "vụ"), ("SởNộivụ",))


def test_a_word_that_stands_twice_is_read_twice() -> None:
    words = [{"text": "các", "raw": "các", "bbox": None}] * 2
    (line,) = read_lines([page("x") | {"lines": [{"text": "các các", "words": words}]}])
    assert line.raw == ("các", "các")


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        ([["Số", "287/STC-"], ["HCSN", "ngày"]], "Số 287/STC-HCSN ngày"),
        ([["NĐ/"], ["CP"]], "NĐ/CP"),
        ([["giai", "đoạn"], ["2025", "-"], ["2030"]], "giai đoạn 2025 - 2030"),
        ([["xong."], ["Sở"]], "xong. Sở"),
    ],
)
def test_broken_words_are_joined(lines: list[list[str]], text: str) -> None:
    assert joined(lines) == text
