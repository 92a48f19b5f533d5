"""The commands beside ``process``: what they print, where, and how they end."""

from __future__ import annotations

import datetime
import json
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
import typer

from docproc.cli.search import day
from docproc.errors import (
    ConfigurationError,
    DocprocError,
    NotFoundError,
    StoreError,
    UnsupportedTypeError,
)
from docproc.schema.contract import json_schema
from docproc.store import Catalog
from tests.cli.conftest import Docproc
from tests.store.specimen import directive

ROOT = Path(__file__).parents[2]


@pytest.fixture
def filled(docproc: Docproc) -> Docproc:
    with Catalog.open(Path("catalog.sqlite3")) as catalog:
        catalog.add(directive())
        older = datetime.date(2020, 2, 1)
        catalog.add(directive("đường sắt", filename="rail.pdf", number="8", date=older, subject="đường sắt"))
    return docproc


def test_search_shows_what_where_and_the_passage(filled: Docproc) -> None:
    result = filled("search", "giai ngan dau tu cong")
    assert result.exit_code == 0
    head, subject, passage, file = result.lines
    assert head == "1747/UBND-KSTTHC, 30/6/2025 · Ủy ban nhân dân tỉnh Hà Tĩnh · trang 1/1"
    assert subject == "  giải ngân vốn đầu tư công"
    assert "[giải] [ngân] vốn [đầu] [tư] [công]" in passage
    assert file == "  1747.pdf"


def test_search_for_programs(filled: Docproc) -> None:
    result = filled("search", "đường sắt", "--json")
    assert result.json["filename"] == "rail.pdf"
    assert result.json["date"] == "2020-02-01"
    snippet = result.json["snippet"]
    assert [snippet[start:end] for start, end in result.json["highlights"]] == ["đường", "sắt"]


def test_search_with_filters_alone_lists_documents(filled: Docproc) -> None:
    result = filled("search", "--from", "1/1/2025", "--json")
    assert [json.loads(line)["filename"] for line in result.lines] == ["1747.pdf"]
    assert len(filled("search", "--json").lines) == 2
    assert filled("search", "--number", "8").lines[-1] == "  rail.pdf"


@pytest.mark.parametrize("typed", ['"', "V/v", "--", "NOT", "1747/UBND-X"])
def test_search_without_hits_says_so_on_stderr(filled: Docproc, typed: str) -> None:
    result = filled("search", "--", typed)
    assert (result.exit_code, result.stdout, result.stderr.strip()) == (0, "", "Không tìm thấy.")


def test_search_without_a_catalog_makes_none(docproc: Docproc) -> None:
    assert docproc("search", "x").exit_code == StoreError.exit_code
    assert not Path("catalog.sqlite3").exists()


@pytest.mark.parametrize("typed", ["1/7/2025", "01/07/2025", "2025-07-01", "1-7-2025", "01.07.2025"])
def test_days_as_people_type_them(typed: str) -> None:
    assert day(typed) == datetime.date(2025, 7, 1)


@pytest.mark.parametrize("typed", ["", "31/2/2025", "7/2025", "hôm nay"])
def test_what_is_no_day(typed: str) -> None:
    with pytest.raises(typer.BadParameter):
        day(typed)


def test_schema_is_the_contracts(docproc: Docproc) -> None:
    assert docproc("schema").json == json_schema()


def test_config_shows_values_and_sources(docproc: Docproc) -> None:
    Path("docproc.toml").write_text("[limits]\npages = 7\n")
    result = docproc("--set", "limits.megabytes=9", "config", "--json")
    assert result.json["limits.pages"] == {"value": 7, "source": "docproc.toml:2"}
    assert result.json["limits.megabytes"] == {"value": 9, "source": "command line"}
    assert result.json["ocr.workers"] == {"value": 1, "source": "DOCPROC_OCR__WORKERS"}
    plain = docproc("config")
    assert any(re.fullmatch(r"limits\.pages +7 +\(docproc\.toml:2\)", line) for line in plain.lines)


@pytest.mark.parametrize("setting", ["limits.pagse=1", "limits.pages=none", "limits.pages"])
def test_a_wrong_setting_ends_with_its_code_and_advice(docproc: Docproc, setting: str) -> None:
    result = docproc("--set", setting, "config")
    assert result.exit_code == ConfigurationError.exit_code
    assert "docproc config" in result.stderr
    assert result.stdout == ""


def test_check_says_what_is_fit(docproc: Docproc) -> None:
    result = docproc("check", "--json")
    parts = {finding["part"]: finding for finding in result.json}
    assert parts["engine tesserocr"]["fit"]
    assert parts["models"]["fit"]
    assert result.exit_code == 0
    assert not Path("catalog.sqlite3").exists()


