"""What in the watched folder is a file to take, and when it is complete.

The folder is hostile ground: anybody may put anything there, at any pace. Links are never followed,
neither to files nor to folders; hidden and temporary names are left alone; a file is complete when its
size and time have stood still for a while and nobody has it open for writing.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from pathlib import Path

from docproc.service.writers import open_for_writing

EMPTY_PATIENCE = 5
"""A file of zero bytes is often one whose copying has not begun: it is given so much more time."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A file as it was seen; ``size`` in bytes, ``changed`` in nanoseconds since 1970."""

    path: Path
    size: int
    changed: int


@dataclass(slots=True)
class Inbox:
    """The watched folder with its subfolders, except hidden ones and those ``left_out``.

    ``ignored`` are patterns of names (``*.part``), compared without case. ``odd`` holds what is neither
    file nor folder, with the word for it, as it was last seen.
    """

    path: Path
    ignored: tuple[str, ...] = ()
    left_out: tuple[Path, ...] = ()
    odd: dict[Path, str] = field(default_factory=dict)

    def look(self) -> list[Candidate]:
        """All files that may be taken once they are complete, oldest first.

        Raises ``OSError`` when the inbox itself cannot be read (a share that is gone).
        """
        self.odd = {}
        left_out = {folder.resolve() for folder in self.left_out}
        found = self._walk(os.fspath(self.path), left_out)
        return sorted(found, key=lambda candidate: (candidate.changed, candidate.path))

    def _walk(self, folder: str, left_out: set[Path]) -> Iterator[Candidate]:
        with os.scandir(folder) as entries:
            for entry in sorted(entries, key=lambda each: each.name):
                if not self._is_ignored(entry.name):
                    yield from self._consider(entry, left_out)

    def _consider(self, entry: os.DirEntry[str], left_out: set[Path]) -> Iterator[Candidate]:
        path = Path(entry.path)
        try:
            status = entry.stat(follow_symlinks=False)
            if stat.S_ISDIR(status.st_mode):
                if path.resolve() not in left_out:
                    yield from self._walk(entry.path, left_out)
            elif stat.S_ISREG(status.st_mode):
                yield Candidate(path, status.st_size, status.st_mtime_ns)
            else:
                self.odd[path] = "link" if stat.S_ISLNK(status.st_mode) else "special file"
        except FileNotFoundError:  # vanished while we looked
            return
        except PermissionError:
            self.odd[path] = "unreadable folder"

    def _is_ignored(self, name: str) -> bool:
        folded = name.lower()
        return name.startswith(".") or any(fnmatchcase(folded, each.lower()) for each in self.ignored)


def is_still(candidate: Candidate) -> bool:
    """Whether a file is as it was seen, and nobody has it open for writing."""
    try:
        status = candidate.path.lstat()
    except OSError:
        return False
    same = (status.st_size, status.st_mtime_ns) == (candidate.size, candidate.changed)
    return same and not open_for_writing(candidate.path)


class Settling:
    """Which files have stood still for ``seconds``; times are those of a clock that never goes back."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._looked = 0.0
        self._seen: dict[Path, tuple[Candidate, float, float]] = {}  # as seen, still since, known since

    def settled(self, candidates: Iterable[Candidate], now: float) -> list[Candidate]:
        """Take note of what is there, and tell what is complete."""
        seen: dict[Path, tuple[Candidate, float, float]] = {}
        for candidate in candidates:
            before, still_since, known_since = self._seen.get(candidate.path, (None, now, now))
            seen[candidate.path] = (candidate, still_since if before == candidate else now, known_since)
        self._seen, self._looked = seen, now
        return [seen for seen, since, _ in self._seen.values() if now - since >= self._patience(seen)]

    def next_in(self, now: float) -> float | None:
        """Seconds until the next file may be complete; ``None`` when there is none."""
        waits = [since + self._patience(seen) - now for seen, since, _ in self._seen.values()]
        return max(0.0, min(waits)) if waits else None

    def all_given(self, times: float) -> bool:
        """Whether at the last look every file had been given so many times what it takes to settle."""
        last = self._looked
        return all(last - known >= times * self._patience(seen) for seen, _, known in self._seen.values())

    def forget(self, candidate: Candidate) -> None:
        """A file was taken."""
        self._seen.pop(candidate.path, None)

    def restart(self, candidate: Candidate, now: float) -> None:
        """A file that looked complete is not: its clock starts anew."""
        _, _, known_since = self._seen[candidate.path]
        self._seen[candidate.path] = (candidate, now, known_since)

    def _patience(self, candidate: Candidate) -> float:
        return self._seconds * (1 if candidate.size else EMPTY_PATIENCE)
