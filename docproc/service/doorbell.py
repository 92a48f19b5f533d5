"""Wakes the watcher when the file system tells of a change; where it does not tell, time does."""

from __future__ import annotations

import logging
import threading
from pathlib import Path
from types import TracebackType
from typing import Self

from watchfiles import Change, watch

DEAF_SECONDS = 60.0
"""After a failure, a share that went away for one, listening is tried again so much later."""

log = logging.getLogger(__name__)


class Doorbell:
    """Listens for changes in a folder, in a thread of its own; use it as a context manager.

    Network shares send no events, and a system may have no watches left: then nothing rings, and
    :meth:`wait` simply lasts its time.
    """

    def __init__(self, folder: Path, left_out: tuple[Path, ...]) -> None:
        self._folder = folder
        self._left_out = left_out
        self._rung = threading.Event()
        self._closing = threading.Event()
        self._thread = threading.Thread(target=self._listen, name="docproc-doorbell", daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._closing.set()

    def ring(self) -> None:
        """Wake whoever waits; may be called from any thread."""
        self._rung.set()

    def wait(self, seconds: float) -> bool:
        """Wait for a change or a ring, at most so long; whether there was one."""
        rung = self._rung.wait(seconds)
        self._rung.clear()
        return rung

    def _listen(self) -> None:
        while not self._closing.is_set():
            try:
                self._ring_for_changes()
            except (OSError, RuntimeError) as error:
                log.warning("no events from %s (%s): looking at intervals instead", self._folder, error)
                self._closing.wait(DEAF_SECONDS)

    def _ring_for_changes(self) -> None:
        changes = watch(
            self._folder,
            watch_filter=self._matters,
            stop_event=self._closing,
            debounce=200,
            raise_interrupt=False,
        )
        for _ in changes:
            self._rung.set()

    def _matters(self, change: Change, path: str) -> bool:
        return not any(Path(path).is_relative_to(folder) for folder in self._left_out)
