"""The file survives what happens to files: other processes, kills, damage, no permission, age."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sqlite3
import time
from multiprocessing.process import BaseProcess
from pathlib import Path

import pytest

from docproc.errors import StoreError
from docproc.store import Catalog, Database
from docproc.store.statements import migrations, statements
from tests.store.specimen import directive, task

SPAWN = multiprocessing.get_context("spawn")


def add_many(path: Path, first: int, count: int) -> None:
    with Catalog.open(path) as catalog:
        for number in range(first, first + count):
            catalog.add(directive(f"văn bản số {number}", filename=f"{number}.pdf", tasks=[task("1", "một")]))


def add_forever(path: Path) -> None:
    number = 0
    while True:
        add_many(path, number, 20)
        number += 20


def start(function: object, *arguments: object) -> BaseProcess:
    process = SPAWN.Process(target=function, args=arguments)  # type: ignore[arg-type]  # any callable here
    process.start()
    return process


def test_two_processes_write_at_once(tmp_path: Path) -> None:
    path = tmp_path / "catalog.sqlite3"
    writers = [start(add_many, path, first, 30) for first in (0, 100)]
    for writer in writers:
        writer.join()
    assert [writer.exitcode for writer in writers] == [0, 0]
    with Catalog.open(path) as catalog:
        assert len(catalog) == 60
        assert catalog.database.check() == []


def test_a_kill_in_mid_write_leaves_whole_documents_only(tmp_path: Path) -> None:
    path = tmp_path / "catalog.sqlite3"
    Catalog.open(path).close()
    for pause in (0.0, 0.03, 0.07):
        writer = start(add_forever, path)
        while not _has_rows(path):
            assert writer.is_alive()
            time.sleep(0.01)
        time.sleep(pause)
        assert writer.pid
        os.kill(writer.pid, signal.SIGKILL)
        writer.join()
        with Catalog.open(path) as catalog:
            assert catalog.database.check() == []
            assert len(catalog.search("van ban so", limit=-1)) == len(catalog) == len(catalog.tasks())
            for entry in catalog.documents():
                catalog.remove(entry.id)


def _has_rows(path: Path) -> bool:
    with Catalog.open(path) as catalog:
        return len(catalog) > 0


def test_an_error_inside_a_transaction_undoes_all_of_it(tmp_path: Path) -> None:
    with Catalog.open(tmp_path / "catalog.sqlite3") as catalog:
        with pytest.raises(RuntimeError), catalog.database.transaction():
            catalog.add(directive())
            raise RuntimeError
        assert len(catalog) == 0


def test_a_file_that_is_no_database(tmp_path: Path) -> None:
    path = tmp_path / "catalog.sqlite3"
    path.write_text("This is no database at all, but it is long enough to be looked at." * 20)
    with pytest.raises(StoreError, match="not a database"):
        Catalog.open(path)


def test_a_folder_in_its_place(tmp_path: Path) -> None:
    with pytest.raises(StoreError):
        Catalog.open(tmp_path)


def test_a_parent_that_is_a_file(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(StoreError):
        Catalog.open(tmp_path / "file" / "catalog.sqlite3")


def test_a_missing_catalog_is_not_made_by_reading(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="no catalog"):
        Catalog.open(tmp_path / "catalog.sqlite3", create=False)
    assert list(tmp_path.iterdir()) == []


def test_a_catalog_of_a_newer_version_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "catalog.sqlite3"
    Catalog.open(path).close()
    with sqlite3.connect(path) as connection:
        connection.execute(f"PRAGMA user_version = {len(migrations()) + 1}")
    with pytest.raises(StoreError, match="newer"):
        Catalog.open(path)


def test_a_catalog_of_an_older_version_is_brought_up_to_date(tmp_path: Path) -> None:
    path = tmp_path / "catalog.sqlite3"
    with sqlite3.connect(path) as connection:
        connection.executescript(migrations()[0])
        connection.execute("PRAGMA user_version = 1")
    connection.close()
    with Catalog.open(path) as catalog:
        assert catalog.database.rows("count_states") == []


def test_a_full_disk_is_an_error_and_what_was_there_stays(tmp_path: Path) -> None:
    path = tmp_path / "catalog.sqlite3"
    with Catalog.open(path) as catalog:
        catalog.add(directive())
        connection = catalog.database._connection
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
        connection.execute(f"PRAGMA max_page_count = {pages}")
        with pytest.raises(StoreError, match="full"):
            catalog.add(directive("số liệu " * 20_000))
        assert [hit.document.filename for hit in catalog.search("giai ngan")] == ["1747.pdf"]


def test_every_statement_is_valid_sql(tmp_path: Path) -> None:
    database = Database.open(tmp_path / "catalog.sqlite3")
    for name, sql in statements().items():
        parameters = dict.fromkeys(sqlite_names(sql), "[]")
        assert database._connection.execute(f"EXPLAIN {sql}", parameters).fetchall(), name
    database.close()


def sqlite_names(sql: str) -> set[str]:
    return {word.strip("():,;") for part in sql.split(":")[1:] if (word := part.split()[0].split(")")[0])}
