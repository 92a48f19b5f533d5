"""The state of received files: a leased row for each content, and where each file ended.

Any queue delivers at least once; that each content is kept exactly once is owed to these rows. They
live in the same file as the catalog, so that "kept" and "done" are one transaction.
"""

from __future__ import annotations

import json
import sqlite3
import time
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any

from docproc.errors import StoreError
from docproc.schema.contract import Directive
from docproc.store.catalog import Catalog


class State(StrEnum):
    """Where a received content stands."""

    RECEIVED = "received"
    CLAIMED = "claimed"
    DONE = "done"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Received:
    """A received content.

    ``claim`` names the received file that stands for it, ``attempts`` counts tries that ended in an
    error, ``interruptions`` tries that ended without a word (a power cut, a kill). ``retry_at`` is in
    seconds since 1970; ``output`` is where the JSON goes or went; ``error`` says what went wrong last.
    """

    sha256: str
    state: State
    name: str
    claim: str
    attempts: int
    interruptions: int
    retry_at: float | None
    output: str | None
    error: dict[str, Any] | None

    @classmethod
    def from_row(cls, row: sqlite3.Row) -> Received:
        """The content that a row of ``received`` holds."""
        return cls(
            sha256=row["sha256"],
            state=State(row["state"]),
            name=row["name"],
            claim=row["claim"],
            attempts=row["attempts"],
            interruptions=row["interruptions"],
            retry_at=row["retry_at"],
            output=row["output"],
            error=json.loads(row["error"]) if row["error"] else None,
        )


@dataclass(frozen=True, slots=True)
class Arrival:
    """Where one received file ended: ``outcome`` is ``done``, ``duplicate`` or ``failed``."""

    claim: str
    sha256: str | None
    name: str
    outcome: str
    destination: str


class Queue:
    """The rows of received files, for one owner; an owner that comes back takes its own rows over.

    All methods raise :class:`~docproc.errors.StoreError` when the file cannot be read or written.
    """

    def __init__(self, catalog: Catalog, owner: str) -> None:
        self._catalog = catalog
        self._database = catalog.database
        self.owner = owner

    def receive(self, sha256: str, name: str, claim: str) -> Received:
        """Take note of a content; one that failed as another file starts again from the beginning."""
        parameters = {"sha256": sha256, "name": name, "claim": claim, "now": _now()}
        with self._database.transaction():
            self._database.execute("receive", parameters)
            self._database.execute("receive_again", parameters)
            return self.get(sha256)

    def get(self, sha256: str) -> Received:
        """The content as it stands; raises :class:`StoreError` when it was never received."""
        row = self._database.row("received", {"sha256": sha256})
        if row is None:
            raise StoreError(f"the content {sha256[:12]} was never received")
        return Received.from_row(row)

    def claim(self, sha256: str, name: str, claim: str, seconds: float) -> Received | None:
        """Lease a content for so many seconds; ``None`` when it is done or somebody else's."""
        parameters = self._mine(sha256) | {"name": name, "claim": claim}
        parameters |= {"seconds": time.time(), "until": time.time() + seconds}
        with self._database.transaction():
            taken = self._database.execute("claim", parameters)
            return self.get(sha256) if taken else None

    def set_output(self, sha256: str, output: str) -> None:
        """Take note of where the JSON will go, before it is written."""
        self._owned("set_output", self._mine(sha256) | {"output": output})

    def release(self, sha256: str) -> None:
        """Give a content back untried; nothing happens when it is not the caller's."""
        self._database.execute("release", self._mine(sha256))

    def forget(self, sha256: str) -> None:
        """Take a content for one that was never received."""
        self._database.execute("forget", self._mine(sha256))

    def postpone(self, sha256: str, error: dict[str, Any], retry_at: float) -> None:
        """A try failed and another one may succeed, not before ``retry_at``."""
        parameters = {"error": json.dumps(error), "retry_at": retry_at}
        self._owned("postpone", self._mine(sha256) | parameters)

    def fail(self, sha256: str, error: dict[str, Any]) -> None:
        """A try failed and no other one will follow."""
        self._owned("fail", self._mine(sha256) | {"error": json.dumps(error)})

    def finish(self, sha256: str, directive: Directive) -> None:
        """Keep the directive and mark the content as done, both or neither."""
        with self._database.transaction():
            self._catalog.add(directive)
            self._owned("finish", self._mine(sha256))

    def arrival(self, claim: str) -> Arrival | None:
        """Where a received file ended or is about to; ``None`` while that is open."""
        row = self._database.row("arrival", {"claim": claim})
        if row is None:
            return None
        return Arrival(row["claim"], row["sha256"], row["name"], row["outcome"], row["destination"])

    def settle(self, arrival: Arrival) -> None:
        """Take note of where a received file goes, before it is moved."""
        parameters = {
            "claim": arrival.claim,
            "sha256": arrival.sha256,
            "name": arrival.name,
            "outcome": arrival.outcome,
            "destination": arrival.destination,
            "now": _now(),
        }
        self._database.execute("settle", parameters)

    def counts(self) -> dict[State, int]:
        """How many contents are in each state."""
        counts = dict.fromkeys(State, 0)
        return counts | {State(row["state"]): row["files"] for row in self._database.rows("count_states")}

    def _mine(self, sha256: str) -> dict[str, Any]:
        return {"sha256": sha256, "owner": self.owner, "now": _now()}

    def _owned(self, statement: str, parameters: dict[str, Any]) -> None:
        if self._database.execute(statement, parameters) != 1:
            raise StoreError(f"the lease on {parameters['sha256'][:12]} was lost to another owner")


def _now() -> str:
    return datetime.now(UTC).isoformat()
