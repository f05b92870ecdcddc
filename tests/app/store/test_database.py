"""Transactions of the device's files: what is kept in memory follows what is durable."""

from pathlib import Path

import pytest

from app.store.database import Database
from app.store.errors import StorageBroken


@pytest.fixture
def database(tmp_path: Path) -> Database:
    made = Database(tmp_path / "a.db")
    made.script("CREATE TABLE t (n INTEGER PRIMARY KEY)")
    return made


def test_what_follows_a_commit_waits_for_the_outermost(database: Database) -> None:
    order: list[str] = []

    with database.transaction():
        with database.transaction():
            database.after_commit(
                lambda: order.append(f"memory, {database.script('SELECT count(*) FROM t')[0][0]} rows")
            )
        order.append("inner left")
        database.script("INSERT INTO t VALUES (1)")
    order.append("outer left")

    assert order == ["inner left", "memory, 1 rows", "outer left"]
    database.after_commit(lambda: order.append("at once"))
    assert order[-1] == "at once"


def test_nothing_follows_a_transaction_that_failed(database: Database) -> None:
    done: list[str] = []

    with pytest.raises(ZeroDivisionError), database.transaction():
        database.after_commit(lambda: done.append("never"))
        raise ZeroDivisionError
    with pytest.raises(StorageBroken), database.transaction():
        database.after_commit(lambda: done.append("never"))
        database.script("INSERT INTO t VALUES (NULL, 1)")
    with database.transaction():
        database.after_commit(lambda: done.append("this one"))

    assert done == ["this one"]


def _rows(database: Database) -> int:
    return int(database.script("SELECT count(*) FROM t")[0][0])
