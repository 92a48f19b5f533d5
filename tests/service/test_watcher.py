"""A folder full of files of all kinds ends as it should, each file once."""

from __future__ import annotations

import json
import os
import tempfile
import threading
import time
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pytest

from docproc.errors import ConfigurationError, NotFoundError, StoreError
from docproc.service import Outcome, OutcomeKind, Retries
from docproc.service.claims import Claims
from docproc.store import Catalog, Queue, State
from tests.service.conftest import tree
from tests.service.reader import Reader, watch


def kinds(outcomes: list[Outcome]) -> list[tuple[str, str]]:
    return sorted((outcome.name, outcome.kind.value) for outcome in outcomes)


def put(inbox: Path, name: str, content: str = "giải ngân") -> str:
    path = inbox / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content)
    return sha256(content.encode()).hexdigest()


def test_files_that_are_there_at_start_are_read_with_their_subfolders_kept(inbox: Path, store: Path) -> None:
    put(inbox, "1747.pdf", "một")
    put(inbox, "sở nội vụ/thư đến/88.pdf", "hai")
    outcomes = watch(inbox, store)
    assert kinds(outcomes) == [("1747.pdf", "done"), ("sở nội vụ/thư đến/88.pdf", "done")]
    assert tree(inbox) == [
        "processed/1747.json",
        "processed/1747.pdf",
        "processed/sở nội vụ/thư đến/88.json",
        "processed/sở nội vụ/thư đến/88.pdf",
    ]
    assert list(Claims(inbox).folder.iterdir()) == []
    with Catalog.open(store) as catalog:
        assert {entry.filename for entry in catalog.documents()} == {"1747.pdf", "88.pdf"}


def test_the_json_is_the_directive(inbox: Path, store: Path) -> None:
    identity = put(inbox, "1747.pdf")
    watch(inbox, store)
    content = json.loads((inbox / "processed/1747.json").read_text("utf-8"))
    assert content["document"]["id"] == identity
    assert "giải ngân" in (inbox / "processed/1747.json").read_text("utf-8")


def test_the_same_content_is_read_once_and_both_files_are_moved(inbox: Path, store: Path) -> None:
    put(inbox, "a.pdf")
    put(inbox, "b.pdf")
    reader = Reader()
    outcomes = watch(inbox, store, reader)
    assert [outcome.kind for outcome in outcomes] == [OutcomeKind.DONE, OutcomeKind.DUPLICATE]
    assert len(reader.read) == 1
    assert tree(inbox) == ["processed/a.json", "processed/a.pdf", "processed/b.pdf"]


def test_several_files_are_read_at_once(inbox: Path, store: Path) -> None:
    for name in ("a.pdf", "b.pdf", "c.pdf"):
        put(inbox, name, f"slow 0.5 {name}")
    began = time.monotonic()
    assert len(watch(inbox, store, at_once=3)) == 3
    assert time.monotonic() - began < 1.2


def test_copies_that_come_together_are_read_once(inbox: Path, store: Path) -> None:
    for name in ("a.pdf", "b.pdf", "c.pdf"):
        put(inbox, name, "slow 0.2")
    reader = Reader()
    outcomes = watch(inbox, store, reader, at_once=3)
    assert [outcome.kind.value for outcome in outcomes] == ["done", "duplicate", "duplicate"]
    assert len(reader.read) == 1


def test_a_copy_that_comes_later_under_the_same_name_overwrites_nothing(inbox: Path, store: Path) -> None:
    reader = Reader()
    identity = put(inbox, "a.pdf")
    watch(inbox, store, reader)
    for _ in range(2):
        put(inbox, "a.pdf")
        assert [outcome.kind for outcome in watch(inbox, store, reader)] == [OutcomeKind.DUPLICATE]
    mark = identity[:8]
    copies = [f"processed/a.{mark}-2.pdf", f"processed/a.{mark}.pdf"]
    assert tree(inbox) == [*copies, "processed/a.json", "processed/a.pdf"]
    assert reader.read == ["a.pdf"]


