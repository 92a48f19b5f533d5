"""Pages side by side: words with their partners, lost and invented ones, and the worst pages first."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from docproc.evaluate.html_report import write_html
from docproc.evaluate.page_views import page_views, picture, worst_pages
from docproc.evaluate.report import Report
from docproc.intake import Limits
from tests.evaluate.results import TEXT, result

SCAN = Path(__file__).parents[2] / "corpora/samples/cong-van-2215.scan.pdf"


@pytest.mark.parametrize(
    ("read", "wrong"),
    [
        (TEXT, []),
        (TEXT.replace("Nội", "Noi"), [("Noi", "Nội")]),
        (TEXT.replace("các ", ""), [("", "các")]),
        (TEXT + " dấu", [("dấu", "")]),
        (TEXT.replace("hòa", "hoà"), []),
    ],
)
def test_words_with_their_partners(read: str, wrong: list[tuple[str, str]]) -> None:
    (view,) = page_views(result(read=read))
    found = [(word.read, word.truth) for line in view.lines for word in line if not word.right]
    assert found == wrong
    assert view.wrong == len(wrong)
    assert view.total == len(TEXT.split())


def test_a_word_keeps_its_box() -> None:
    (view,) = page_views(result())
    assert view.lines[0][1].box == [10.0, 0.0, 20.0, 12.0]


def test_the_worst_pages_of_each_form() -> None:
    results = [
        result("good"),
        result("bad", read="Sở"),
        result("worse", read=""),
        result("worst", read="x " * 12),
        result("born", read="Sở Nội", form="born"),
    ]
    assert [view.result.case.name for view in worst_pages(results)] == ["worst", "worse", "born"]


def test_a_page_as_a_picture() -> None:
    made = result()
    scan = replace(made, case=replace(made.case, file=SCAN))
    data = picture(scan, 1, Limits())
    assert data is not None
    assert data.startswith("data:image/jpeg;base64,")
    assert picture(scan, 7, Limits()) is None
    assert picture(made, 1, Limits()) is None  # there is no such file


def test_what_was_read_cannot_write_into_the_page(tmp_path: Path) -> None:
    report = Report((result(read="<script>alert(1)</script>", number="<b>"),), 1.0)
    write_html(report, tmp_path / "r.html")
    html = (tmp_path / "r.html").read_text("utf-8")
    assert "<script" not in html
    assert "&lt;script&gt;" in html
    assert "&lt;b&gt;" in html
