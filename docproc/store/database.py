"""The SQLite file behind the catalog: opened, brought up to date, and written in transactions.

Several processes may read and write at once (write-ahead log, busy timeout). A connection belongs to
the thread that opened it: each thread opens its own.
"""

from __future__ import annotations

import logging
import sqlite3
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Self

from docproc.errors import StoreError
from docproc.store.statements import migrations, statements

log = logging.getLogger(__name__)

BUSY_SECONDS = 30.0
"""How long a writer waits for another one before it gives up."""


class Database:
    """One open catalog file; raises :class:`StoreError` whenever SQLite or the disk refuses."""

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        self.path = path
        self._connection = connection
        self._depth = 0

    @classmethod
    def open(cls, path: Path, *, create: bool = True) -> Self:
        """Open the file and bring its tables up to date; with ``create=False`` it must be there."""
        path = path.expanduser()
        with _store_errors(path):
            if not create and not path.exists():
                raise StoreError(f"there is no catalog at {path}")
            path.parent.mkdir(parents=True, exist_ok=True)
            connection = sqlite3.connect(path, timeout=BUSY_SECONDS, isolation_level=None)
        database = cls(path, connection)
        try:
            database._prepare()
        except BaseException:
            connection.close()
            raise
        return database

    def close(self) -> None:
        """Close the file; a transaction that is still open is undone."""
        self._connection.close()

    def execute(self, name: str, parameters: Mapping[str, Any] | None = None) -> int:
        """Run a writing statement by its name; the number of rows that it changed."""
        with _store_errors(self.path):
            return self._connection.execute(statements()[name], parameters or {}).rowcount

    def insert(self, name: str, parameters: Mapping[str, Any]) -> int:
        """Run an inserting statement by its name; the key of the new row."""
        with _store_errors(self.path):
            key = self._connection.execute(statements()[name], parameters).lastrowid
        if key is None:
            raise StoreError(f"{self.path}: {name} inserted no row")
        return key

    def rows(self, name: str, parameters: Mapping[str, Any] | None = None) -> list[sqlite3.Row]:
        """Run a reading statement by its name; all its rows."""
        with _store_errors(self.path):
            return self._connection.execute(statements()[name], parameters or {}).fetchall()

    def row(self, name: str, parameters: Mapping[str, Any] | None = None) -> sqlite3.Row | None:
        """Run a reading statement by its name; its first row, or ``None``."""
        rows = self.rows(name, parameters)
        return rows[0] if rows else None

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All that is written inside is kept together, or not at all; may be nested."""
        if self._depth:
            yield
            return
        with _store_errors(self.path):
            self._connection.execute("BEGIN IMMEDIATE")
        self._depth += 1
        try:
            yield
            with _store_errors(self.path):
                self._connection.execute("COMMIT")
        except BaseException:
            self._roll_back()
            raise
        finally:
            self._depth -= 1

    def check(self) -> list[str]:
        """What SQLite finds wrong with the file; empty when all is well."""
        with _store_errors(self.path):
            found = self._connection.execute("PRAGMA integrity_check").fetchall()
        return [row[0] for row in found if row[0] != "ok"]

    def _roll_back(self) -> None:
        try:
            if self._connection.in_transaction:
                self._connection.execute("ROLLBACK")
        except sqlite3.Error as error:
            log.warning("%s: the transaction could not be undone: %s", self.path, error)

    def _prepare(self) -> None:
        with _store_errors(self.path):
            self._connection.row_factory = sqlite3.Row
            self._connection.execute("PRAGMA foreign_keys = ON")
            self._connection.execute("PRAGMA synchronous = FULL")  # a power cut loses nothing committed
            self._write_ahead()
        if self._version() < len(migrations()):
            self._migrate()
        if self._version() > len(migrations()):
            raise StoreError(f"{self.path} was written by a newer docproc; install that version")

    def _write_ahead(self) -> None:
        """Switch to the write-ahead log; the switch itself does not wait for other processes."""
        deadline = time.monotonic() + BUSY_SECONDS
        while True:
            try:
                mode = self._connection.execute("PRAGMA journal_mode = WAL").fetchone()[0]
                break
            except sqlite3.OperationalError as error:
                if "locked" not in str(error) or time.monotonic() > deadline:
                    raise
                time.sleep(0.05)
        if mode != "wal":
            log.warning("%s: no write-ahead log here (%s); one writer at a time", self.path, mode)

    def _version(self) -> int:
        with _store_errors(self.path):
            return int(self._connection.execute("PRAGMA user_version").fetchone()[0])

    def _migrate(self) -> None:
        with self.transaction():
            for version in range(self._version() + 1, len(migrations()) + 1):
                log.debug("%s: migrating to version %d", self.path, version)
                for statement in _split(migrations()[version - 1]):
                    with _store_errors(self.path):
                        self._connection.execute(statement)
                with _store_errors(self.path):
                    self._connection.execute(f"PRAGMA user_version = {version}")


def _split(script: str) -> Iterator[str]:
    """The statements of a script one by one, so that they share one transaction."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""


@contextmanager
def _store_errors(path: Path) -> Iterator[None]:
    try:
        yield
    except (sqlite3.Error, OSError) as error:
        raise StoreError(f"{path}: {error}") from error
