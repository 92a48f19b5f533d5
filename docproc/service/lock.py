"""One watcher for an inbox: a lock that the system takes back when its holder dies."""

from __future__ import annotations

import errno
import logging
import os
import sys
from pathlib import Path
from types import TracebackType
from typing import Self

from docproc.errors import ConfigurationError

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

log = logging.getLogger(__name__)

_HELD = {errno.EWOULDBLOCK, errno.EAGAIN, errno.EACCES, errno.EDEADLK}


class Lock:
    """A locked file; use it as a context manager.

    Raises :class:`ConfigurationError` when another process holds it. Where the file system knows no
    locks (some network shares) it warns and goes on.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._descriptor: int | None = None

    def __enter__(self) -> Self:
        flags = os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0)
        try:
            self._descriptor = os.open(self._path, flags, 0o600)
        except OSError as error:
            raise ConfigurationError(f"the inbox cannot be written: {error}") from error
        try:
            _lock(self._descriptor)
        except OSError as error:
            if error.errno in _HELD:
                self._close()
                raise ConfigurationError(f"another docproc watches {self._path.parent.parent}") from error
            log.warning("%s cannot be locked (%s): take care to start only one watcher", self._path, error)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._close()

    def _close(self) -> None:
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None


def _lock(descriptor: int) -> None:
    if sys.platform == "win32":
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
    else:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
