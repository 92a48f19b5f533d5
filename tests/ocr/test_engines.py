"""Both engines read the same page with the same model, and say honestly when they cannot."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import numpy as np
import pytest

from docproc.errors import EngineError
from docproc.imaging import clean
from docproc.intake import Limits, render_page
from docproc.ocr import ENGINES, open_engine, system
from docproc.ocr.tsv import page_from_table
from docproc.schema import OcrPage
from docproc.schema.image import CleanedPage, PageImage

SAMPLE = Path(__file__).resolve().parents[2] / "corpora" / "samples" / "cong-van-2215.scan.pdf"


@cache
def scanned() -> CleanedPage:
    return clean(render_page(SAMPLE, 1, 300, Limits()))


@cache
def read_by(engine: str) -> OcrPage:
    return open_engine(engine).recognise(scanned())


@pytest.fixture(params=list(ENGINES))
def engine(request: pytest.FixtureRequest) -> str:
    """Each engine; the system's one is skipped where no Tesseract is installed."""
    name: str = request.param
    if name == system.NAME:
        try:
            system.probe()
        except EngineError as error:
            pytest.skip(str(error))
    return name


def test_vietnamese_is_read_with_its_marks(engine: str) -> None:
    text = " ".join(line.text for line in read_by(engine).lines)
    for phrase in ("ỦY BAN NHÂN DÂN", "2215/UBND-KSTTHC", "tổ chức thực hiện các nội dung sau"):
        assert phrase in text


def test_boxes_stand_on_the_page_and_confidences_are_shares(engine: str) -> None:
    page = read_by(engine)
    assert page.width == pytest.approx(595, abs=1)
    for word in (word for line in page.lines for word in line.words):
        assert word.box is not None
        assert -2 <= word.box.x0 < word.box.x1 <= 597
        assert word.confidence is not None
        assert 0 <= word.confidence <= 1
    assert (page.confidence or 0) > 0.85


def test_the_number_is_where_it_is_printed(engine: str) -> None:
    words = [word for line in read_by(engine).lines for word in line.words]
    number = next(word for word in words if "2215" in word.text)
    assert number.box is not None
    assert 60 < number.box.x0 < 250
    assert 80 < number.box.y0 < 130


def test_a_white_page_has_no_lines(engine: str) -> None:
    white = PageImage(1, np.full((1100, 850), 255, np.uint8), 100, 612, 792)
    assert open_engine(engine).recognise(clean(white)).lines == ()


def test_an_unknown_engine_or_language_is_an_error() -> None:
    with pytest.raises(EngineError, match="tesserocr"):
        open_engine("nosuch")
    for name in ENGINES:
        with pytest.raises(EngineError):
            open_engine(name, "xx_nosuch")


def test_rows_that_are_no_words_are_passed_over() -> None:
    rows = [
        "level\tpage",
        "4\t1\t1\t1\t1\t0\t0\t0\t9\t9\t-1\t",
        "5\t1\t1\t1\t1\t1\t10\t10\t50\t20\t96.5\thai từ",
        "5\t1\t1\t1\t1\t2\t70\t10\t20\t20\t95\t ",
    ]
    page = page_from_table("\n".join(rows), scanned())
    assert [line.text for line in page.lines] == ["hai từ"]
