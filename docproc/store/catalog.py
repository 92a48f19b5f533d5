"""The catalog of directives: add, get, list, search."""

from __future__ import annotations

import datetime
import logging
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

from docproc.schema.contract import Directive
from docproc.store.database import Database
from docproc.store.query import Query
from docproc.store.rows import agency_rows, document_row, page_rows, task_row, text_row, unpack
from docproc.store.search import DocumentEntry, Filters, Hit, make_hit
from docproc.vietnamese.unicode import fold, nfc

log = logging.getLogger(__name__)

EVERYTHING = Filters()


@dataclass(frozen=True, slots=True)
class TaskRow:
    """One task as a tracking list shows it; ``due_date`` is the earliest day that its document fixes."""

    document_id: str
    number_symbol: str | None
    date: datetime.date | None
    task: str
    text: str
    page: int
    lead_agencies: str | None
    deadline: str | None
    due_date: datetime.date | None
    confidence: float


class Catalog:
    """Keeps directives in one SQLite file and finds them again.

    A directive is known by the SHA-256 of the bytes that it was read from: adding it once more replaces
    it. All methods raise :class:`~docproc.errors.StoreError` when the file cannot be read or written.
    Use it as a context manager, in the thread that opened it.
    """

    def __init__(self, database: Database) -> None:
        self.database = database

    @classmethod
    def open(cls, path: Path, *, create: bool = True) -> Self:
        """Open the catalog, made if need be; with ``create=False`` a missing one is an error."""
        return cls(Database.open(path, create=create))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file."""
        self.database.close()

    def add(self, directive: Directive) -> None:
        """Keep a directive with its pages, its tasks and the words to find it by, all or nothing."""
        began = time.perf_counter()
        row, text = document_row(directive), text_row(directive)
        with self.database.transaction():
            self._remove(directive.document.id)
            key = self.database.insert("insert_document", row)
            self.database.execute("insert_text", {"key": key} | text)
            for page in page_rows(directive):
                self.database.execute("insert_page", {"document": key} | page)
            for task in directive.tasks:
                task_key = self.database.insert("insert_task", {"document": key} | task_row(task))
                for agency in agency_rows(task):
                    self.database.execute("insert_task_agency", {"task": task_key} | agency)
        seconds = time.perf_counter() - began
        log.info("store: %s in %.2f s, %d tasks", row["sha256"][:12], seconds, len(directive.tasks))

    def remove(self, document_id: str) -> bool:
        """Forget a document; whether it was there."""
        with self.database.transaction():
            return self._remove(document_id)

    def get(self, document_id: str) -> Directive | None:
        """The whole directive by its id; ``None`` when it is not in the catalog."""
        row = self.database.row("directive", {"sha256": document_id})
        return unpack(row["directive"]) if row else None

    def __len__(self) -> int:
        row = self.database.row("count_documents")
        return int(row[0]) if row else 0

    def documents(
        self, filters: Filters = EVERYTHING, *, limit: int = -1, offset: int = 0
    ) -> list[DocumentEntry]:
        """The documents that pass the filters, newest first; ``limit`` -1 for all."""
        rows = self.database.rows("documents", filters.parameters() | {"limit": limit, "offset": offset})
        return [DocumentEntry.from_row(row) for row in rows]

    def search(
        self, typed: str, filters: Filters = EVERYTHING, *, limit: int = 20, offset: int = 0
    ) -> list[Hit]:
        """The documents that hold all the words typed, best first, each with its best passage.

        See :mod:`docproc.store.query` for what may be typed (anything) and what it means. Without a
        single letter or digit there is nothing to look for, and no hit.
        """
        query = Query.parse(typed)
        if query is None:
            return []
        parameters = filters.parameters() | {"limit": limit, "offset": offset}
        parameters |= {"words": query.folded, "marked": query.exact}
        parameters |= {"near": query.near, "together": query.together}
        return list(self._hits(parameters, query))

    def tasks(
        self,
        *,
        due_from: datetime.date | None = None,
        due_to: datetime.date | None = None,
        agency: str | None = None,
    ) -> list[TaskRow]:
        """Tasks by the day due, those without one last; ``agency`` is a part of a name, marks aside."""
        parameters = {
            "due_from": due_from and due_from.isoformat(),
            "due_to": due_to and due_to.isoformat(),
            "agency": agency and fold(nfc(agency)),
        }
        return [
            TaskRow(
                document_id=row["sha256"],
                number_symbol=row["number_symbol"],
                date=_day(row["date"]),
                task=row["task"],
                text=row["text"],
                page=row["page"],
                lead_agencies=row["lead_agencies"],
                deadline=row["deadline"],
                due_date=_day(row["due_date"]),
                confidence=row["confidence"],
            )
            for row in self.database.rows("tasks", parameters)
        ]

    def _hits(self, parameters: dict[str, str | int | None], query: Query) -> Iterator[Hit]:
        for row in self.database.rows("search", parameters):
            pages = self.database.rows("pages", {"document": row["key"]})
            words = query.exact if row["exact"] else query.folded
            yield make_hit(row, pages, self.database.row("marked_words", {"key": row["key"], "words": words}))

    def _remove(self, document_id: str) -> bool:
        row = self.database.row("document_key", {"sha256": document_id})
        if row is None:
            return False
        self.database.execute("delete_text", {"key": row["key"]})
        self.database.execute("delete_document", {"key": row["key"]})
        return True


def _day(text: str | None) -> datetime.date | None:
    return datetime.date.fromisoformat(text) if text else None
