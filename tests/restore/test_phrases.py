"""Fixed phrases of official letters on a path of words."""

from __future__ import annotations

import pytest

from docproc.restore import Restorer
from docproc.restore.phrases import phrases


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("trước ngày 15 hàng tháng", [(3, ("hằng", "tháng"))]),
        ("hang nam", [(0, ("hằng", "năm"))]),
        ("sở ( đế b / c )", [(1, ("(", "để", "b", "/", "c", ")"))]),
        ("hàng hóa tháng này", []),
        ("hàng", []),
        ("tháng hàng", []),
        ("", []),
    ],
)
def test_phrases(text: str, expected: list[tuple[int, tuple[str, ...]]]) -> None:
    assert list(phrases(text.split())) == expected


@pytest.mark.parametrize(
    ("text", "candidates", "expected"),
    [
        ("báo cáo vệ tinh tự trước", {4: "ủy"}, [(2, ("về", "tỉnh", "ủy"))]),
        ("báo cáo vệ tinh tự trước", {4: "uy"}, []),
        ("báo cáo vệ tinh tự trước", {}, []),
        ("báo cáo vẻ tính tự trước", {3: "tỉnh", 4: "ủy"}, [(2, ("về", "tỉnh", "ủy"))]),
        ("báo cáo vệ tin tự trước", {3: "tỉnh", 4: "ủy"}, []),
        ("báo cáo vệ tinh", {4: "ủy"}, []),
    ],
)
def test_one_word_of_a_phrase_may_be_misread(
    text: str, candidates: dict[int, str], expected: list[tuple[int, tuple[str, ...]]]
) -> None:
    found = phrases(text.split(), lambda place, word: candidates.get(place) == word)
    assert list(found) == expected


@pytest.mark.parametrize(
    ("read", "printed"),
    [
        ("Dé nghi cac xa bdo cdo két qua vé Tinh ty trudc ngay 15", "về Tỉnh ủy trước"),
        ("Nhén dinh vé Thanh ty: can bd, cong chirc thuc hién tét", "về Thành ủy:"),
        ("cac vé tinh tu nhién cua trai dat bay quanh trong nam", "vệ tinh tự nhiên"),
    ],
)
def test_orders_to_committees_read_by_an_english_engine(restorer: Restorer, read: str, printed: str) -> None:
    assert printed in restorer.repair_text(read)


def test_marks_that_stand_are_not_changed_for_a_phrase(restorer: Restorer) -> None:
    text = "Báo cáo kết quả trước ngày 15 hàng tháng và hàng năm theo quy định của pháp luật hiện hành."
    assert restorer.repair_text(text) == text