def test_another_content_under_the_same_name_keeps_both(inbox: Path, store: Path) -> None:
    put(inbox, "a.pdf", "một")
    watch(inbox, store)
    mark = put(inbox, "a.pdf", "hai")[:8]
    watch(inbox, store)
    expected = ["processed/a.json", "processed/a.pdf", f"processed/a.{mark}.json", f"processed/a.{mark}.pdf"]
    assert tree(inbox) == sorted(expected)
    assert (inbox / f"processed/a.{mark}.pdf").read_text() == "hai"


def test_two_kinds_of_file_with_one_stem_have_a_json_each(inbox: Path, store: Path) -> None:
    put(inbox, "a.pdf", "một")
    put(inbox, "a.tif", "hai")
    watch(inbox, store)
    assert len([name for name in tree(inbox) if name.endswith(".json")]) == 2


def test_a_json_that_was_deleted_comes_back_from_the_catalog(inbox: Path, store: Path) -> None:
    reader = Reader()
    put(inbox, "a.pdf")
    watch(inbox, store, reader)
    before = (inbox / "processed/a.json").read_text("utf-8")
    (inbox / "processed/a.json").unlink()
    put(inbox, "again.pdf")
    watch(inbox, store, reader)
    assert (inbox / "processed/a.json").read_text("utf-8") == before
    assert reader.read == ["a.pdf"]


def test_what_was_thrown_away_everywhere_is_read_again(inbox: Path, store: Path) -> None:
    identity = put(inbox, "a.pdf")
    watch(inbox, store)
    (inbox / "processed/a.json").unlink()
    with Catalog.open(store) as catalog:
        catalog.remove(identity)
    put(inbox, "again.pdf")
    assert kinds(watch(inbox, store)) == [("again.pdf", "done")]
    assert (inbox / "processed/again.json").exists()


def test_a_file_that_cannot_be_read_goes_to_failed_and_stops_nothing(inbox: Path, store: Path) -> None:
    identity = put(inbox, "sub/khóa.pdf", "encrypted")
    put(inbox, "z.pdf")
    assert kinds(watch(inbox, store)) == [("sub/khóa.pdf", "failed"), ("z.pdf", "done")]
    assert (inbox / "failed/sub/khóa.pdf").read_text() == "encrypted"
    report = json.loads((inbox / "failed/sub/khóa.pdf.error.json").read_text("utf-8"))
    assert report.pop("when").startswith("20")
    assert report == {
        "code": "EncryptedFileError",
        "message": "a password is needed",
        "advice": "Save a copy without a password and try again.",
        "advice_vi": "Tệp được đặt mật khẩu; hãy lưu một bản không có mật khẩu rồi thử lại.",
        "exit_code": 16,
        "retryable": False,
        "attempts": 1,
        "original_name": "sub/khóa.pdf",
        "sha256": identity,
    }


def test_a_failed_file_that_is_put_in_again_is_tried_again(inbox: Path, store: Path) -> None:
    identity = put(inbox, "a.pdf", "encrypted")
    reader = Reader()
    watch(inbox, store, reader)
    put(inbox, "a.pdf", "encrypted")
    assert kinds(watch(inbox, store, reader)) == [("a.pdf", "failed")]
    assert reader.read == ["a.pdf", "a.pdf"]
    mark = identity[:8]
    assert f"failed/a.{mark}.pdf.error.json" in tree(inbox)


def test_an_error_that_passes_is_tried_again_with_growing_waits(inbox: Path, store: Path) -> None:
    put(inbox, "a.pdf", "flaky 2")
    outcomes = watch(inbox, store)
    assert [outcome.kind for outcome in outcomes] == [OutcomeKind.RETRY, OutcomeKind.RETRY, OutcomeKind.DONE]
    assert tree(inbox) == ["processed/a.json", "processed/a.pdf"]


@pytest.mark.parametrize(("content", "code"), [("flaky 9", "TimeLimitError"), ("bug", "ProcessingError")])
def test_an_error_that_stays_ends_in_failed(inbox: Path, store: Path, content: str, code: str) -> None:
    put(inbox, "a.pdf", content)
    outcomes = watch(inbox, store)
    assert [outcome.kind.value for outcome in outcomes] == ["retry", "retry", "failed"]
    report = json.loads((inbox / "failed/a.pdf.error.json").read_text("utf-8"))
    assert (report["code"], report["attempts"], report["retryable"]) == (code, 3, True)


