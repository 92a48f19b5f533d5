"""The watched folder: look, claim, hand over, wait; retries and pauses."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from docproc.errors import ConfigurationError, NotFoundError, StoreError
from docproc.service.claims import STATE_FOLDER, Claim, Claims
from docproc.service.doorbell import Doorbell
from docproc.service.inbox import Candidate, Inbox, Settling, is_still
from docproc.service.lock import Lock
from docproc.service.naming import printable
from docproc.service.outcome import Outcome, OutcomeKind
from docproc.service.reception import Folders, Process, Reception, Retries
from docproc.store import Catalog

log = logging.getLogger(__name__)

LOCK_NAME = "lock"
LONGEST_PAUSE = 300.0
"""Seconds between two tries while the catalog or the disk refuse."""

KEEP_GROWING = 2
"""With ``once``: a file that has not settled in so many times the time it takes is left for later."""


@dataclass(frozen=True, slots=True)
class Pace:
    """``settle``: seconds for which a complete file stands still; ``poll``: between two looks at most."""

    settle: float = 3.0
    poll: float = 10.0


@dataclass(slots=True)
class _Schedule:
    """When claimed files are to be tried again, and until when all work rests; seconds since 1970."""

    retry_at: dict[str, float] = field(default_factory=dict)
    resting_until: float = 0.0
    refusals: int = 0


class Watcher:
    """Takes the files of an inbox one after the other until it is asked to end.

    ``process`` reads one file (:meth:`docproc.pipeline.Pipeline.process`); ``report`` is told of every
    outcome. One instance serves one :meth:`run`.
    """

    def __init__(
        self,
        folders: Folders,
        catalog: Catalog,
        process: Process,
        report: Callable[[Outcome], None],
        *,
        ignored: tuple[str, ...] = (),
        pace: Pace | None = None,
        retries: Retries | None = None,
    ) -> None:
        self._folders = folders
        self._report = report
        self._pace = pace or Pace()
        self._claims = Claims(folders.inbox)
        state_folder = folders.inbox / STATE_FOLDER
        self._left_out = (folders.processed, folders.failed, state_folder)
        self._inbox = Inbox(folders.inbox, ignored, self._left_out)
        self._settling = Settling(self._pace.settle)
        self._reception = Reception(folders, self._claims, catalog, process, retries or Retries())
        self._schedule = _Schedule()
        self._odd: dict[Path, str] = {}

    def run(self, *, once: bool = False) -> None:
        """Watch until interrupted; with ``once`` until every file that is there has been dealt with.

        Raises :class:`NotFoundError` or :class:`ConfigurationError` when the inbox is missing, cannot
        be written or is watched by another docproc, and with ``once`` :class:`StoreError` when results
        cannot be kept.
        """
        self._prepare()
        with (
            Lock(self._claims.folder.parent / LOCK_NAME),
            Doorbell(self._folders.inbox, self._left_out) as bell,
        ):
            self._claims.clear_leftovers()
            while True:
                self._look(raising=once)
                if once and self._all_done():
                    return
                bell.wait(self._next_in())

    def _prepare(self) -> None:
        inbox = self._folders.inbox
        if not inbox.exists():
            raise NotFoundError(f"there is no inbox at {inbox}")
        if not inbox.is_dir():
            raise ConfigurationError(f"the inbox {inbox} is no folder")
        self._claims.prepare()

    def _look(self, *, raising: bool) -> None:
        """One round: claimed files whose time has come, then what is new and complete."""
        if time.time() < self._schedule.resting_until:
            return
        try:
            for claim in self._claims.waiting():
                if time.time() >= self._schedule.retry_at.get(claim.token, 0.0):
                    self._receive(claim)
            for candidate in self._settling.settled(self._inbox.look(), time.monotonic()):
                self._take(candidate)
            self._report_oddities()
        except (StoreError, OSError) as error:
            if raising:
                raise error if isinstance(error, StoreError) else StoreError(str(error)) from error
            self._rest(error)
        else:
            self._schedule.refusals = 0

    def _take(self, candidate: Candidate) -> None:
        if not is_still(candidate):  # others were read since it was looked at
            self._settling.restart(candidate, time.monotonic())
            return
        claim = self._claims.take(candidate.path)
        self._settling.forget(candidate)
        if claim is not None:
            self._receive(claim)

    def _receive(self, claim: Claim) -> None:
        self._schedule.retry_at.pop(claim.token, None)
        try:
            outcome = self._reception.receive(claim)
        except StoreError as error:
            self._report(Outcome(OutcomeKind.STAYS, claim.name.as_posix(), error=error))
            raise
        if outcome.retry_at is not None:
            self._schedule.retry_at[claim.token] = outcome.retry_at
        if outcome.kind not in {OutcomeKind.WAITING, OutcomeKind.GONE}:
            self._report(outcome)

    def _report_oddities(self) -> None:
        """Tell once of each thing that is neither file nor folder."""
        for path, word in self._inbox.odd.items():
            if self._odd.get(path) != word:
                log.warning("%s is left alone: %s", path, word)
                self._report(
                    Outcome(OutcomeKind.IGNORED, printable(str(path.relative_to(self._folders.inbox))))
                )
        self._odd = self._inbox.odd

    def _rest(self, error: Exception) -> None:
        """Catalog, disk or share refuse: try again later, less and less often."""
        pause = min(self._pace.poll * 2.0**self._schedule.refusals, LONGEST_PAUSE)
        self._schedule.refusals += 1
        self._schedule.resting_until = time.time() + pause
        log.error("resting for %.0f s: %s", pause, error)

    def _all_done(self) -> bool:
        """Whether all that was there is dealt with, apart from files that keep growing."""
        return not self._claims.waiting() and self._settling.all_given(KEEP_GROWING)

    def _next_in(self) -> float:
        """Seconds until there may be something to do, events apart."""
        now = time.time()
        if now < self._schedule.resting_until:
            return self._schedule.resting_until - now
        waits = [self._pace.poll, *(at - now for at in self._schedule.retry_at.values())]
        settling = self._settling.next_in(time.monotonic())
        if settling is not None:
            waits.append(settling)
        return max(0.05, min(waits))
