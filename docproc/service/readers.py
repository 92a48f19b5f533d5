"""Several files read at once, each in a thread that only waits for the worker processes."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass
from pathlib import Path

from docproc.schema.contract import Directive
from docproc.service.claims import Claim
from docproc.store import Received

Process = Callable[[Path], Directive]
"""Reads a file and understands it; raises a :class:`~docproc.errors.DocprocError`."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A claimed file that is being read, and its row in the queue."""

    claim: Claim
    row: Received
    future: Future[Directive]


class Readers:
    """At most ``most`` readings at once; ``ring`` is called, from another thread, when one has ended.

    The threads are daemons: whoever asks docproc to end does not wait for them.
    """

    def __init__(self, process: Process, most: int, ring: Callable[[], None]) -> None:
        self._process = process
        self._most = most
        self._ring = ring
        self._under_way: list[Reading] = []

    def __len__(self) -> int:
        return len(self._under_way)

    @property
    def full(self) -> bool:
        """Whether one more must wait."""
        return len(self._under_way) >= self._most

    @property
    def tokens(self) -> set[str]:
        """The claims that are being read."""
        return {reading.claim.token for reading in self._under_way}

    def start(self, claim: Claim, row: Received) -> None:
        """Begin to read a file."""
        reading = Reading(claim, row, Future())
        self._under_way.append(reading)
        name = f"docproc-reader-{claim.token}"
        threading.Thread(target=self._read, args=(reading,), name=name, daemon=True).start()

    def finished(self) -> list[Reading]:
        """The readings that have ended since the last call."""
        ended = [reading for reading in self._under_way if reading.future.done()]
        self._under_way = [reading for reading in self._under_way if reading not in ended]
        return ended

    def abandon(self) -> list[Reading]:
        """All readings that have not been told of, given up."""
        given_up, self._under_way = self._under_way, []
        return given_up

    def _read(self, reading: Reading) -> None:
        try:
            reading.future.set_result(self._process(reading.claim.path))
        except BaseException as error:  # whatever it is, the main thread has to know
            reading.future.set_exception(error)
        self._ring()
