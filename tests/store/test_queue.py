"""A content is worked on by one owner at a time, and is done once."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from docproc.errors import StoreError
from docproc.store import Arrival, Catalog, Queue, State
from tests.store.specimen import directive

SHA = "a" * 64


@pytest.fixture
def catalog(tmp_path: Path) -> Iterator[Catalog]:
    with Catalog.open(tmp_path / "catalog.sqlite3") as opened:
        yield opened


@pytest.fixture
def queue(catalog: Catalog) -> Queue:
    return Queue(catalog, "inbox one")


def test_the_road_of_a_content_that_is_read(catalog: Catalog, queue: Queue) -> None:
    assert queue.receive(SHA, "1747.pdf", "c1").state is State.RECEIVED
    claimed = queue.claim(SHA, "1747.pdf", "c1", 60)
    assert claimed is not None
    assert claimed.state is State.CLAIMED
    queue.set_output(SHA, "1747.json")
    queue.finish(SHA, directive(sha256=SHA))
    done = queue.get(SHA)
    assert (done.state, done.output, done.attempts) == (State.DONE, "1747.json", 0)
    assert catalog.get(SHA) is not None
    assert queue.counts()[State.DONE] == 1


def test_what_is_done_cannot_be_claimed(queue: Queue) -> None:
    queue.receive(SHA, "1747.pdf", "c1")
    queue.claim(SHA, "1747.pdf", "c1", 60)
    queue.finish(SHA, directive(sha256=SHA))
    assert queue.receive(SHA, "copy.pdf", "c2").state is State.DONE
    assert queue.claim(SHA, "copy.pdf", "c2", 60) is None


def test_another_owner_waits_until_the_lease_runs_out(catalog: Catalog, queue: Queue) -> None:
    other = Queue(catalog, "inbox two")
    queue.receive(SHA, "1747.pdf", "c1")
    queue.claim(SHA, "1747.pdf", "c1", 60)
    assert other.claim(SHA, "1747.pdf", "c2", 60) is None
    queue.claim(SHA, "1747.pdf", "c1", -1)
    taken = other.claim(SHA, "1747.pdf", "c2", 60)
    assert taken is not None
    assert taken.claim == "c2"


def test_a_lease_that_was_lost_finishes_nothing(catalog: Catalog, queue: Queue) -> None:
    queue.receive(SHA, "1747.pdf", "c1")
    queue.claim(SHA, "1747.pdf", "c1", -1)
    Queue(catalog, "inbox two").claim(SHA, "1747.pdf", "c2", 60)
    with pytest.raises(StoreError, match="lease"):
        queue.finish(SHA, directive(sha256=SHA))
    assert catalog.get(SHA) is None


def test_an_owner_that_comes_back_takes_its_own_over_and_counts_the_interruption(queue: Queue) -> None:
    queue.receive(SHA, "1747.pdf", "c1")
    queue.claim(SHA, "1747.pdf", "c1", 60)
    again = queue.claim(SHA, "1747.pdf", "c1", 60)
    assert again is not None
    assert (again.interruptions, again.attempts) == (1, 0)


def test_giving_back_counts_for_nothing(queue: Queue) -> None:
    queue.receive(SHA, "1747.pdf", "c1")
    queue.claim(SHA, "1747.pdf", "c1", 60)
    queue.release(SHA)
    again = queue.claim(SHA, "1747.pdf", "c1", 60)
    assert again is not None
    assert (again.interruptions, again.attempts) == (0, 0)


def test_postponed_and_failed(queue: Queue) -> None:
    queue.receive(SHA, "1747.pdf", "c1")
    queue.claim(SHA, "1747.pdf", "c1", 60)
    queue.postpone(SHA, {"code": "TimeLimitError"}, retry_at=123.5)
    waiting = queue.get(SHA)
    assert (waiting.state, waiting.attempts, waiting.retry_at) == (State.RECEIVED, 1, 123.5)
    queue.claim(SHA, "1747.pdf", "c1", 60)
    queue.fail(SHA, {"code": "TimeLimitError"})
    failed = queue.get(SHA)
    assert (failed.state, failed.attempts, failed.error) == (State.FAILED, 2, {"code": "TimeLimitError"})
    assert queue.claim(SHA, "1747.pdf", "c1", 60) is None


def test_a_failed_content_that_comes_again_starts_from_the_beginning(queue: Queue) -> None:
    queue.receive(SHA, "1747.pdf", "c1")
    queue.claim(SHA, "1747.pdf", "c1", 60)
    queue.fail(SHA, {"code": "DamagedFileError"})
    assert queue.receive(SHA, "1747.pdf", "c1").state is State.FAILED
    again = queue.receive(SHA, "1747 (1).pdf", "c2")
    assert (again.state, again.attempts, again.error) == (State.RECEIVED, 0, None)


def test_where_a_file_goes_may_be_corrected(queue: Queue) -> None:
    assert queue.arrival("c1") is None
    queue.settle(Arrival("c1", SHA, "1747.pdf", "done", "processed/1747.pdf"))
    queue.settle(Arrival("c1", SHA, "1747.pdf", "done", "processed/1747.aaaaaaaa.pdf"))
    arrival = queue.arrival("c1")
    assert arrival is not None
    assert arrival.destination == "processed/1747.aaaaaaaa.pdf"


def test_a_content_that_was_never_received(queue: Queue) -> None:
    with pytest.raises(StoreError, match="never received"):
        queue.get(SHA)
