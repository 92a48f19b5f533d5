"""The door: a path is looked at before it is opened, and an open file before it is read.

Nothing here blocks: a named pipe is refused without waiting for its writer, and a device is not read.
"""

from __future__ import annotations

import errno
import hashlib
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BufferedReader
from pathlib import Path

from docproc.errors import (
    EmptyFileError,
    InputError,
    LinkLoopError,
    NotAFileError,
    NotFoundError,
    TooLargeError,
    UnreadableFileError,
)
from docproc.intake.limits import Limits
from docproc.intake.media_type import HEAD, MediaType, sniff

_REASONS: dict[int, tuple[type[InputError], str]] = {
    errno.ENOENT: (NotFoundError, "there is no such file"),
    errno.ENOTDIR: (NotFoundError, "a part of the path is not a folder"),
    errno.ENAMETOOLONG: (NotFoundError, "the name is too long for any file"),
    errno.ELOOP: (LinkLoopError, "a symbolic link leads back to itself"),
    errno.EACCES: (UnreadableFileError, "no permission to read"),
    errno.EPERM: (UnreadableFileError, "no permission to read"),
    errno.EISDIR: (NotAFileError, "a directory"),
    errno.ENXIO: (NotAFileError, "a socket or a device"),
    errno.ENODEV: (NotAFileError, "a device"),
}
_KINDS = (
    (stat.S_ISDIR, "a directory"),
    (stat.S_ISFIFO, "a named pipe"),
    (stat.S_ISSOCK, "a socket"),
    (stat.S_ISCHR, "a device"),
    (stat.S_ISBLK, "a device"),
)


@dataclass(frozen=True, slots=True)
class Admission:
    """A file that may come in: its size in bytes, its media type, and when it was last changed."""

    path: Path
    size: int
    media_type: MediaType
    modified: int


def admit(path: Path, limits: Limits) -> Admission:
    """Look at a file from outside and at its first bytes.

    Raises, in this order: :class:`NotFoundError`, :class:`LinkLoopError`, :class:`NotAFileError`,
    :class:`UnreadableFileError`, :class:`EmptyFileError`, :class:`TooLargeError`,
    :class:`~docproc.errors.UnsupportedTypeError`.
    """
    with _reasons(path):
        _refuse_other_kinds(path, path.stat())
        with _open(path) as stream:
            status = os.fstat(stream.fileno())
            _refuse_other_kinds(path, status)
            if status.st_size == 0:
                raise EmptyFileError(f"{path.name} has zero bytes")
            if status.st_size > limits.bytes:
                size = status.st_size >> 20
                raise TooLargeError(f"{path.name} has {size} MB, {limits.megabytes} MB are allowed")
            return Admission(path, status.st_size, sniff(stream.read(HEAD)), status.st_mtime_ns)


def digest(admission: Admission) -> str:
    """SHA-256 of the file's bytes, in hexadecimal."""
    with _reasons(admission.path), _open(admission.path) as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def content(admission: Admission) -> bytes:
    """All bytes of the file."""
    with _reasons(admission.path), _open(admission.path) as stream:
        return stream.read()


def ensure_unchanged(admission: Admission) -> None:
    """Raise :class:`UnreadableFileError` (try again) when the file was written to in the meantime."""
    with _reasons(admission.path):
        status = admission.path.stat()
    if (status.st_size, status.st_mtime_ns) != (admission.size, admission.modified):
        raise UnreadableFileError(f"{admission.path.name} was changed while it was read")


def _refuse_other_kinds(path: Path, status: os.stat_result) -> None:
    if stat.S_ISREG(status.st_mode):
        return
    kind = next((name for test, name in _KINDS if test(status.st_mode)), "not a regular file")
    raise NotAFileError(f"{path.name} is {kind}")


def _open(path: Path) -> BufferedReader:
    """Open for reading without waiting, should the path have become a pipe just now."""
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    return os.fdopen(os.open(path, flags), "rb")


@contextmanager
def _reasons(path: Path) -> Iterator[None]:
    """Turn the system's errors into docproc's own."""
    try:
        yield
    except OSError as error:
        kind, reason = _REASONS.get(error.errno or 0, (UnreadableFileError, str(error.strerror)))
        raise kind(f"{path.name}: {reason}") from error
    except ValueError as error:  # a null character in the path
        raise NotFoundError(f"{path.name!r} is no possible name") from error
