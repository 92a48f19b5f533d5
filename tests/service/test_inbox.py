"""When a file is complete, by a clock that the test holds in its hand."""

from __future__ import annotations

from pathlib import Path

import pytest

from docproc.service.inbox import EMPTY_PATIENCE, Candidate, Inbox, Settling, is_still
from docproc.service.writers import open_for_writing

A = Candidate(Path("a.pdf"), 10, 1)


def test_a_file_is_complete_after_it_stood_still() -> None:
    settling = Settling(3.0)
    assert settling.settled([A], 100.0) == []
    assert settling.next_in(100.0) == 3.0
    assert settling.settled([A], 102.9) == []
    assert settling.settled([A], 103.0) == [A]


@pytest.mark.parametrize("changed", [Candidate(A.path, 11, 1), Candidate(A.path, 10, 2)])
def test_a_change_of_size_or_time_starts_the_clock_anew(changed: Candidate) -> None:
    settling = Settling(3.0)
    settling.settled([A], 100.0)
    assert settling.settled([changed], 103.0) == []
    assert settling.settled([changed], 106.0) == [changed]


def test_a_file_that_goes_and_comes_again_is_new() -> None:
    settling = Settling(3.0)
    settling.settled([A], 100.0)
    settling.settled([], 101.0)
    assert settling.next_in(101.0) is None
    assert settling.settled([A], 104.0) == []


def test_an_empty_file_is_given_more_time() -> None:
    settling = Settling(3.0)
    empty = Candidate(A.path, 0, 1)
    settling.settled([empty], 100.0)
    assert settling.settled([empty], 103.0) == []
    assert settling.settled([empty], 100.0 + 3.0 * EMPTY_PATIENCE) == [empty]


def test_whether_all_have_been_given_their_time() -> None:
    settling = Settling(3.0)
    settling.settled([A], 100.0)
    assert not settling.all_given(0.1)
    settling.settled([Candidate(A.path, 11, 2)], 104.0)
    assert settling.all_given(1.3)
    assert not settling.all_given(1.4)
    settling.settled([Candidate(A.path, 0, 3)], 114.0)
    assert not settling.all_given(1.0)  # an empty file is given more
    settling.settled([Candidate(A.path, 0, 3)], 100.0 + 3.0 * EMPTY_PATIENCE)
    assert settling.all_given(1.0)


def test_oldest_first_and_folders_left_out(tmp_path: Path) -> None:
    import os

    for age, name in enumerate(["new.pdf", "sub/older.pdf", "oldest.pdf", "processed/old.pdf"]):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
        os.utime(tmp_path / name, (1000 - age, 1000 - age))
    inbox = Inbox(tmp_path, (), (tmp_path / "processed",))
    assert [candidate.path.name for candidate in inbox.look()] == ["oldest.pdf", "older.pdf", "new.pdf"]


def test_a_share_that_is_gone(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="gone"):
        Inbox(tmp_path / "gone").look()


def test_open_for_writing_and_for_reading(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_text("x")
    assert not open_for_writing(path)
    with path.open():
        assert not open_for_writing(path)
    with path.open("a"):
        assert open_for_writing(path)
    assert not open_for_writing(tmp_path / "missing.pdf")


def test_still_as_it_was_seen(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_text("x")
    (seen,) = Inbox(tmp_path).look()
    assert is_still(seen)
    path.write_text("xy")
    assert not is_still(seen)
    path.unlink()
    assert not is_still(seen)
