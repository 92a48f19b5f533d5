"""Whether some process still holds a file open for writing, where the system tells."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

PROCESSES = Path("/proc")


def open_for_writing(path: Path) -> bool:
    """Whether a process that may be looked at has the file open for writing.

    ``False`` where the system does not tell: no ``/proc``, another user's process, another machine.
    """
    try:
        wanted = path.stat()
    except OSError:
        return False
    return any(
        (status.st_dev, status.st_ino) == (wanted.st_dev, wanted.st_ino) and _writes(descriptor)
        for descriptor, status in _open_files()
    )


def _open_files() -> Iterator[tuple[Path, os.stat_result]]:
    for process in _entries(PROCESSES):
        if process.name.isdigit():
            for descriptor in _entries(process / "fd"):
                try:
                    yield descriptor, descriptor.stat()
                except OSError:  # closed in the meantime
                    continue


def _entries(folder: Path) -> list[Path]:
    try:
        return list(folder.iterdir())
    except OSError:  # ended in the meantime, or another user's
        return []


def _writes(descriptor: Path) -> bool:
    try:
        lines = (descriptor.parent.parent / "fdinfo" / descriptor.name).read_text().splitlines()
    except OSError:
        return False
    flags = next((line.split()[1] for line in lines if line.startswith("flags:")), "0")
    return int(flags, 8) & os.O_ACCMODE != os.O_RDONLY
