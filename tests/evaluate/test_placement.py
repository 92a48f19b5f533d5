"""What an office added to the page, and boxes that lie on their words or beside them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from docproc.errors import InputError
from docproc.evaluate.arrangement import read_lines
from docproc.evaluate.placement import Places
from docproc.evaluate.text_metrics import Count
from docproc.evaluate.text_scores import ExactText, score_text
from docproc.evaluate.verdict import Json
from tests.evaluate.pages import page


@pytest.fixture
def places(tmp_path: Path) -> Places:
    """``Sở Y tế`` on the first line, a stamp ``ĐẾN 12`` on the second, as :func:`page` sets them."""
    lines = [
        {
            "words": [
                {"text": word, "bbox": [10.0 * at, 0, 10.0 * at + 10, 12]} for at, word in enumerate(words)
            ]
        }
        for words in (["Sở", "Y", "tế"],)
    ]
    stamp = [
        {"text": word, "bbox": [10.0 * at, 20, 10.0 * at + 10, 32]} for at, word in enumerate(["ĐẾN", "12"])
    ]
    content = {
        "pages": [
            {
                "number": 1,
                "width": 595.0,
                "height": 842.0,
                "lines": [*lines, {"words": stamp, "added": "stamp"}],
            }
        ]
    }
    path = tmp_path / "truth.json"
    path.write_text(json.dumps(content), "utf-8")
    return Places.load(path)


def moved(pages: list[Json], by: float) -> list[Json]:
    for word in pages[0]["lines"][0]["words"]:
        word["bbox"] = [word["bbox"][0] + by, 0.0, word["bbox"][2] + by, 12.0]
    return pages


@pytest.mark.parametrize(("by", "wrong"), [(0.0, 0), (4.0, 0), (6.0, 3), (-6.0, 3)])
def test_a_box_lies_on_its_word_or_beside_it(places: Places, by: float, wrong: int) -> None:
    pages = moved([page("Sở Y tế")], by)
    assert places.misplaced(read_lines(pages), pages) == Count(wrong, 3)


def test_words_that_are_not_on_the_page_are_not_judged(places: Places) -> None:
    pages = [page("Sở Nội vụ")]
    assert places.misplaced(read_lines(pages), pages) == Count(0, 1)
    beyond = [page("Sở Y tế", number=2)]
    assert places.misplaced(read_lines(beyond), beyond) == Count(0, 0)


def test_a_page_of_another_size_is_the_same_page(places: Places) -> None:
    pages = moved([page("Sở Y tế")], 4.0)
    pages[0] |= {"width": 1190.0, "height": 1684.0}
    for word in pages[0]["lines"][0]["words"]:
        word["bbox"] = [2 * value for value in word["bbox"]]
    assert places.misplaced(read_lines(pages), pages) == Count(0, 3)


def test_stamps_are_no_text_of_the_directive(places: Places) -> None:
    pages = [page("Sở Y tế", "ĐẾN 12 thêm")]
    kept = places.without_added(read_lines(pages), pages)
    assert [line.words for line in kept] == [("Sở", "Y", "tế"), ("thêm",)]
    truth = ExactText(("Sở Y tế",))
    assert score_text(truth, pages, places).counts["extra"] == Count(1, 3)
    assert score_text(truth, pages).counts["extra"] == Count(3, 3)


def test_bare_text_has_no_places(places: Places) -> None:
    pages = [page("Sở Y tế", "ĐẾN 12") | {"width": None, "height": None}]
    assert len(places.without_added(read_lines(pages), pages)) == 2
    assert places.misplaced(read_lines(pages), pages) == Count(0, 0)


@pytest.mark.parametrize("content", ["", "{}", '{"pages": [{"number": 1}]}'])
def test_what_holds_no_places(tmp_path: Path, content: str) -> None:
    path = tmp_path / "truth.json"
    path.write_text(content, "utf-8")
    with pytest.raises(InputError):
        Places.load(path)
