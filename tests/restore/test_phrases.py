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


def test_marks_that_stand_are_not_changed_for_a_phrase(restorer: Restorer) -> None:
    text = "Báo cáo kết quả trước ngày 15 hàng tháng và hàng năm theo quy định của pháp luật hiện hành."
    assert restorer.repair_text(text) == text
