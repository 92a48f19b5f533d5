"""What must hold whatever is read: nothing lost, nothing doubled, the same every time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from hypothesis import given, settings
from hypothesis import strategies as st

from docproc.layout import arrange, join_paragraphs
from docproc.schema import Box, Line, OcrPage, PageLayout, TextSource, Word
from tests.layout.pages import bare, page

PHRASES = [
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "Độc lập - Tự do - Hạnh phúc",
    "UBND TỈNH BÌNH AN",
    "Số: 12/KH-UBND",
    "Bình An, ngày 12 tháng 5 năm 2025",
    "V/v nộp lưu hồ sơ",
    "KẾ HOẠCH",
    "QUYẾT ĐỊNH:",
    "Kính gửi: Sở Nội vụ",
    "- Các sở, ban, ngành;",
    "STT Nhiệm vụ Chủ trì Thời hạn",
    "1 Rà soát Sở Nội vụ Tháng 7",
    "Phụ lục I",
    "(Kèm theo Kế hoạch)",
    "Nơi nhận:",
    "- Như trên;",
    "- Lưu: VT.",
    "KT. CHỦ TỊCH",
    "PHÓ CHỦ TỊCH",
    "Lê Hoàng Sơn",
    "Ký bởi: Văn phòng",
    "CÔNG VĂN ĐẾN Số: 15",
    "HỎA TỐC",
    "Điện thoại: 0236.3821.456 Fax: 0236.3821.457",
    "Điều 1. Ban hành quy chế",
    "- 2 -",
    "|",
    "____",
    "1 Theo số liệu năm trước",
]

texts = st.one_of(
    st.sampled_from(PHRASES),
    st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), min_size=1, max_size=40),
)
numbers = st.floats(-20, 900, allow_nan=False, allow_infinity=False)


@st.composite
def lines(draw: st.DrawFn) -> Line:
    words = draw(texts).split()
    x, y, height = draw(numbers), draw(numbers), draw(st.floats(0.0, 40.0))
    step = draw(st.floats(0.0, 60.0))
    confidence = draw(st.none() | st.floats(0, 1))
    made = []
    for word in words:
        made.append(Word(word, Box(x, y, x + 5.5 * len(word), y + height), confidence))
        x += 5.5 * len(word) + step
    return Line.of(tuple(made))


@st.composite
def documents(draw: st.DrawFn) -> list[OcrPage]:
    rule = st.builds(
        lambda x, y, w, h: Box(x, y, x + w, y + h),
        numbers,
        numbers,
        st.sampled_from([1.0, 150.0, 400.0]),
        st.sampled_from([1.0, 80.0, 300.0]),
    )
    return [
        OcrPage(
            number,
            595.0,
            842.0,
            TextSource.OCR,
            tuple(draw(st.lists(lines(), max_size=14))),
            rules=tuple(draw(st.lists(rule, max_size=8))),
        )
        for number in range(1, draw(st.integers(1, 3)) + 1)
    ]


def words_of(pages: Sequence[OcrPage]) -> list[list[int]]:
    return [sorted(id(word) for line in each.lines for word in line.words) for each in pages]


def words_in(layouts: Sequence[PageLayout]) -> list[list[int]]:
    return [
        sorted(id(word) for block in each.blocks for line in block.lines for word in line.words)
        for each in layouts
    ]


@settings(max_examples=150, deadline=None)
@given(documents())
def test_every_word_stands_in_exactly_one_block(pages: list[OcrPage]) -> None:
    layouts = arrange(pages)
    assert words_in(layouts) == words_of(pages)
    assert all(block.lines for each in layouts for block in each.blocks)


@settings(max_examples=60, deadline=None)
@given(documents())
def test_the_same_pages_give_the_same_layout(pages: list[OcrPage]) -> None:
    assert arrange(pages) == arrange(pages)


@settings(max_examples=60, deadline=None)
@given(documents())
def test_paragraphs_hold_each_word_once_with_its_page_and_line(pages: list[OcrPage]) -> None:
    layouts = arrange(pages)
    places = Counter((word.page, word.line) for each in join_paragraphs(layouts) for word in each.words)
    expected: Counter[tuple[int, int]] = Counter()
    for each in layouts:
        all_lines = [line for block in each.blocks for line in block.lines]
        expected.update({(each.number, index): len(line.words) for index, line in enumerate(all_lines)})
    assert places == expected


@settings(max_examples=150, deadline=None)
@given(st.lists(st.one_of(st.sampled_from([*PHRASES, "", "", "\f"]), texts), max_size=25))
def test_bare_text_of_any_kind_is_kept(read: list[str]) -> None:
    pages = bare("\n".join(read))
    assert words_in(arrange(pages)) == words_of(pages)


def test_a_page_that_was_not_read_keeps_its_place() -> None:
    failed = OcrPage(2, 595.0, 842.0, TextSource.OCR, (), failure="the engine failed")
    layouts = arrange([page("100 80 Rà soát hồ sơ."), failed, page("100 80 Báo cáo kết quả.", number=3)])
    assert [each.number for each in layouts] == [1, 2, 3]
    assert layouts[1].failure == "the engine failed"
    assert layouts[1].blocks == ()


def test_no_pages_give_no_layouts() -> None:
    assert arrange([]) == []
    assert join_paragraphs([]) == []


def test_bare_and_printed_pages_may_stand_in_one_file() -> None:
    mixed = [bare("Rà soát hồ sơ.")[0], page("100 80 Báo cáo kết quả.", number=2)]
    assert words_in(arrange(mixed)) == words_of(mixed)


def test_words_without_boxes_on_a_page_with_size_are_bare_text() -> None:
    loose = OcrPage(
        1,
        595.0,
        842.0,
        TextSource.OCR,
        (Line((Word("Rà", None, None), Word("soát", Box(1, 1, 9, 9), None)), None),),
    )
    assert words_in(arrange([loose])) == words_of([loose])


def test_what_is_known_of_a_page_stays_with_it() -> None:
    read = OcrPage(1, 842.0, 595.0, TextSource.OCR, (), rotation=90, dpi=200.0)
    layout = arrange([read])[0]
    assert (layout.width, layout.height, layout.rotation, layout.dpi) == (842.0, 595.0, 90, 200.0)
