"""One claimed file, from its bytes to its last place; safe to be killed anywhere and called again.

What is committed where, in this order:

1. the queue's row says who works on the content and where the JSON will go,
2. the JSON is written whole,
3. the catalog gets the directive and the row says ``done``, in one transaction,
4. the arrival's row says where the original will go,
5. the original is moved.

Whoever takes up the same claim again finds out from the rows how far the first try came.
"""

from __future__ import annotations

import hashlib
import logging
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from docproc.errors import DocprocError, ProcessingError, StoreError, UnreadableFileError, WorkerDiedError
from docproc.schema.contract import Directive
from docproc.service.claims import Claim, Claims
from docproc.service.delivery import write_atomically
from docproc.service.naming import json_path, printable
from docproc.service.outcome import Outcome, OutcomeKind
from docproc.service.removal import Removal
from docproc.store import Catalog, Queue, Received, State

log = logging.getLogger(__name__)

LEASE_SECONDS = 3600.0
"""How long another inbox waits for a content that this one works on."""

SAME_CONTENT_SECONDS = 1.0
"""How long a copy waits for the reading of the same content that is under way here."""

MOST_INTERRUPTIONS = 20
"""A file during which docproc itself was killed so often is taken to be the cause."""


@dataclass(frozen=True, slots=True)
class Folders:
    """Where files come from and where they end; all on the same file system at best."""

    inbox: Path
    processed: Path
    failed: Path

    @classmethod
    def of(cls, inbox: Path, processed: Path | None = None, failed: Path | None = None) -> Folders:
        """Absolute folders; those that are not given lie in the inbox."""
        inbox = inbox.expanduser().absolute()
        processed, failed = processed or inbox / "processed", failed or inbox / "failed"
        return cls(inbox, processed.expanduser().absolute(), failed.expanduser().absolute())


@dataclass(frozen=True, slots=True)
class Retries:
    """How often a file is tried again after an error that may pass; the wait doubles each time."""

    most: int = 3
    seconds: float = 30.0

    def wait(self, attempts: int) -> float:
        """Seconds until the next try, after so many that failed before this one."""
        return self.seconds * 2.0**attempts


