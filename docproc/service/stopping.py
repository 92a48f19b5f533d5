"""Ctrl-C and the system's request to end, as one exception in the main thread."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType


class StopRequested(KeyboardInterrupt):
    """Somebody asked us to end; not an error."""


@contextmanager
def stop_signals() -> Iterator[None]:
    """Raise :class:`StopRequested` on SIGINT and SIGTERM while inside; a second signal ends at once.

    Outside the main thread nothing happens: there signals cannot be received.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    watched = (signal.SIGINT, signal.SIGTERM)
    before = {number: signal.getsignal(number) for number in watched}

    def stop(number: int, frame: FrameType | None) -> None:
        for each in watched:
            signal.signal(each, signal.SIG_DFL)
        raise StopRequested(signal.Signals(number).name)

    for number in watched:
        signal.signal(number, stop)
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
