"""Texts of which some letters lost their marks: told from texts in order, and repaired."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docproc.restore import Restorer
from docproc.restore.losses import Lost, is_patchy, losses
from docproc.vietnamese.unicode import strip_marks

IN_ORDER = (
    "Ủy ban nhân dân tỉnh yêu cầu các sở, ban, ngành và địa phương khẩn trương tổ chức thực hiện các "
    "nhiệm vụ, giải pháp đã được giao; kết quả báo cáo về Văn phòng Ủy ban nhân dân tỉnh trước ngày "
    "15 hằng tháng để tổng hợp, trình Chủ tịch Ủy ban nhân dân tỉnh xem xét, chỉ đạo."
)
WITH_FOREIGN_WORDS = (
    "Đoàn công tác của Microsoft do ông Bill Gates dẫn đầu đã thăm Khu công nghệ cao Sài Gòn; Intel, Samsung "
    "và Foxconn cam kết tiếp tục đầu tư. Chương trình Windows Server 2019 được cài trên toàn bộ máy chủ, "
    "phần mềm Hosting Controller và Back Office do công ty Thai Son Nam cung cấp."
)
NAMES_WITHOUT_MARKS = (
    "Tại sân bay, hành khách Nguyen Van Hung, Tran Thi Lan và Le Minh Tuan được hỗ trợ làm thủ tục; hãng "
    "hàng không đã thông báo cho gia đình và cơ quan đại diện ở nước ngoài để phối hợp giải quyết theo luật."
)
ANOTHER_LANGUAGE = (
    "The quick brown fox jumps over the lazy dog; the World Bank and its partners signed the agreement."
)


def _lost(text: str, every: int) -> str:
    """The text after each ``every``-th word lost its marks."""
    words = text.split()
    return " ".join(strip_marks(word) if at % every == 0 else word for at, word in enumerate(words))


@pytest.mark.parametrize(
    ("syllable", "read", "expected"),
    [
        ("trường", "truong", Lost(2, 0, 0)),
        ("trường", "trưong", Lost(1, 1, 0)),
        ("trường", "trương", Lost(1, 1, 1)),
        ("đầu", "dàu", Lost(2, 0, 1)),
        ("ban", "ban", Lost(0, 0, 0)),
        ("trường", "trướng", None),
        ("ban", "bán", None),
        ("bàn", "bán", None),
        ("dân", "đân", None),
        ("nhân", "nhan1", None),
    ],
)
def test_losses(syllable: str, read: str, expected: Lost | None) -> None:
    assert losses(syllable, read) == expected


@given(st.sampled_from(IN_ORDER.lower().replace(",", "").replace(".", "").split()), st.data())
def test_letters_lost_and_kept_are_those_with_marks(word: str, data: st.DataObject) -> None:
    bare = strip_marks(word)
    keeps = data.draw(st.lists(st.booleans(), min_size=len(word), max_size=len(word)))
    read = "".join(own if kept else plain for own, plain, kept in zip(word, bare, keeps, strict=True))
    marked = [kept for own, plain, kept in zip(word, bare, keeps, strict=True) if own != plain]
    assert losses(word, read) == Lost(marked.count(False), marked.count(True), 0)


@pytest.mark.parametrize(
    ("text", "patchy"),
    [
        *((_lost(IN_ORDER, every), True) for every in (2, 3, 4, 6)),
        (IN_ORDER, False),
        (WITH_FOREIGN_WORDS, False),
        (NAMES_WITHOUT_MARKS, False),
        (f"{IN_ORDER} {ANOTHER_LANGUAGE}", False),
        ("UBND, HĐND, BCĐ, VPCP, KSTTHC", False),
        ("", False),
    ],
)
def test_patchy_texts_are_told(restorer: Restorer, text: str, patchy: bool) -> None:
    assert is_patchy(restorer.grader.losses.weigh(text.split())) is patchy


@pytest.mark.parametrize("every", [2, 3, 4, 6])
def test_marks_come_back_and_nothing_else_changes(restorer: Restorer, every: int) -> None:
    assert restorer.repair_text(_lost(IN_ORDER, every)) == IN_ORDER


@pytest.mark.parametrize(
    ("text", "others"),
    list(product([WITH_FOREIGN_WORDS, NAMES_WITHOUT_MARKS, ANOTHER_LANGUAGE], ["", IN_ORDER])),
)
def test_texts_in_order_are_left_alone(restorer: Restorer, text: str, others: str) -> None:
    assert restorer.repair_text(f"{text}\n\n{others}") == f"{text}\n\n{others}"


@pytest.mark.parametrize("text", [IN_ORDER, ANOTHER_LANGUAGE])
def test_paragraphs_in_order_stay_in_a_patchy_document(restorer: Restorer, text: str) -> None:
    document = f"{_lost(IN_ORDER, 2)}\n\n{text}"
    assert restorer.repair_text(document) == f"{IN_ORDER}\n\n{text}"


@pytest.mark.parametrize(
    ("read", "printed"),
    [
        ("tinh Nam Định", "tỉnh Nam Định"),
        ("phối hợp v0i các nqành", "phối hợp với các ngành"),
        ("89/NQ-HĐND của HĐND tinh", "89/NQ-HĐND của HĐND tỉnh"),
        ("tại kho 6 và tổ 6", "tại kho 6 và tổ 6"),
        ("mã V4, H41 và 15b", "mã V4, H41 và 15b"),
        ("100 000 dong", "100 000 đồng"),
    ],
)
def test_words_of_a_patchy_document(restorer: Restorer, read: str, printed: str) -> None:
    assert (
        restorer.repair_text(f"{_lost(IN_ORDER, 2)} Trong đó, {read}.") == f"{IN_ORDER} Trong đó, {printed}."
    )
