"""``docproc corpus``: pages, scans, sets and composed directives by command."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner

from docproc.cli.corpus import app
from docproc.corpus.fonts import available
from docproc.corpus.sets import EvaluationSet
from docproc.errors import ConfigurationError, NotFoundError

SPECIMENS = Path(__file__).resolve().parents[2] / "corpora" / "specimens"
SPECIMEN = SPECIMENS / "train" / "thong-bao-312.txt"
needs_fonts = pytest.mark.skipif(not available(), reason="no font with Vietnamese letters on this machine")


def run(*arguments: object) -> str:
    result = CliRunner().invoke(app, [str(argument) for argument in arguments], catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return result.output


@needs_fonts
def test_a_set_of_chosen_specimens(tmp_path: Path) -> None:
    out = tmp_path / "mine"
    told = run(
        "sets", out, "--specimens", SPECIMENS, "--split", "train", "--only", "thong-bao-312,chi-thi-05",
        "--forms", "text,noise", "--strengths", "light,heavy", "--rotate",
    )  # fmt: skip
    assert told.startswith("mine: 2 specimens, 4 items")
    assert [item.name for item in EvaluationSet.load(out).items] == [
        "thong-bao-312.text",
        "thong-bao-312.noise.light",
        "chi-thi-05.text",
        "chi-thi-05.noise.heavy",
    ]


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        (["--split", "dev", "--forms", "fax"], ConfigurationError),
        (["--split", "dev", "--strengths", "awful"], ConfigurationError),
        (["--split", "holiday"], NotFoundError),
        (["--split", "dev", "--only", "nobody"], NotFoundError),
    ],
)
def test_what_cannot_be_made_is_told(tmp_path: Path, arguments: list[str], error: type[Exception]) -> None:
    with pytest.raises(error):
        run("sets", tmp_path / "s", "--specimens", SPECIMENS, *arguments)


def test_directives_are_composed(tmp_path: Path) -> None:
    assert "3 directives" in run("generate", tmp_path, "--count", 3, "--structure", "ke-hoach")
    texts, golds = sorted(tmp_path.glob("*.txt")), sorted(tmp_path.glob("*.gold.json"))
    assert len(texts) == len(golds) == 3
    metadata = json.loads(golds[0].read_text("utf-8"))["metadata"]
    assert metadata["doc_type"]["value"] == "Kế hoạch"


@needs_fonts
def test_a_scan_tells_its_damage_and_where_its_words_are(tmp_path: Path) -> None:
    target, truth = tmp_path / "a.pdf", tmp_path / "a.json"
    told = run("scan", SPECIMEN, target, "--strength", "light", "--truth", truth)
    assert "skew\t" in told
    assert target.stat().st_size > 10_000
    assert len(json.loads(truth.read_text("utf-8"))["pages"][0]["lines"]) > 20


@needs_fonts
@pytest.mark.skipif(shutil.which("tesseract") is None, reason="the system has no Tesseract")
def test_a_typeset_page_can_be_misread(tmp_path: Path) -> None:
    page = tmp_path / "a.pdf"
    run("typeset", SPECIMEN, page)
    assert "2025" in run("misread", page)


def test_specimens_are_counted_by_type_and_split() -> None:
    lines = run("list", "--specimens", SPECIMENS).splitlines()
    assert lines[0].split("\t") == ["type", "train", "dev", "test"]
    rows = [line.split("\t") for line in lines[1:]]
    assert sum(int(count) for row in rows for count in row[1:]) == len(list(SPECIMENS.glob("*/*.txt")))
