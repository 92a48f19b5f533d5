"""How a child process is started: cheaply, and without running the caller's script again.

Python's own start methods run the main script once more in every child, so that a script without an
``if __name__ == "__main__"`` guard fails. Work that is sent here lives in importable modules; the main
script is of no use to a child, and hiding it also saves the time of its imports.
"""

from __future__ import annotations

import multiprocessing.context
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager

if sys.platform == "linux":
    # A server that is forked while it is still small: 10 ms a child where spawning takes 100 ms.
    _Process = multiprocessing.context.ForkServerProcess
    _Context = multiprocessing.context.ForkServerContext
else:
    _Process = multiprocessing.context.SpawnProcess
    _Context = multiprocessing.context.SpawnContext

_STARTING = threading.Lock()


class _Child(_Process):
    """A process that knows nothing of the parent's main script."""

    def start(self) -> None:
        with _main_script_hidden():
            super().start()


class ChildContext(_Context):
    """The start method of all workers, in the form that :mod:`multiprocessing` users expect."""

    Process = _Child


@contextmanager
def _main_script_hidden() -> Iterator[None]:
    """Take away, for the moment of the start, the two names by which a child finds the main script."""
    main = sys.modules["__main__"]
    with _STARTING:
        spec = main.__spec__
        file = main.__dict__.pop("__file__", None)
        main.__spec__ = None
        try:
            yield
        finally:
            main.__spec__ = spec
            if file is not None:
                main.__file__ = file