def test_check_fails_with_the_code_of_what_is_missing(docproc: Docproc) -> None:
    Path("catalog.sqlite3").write_text("no database " * 100)
    result = docproc("check")
    assert result.exit_code == StoreError.exit_code
    assert [line for line in result.lines if line.startswith("MISSING catalog")]


def test_watch_once(docproc: Docproc, letter: Path) -> None:
    Path("in").mkdir()
    letter.rename("in/1747.txt")
    Path("in/rỗng.pdf").touch()
    quick = ("--set", "watch.settle_seconds=0.05", "--set", "watch.poll_seconds=0.1")
    result = docproc(*quick, "watch", "in", "--once", "--failed", "lỗi")
    done, failed = result.lines
    assert done.startswith("✓ 1747.txt → 1747/UBND-KSTTHC, 30/6/2025, ")
    assert failed.startswith("✗ rỗng.pdf: Tệp rỗng")
    assert result.exit_code == 14
    assert Path("in/processed/1747.json").exists()
    assert Path("lỗi/rỗng.pdf.error.json").exists()


def test_watch_without_a_folder(docproc: Docproc) -> None:
    assert docproc("watch").exit_code == ConfigurationError.exit_code
    assert docproc("watch", "missing").exit_code == NotFoundError.exit_code


def test_restore_repairs_standard_input(docproc: Docproc, letter: Path) -> None:
    result = docproc("restore", letter)
    assert "Độc lập - Tự do - Hạnh phúc" in result.stdout


def test_restore_of_what_is_no_text(docproc: Docproc) -> None:
    Path("a.txt").write_bytes(b"\xff\xfe\xfa")
    assert docproc("restore", "a.txt").exit_code == UnsupportedTypeError.exit_code


def test_version(docproc: Docproc) -> None:
    assert re.fullmatch(r"\d+\.\d+\.\d+", docproc("--version").stdout.strip())


def start(*arguments: str | Path, cwd: Path) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "docproc", *map(str, arguments)]
    environment = os.environ | {
        "PYTHONPATH": str(ROOT),
        "DOCPROC_STORE__PATH": str(cwd / "catalog.sqlite3"),
        "PYTHONIOENCODING": "ascii",
    }
    return subprocess.Popen(
        command, cwd=cwd, env=environment, text=True, encoding="utf-8", stdout=-1, stderr=-1
    )


def test_help_is_quick(tmp_path: Path) -> None:
    before = os.times()
    output, _ = start("--help", cwd=tmp_path).communicate()
    after = os.times()
    used = after.children_user + after.children_system - before.children_user - before.children_system
    assert "process" in output
    assert used < 0.5  # of the processor: a busy machine is not our fault


def test_help_imports_nothing_heavy() -> None:
    script = "import sys, docproc.cli; print(*sorted(sys.modules))"
    loaded = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True
    )
    heavy = {"numpy", "cv2", "spacy", "pydantic", "underthesea", "pypdfium2", "docproc.training"}
    assert heavy & set(loaded.stdout.split()) == set()


def test_results_are_utf8_on_any_terminal(tmp_path: Path) -> None:
    output, _ = start("search", "x", cwd=tmp_path).communicate()
    assert output == ""
    with Catalog.open(tmp_path / "catalog.sqlite3") as catalog:
        catalog.add(directive())
    output, _ = start("search", "giải ngân", cwd=tmp_path).communicate()
    assert "Ủy ban nhân dân" in output


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_watch_ends_when_asked_to(tmp_path: Path, number: signal.Signals) -> None:
    (tmp_path / "in").mkdir()
    watcher = start("watch", "in", cwd=tmp_path)
    while not (tmp_path / "in/.docproc/lock").exists():
        assert watcher.poll() is None
        time.sleep(0.05)
    watcher.send_signal(number)
    began = time.monotonic()
    _, errors = watcher.communicate(timeout=20)
    assert time.monotonic() - began < 3
    assert watcher.returncode == 0
    assert "Đã dừng" in errors


def test_every_error_has_its_own_code_and_advice_in_both_languages() -> None:
    kinds = [DocprocError]
    for kind in kinds:
        kinds.extend(kind.__subclasses__())
    codes = [kind.exit_code for kind in kinds]
    assert len(set(codes)) == len(codes)
    assert all(kind.advice and kind.advice_vi for kind in kinds)


def test_the_parts_of_a_corpus_are_those_that_training_knows() -> None:
    from docproc.cli.train import Part
    from docproc.training.corpora import Part as CorpusPart

    assert [part.value for part in Part] == [part.value for part in CorpusPart]
