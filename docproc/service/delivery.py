"""Writing whole files or nothing, and moving files without ever overwriting one."""

from __future__ import annotations

import errno
import os
import secrets
import shutil
from contextlib import suppress
from pathlib import Path

from docproc.errors import StoreError

_NO_LINKS = {errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.EMLINK, errno.EACCES}


def write_atomically(path: Path, text: str, *, token: str | None = None) -> None:
    """Put a UTF-8 file in its place, whole: who looks sees the old file or the new one.

    ``token`` names the temporary file, so that a second try takes over what a killed first one left.
    Raises :class:`StoreError` when the disk is full or the folder cannot be written.
    """
    temporary = path.parent / f".docproc-{token or secrets.token_hex(8)}.part"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with temporary.open("w", encoding="utf-8", newline="\n") as stream:
            stream.write(text)
            stream.flush()
            os.fsync(stream.fileno())
        temporary.replace(path)
        _sync_folder(path.parent)
    except OSError as error:
        with suppress(OSError):
            temporary.unlink()
        raise StoreError(f"{path}: {error.strerror or error}") from error


def move_without_overwriting(source: Path, destination: Path) -> None:
    """Move a file to a place that is free; raises ``FileExistsError`` when it is not.

    Between file systems the content is copied whole before the source goes. A place that holds this
    very file already, left by a move that was cut off, counts as free.
    """
    destination.parent.mkdir(parents=True, exist_ok=True)
    if destination.exists() and destination.samefile(source):
        source.unlink()
        return
    try:
        destination.hardlink_to(source)
    except OSError as error:
        if error.errno == errno.EXDEV:
            _copy_over(source, destination)
        elif error.errno in _NO_LINKS:
            _rename_reserved(source, destination)
            return
        else:
            raise
    source.unlink()


def _rename_reserved(source: Path, destination: Path) -> None:
    """Where there are no hard links: reserve the name, then take its place."""
    destination.touch(exist_ok=False)
    try:
        source.replace(destination)
    except OSError:
        destination.unlink(missing_ok=True)
        raise


def _copy_over(source: Path, destination: Path) -> None:
    temporary = destination.parent / f".docproc-{secrets.token_hex(8)}.part"
    try:
        shutil.copy2(source, temporary, follow_symlinks=False)
        with temporary.open("rb") as stream:
            os.fsync(stream.fileno())
        move_without_overwriting(temporary, destination)
        _sync_folder(destination.parent)
    finally:
        temporary.unlink(missing_ok=True)


def _sync_folder(folder: Path) -> None:
    """Make a new name durable; not every system lets a folder be opened."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
