"""Lines drawn on a page of a PDF: those of tables are taken, the grounds behind words are not."""

from __future__ import annotations

from pathlib import Path

import pytest
from reportlab.lib.colors import black, lightgrey, white
from reportlab.pdfgen.canvas import Canvas

from docproc.corpus.fonts import available, register
from docproc.intake import Limits, examine
from docproc.schema import Box

pytestmark = pytest.mark.skipif(not available(), reason="no font with Vietnamese letters on this machine")


def rules(folder: Path, draw: str) -> list[Box]:
    path = folder / "page.pdf"
    canvas = Canvas(str(path), pagesize=(595, 842))
    canvas.setFont(register(available()[0]).name, 13)
    for line in range(6):
        canvas.drawString(
            90, 700 - 20 * line, "Sở Nội vụ chủ trì rà soát hồ sơ lưu trữ của các cơ quan trong tỉnh."
        )
    _draw(canvas, draw)
    canvas.save()
    layer = examine(path, Limits()).pages[0].text_layer
    assert layer is not None
    return list(layer.rules)


def _draw(canvas: Canvas, what: str) -> None:
    canvas.setStrokeColor(white if what == "white frame" else black)
    canvas.setFillColor(lightgrey if what == "ground" else white if what == "white bar" else black)
    if what == "line":
        canvas.line(90, 500, 500, 500)
    elif what in {"bar", "white bar"}:
        canvas.rect(90, 500, 300, 0.5, stroke=0, fill=1)
    elif what in {"frame", "white frame"}:
        canvas.rect(90, 400, 300, 60, stroke=1, fill=0)
    elif what == "ground":
        canvas.rect(90, 400, 300, 16, stroke=0, fill=1)
    elif what == "tick":
        canvas.line(90, 500, 95, 500)


@pytest.mark.parametrize(("draw", "count"), [("line", 1), ("bar", 1), ("frame", 4)])
def test_rules_are_taken(tmp_path: Path, draw: str, count: int) -> None:
    assert len(rules(tmp_path, draw)) == count


@pytest.mark.parametrize("draw", ["ground", "white bar", "white frame", "tick", "nothing"])
def test_what_is_no_rule(tmp_path: Path, draw: str) -> None:
    assert rules(tmp_path, draw) == []


def test_a_rule_lies_where_it_is_seen(tmp_path: Path) -> None:
    (rule,) = rules(tmp_path, "line")
    assert (round(rule.x0), round(rule.x1), round(rule.y_middle)) == (90, 500, 842 - 500)
