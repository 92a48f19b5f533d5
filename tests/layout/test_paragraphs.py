"""Paragraphs of a body with boxes, on one page and over the page break."""

from __future__ import annotations

import pytest

from docproc.layout import arrange, join_paragraphs
from docproc.schema import OcrPage, Zone
from tests.layout.pages import LEFT, STEP, centred, flow, flows, of_zone, page

LONG = "Các cơ quan, đơn vị chủ động rà soát hồ sơ, tài liệu đến hạn nộp lưu và lập danh mục gửi về"
TASKS = [
    "Để triển khai hiệu quả công tác lưu trữ trong thời gian tới, Giám đốc Sở yêu cầu các phòng:",
    "1. Văn phòng Sở:",
    f"a) {LONG} Văn phòng trước ngày 15 tháng 7 năm 2025;",
    "b) Bố trí kho bảo quản.",
    f"- {LONG} Sở Nội vụ tổng hợp, báo cáo.",
    "2. Phòng Quản lý văn thư: tham mưu kế hoạch kiểm tra.",
]


def joined(pages: list[OcrPage]) -> list[str]:
    return [
        " ".join(word.word.text for word in paragraph.words)
        for paragraph in join_paragraphs(arrange(pages))
        if paragraph.zone is Zone.BODY
    ]


def test_first_lines_set_in_part_paragraphs() -> None:
    assert of_zone([page(*flows(TASKS, 80))], Zone.BODY) == TASKS


def test_indent_is_measured_from_the_edge_of_the_text() -> None:
    blocks = arrange([page(*flows(TASKS, 80))])[0].blocks
    assert blocks[0].indent == pytest.approx(36, abs=1.5)


def test_paragraphs_without_indent_are_parted_by_gaps_and_short_lines() -> None:
    assert of_zone([page(*flows(TASKS, 80, indent=0.0))], Zone.BODY) == TASKS


def test_a_dash_within_a_full_line_begins_no_paragraph() -> None:
    lines = [
        f"{LEFT + 36} 80 {LONG[:80]}",
        f"{LEFT} {80 + STEP} – Hà Bình nói riêng và của cả vùng nói chung trong những năm tới, góp phần",
        f"{LEFT} {80 + 2 * STEP} bảo tồn di sản.",
        *flow(LONG, 160),
    ]
    assert len(of_zone([page(*lines)], Zone.BODY)) == 2


def test_hanging_lines_belong_to_their_item() -> None:
    lines = [
        f"{LEFT + 36} 80 - {LONG[:72]}",
        f"{LEFT + 46} {80 + STEP} nguồn nhân lực của các cơ quan, đơn vị.",
        f"{LEFT + 36} {84 + 2 * STEP} - Bố trí kho bảo quản tài liệu.",
        *flow(f"{LONG} Sở Nội vụ.", 180),
        *flow(f"{LONG} Sở Nội vụ.", 240),
    ]
    assert len(of_zone([page(*lines)], Zone.BODY)) == 4


def test_headings_in_the_middle_stand_alone() -> None:
    lines = [
        centred(80, "Chương I"),
        centred(98, "QUY ĐỊNH CHUNG"),
        *flow(f"Điều 1. {LONG} Sở.", 130),
    ]
    found = of_zone([page(*lines)], Zone.BODY)
    assert found[:2] == ["Chương I", "QUY ĐỊNH CHUNG"]
    assert len(found) == 3


def test_pieces_of_one_row_are_one_line() -> None:
    lines = [f"{LEFT + 36} 80 - ", f"{LEFT + 46} 80 Bố trí kho bảo quản tài liệu."]
    pieces = [lines[1], f"{LEFT + 36} 80 -"]
    assert of_zone([page(*pieces, *flow(LONG, 120))], Zone.BODY)[0] == ("- Bố trí kho bảo quản tài liệu.")


def test_the_end_mark_ends_the_body() -> None:
    lines = [*flow("Giao các phòng thực hiện./.", 80), f"{LEFT} 98 và các đơn vị có liên quan"]
    assert len(of_zone([page(*lines, *flow(LONG, 140))], Zone.BODY)) == 3


class TestOverleaf:
    """The first lines of a page."""

    first = page(*flow(f"{LONG} Văn phòng. {LONG[:60]}", 700))

    def turned(self, *lines: str) -> list[str]:
        second = page("300 40 2", *lines, *flow(f"{LONG} Sở Nội vụ.", 160), number=2)
        return joined([self.first, second])

    def test_a_line_at_the_edge_goes_on(self) -> None:
        assert len(self.turned(f"{LEFT} 80 lưu trữ cơ quan của tỉnh.")) == 2

    def test_a_line_set_in_begins_a_paragraph(self) -> None:
        assert len(self.turned(f"{LEFT + 36} 80 Sở Tài chính bố trí kinh phí.")) == 3

    def test_a_small_letter_goes_on_even_when_set_in(self) -> None:
        assert len(self.turned(f"{LEFT + 36} 80 lưu trữ cơ quan của tỉnh.")) == 2

    def test_an_article_begins_a_paragraph(self) -> None:
        assert len(self.turned(f"{LEFT + 36} 80 Điều 2. Quyết định có hiệu lực từ ngày ký.")) == 3

    def test_page_numbers_and_footnotes_are_passed_over(self) -> None:
        note = page(f"{LEFT} 760 1 Theo số liệu của năm trước.", height=9).lines[0]
        first = OcrPage(1, 595, 842, self.first.source, (*self.first.lines, note))
        second = page("300 40 2", f"{LEFT} 80 lưu trữ cơ quan của tỉnh.", number=2)
        paragraphs = join_paragraphs(arrange([first, second]))
        assert [paragraph.zone for paragraph in paragraphs] == [
            Zone.BODY,
            Zone.FOOTNOTE,
            Zone.PAGE_NUMBER,
        ]
        assert {word.page for word in paragraphs[0].words} == {1, 2}

    def test_nothing_goes_on_after_the_end_mark(self) -> None:
        first = page(*flow(f"{LONG} Văn phòng./.", 700))
        assert len(joined([first, page(f"{LEFT} 80 lưu trữ cơ quan của tỉnh.", number=2)])) == 2
