"""Tables, ruled and unruled, and what must not become one."""

from __future__ import annotations

from docproc.layout import arrange, join_paragraphs
from docproc.schema import Block, Box, Cell, OcrPage, Zone
from tests.layout.pages import LEFT, blocks, flow, flows, page, text_of, zones

XS = (85.0, 120.0, 300.0, 420.0, 540.0)
HEAD = "90 205 STT || 150 Nhiệm vụ || 320 Chủ trì || 440 Thời hạn"
ROWS = [
    "98 230 1 || 124 Rà soát danh mục hồ sơ || 305 Sở Nội vụ || 425 Tháng 7/2025",
    "124 246 đến hạn nộp lưu",
    "98 270 2 || 124 Bố trí kho bảo quản || 305 Sở Tài chính, || 425 Quý III",
    "305 286 Sở Xây dựng",
]
TEXT = flow("Các đơn vị thực hiện nhiệm vụ theo phụ biểu sau đây và báo cáo kết quả đúng hạn. " * 2, 80)


def grid(xs: tuple[float, ...], ys: tuple[float, ...]) -> list[Box]:
    lines = [Box(xs[0], y - 0.5, xs[-1], y + 0.5) for y in ys]
    return lines + [Box(x - 0.5, ys[0], x + 0.5, ys[-1]) for x in xs]


RULES = grid(XS, (200.0, 224.0, 264.0, 304.0))


def cells(pages: list[OcrPage]) -> dict[Cell, str]:
    found: dict[Cell, str] = {}
    for paragraph in join_paragraphs(arrange(pages)):
        if paragraph.cell is not None:
            assert paragraph.zone is Zone.TABLE
            found[paragraph.cell] = " ".join(word.word.text for word in paragraph.words)
    return found


EXPECTED = {
    (0, 0): "STT",
    (0, 1): "Nhiệm vụ",
    (0, 2): "Chủ trì",
    (0, 3): "Thời hạn",
    (1, 0): "1",
    (1, 1): "Rà soát danh mục hồ sơ đến hạn nộp lưu",
    (1, 2): "Sở Nội vụ",
    (1, 3): "Tháng 7/2025",
    (2, 0): "2",
    (2, 1): "Bố trí kho bảo quản",
    (2, 2): "Sở Tài chính, Sở Xây dựng",
    (2, 3): "Quý III",
}


def test_a_ruled_table() -> None:
    found = cells([page(*TEXT, HEAD, *ROWS, *flow("Các đơn vị thực hiện.", 330), rules=RULES)])
    assert {(cell.row, cell.column): text for cell, text in found.items()} == EXPECTED
    assert {cell.row for cell in found if cell.header} == {0}


def test_the_same_table_without_rules() -> None:
    found = cells([page(*TEXT, HEAD, *ROWS, *flow("Các đơn vị thực hiện nghiêm túc các nội dung.", 330))])
    assert {(cell.row, cell.column): text for cell, text in found.items()} == EXPECTED


def test_numbers_in_the_middle_of_tall_cells() -> None:
    rows = [
        "124 226 Rà soát danh mục",
        "98 234 1 || 305 Sở Nội vụ || 425 Tháng 7",
        "124 242 hồ sơ nộp lưu",
        "124 266 Bố trí kho",
        "98 274 2 || 305 Sở Tài chính || 425 Quý III",
        "124 282 bảo quản",
    ]
    found = {(c.row, c.column): text for c, text in cells([page(*TEXT, HEAD, *rows)]).items()}
    assert found[1, 1] == "Rà soát danh mục hồ sơ nộp lưu"
    assert found[2, 1] == "Bố trí kho bảo quản"


def test_a_table_that_goes_on_overleaf_keeps_its_number() -> None:
    more = [
        "98 66 3 || 124 Tập huấn nghiệp vụ || 305 Sở Nội vụ || 425 Quý IV",
        "98 90 4 || 124 Kiểm tra thực tế || 305 Sở Nội vụ || 425 Quý IV",
    ]
    second = page(*more, rules=grid(XS, (60.0, 84.0, 108.0)), number=2)
    found = cells([page(*TEXT, HEAD, *ROWS, rules=RULES), second])
    assert {cell.table for cell in found} == {0}
    assert found[Cell(0, 4, 1)] == "Kiểm tra thực tế"


