"""From files as they arrive to JSON and search, with every real part: Tesseract, models, SQLite, children."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from jsonschema import Draft202012Validator

from docproc.schema.contract import json_schema

SAMPLES = Path(__file__).resolve().parents[1] / "corpora" / "samples"

HEADS = {
    "cong-van-2215.scan": ("2215/UBND-KSTTHC", "2025-08-18", "Công văn", "Ủy ban nhân dân tỉnh Đồng Tháp"),
    "chi-thi-05.english-ocr": ("05/CT-UBND", "2025-11-03", "Chỉ thị", "Ủy ban nhân dân tỉnh Lâm Đồng"),
    "ke-hoach-88": ("88/KH-STP", "2026-01-12", "Kế hoạch", "Sở Tư pháp"),
    "thong-bao-312": ("312/TB-VPUBND", "2025-09-22", "Thông báo", None),
}


def docproc(home: Path, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """Run the command line in a process of its own, with its own catalog."""
    environment = os.environ | {"DOCPROC_STORE__PATH": str(home / "catalog.sqlite3")}
    return subprocess.run(
        [sys.executable, "-c", "from docproc.cli import main; main()", *map(str, arguments)],
        capture_output=True,
        text=True,
        env=environment,
        timeout=240,
        check=False,
    )


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which all samples have been processed."""
    folder = tmp_path_factory.mktemp("road")
    done = docproc(folder, "process", *sorted(SAMPLES.iterdir()), "--out", folder / "out")
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.count("OK ") == len(HEADS)
    return folder


def directive(home: Path, name: str) -> dict[str, Any]:
    content: dict[str, Any] = json.loads((home / "out" / f"{name}.json").read_text("utf-8"))
    return content


@pytest.mark.parametrize("name", HEADS)
def test_each_form_of_arrival_gives_the_right_head(home: Path, name: str) -> None:
    head = directive(home, name)["metadata"]
    number, date, doc_type, issuer = HEADS[name]
    assert head["number_symbol"]["value"] == number
    assert head["date"]["value"] == date
    assert head["doc_type"]["value"] == doc_type
    if issuer:
        assert head["issuer"]["value"] == issuer


@pytest.mark.parametrize("name", HEADS)
def test_the_output_is_valid_and_its_evidence_leads_to_the_page(home: Path, name: str) -> None:
    content = directive(home, name)
    Draft202012Validator(json_schema()).validate(content)
    pages = content["text"]["pages"]
    for field in ("number", "date", "subject"):
        found = content["metadata"][field]
        for place in found["evidence"]:
            assert 0 <= place["start"] < place["end"] <= len(pages[place["page"] - 1]["text"])
            assert (place["bbox"] is None) == name.endswith("ocr")
        assert 0.5 < found["confidence"] <= 1


def test_text_of_an_english_ocr_gets_its_marks_back(home: Path) -> None:
    text = directive(home, "chi-thi-05.english-ocr")["text"]["pages"][0]["text"]
    assert "phòng cháy, chữa cháy rừng" in text
    assert directive(home, "chi-thi-05.english-ocr")["quality"]["restored_words"] > 100


def test_what_was_read_is_found_with_and_without_marks(home: Path) -> None:
    for words in ("khac phuc ton tai", "khắc phục tồn tại"):
        hits = [json.loads(line) for line in docproc(home, "search", words, "--json").stdout.splitlines()]
        assert hits[0]["number_symbol"] == "2215/UBND-KSTTHC"
        assert hits[0]["page"] == 1
    assert docproc(home, "search", "không có cụm từ này ở đâu", "--json").stdout == ""


def test_bad_files_fail_by_their_own_error_and_the_others_go_on(tmp_path: Path) -> None:
    (tmp_path / "empty.pdf").touch()
    (tmp_path / "note.docx").write_bytes(b"PK\x03\x04 an office document")
    (tmp_path / "folder").mkdir()
    (tmp_path / "loop.pdf").symlink_to(tmp_path / "loop.pdf")
    with pikepdf.new() as locked:
        locked.add_blank_page()
        locked.save(tmp_path / "locked.pdf", encryption=pikepdf.Encryption(owner="a", user="b"))
    bad = [
        tmp_path / name for name in ("empty.pdf", "note.docx", "folder", "loop.pdf", "locked.pdf", "none.pdf")
    ]
    done = docproc(
        tmp_path, "process", *bad, SAMPLES / "chi-thi-05.english-ocr.txt", "--out", tmp_path / "out"
    )
    for code in ("EmptyFileError", "UnsupportedTypeError", "NotAFileError", "LinkLoopError",
                 "EncryptedFileError", "NotFoundError"):  # fmt: skip
        assert f"[{code}]" in done.stdout
    assert done.returncode == 1
    assert [path.name for path in (tmp_path / "out").glob("*.json")] == ["chi-thi-05.english-ocr.json"]


def test_one_kind_of_failure_gives_its_own_exit_code(tmp_path: Path) -> None:
    (tmp_path / "empty.pdf").touch()
    assert docproc(tmp_path, "process", tmp_path / "empty.pdf", "--out", tmp_path).returncode == 14


def test_a_white_page_is_no_success(tmp_path: Path) -> None:
    with pikepdf.new() as white:
        white.add_blank_page()
        white.save(tmp_path / "white.pdf")
    done = docproc(tmp_path, "process", tmp_path / "white.pdf", "--out", tmp_path)
    assert done.returncode == 20
    assert "[NoTextError]" in done.stdout


@pytest.mark.parametrize(
    ("command", "needle"), [("schema", "2020-12"), ("config", "limits.pages"), ("check", "OK")]
)
def test_commands_that_only_tell(tmp_path: Path, command: str, needle: str) -> None:
    done = docproc(tmp_path, command)
    assert done.returncode == 0, done.stderr
    assert needle in done.stdout


def test_an_unknown_setting_is_refused(tmp_path: Path) -> None:
    done = docproc(tmp_path, "--set", "limits.page=3", "config")
    assert done.returncode == 2
    assert "limits.pages" in done.stderr
