"""Killed at any moment and started again: every file ends once, and none is lost."""

from __future__ import annotations

import json
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest

from docproc.service.claims import Claims
from docproc.store import Catalog, Queue, State
from tests.service.conftest import tree

ROOT = Path(__file__).parents[2]


def start(inbox: Path, store: Path, how: str) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "tests.service.reader", str(inbox), str(store), how]
    return subprocess.Popen(command, cwd=ROOT)


def wait_for(condition: Callable[[], bool], seconds: float = 20.0) -> None:
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, "it never came"
        time.sleep(0.005)


def fill(inbox: Path, count: int) -> dict[str, str]:
    """Files by their content; every fourth cannot be read."""
    contents = {f"{number:02}.pdf": f"slow 0.02 {number}" for number in range(count)}
    contents |= {f"{number:02}.pdf": f"encrypted {number}" for number in range(0, count, 4)}
    for name, content in contents.items():
        (inbox / name).write_text(content)
    return contents


@pytest.mark.parametrize("seed", range(3))
def test_kill_at_random_times(inbox: Path, store: Path, seed: int) -> None:
    chance = random.Random(seed)
    contents = fill(inbox, 24)
    claimed = 0
    for _ in range(6):
        victim = start(inbox, store, "once")
        wait_for(progress(inbox, victim))
        time.sleep(chance.uniform(0.0, 0.1))
        victim.kill()
        victim.wait()
        claimed += len(Claims(inbox).waiting())
    assert claimed, "no kill came while a file was under way: this test tests nothing"
    assert start(inbox, store, "once").wait() == 0
    check_everything(inbox, store, contents)


def progress(inbox: Path, victim: subprocess.Popen[bytes]) -> Callable[[], bool]:
    """Whether the victim has brought at least one more file to its place, or ended."""
    before = len(tree(inbox / "processed"))
    return lambda: len(tree(inbox / "processed")) > before or victim.poll() is not None


def check_everything(inbox: Path, store: Path, contents: dict[str, str]) -> None:
    good = {name for name, content in contents.items() if content.startswith("slow")}
    bad = contents.keys() - good
    expected = [f"processed/{name}" for name in good] + [f"failed/{name}" for name in bad]
    expected += [f"processed/{Path(name).stem}.json" for name in good]
    expected += [f"failed/{name}.error.json" for name in bad]
    assert tree(inbox) == sorted(expected)
    assert list(inbox.rglob("*.part")) == []
    assert list(Claims(inbox).folder.iterdir()) == []
    for name in good:
        identity = sha256(contents[name].encode()).hexdigest()
        assert (inbox / "processed" / name).read_text() == contents[name]
        content = json.loads((inbox / f"processed/{Path(name).stem}.json").read_text("utf-8"))
        assert content["document"]["id"] == identity
    with Catalog.open(store) as catalog:
        assert Counter(entry.filename for entry in catalog.documents()) == Counter(good)
        counts = Queue(catalog, "any").counts()
        assert (counts[State.DONE], counts[State.FAILED]) == (len(good), len(bad))
        assert counts[State.CLAIMED] == counts[State.RECEIVED] == 0


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_asked_to_end_it_ends_within_a_moment_and_goes_on_later(
    inbox: Path, store: Path, number: signal.Signals
) -> None:
    (inbox / "long.pdf").write_text("slow 30")
    (inbox / "next.pdf").write_text("một")
    watcher = start(inbox, store, "forever")
    wait_for(lambda: _state(store, "slow 30") is State.CLAIMED)
    watcher.send_signal(number)
    began = time.monotonic()
    assert watcher.wait(timeout=10) == 0
    assert time.monotonic() - began < 2.0
    waiting = {claim.name.name: claim for claim in Claims(inbox).waiting()}
    assert "long.pdf" in waiting  # next.pdf may be under way beside it, or done, or not yet claimed
    with Catalog.open(store) as catalog:
        row = Queue(catalog, "any").get(sha256(b"slow 30").hexdigest())
    assert (row.state, row.attempts, row.interruptions) == (State.RECEIVED, 0, 0)
    waiting["long.pdf"].path.write_text("nhanh")  # so that the rest need not be waited for
    assert start(inbox, store, "once").wait() == 0
    assert tree(inbox) == [
        "processed/long.json",
        "processed/long.pdf",
        "processed/next.json",
        "processed/next.pdf",
    ]


def _state(store: Path, content: str) -> State | None:
    if not store.exists():
        return None
    with Catalog.open(store) as catalog:
        rows = catalog.database.rows("received", {"sha256": sha256(content.encode()).hexdigest()})
    return State(rows[0]["state"]) if rows else None


def test_a_file_that_comes_while_it_watches(inbox: Path, store: Path) -> None:
    watcher = start(inbox, store, "forever")
    try:
        wait_for((inbox / ".docproc/lock").exists)
        for name in ("a.pdf", "sub/b.pdf"):
            (inbox / name).parent.mkdir(exist_ok=True)
            (inbox / name).write_text(name)
            processed = inbox / "processed" / name
            wait_for(processed.exists)
    finally:
        watcher.terminate()
        watcher.wait()
