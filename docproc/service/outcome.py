"""What became of a received file."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from docproc.errors import DocprocError
from docproc.schema.contract import Directive


class OutcomeKind(StrEnum):
    """The ways in which a try can end."""

    DONE = "done"
    """Read, committed, moved."""
    DUPLICATE = "duplicate"
    """The same content was read before; the file was moved, nothing was read again."""
    FAILED = "failed"
    """Cannot be read; moved to the failed folder with the reason beside it."""
    RETRY = "retry"
    """Failed, and will be tried again at ``retry_at``."""
    WAITING = "waiting"
    """Not tried: it is not time yet, or another watcher works on the same content."""
    STAYS = "stays"
    """Not committed, because catalog or disk refuse; the file stays in the inbox."""
    IGNORED = "ignored"
    """Not a file to take, such as a link or a device; it is left where it is."""
    GONE = "gone"
    """Somebody took the file away in the meantime."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """How one try ended; ``name`` is the path inside the inbox, ``retry_at`` seconds since 1970."""

    kind: OutcomeKind
    name: str
    directive: Directive | None = None
    error: DocprocError | None = None
    destination: Path | None = None
    retry_at: float | None = None
