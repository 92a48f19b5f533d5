"""``docproc process`` on the real main road: results, names, codes."""

from __future__ import annotations

import json
import os
from pathlib import Path

import jsonschema
import pytest

from docproc.cli.process import exit_code
from docproc.errors import EmptyFileError, EncryptedFileError, StoreError
from docproc.schema.contract import json_schema
from docproc.store import Catalog
from tests.cli.conftest import LETTER, Docproc


def test_a_file_becomes_a_json_and_a_line_and_is_found_again(docproc: Docproc, letter: Path) -> None:
    result = docproc("process", letter, "--out", "out")
    assert result.exit_code == 0
    assert len(result.lines) == 1
    assert result.lines[0].startswith(f"OK   {letter} → out/1747.json: 1747/UBND-KSTTHC, 30/6/2025")
    content = json.loads(Path("out/1747.json").read_text("utf-8"))
    jsonschema.validate(content, json_schema())
    assert "giải ngân" in Path("out/1747.json").read_text("utf-8")
    with Catalog.open(Path("catalog.sqlite3")) as catalog:
        assert [hit.document.filename for hit in catalog.search("giai ngan")] == ["1747.txt"]


def test_nothing_but_results_on_stdout_and_no_bars_without_a_terminal(docproc: Docproc, letter: Path) -> None:
    result = docproc("process", letter, "--out", "out", "--no-store")
    assert result.stderr == ""
    assert not Path("catalog.sqlite3").exists()


def test_what_was_read_before_is_not_read_again_unless_asked_to(docproc: Docproc, letter: Path) -> None:
    docproc("process", letter, "--out", "out", "--no-store")
    before = Path("out/1747.json").read_bytes()
    again = docproc("process", letter, "--out", "out")
    assert (again.exit_code, again.lines[0][:3]) == (0, "SẴN")
    assert Path("out/1747.json").read_bytes() == before
    with Catalog.open(Path("catalog.sqlite3")) as catalog:
        assert len(catalog) == 1  # the catalog gets it all the same
    forced = docproc("process", letter, "--out", "out", "--force")
    assert forced.lines[0].startswith("OK")
    assert Path("out/1747.json").read_bytes() != before
    changed = docproc("--set", "review.below=0.5", "process", letter, "--out", "out")
    assert changed.lines[0].startswith("OK")


def test_equal_stems_have_a_json_each_and_equal_contents_one(docproc: Docproc, letter: Path) -> None:
    other = Path("other/1747.txt")
    other.parent.mkdir()
    other.write_text(LETTER.replace("1747", "88"), encoding="utf-8")
    copy = Path("copy.txt")
    copy.write_text(LETTER, encoding="utf-8")
    result = docproc("process", letter, other, copy, "--out", "out")
    assert result.exit_code == 0
    found = {json.loads(path.read_bytes())["metadata"]["number"]["value"] for path in Path("out").iterdir()}
    assert found == {"1747", "88"}
    assert len(list(Path("out").iterdir())) == 2
    assert [line for line in result.lines if "copy.txt" in line and str(letter) in line]
    again = docproc("process", letter, other, "--out", "out")
    assert [line[:3] for line in again.lines] == ["SẴN", "SẴN"]


def test_a_batch_goes_on_after_failures_of_all_kinds(
    docproc: Docproc, letter: Path, caplog: pytest.LogCaptureFixture
) -> None:
    Path("empty.pdf").touch()
    Path("folder").mkdir()
    Path("loop.pdf").symlink_to("loop.pdf")
    Path("odd.docx").write_bytes(b"PK\x03\x04 nothing")
    os.mkfifo("pipe.pdf")
    names = ["empty.pdf", "folder", "missing.pdf", "loop.pdf", "odd.docx", "pipe.pdf"]
    result = docproc("process", *names, letter, "--out", "out")
    assert result.exit_code == 1
    codes = [line.rsplit("[", 1)[1].rstrip("]") for line in result.lines[:6]]
    assert codes == [
        "EmptyFileError",
        "NotAFileError",
        "NotFoundError",
        "LinkLoopError",
        "UnsupportedTypeError",
        "NotAFileError",
    ]
    assert result.lines[6].startswith("OK")
    assert [path.name for path in Path("out").iterdir()] == ["1747.json"]
    assert "a named pipe" in caplog.text


def test_the_code_of_a_single_kind_of_failure(docproc: Docproc, letter: Path) -> None:
    assert docproc("process", "missing.pdf", "gone.pdf", letter, "--out", "out").exit_code == 10


def test_messages_in_english(docproc: Docproc) -> None:
    result = docproc("--set", "messages.language=en", "process", "missing.pdf", "--out", "out")
    assert result.lines[0].startswith("FAILED missing.pdf: ")
    assert "Check the path" in result.lines[0]


def test_without_a_catalog_the_json_is_written_and_the_code_tells(docproc: Docproc, letter: Path) -> None:
    Path("catalog.sqlite3").write_text("no database " * 100)
    result = docproc("process", letter, "--out", "out")
    assert result.exit_code == StoreError.exit_code
    assert Path("out/1747.json").exists()
    assert "catalog.sqlite3" in result.stderr


def test_an_output_folder_that_cannot_be_written(docproc: Docproc, letter: Path) -> None:
    Path("out").touch()
    result = docproc("process", letter, "--out", "out")
    assert result.exit_code == StoreError.exit_code
    assert result.lines[0].endswith("[StoreError]")


def test_a_name_of_bytes_that_are_no_text(docproc: Docproc, letter: Path) -> None:
    raw = Path(os.fsdecode(b"v\xe3n.txt"))
    letter.rename(raw)
    result = docproc("process", raw, "--out", "out")
    assert result.exit_code == 0
    (made,) = Path("out").iterdir()
    assert json.loads(made.read_bytes())["document"]["filename"]


def test_exit_codes() -> None:
    empty, locked = EmptyFileError("a"), EncryptedFileError("b")
    assert exit_code([]) == 0
    assert exit_code([locked, locked]) == 16
    assert exit_code([locked, empty]) == 1
