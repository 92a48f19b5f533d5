"""``docproc evaluate``: whole sets from the command line, and a broken stage that does not go unseen."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

import docproc.pipeline
from docproc.corpus.sets import EvaluationSet, SetItem
from docproc.corpus.specimen import load_specimen
from docproc.vietnamese.unicode import strip_marks
from tests.cli.broken_stage import understand_without_restoring
from tests.cli.conftest import Docproc

SPECIMENS = Path(__file__).parents[2] / "corpora/specimens/train"
NAMES = ("chi-thi-05", "cong-van-2215", "ke-hoach-88", "thong-bao-312")


@pytest.fixture(scope="module")
def bare_set(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Four directives as bare text without marks, with their exact texts and gold."""
    folder = tmp_path_factory.mktemp("bare")
    items = []
    for name in NAMES:
        for suffix in (".txt", ".gold.json"):
            (folder / f"{name}{suffix}").write_bytes((SPECIMENS / f"{name}{suffix}").read_bytes())
        text = strip_marks(load_specimen(SPECIMENS / f"{name}.txt").text.replace("|", " "))
        (folder / f"{name}.bare.txt").write_text("\n\n".join(text.splitlines()) + "\n", "utf-8")
        items.append(SetItem(name, f"{name}.bare.txt", "text", text=f"{name}.txt", gold=f"{name}.gold.json"))
    EvaluationSet("bare", "text", tuple(items)).save(folder)
    return folder


@pytest.fixture(scope="module")
def measured(bare_set: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that holds baseline, JSON and HTML of one run over the bare set."""
    return tmp_path_factory.mktemp("measured")


def run(docproc: Docproc, bare_set: Path, measured: Path) -> Path:
    """Measure the bare set once for all tests."""
    if not (measured / "r.json").exists():
        files = ("--json", "r.json", "--html", "r.html", "--baseline", "b.json")
        arguments = [measured / part if "." in part else part for part in files]
        result = docproc("evaluate", bare_set, *arguments, "--misses")
        assert result.exit_code == 0, result.stderr
        (measured / "out.txt").write_text(result.stdout, "utf-8")
    return measured


def test_the_tables(docproc: Docproc, bare_set: Path, measured: Path) -> None:
    out = (run(docproc, bare_set, measured) / "out.txt").read_text("utf-8")
    assert "Văn bản dạng chữ" in out
    assert re.search(r"│ text +│ +4 │", out)
    assert "metadata.number_symbol" in out
    assert "- bare/" in out  # the misses


def test_the_json(docproc: Docproc, bare_set: Path, measured: Path) -> None:
    content: dict[str, Any] = json.loads((run(docproc, bare_set, measured) / "r.json").read_text("utf-8"))
    (row,) = content["text"]
    assert (row["form"], row["documents"]) == ("text", 4)
    assert row["counts"]["wer_raw"]["rate"] > 0.7
    assert row["counts"]["wer"]["rate"] < 0.1
    numbers = next(row for row in content["fields"] if row["key"] == "metadata.number_symbol")
    assert numbers["expected"] == 4
    assert content["failed"] == {}


def test_how_often_each_rule_is_right(docproc: Docproc, bare_set: Path) -> None:
    result = docproc("evaluate", "rules", bare_set)
    assert result.exit_code == 0, result.stderr
    head, *rows = (line.split("\t") for line in result.stdout.splitlines())
    assert head == ["rule", "findings", "right", "said", "share"]
    of_dates = next(row for row in rows if row[0] == "header.date")
    assert of_dates[1:3] == ["4.0", "4.0"]
    assert all(0 < float(row[4]) < 1 for row in rows)


def test_the_page_needs_nothing_beside_it(docproc: Docproc, bare_set: Path, measured: Path) -> None:
    html = (run(docproc, bare_set, measured) / "r.html").read_text("utf-8")
    assert not re.search(r"""(?:src|href)=["'](?!data:|#)""", html)
    assert "<script" not in html
    assert "url(" not in html
    assert "Đo chất lượng docproc" in html
    assert "How well docproc reads" in html
    assert html.count("<article") >= 1
    assert "{{" not in html


def test_the_same_again_is_no_loss(docproc: Docproc, bare_set: Path, measured: Path) -> None:
    before = run(docproc, bare_set, measured) / "b.json"
    result = docproc("evaluate", bare_set, "--against", before)
    assert result.exit_code == 0, result.stdout
    assert "Không có gì kém đi ngoài sai số." in result.stdout


def test_a_broken_stage_is_seen(
    docproc: Docproc, bare_set: Path, measured: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = run(docproc, bare_set, measured) / "r.json"
    monkeypatch.setattr(docproc_pipeline(), "understand_to_json", understand_without_restoring)
    result = docproc("evaluate", bare_set, "--against", before)
    assert result.exit_code == 3
    assert "text.wer" in result.stdout
    assert "metadata.subject" in result.stdout


def docproc_pipeline() -> Any:
    """The module, whose name the fixture ``docproc`` hides."""
    return docproc.pipeline


def test_other_measures_are_named_beside_sets(docproc: Docproc) -> None:
    for command in ("speed", "sets", "restore"):
        assert docproc("evaluate", command, "--help").exit_code == 0
        assert command in docproc("evaluate", "--help").stdout


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        ((), 10),
        (("--quick",), 10),
        (("absent",), 10),
        (("--nonsense",), 2),
        (("--against", "absent.json"), 9),
    ],
)
def test_what_cannot_be_measured(docproc: Docproc, arguments: tuple[str, ...], code: int) -> None:
    assert docproc("evaluate", *arguments).exit_code == code
