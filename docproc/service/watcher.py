"""The watched folder: look, claim, hand over, wait; retries and pauses."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TypeVar

from docproc.errors import ConfigurationError, NotFoundError, StoreError
from docproc.service.claims import STATE_FOLDER, Claim, Claims
from docproc.service.doorbell import Doorbell
from docproc.service.inbox import Candidate, Inbox, Settling, is_still
from docproc.service.lock import Lock
from docproc.service.naming import printable
from docproc.service.outcome import Outcome, OutcomeKind
from docproc.service.readers import Process, Readers
from docproc.service.reception import Folders, Reception, Retries
from docproc.store import Catalog, Received

log = logging.getLogger(__name__)

Step = TypeVar("Step", Outcome, Outcome | Received)

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

    def is_due(self, token: str) -> bool:
        """Whether a claimed file is to be tried now."""
        return time.time() >= self.retry_at.get(token, 0.0)

    def keep_only(self, tokens: set[str]) -> None:
        """Forget claims that are no longer waiting."""
        self.retry_at = {token: at for token, at in self.retry_at.items() if token in tokens}


class Watcher:
    """Takes the files of an inbox, the oldest first, until it is asked to end.

    ``process`` reads one file (:meth:`docproc.pipeline.Pipeline.process`) and is called from several
    threads, ``at_once`` at most; ``report`` is told of every outcome, in the thread of :meth:`run`. One
    instance serves one :meth:`run`.
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
        at_once: int = 1,
    ) -> None:
        self._folders = folders
        self._report = report
        self._pace = pace or Pace()
        self._claims = Claims(folders.inbox)
        state_folder = folders.inbox / STATE_FOLDER
        self._left_out = (folders.processed, folders.failed, state_folder)
        self._inbox = Inbox(folders.inbox, ignored, self._left_out)
        self._settling = Settling(self._pace.settle)
        self._reception = Reception(folders, self._claims, catalog, retries or Retries())
        self._bell = Doorbell(folders.inbox, self._left_out)
        self._readers = Readers(process, at_once, self._bell.ring)
        self._schedule = _Schedule()
        self._odd: dict[Path, str] = {}

    def run(self, *, once: bool = False) -> None:
        """Watch until interrupted; with ``once`` until every file that is there has been dealt with.

        Raises :class:`NotFoundError` or :class:`ConfigurationError` when the inbox is missing, cannot
        be written or is watched by another docproc, and with ``once`` :class:`StoreError` when results
        cannot be kept.
        """
        self._prepare()
        with Lock(self._claims.folder.parent / LOCK_NAME), self._bell:
            self._claims.clear_leftovers()
            try:
                while not (self._round(raising=once) and once):
                    self._bell.wait(self._next_in())
            finally:
                for reading in self._readers.abandon():
                    self._reception.give_up(reading.row)

    def _prepare(self) -> None:
        inbox = self._folders.inbox
        if not inbox.exists():
            raise NotFoundError(f"there is no inbox at {inbox}")
        if not inbox.is_dir():
            raise ConfigurationError(f"the inbox {inbox} is no folder")
        self._claims.prepare()

    def _round(self, *, raising: bool) -> bool:
        """Commit what has been read, then look for more to do; whether all that was there is done."""
        try:
            for reading in self._readers.finished():
                finish = partial(self._reception.finish, reading.claim, reading.row, reading.future.result)
                self._told(reading.claim, finish)
            if time.time() >= self._schedule.resting_until:
                self._look()
                self._schedule.refusals = 0
        except (StoreError, OSError) as error:
            if raising:
                raise error if isinstance(error, StoreError) else StoreError(str(error)) from error
            self._rest(error)
        return not self._readers and not self._claims.waiting() and self._settling.all_given(KEEP_GROWING)

    def _look(self) -> None:
        """Claimed files whose time has come, then what is new and complete, while there is room."""
        waiting = [claim for claim in self._claims.waiting() if claim.token not in self._readers.tokens]
        self._schedule.keep_only({claim.token for claim in waiting})
        for claim in waiting:
            if not self._readers.full and self._schedule.is_due(claim.token):
                self._begin(claim)
        for candidate in self._settling.settled(self._inbox.look(), time.monotonic()):
            if not self._readers.full:
                self._take(candidate)
        self._report_oddities()

    def _take(self, candidate: Candidate) -> None:
        if not is_still(candidate):  # others were read since it was looked at
            self._settling.restart(candidate, time.monotonic())
            return
        claim = self._claims.take(candidate.path)
        self._settling.forget(candidate)
        if claim is not None:
            self._begin(claim)

    def _begin(self, claim: Claim) -> None:
        step = self._told(claim, partial(self._reception.begin, claim))
        if isinstance(step, Received):
            self._readers.start(claim, step)

    def _told(self, claim: Claim, step: Callable[[], Step]) -> Step:
        """Take a step with a claimed file, and tell what became of it."""
        try:
            outcome = step()
        except StoreError as error:
            self._report(Outcome(OutcomeKind.STAYS, claim.name.as_posix(), error=error))
            raise
        if isinstance(outcome, Outcome):
            if outcome.retry_at is not None:
                self._schedule.retry_at[claim.token] = outcome.retry_at
            if outcome.kind not in {OutcomeKind.WAITING, OutcomeKind.GONE}:
                self._report(outcome)
        return outcome

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

    def _next_in(self) -> float:
        """Seconds until there may be something to do, events apart."""
        now = time.time()
        if now < self._schedule.resting_until:
            return self._schedule.resting_until - now
        if self._readers.full:  # the next one that ends rings
            return self._pace.poll
        waits = [self._pace.poll, *(at - now for at in self._schedule.retry_at.values())]
        settling = self._settling.next_in(time.monotonic())
        if settling is not None:
            waits.append(settling)
        return max(0.05, min(waits))
