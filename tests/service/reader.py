"""A reader for tests of the service: the first word of a file says what it does to its reader.

Run as a script it watches a folder, to be killed.
"""

from __future__ import annotations

import hashlib
import sys
import time
from pathlib import Path

from docproc.errors import EncryptedFileError, TimeLimitError
from docproc.schema.contract import Directive
from docproc.service import Folders, Outcome, Pace, Retries, Watcher
from docproc.service.stopping import StopRequested, stop_signals
from docproc.store import Catalog
from tests.store.specimen import directive

QUICK = Pace(settle=0.05, poll=0.1)


class Reader:
    """Reads text files; ``read`` names every file it was given, in order.

    ``encrypted``: cannot be read, for good. ``slow <seconds>``: takes so long. ``flaky <times>``: fails
    so many times before it succeeds. ``bug``: raises what no reader should. ``other``: answers for
    other bytes.
    """

    def __init__(self) -> None:
        self.read: list[str] = []

    def __call__(self, path: Path) -> Directive:
        content = path.read_bytes()
        self.read.append(path.name)
        words = content.decode(errors="replace").split()
        match words:
            case ["encrypted", *_]:
                raise EncryptedFileError("a password is needed")
            case ["slow", seconds, *_]:
                time.sleep(float(seconds))
            case ["flaky", times, *_] if self.read.count(path.name) <= int(times):
                raise TimeLimitError("too slow today")
            case ["bug", *_]:
                raise ZeroDivisionError("nobody thought of this")
            case ["other", *_]:
                content += b"!"
        text = " ".join(words) or "trống"
        sha256 = hashlib.sha256(content).hexdigest()
        return directive(text, sha256=sha256, filename=path.name, number=None, subject=None)


def watch(
    inbox: Path,
    store: Path,
    reader: Reader | None = None,
    *,
    once: bool = True,
    pace: Pace = QUICK,
    retries: Retries | None = None,
    ignored: tuple[str, ...] = ("*.part", "~$*"),
    at_once: int = 1,
) -> list[Outcome]:
    """Watch with everything quick; what was reported."""
    outcomes: list[Outcome] = []
    with Catalog.open(store) as catalog:
        watcher = Watcher(
            Folders.of(inbox),
            catalog,
            reader or Reader(),
            outcomes.append,
            ignored=ignored,
            pace=pace,
            retries=retries or Retries(2, 0.05),
            at_once=at_once,
        )
        watcher.run(once=once)
    return outcomes


def main() -> None:
    """``python -m tests.service.reader INBOX STORE once|forever``."""
    inbox, store, how = sys.argv[1:]
    try:
        with stop_signals():
            watch(Path(inbox), Path(store), once=how == "once", at_once=2)
    except StopRequested:
        sys.exit(0)


if __name__ == "__main__":
    main()
