"""All text measures of a document, and tables cell by cell, counted by hand."""

from __future__ import annotations

from pathlib import Path

import pytest

from docproc.evaluate.field_metrics import Agreement
from docproc.evaluate.table_metrics import Row, compare_cells, rows_found
from docproc.evaluate.text_metrics import Count, lost_and_extra_words
from docproc.evaluate.text_scores import COUNTS, ExactText, of_plain_text, of_specimen, score_text
from tests.evaluate.pages import page, table

SPECIMEN = """[issuer]
SỞ Y TẾ
[motto]
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
[number]
Số: 1/SYT-VP
[body]
!1. Nhiệm vụ
[table]
STT | Việc
1 | Tiêm chủng
[recipients]
Nơi nhận:
[signature]
GIÁM ĐỐC
"""


def test_every_measure_of_a_page_with_known_errors() -> None:
    truth = ExactText(("Sở Nội vụ đề nghị", "các xã báo cáo."))
    read = page(
        [("các", "cac"), ("xã", "xã"), ("bảo", "bảo"), ("cáo.", "cáo.")],
        [("Sở", "Sở"), ("Nội", "Noi"), ("vụ", "vụ"), ("dề", "đề"), ("nghị", "nghị")],
    )
    counts = score_text(truth, [read]).counts
    assert counts["wer"] == Count(2, 9)
    assert counts["wer_raw"] == Count(3, 9)
    assert counts["cer"] == Count(2, 33)
    assert counts["letters"] == Count(0, 33)
    assert counts["d"] == Count(1, 1)
    assert counts["tone"] == Count(1, 12)
    assert counts["vowel"] == Count(0, 12)
    assert counts["order_strict"] == Count(1, 2)
    assert counts["order_forgiving"] == Count(0, 2)
    assert counts["harm"] == Count(1, 6)
    assert counts["help"] == Count(1, 3)
    assert (counts["lost"], counts["extra"]) == (Count(2, 9), Count(0, 9))
    assert counts.keys() == set(COUNTS)


def test_a_perfect_reading_has_no_errors() -> None:
    scores = score_text(ExactText(("Sở Nội vụ",)), [page("Sở Nội vụ")])
    assert {name for name, count in scores.counts.items() if count.errors} == set()
    assert scores.agreements == {}


def test_a_page_that_was_not_read_is_all_errors() -> None:
    counts = score_text(ExactText(("Sở Nội vụ",)), []).counts
    assert (counts["wer"], counts["cer"].rate) == (Count(3, 3), 1.0)
    assert counts["order_forgiving"] == Count(1, 1)


def test_a_bare_text_has_bars_for_columns_and_no_cells() -> None:
    truth = ExactText(("1   Tiêm chủng",), (("1", "Tiêm chủng"),))
    bare = score_text(truth, [page("1 | Tiêm chủng") | {"width": None}])
    assert (bare.counts["wer"], bare.agreements) == (Count(0, 3), {})
    drawn = score_text(truth, [page("1 | Tiêm chủng")])
    assert drawn.counts["wer"] == Count(1, 3)
    assert drawn.agreements["cells"] == Agreement(0, 0, 2)
    assert score_text(truth, []).agreements["cells"] == Agreement(0, 0, 2)


def test_pages_beyond_the_known_ones_do_not_count() -> None:
    pages = [page("Sở Nội vụ"), page("trang sau", number=2)]
    assert score_text(ExactText(("Sở Nội vụ",), pages=1), pages).counts["wer"] == Count(0, 3)
    assert score_text(ExactText(("Sở Nội vụ",)), pages).counts["wer"] == Count(2, 3)


def test_lost_words_are_told_from_extra_ones() -> None:
    assert lost_and_extra_words("một hai ba", "mot hai ^ ~") == (Count(2, 3), Count(1, 3))
    assert lost_and_extra_words("một", "một con dấu") == (Count(0, 1), Count(2, 1))


def test_a_specimen_as_exact_text(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(SPECIMEN, "utf-8")
    exact = of_specimen(path)
    assert exact.rows == (("STT", "Việc"), ("1", "Tiêm chủng"))
    assert exact.paragraphs[3] == "1. Nhiệm vụ"
    assert exact.paragraphs[5].split() == ["1", "Tiêm", "chủng"]
    heads = {order[:3] for order in exact.orders}
    assert heads == {(0, 1, 2), (0, 2, 1), (1, 0, 2)}
    assert {order[-2:] for order in exact.orders} == {(6, 7), (7, 6)}


def test_a_typed_text_keeps_its_lines(tmp_path: Path) -> None:
    path = tmp_path / "a.p1.txt"
    path.write_text("một\n\nhai\n", "utf-8")
    assert of_plain_text(path, pages=1) == ExactText(("một", "hai"), pages=1)


def test_rows_of_all_tables_with_their_empty_cells() -> None:
    first, second = table(("STT", "Việc"), ("1", "")), table(("", "b"))
    pages = [page(tables=[first]), page(tables=[second], number=2)]
    assert rows_found(pages) == [("STT", "Việc"), ("1",), ("", "b")]


@pytest.mark.parametrize(
    ("truth", "found", "cells", "by_words"),
    [
        ([("1", "a b")], [("1", "a b")], (2, 2, 2), (3, 3, 3)),
        ([("1", "a b")], [("1", "a c")], (1, 2, 2), (2, 3, 3)),
        ([("1", "a b"), ("2", "c")], [("2", "c")], (2, 2, 4), (2, 2, 5)),
        ([("2", "c")], [("1", "x"), ("2", "c")], (2, 4, 2), (2, 4, 2)),
        ([("1", "", "a")], [("1", "", "a")], (2, 2, 2), (2, 2, 2)),
        ([("1", "a")], [("a", "1")], (0, 2, 2), (0, 2, 2)),
        ([("1", "a")], [], (0, 0, 2), (0, 0, 2)),
        ([], [("1",)], (0, 1, 0), (0, 1, 0)),
        ([("hòa",)], [("hoà",)], (1, 1, 1), (1, 1, 1)),
    ],
)
def test_cells(
    truth: list[Row], found: list[Row], cells: tuple[int, int, int], by_words: tuple[int, int, int]
) -> None:
    assert compare_cells(truth, found) == (Agreement(*cells), Agreement(*by_words))
