"""One page from picture to words: which way is up is decided by what makes sense."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from docproc.imaging import clean, upside_down
from docproc.intake import Limits, render_page
from docproc.ocr import open_engine
from docproc.reading import SENSIBLE, recognise
from docproc.schema.image import CleanedPage

SAMPLE = Path(__file__).parents[1] / "corpora/samples/cong-van-2215.scan.pdf"


@pytest.fixture(scope="module")
def upright() -> CleanedPage:
    return clean(render_page(SAMPLE, 2, 300, Limits()))


@pytest.mark.parametrize("sure", [True, False])
@pytest.mark.parametrize("turned", [True, False])
def test_a_page_is_read_the_right_way_up_whatever_its_picture_says(
    upright: CleanedPage, *, turned: bool, sure: bool
) -> None:
    page = upside_down(upright) if turned else upright
    read = recognise(replace(page, sure_of_rotation=sure), open_engine("tesserocr"))
    assert read.rotation == upright.rotation
    assert read.confidence is not None
    assert read.confidence > SENSIBLE
    assert "Văn hóa, Thể thao và Du lịch" in "\n".join(line.text for line in read.lines)
