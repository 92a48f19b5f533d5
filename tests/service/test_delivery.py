"""Whole files or nothing; no file is ever overwritten; every name fits."""

from __future__ import annotations

import itertools
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docproc.errors import StoreError
from docproc.service.delivery import move_without_overwriting, write_atomically
from docproc.service.naming import LONGEST_NAME, document_id, fitting, free_names, json_path, printable
from tests.store.specimen import directive

SHA = "abcdef12" + "0" * 56
OTHER = "12345678" + "0" * 56


def test_an_existing_file_is_replaced_whole(tmp_path: Path) -> None:
    path = tmp_path / "sub" / "a.json"
    write_atomically(path, "một")
    write_atomically(path, "hai")
    assert path.read_text("utf-8") == "hai"
    assert [each.name for each in path.parent.iterdir()] == ["a.json"]


def test_what_cannot_be_written_is_a_store_error_and_leaves_nothing(tmp_path: Path) -> None:
    (tmp_path / "a.json").mkdir()
    with pytest.raises(StoreError):
        write_atomically(tmp_path / "a.json", "một")
    (tmp_path / "file").touch()
    with pytest.raises(StoreError):
        write_atomically(tmp_path / "file" / "a.json", "một")
    assert sorted(each.name for each in tmp_path.iterdir()) == ["a.json", "file"]


def test_a_full_disk(tmp_path: Path) -> None:
    full = Path("/dev/full")
    if not full.exists():
        pytest.skip("this system has no /dev/full")
    (tmp_path / ".docproc-t.part").symlink_to(full)
    with pytest.raises(StoreError, match="space"):
        write_atomically(tmp_path / "a.json", "một", token="t")
    assert list(tmp_path.iterdir()) == []


def test_a_second_try_takes_over_what_a_killed_one_left(tmp_path: Path) -> None:
    (tmp_path / ".docproc-t.part").write_text("half")
    write_atomically(tmp_path / "a.json", "một", token="t")
    assert [each.name for each in tmp_path.iterdir()] == ["a.json"]


def test_moving_overwrites_nothing(tmp_path: Path) -> None:
    source, taken = tmp_path / "a", tmp_path / "b"
    source.write_text("new")
    taken.write_text("old")
    with pytest.raises(FileExistsError):
        move_without_overwriting(source, taken)
    assert (source.read_text(), taken.read_text()) == ("new", "old")


def test_a_move_that_was_cut_off_is_completed(tmp_path: Path) -> None:
    source, destination = tmp_path / "a", tmp_path / "b"
    source.write_text("x")
    destination.hardlink_to(source)
    move_without_overwriting(source, destination)
    assert (source.exists(), destination.read_text()) == (False, "x")


def test_moving_to_another_file_system(tmp_path: Path) -> None:
    other = Path("/dev/shm")
    if not other.is_dir() or other.stat().st_dev == tmp_path.stat().st_dev:
        pytest.skip("there is no second file system here")
    folder = other / f"docproc-test-{os.getpid()}"
    folder.mkdir()
    try:
        source = tmp_path / "a"
        source.write_text("x")
        move_without_overwriting(source, folder / "a")
        assert (source.exists(), (folder / "a").read_text()) == (False, "x")
        source.write_text("y")
        with pytest.raises(FileExistsError):
            move_without_overwriting(source, folder / "a")
        assert [each.name for each in folder.iterdir()] == ["a"]
    finally:
        for each in folder.iterdir():
            each.unlink()
        folder.rmdir()


def test_free_names() -> None:
    names = itertools.islice(free_names("a.b.pdf", SHA), 4)
    assert list(names) == ["a.b.pdf", "a.b.abcdef12.pdf", "a.b.abcdef12-2.pdf", "a.b.abcdef12-3.pdf"]
    assert next(itertools.islice(free_names("a.pdf", None), 1, None)) == "a.copy.pdf"


@given(
    st.text(st.characters(exclude_characters="/\x00", codec="utf-8"), min_size=1),
    st.sampled_from([".json", ".error.json"]),
)
def test_every_name_fits(stem: str, ending: str) -> None:
    name = fitting(stem, ending)
    assert name.endswith(ending)
    assert len(name.encode()) <= LONGEST_NAME
    assert stem.startswith(name.removesuffix(ending))


def test_a_json_goes_back_to_its_place_and_never_to_anothers(tmp_path: Path) -> None:
    first = json_path(tmp_path, "1747", SHA)
    assert first.name == "1747.json"
    first.write_text(directive(sha256=SHA).to_json())
    assert json_path(tmp_path, "1747", SHA) == first
    second = json_path(tmp_path, "1747", OTHER)
    assert second.name == "1747.12345678.json"
    second.write_text(directive(sha256=OTHER).to_json())
    assert json_path(tmp_path, "1747", OTHER) == second


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"document": 3}', '{"document": {"id": 3}}', "{"])
def test_a_file_that_is_no_directive_has_no_id(tmp_path: Path, content: str) -> None:
    path = tmp_path / "a.json"
    path.write_text(content)
    assert document_id(path) is None


def test_a_name_of_any_bytes_can_be_printed() -> None:
    assert printable(os.fsdecode(b"a\xff.pdf")) == "a_.pdf"
    assert printable("văn bản.pdf") == "văn bản.pdf"
