"""What reading costs, beside the programs that are installed."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest

from docproc.errors import EngineError
from docproc.evaluate.cost import measure_cost, restoring
from docproc.evaluate.text_metrics import Count
from docproc.pipeline import PipelineSettings
from tests.evaluate.results import result

SCAN = Path(__file__).parents[2] / "corpora/samples/cong-van-2215.scan.pdf"


def test_restoring_is_judged_on_text_without_marks() -> None:
    asked = []

    def idle(text: str) -> str:
        asked.append(text)
        return text

    measured = restoring(idle, ["Sở Nội vụ\nbáo cáo", "xong"])
    assert measured.errors == Count(5, 6)
    assert measured.words == 6
    assert "So Noi vu" in asked


def test_without_a_scanned_pdf_there_is_nothing_to_compare() -> None:
    with pytest.raises(EngineError, match="no scanned PDF"):
        measure_cost([result(form="born")], PipelineSettings())


@pytest.mark.skipif(
    not (shutil.which("tesseract") and shutil.which("pdftoppm")), reason="needs tesseract and poppler-utils"
)
def test_both_sides_read_the_same_pages(tmp_path: Path) -> None:
    page = pypdfium2.PdfDocument.new()
    page.import_pages(pypdfium2.PdfDocument(SCAN), [0])
    page.save(tmp_path / "page.pdf")
    made = result()
    scan = replace(made, case=replace(made.case, file=tmp_path / "page.pdf"), pages=1)
    cost = measure_cost([scan], PipelineSettings())
    assert cost.reading["Tesseract"].pages == cost.reading["docproc"].pages == cost.pages == 1
    assert all(side.pages_a_minute > 0 and side.peak_megabytes > 20 for side in cost.reading.values())
    assert {"intake", "reading", "layout", "restore", "extract"} <= cost.stages.keys()
    assert cost.restoring["docproc"].errors.rate < 0.5