class Reception:
    """Takes claimed files to their last place: :meth:`begin`, then somebody reads, then :meth:`finish`.

    Both raise :class:`StoreError` when catalog or disk refuse; a file that was not committed by then is
    back in the inbox.
    """

    def __init__(self, folders: Folders, claims: Claims, catalog: Catalog, retries: Retries) -> None:
        self._folders = folders
        self._claims = claims
        self._catalog = catalog
        self._retries = retries
        self._queue = Queue(catalog, str(folders.inbox))
        self._removal = Removal(claims, self._queue)
        self._reading: set[str] = set()  # contents between begin and finish
        self._unread: dict[str, int] = {}  # claims whose bytes could not be read, and how often

    def begin(self, claim: Claim) -> Outcome | Received:
        """What became of a claimed file without reading it, or its row: it is to be read now."""
        try:
            sha256 = _digest(claim.path)
        except FileNotFoundError:
            self._claims.clear(claim)
            return self._outcome(OutcomeKind.GONE, claim)
        except OSError as error:
            return self._unreadable(claim, UnreadableFileError(f"{claim.name}: {error}"))
        if sha256 in self._reading:
            return self._outcome(OutcomeKind.WAITING, claim, retry_at=time.time() + SAME_CONTENT_SECONDS)
        with self._given_back_on_errors(claim, sha256):
            step = self._advance(claim, sha256)
        if isinstance(step, Received):
            self._reading.add(sha256)
        return step

    def finish(self, claim: Claim, row: Received, read: Callable[[], Directive]) -> Outcome:
        """Commit what ``read`` returns, and move the file; or deal with the error that it raises."""
        self._reading.discard(row.sha256)
        with self._given_back_on_errors(claim, row.sha256):
            try:
                return self._commit(claim, row, read())
            except StoreError:
                raise
            except DocprocError as error:
                return self._try_failed(claim, row, error)
            except Exception as error:  # a mistake of ours on one file must not stop the folder
                log.exception("unexpected error on %s", row.sha256[:12])
                wrapped = ProcessingError(f"unexpected {type(error).__name__}: {error}")
                return self._try_failed(claim, row, wrapped)

    def give_up(self, row: Received) -> None:
        """The reading is not finished; the file stays claimed, and the next start takes it up."""
        self._reading.discard(row.sha256)
        with suppress(StoreError):
            self._queue.release(row.sha256)

    @contextmanager
    def _given_back_on_errors(self, claim: Claim, sha256: str) -> Iterator[None]:
        """When the catalog refuses, back into the inbox with it; when asked to end, free its row."""
        try:
            yield
        except StoreError:
            with suppress(StoreError):
                self._queue.release(sha256)
                if self._queue.get(sha256).state is State.RECEIVED:
                    self._claims.put_back(claim)
            raise
        except BaseException:
            with suppress(StoreError):
                self._queue.release(sha256)
            raise

    def _advance(self, claim: Claim, sha256: str) -> Outcome | Received:
        """Go on from where the rows say that this content stands."""
        row = self._queue.receive(sha256, claim.name.as_posix(), claim.token)
        if row.state is State.DONE:
            return self._done_before(claim, row)
        if row.state is State.FAILED:
            return self._failed(claim, sha256, row.error or {}, None)
        if row.retry_at is not None and row.claim == claim.token and row.retry_at > time.time():
            return self._outcome(OutcomeKind.WAITING, claim, retry_at=row.retry_at)
        leased = self._queue.claim(sha256, row.name, claim.token, LEASE_SECONDS)
        if leased is None:
            return self._outcome(OutcomeKind.WAITING, claim, retry_at=time.time() + self._retries.seconds)
        if leased.interruptions > MOST_INTERRUPTIONS:
            reason = f"docproc was killed {leased.interruptions} times while it read this file"
            return self._give_up(claim, leased, WorkerDiedError(reason))
        return leased

    def _commit(self, claim: Claim, row: Received, directive: Directive) -> Outcome:
        if directive.document.id != row.sha256:
            raise ProcessingError("the file was changed while it was read")
        folder = self._removal.inside(self._folders.processed, claim.name)
        output = Path(row.output) if row.output else json_path(folder, claim.name.stem, row.sha256)
        self._queue.set_output(row.sha256, str(output))
        write_atomically(output, directive.to_json(), token=claim.token)
        self._queue.finish(row.sha256, directive)
        return self._done(claim, row.sha256, directive)

    def _done(self, claim: Claim, sha256: str, directive: Directive | None) -> Outcome:
        destination = self._removal.move(claim, self._folders.processed, sha256, "done")
        return self._outcome(OutcomeKind.DONE, claim, directive=directive, destination=destination)

    def _done_before(self, claim: Claim, row: Received) -> Outcome | Received:
        """A content that is done: this very file, cut off before its move, or another copy of it."""
        directive = self._catalog.get(row.sha256)
        output = Path(row.output) if row.output else None
        if directive is None and (output is None or not output.exists()):  # thrown away since: read again
            self._queue.forget(row.sha256)
            return self._advance(claim, row.sha256)
        if directive is not None and output is not None and not output.exists():
            write_atomically(output, directive.to_json(), token=claim.token)
        if row.claim == claim.token:
            return self._done(claim, row.sha256, directive)
        destination = self._removal.move(claim, self._folders.processed, row.sha256, "duplicate")
        return self._outcome(OutcomeKind.DUPLICATE, claim, directive=directive, destination=destination)

    def _try_failed(self, claim: Claim, row: Received, error: DocprocError) -> Outcome:
        if not error.retryable or row.attempts >= self._retries.most:
            return self._give_up(claim, row, error)
        retry_at = time.time() + self._retries.wait(row.attempts)
        report = _report(error, claim, row.sha256, row.attempts + 1)
        self._queue.postpone(row.sha256, report, retry_at)
        return self._outcome(OutcomeKind.RETRY, claim, error=error, retry_at=retry_at)

    def _give_up(self, claim: Claim, row: Received, error: DocprocError) -> Outcome:
        report = _report(error, claim, row.sha256, row.attempts + 1)
        self._queue.fail(row.sha256, report)
        return self._failed(claim, row.sha256, report, error)

    def _failed(
        self, claim: Claim, sha256: str | None, report: dict[str, Any], error: DocprocError | None
    ) -> Outcome:
        destination = self._removal.move(claim, self._folders.failed, sha256, "failed", report)
        log.info("service: %s failed: %s", (sha256 or "unread")[:12], report.get("code"))
        return self._outcome(OutcomeKind.FAILED, claim, error=error, destination=destination)

    def _unreadable(self, claim: Claim, error: UnreadableFileError) -> Outcome:
        """No bytes, no hash, no row: attempts are counted in memory."""
        attempts = self._unread.get(claim.token, 0)
        if attempts < self._retries.most:
            self._unread[claim.token] = attempts + 1
            retry_at = time.time() + self._retries.wait(attempts)
            return self._outcome(OutcomeKind.RETRY, claim, error=error, retry_at=retry_at)
        self._unread.pop(claim.token, None)
        return self._failed(claim, None, _report(error, claim, None, attempts + 1), error)

    def _outcome(
        self,
        kind: OutcomeKind,
        claim: Claim,
        *,
        directive: Directive | None = None,
        error: DocprocError | None = None,
        destination: Path | None = None,
        retry_at: float | None = None,
    ) -> Outcome:
        return Outcome(kind, claim.name.as_posix(), directive, error, destination, retry_at)


def _digest(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _report(error: DocprocError, claim: Claim, sha256: str | None, attempts: int) -> dict[str, Any]:
    """What stands beside a failed file: for the clerk what to do, for the log what happened."""
    return {
        "code": error.code,
        "message": printable(str(error)),
        "advice": error.advice,
        "advice_vi": error.advice_vi,
        "exit_code": error.exit_code,
        "retryable": error.retryable,
        "attempts": attempts,
        "when": datetime.now(UTC).isoformat(timespec="seconds"),
        "original_name": claim.name.as_posix(),
        "sha256": sha256,
    }