def test_a_file_that_changed_while_it_was_read_is_not_kept(inbox: Path, store: Path) -> None:
    put(inbox, "a.pdf", "other")
    assert [outcome.kind.value for outcome in watch(inbox, store)] == ["retry", "retry", "failed"]
    with Catalog.open(store) as catalog:
        assert len(catalog) == 0


def test_names_that_are_never_taken(inbox: Path, store: Path) -> None:
    for name in (".hidden.pdf", "a.pdf.part", "A.PDF.PART", "~$thư.docx", ".folder/a.pdf"):
        put(inbox, name)
    before = tree(inbox)
    assert watch(inbox, store) == []
    assert tree(inbox) == before


def test_links_and_devices_are_told_of_and_left_alone(inbox: Path, store: Path, tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    put(outside, "secret.pdf")
    (inbox / "link.pdf").symlink_to(outside / "secret.pdf")
    (inbox / "loop.pdf").symlink_to(inbox / "loop.pdf")
    (inbox / "folder").symlink_to(outside)
    os.mkfifo(inbox / "pipe.pdf")
    put(inbox, "folder.pdf/a.pdf")
    outcomes = kinds(watch(inbox, store))
    odd = [(name, "ignored") for name in ("folder", "link.pdf", "loop.pdf", "pipe.pdf")]
    assert outcomes == sorted([*odd, ("folder.pdf/a.pdf", "done")])
    assert tree(outside) == ["secret.pdf"]


def test_a_link_in_processed_leads_nothing_out_of_it(inbox: Path, store: Path, tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (inbox / "processed").mkdir()
    (inbox / "processed" / "sub").symlink_to(outside)
    put(inbox, "sub/a.pdf")
    watch(inbox, store)
    assert tree(outside) == []
    assert (inbox / "processed/a.pdf").exists()


def test_a_state_folder_that_is_a_link_is_refused(inbox: Path, store: Path, tmp_path: Path) -> None:
    (inbox / ".docproc").symlink_to(tmp_path)
    with pytest.raises(ConfigurationError, match="link"):
        watch(inbox, store)


def test_a_file_that_is_being_written_is_not_taken(inbox: Path, store: Path) -> None:
    put(inbox, "done.pdf")
    with (inbox / "open.pdf").open("w") as stream:
        stream.write("một nửa")
        stream.flush()
        assert kinds(watch(inbox, store)) == [("done.pdf", "done")]
    assert kinds(watch(inbox, store)) == [("open.pdf", "done")]


def test_a_file_that_grows_is_not_taken(inbox: Path, store: Path) -> None:
    ended = threading.Event()

    def grow() -> None:
        while not ended.wait(0.01):
            with (inbox / "growing.pdf").open("a") as stream:
                stream.write("x")

    writer = threading.Thread(target=grow)
    writer.start()
    try:
        put(inbox, "done.pdf")
        assert kinds(watch(inbox, store)) == [("done.pdf", "done")]
    finally:
        ended.set()
        writer.join()
    size = (inbox / "growing.pdf").stat().st_size
    assert kinds(watch(inbox, store)) == [("growing.pdf", "done")]
    assert (inbox / "processed/growing.pdf").stat().st_size == size


def test_names_that_are_long_or_no_text(inbox: Path, store: Path) -> None:
    long_name = "ă" * 125 + ".pdf"
    put(inbox, long_name, "một")
    put(inbox, "b" * 251 + ".pdf", "encrypted")
    raw = os.fsencode(inbox) + b"/\xff\xfe.pdf"
    with open(raw, "wb") as stream:  # noqa: PTH123  # a name that is no text
        stream.write(b"hai")
    outcomes = watch(inbox, store)
    assert sorted(outcome.kind.value for outcome in outcomes) == ["done", "done", "failed"]
    for outcome in outcomes:
        outcome.name.encode()
        assert outcome.destination is not None
        assert outcome.destination.exists()


def test_one_watcher_for_an_inbox(inbox: Path, store: Path) -> None:
    put(inbox, "a.pdf", "slow 0.8")
    first = threading.Thread(target=watch, args=(inbox, store))
    first.start()
    try:
        while not (inbox / ".docproc/lock").exists():
            pass
        with pytest.raises(ConfigurationError, match="another docproc"):
            watch(inbox, store)
    finally:
        first.join()
    assert tree(inbox) == ["processed/a.json", "processed/a.pdf"]


def test_an_inbox_that_is_missing_or_no_folder(tmp_path: Path, store: Path) -> None:
    with pytest.raises(NotFoundError):
        watch(tmp_path / "missing", store)
    (tmp_path / "file").touch()
    with pytest.raises(ConfigurationError):
        watch(tmp_path / "file", store)


def test_when_results_cannot_be_written_the_file_stays(inbox: Path, store: Path) -> None:
    put(inbox, "sub/a.pdf")
    (inbox / "processed").touch()  # a file where the folder should be
    with pytest.raises(StoreError):
        watch(inbox, store)
    assert tree(inbox) == ["processed", "sub/a.pdf"]
    (inbox / "processed").unlink()
    assert kinds(watch(inbox, store)) == [("sub/a.pdf", "done")]


def test_when_the_catalog_is_full_the_file_stays(inbox: Path, store: Path) -> None:
    from docproc.service import Folders, Watcher
    from tests.service.reader import QUICK

    put(inbox, "a.pdf", "chữ " * 50_000)
    outcomes: list[Outcome] = []
    with Catalog.open(store) as catalog:
        connection = catalog.database._connection
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
        connection.execute(f"PRAGMA max_page_count = {pages + 2}")
        watcher = Watcher(Folders.of(inbox), catalog, Reader(), outcomes.append, pace=QUICK)
        with pytest.raises(StoreError, match="full"):
            watcher.run(once=True)
    assert [outcome.kind for outcome in outcomes] == [OutcomeKind.STAYS]
    assert "a.pdf" in tree(inbox)
    assert kinds(watch(inbox, store)) == [("a.pdf", "done")]
    assert tree(inbox) == ["processed/a.json", "processed/a.pdf"]


@pytest.fixture
def as_nobody() -> Iterator[Path]:
    """A folder for everybody, in the name of a user who may not read what others forbid."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o777)
        root = os.geteuid() == 0
        if root:
            os.seteuid(65534)
        try:
            yield folder
        finally:
            if root:
                os.seteuid(0)


def test_a_file_that_may_not_be_read_is_tried_again_and_then_fails(as_nobody: Path) -> None:
    inbox = as_nobody / "inbox"
    inbox.mkdir()
    put(inbox, "a.pdf")
    (inbox / "a.pdf").chmod(0)
    outcomes = watch(inbox, as_nobody / "catalog.sqlite3")
    assert [outcome.kind.value for outcome in outcomes] == ["retry", "retry", "failed"]
    report = json.loads((inbox / "failed/a.pdf.error.json").read_text("utf-8"))
    assert (report["code"], report["sha256"]) == ("UnreadableFileError", None)
    assert (inbox / "failed/a.pdf").exists()


def test_a_folder_that_may_not_be_read_stops_nothing(as_nobody: Path) -> None:
    inbox = as_nobody / "inbox"
    put(inbox, "closed/a.pdf")
    put(inbox, "z.pdf")
    (inbox / "closed").chmod(0)
    try:
        assert kinds(watch(inbox, as_nobody / "s.sqlite3")) == [("closed", "ignored"), ("z.pdf", "done")]
    finally:
        (inbox / "closed").chmod(0o700)


def test_a_content_that_another_inbox_works_on_waits(inbox: Path, store: Path) -> None:
    identity = put(inbox, "a.pdf")
    with Catalog.open(store) as catalog:
        other = Queue(catalog, "another inbox")
        other.receive(identity, "x.pdf", "c1")
        other.claim(identity, "x.pdf", "c1", 0.3)
    outcomes = watch(inbox, store, retries=Retries(2, 0.1))
    assert kinds(outcomes) == [("a.pdf", "done")]
    with Catalog.open(store) as catalog:
        assert Queue(catalog, "any").get(identity).state is State.DONE