def test_a_row_broken_by_the_page_is_one_row() -> None:
    broken = [*ROWS[:3], "305 286 Sở Xây dựng và"]
    more = ["305 66 Sở Công Thương", "98 90 3 || 124 Kiểm tra thực tế || 305 Sở Nội vụ"]
    second = page(*more, rules=grid(XS, (60.0, 84.0, 108.0)), number=2)
    found = cells([page(*TEXT, HEAD, *broken, rules=RULES), second])
    assert found[Cell(0, 2, 2)] == "Sở Tài chính, Sở Xây dựng và Sở Công Thương"
    assert found[Cell(0, 3, 1)] == "Kiểm tra thực tế"


def test_a_table_with_other_columns_is_another_table() -> None:
    xs = (85.0, 120.0, 400.0, 540.0)
    lines = [
        "90 66 STT || 200 Nội dung || 440 Ghi chú",
        "98 90 1 || 130 Kinh phí tập huấn || 410 Ngân sách",
    ]
    second = page(*lines, rules=grid(xs, (60.0, 84.0, 108.0)), number=2)
    found = cells([page(*TEXT, HEAD, *ROWS, rules=RULES), second])
    assert {cell.table for cell in found} == {0, 1}


def test_merged_cells_take_the_place_of_their_top_left_corner() -> None:
    ys = (200.0, 224.0, 264.0, 304.0)
    rules = [Box(XS[0], y - 0.5, XS[-1], y + 0.5) for y in ys]
    rules += [Box(x - 0.5, 200.0, x + 0.5, 304.0) for x in (XS[0], XS[-1])]
    rules += [Box(x - 0.5, 224.0, x + 0.5, 304.0) for x in XS[1:-1]]
    lines = ["200 205 I. Nhiệm vụ trọng tâm của các đơn vị", *ROWS]
    found = cells([page(*TEXT, *lines, rules=rules)])
    assert found[Cell(0, 0, 0)] == "I. Nhiệm vụ trọng tâm của các đơn vị"
    assert found[Cell(0, 1, 2)] == "Sở Nội vụ"


def test_strokes_of_the_rules_are_noise() -> None:
    lines = [HEAD, ROWS[0], "118.5 246 | || 124 đến hạn nộp lưu", *ROWS[2:]]
    pages = [page(*TEXT, *lines, rules=RULES)]
    assert (Zone.NOISE, "|") in zones(pages)
    assert "|" not in " ".join(cells(pages).values())


def test_text_before_and_after_stays_in_order() -> None:
    after = flow("Các đơn vị thực hiện.", 330)
    kinds = [zone for zone, _ in zones([page(*TEXT, HEAD, *ROWS, *after, rules=RULES)])]
    assert kinds == [Zone.BODY] + [Zone.TABLE] * len(EXPECTED) + [Zone.BODY]


def no_table(*lines: str, rules: list[Box] | None = None) -> bool:
    return not any(is_cell(block) for block in blocks(arrange([page(*lines, rules=rules or [])])))


def is_cell(block: Block) -> bool:
    return block.zone is Zone.TABLE or block.cell is not None


def test_body_text_is_no_table() -> None:
    texts = [
        "1. Sở Nội vụ chủ trì, phối hợp với các cơ quan rà soát nội dung, thời gian thực hiện.",
        "2. Sở Tài chính: nội dung chi, thời hạn, kinh phí theo quy định của pháp luật hiện hành.",
        "- Thời gian: quý III năm 2025. - Đơn vị chủ trì: Văn phòng. - Ghi chú: gửi báo cáo.",
    ] * 4
    assert no_table(*flows(texts, 80))


def test_short_items_with_names_of_columns_are_no_table() -> None:
    items = ["- Thời gian: tháng 7.", "- Đơn vị chủ trì: Sở Nội vụ.", "- Kinh phí: ngân sách tỉnh."]
    assert no_table(*flows(items * 5, 80))


def test_a_frame_around_a_note_is_no_table() -> None:
    frame = grid((80.0, 300.0), (190.0, 260.0))
    assert no_table(*TEXT, "90 205 Lưu ý về thời hạn", "90 230 nộp báo cáo", rules=frame)


def test_underlines_are_no_table() -> None:
    rules = [Box(LEFT, y, LEFT + 120, y + 1) for y in (90.0, 140.0, 190.0)]
    assert no_table(*TEXT, rules=rules)


def test_an_empty_grid_is_no_table() -> None:
    assert no_table(*TEXT, rules=grid(XS, (600.0, 630.0, 660.0)))


def test_every_word_of_a_table_stands_in_it_once() -> None:
    read = page(*TEXT, HEAD, *ROWS, rules=RULES)
    words = sorted(word.text for line in read.lines for word in line.words)
    found = sorted(word for block in blocks(arrange([read])) for word in text_of(block).split())
    assert found == words
