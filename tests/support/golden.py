"""Databases of every version of the server there ever was, as SQL: SQLite's, and PostgreSQL's beside them.

`python -m tests.support.golden` writes those of PostgreSQL that are lacking: the tables as the steps up to that
revision make them there, the rows as the server of that revision wrote them on SQLite. A file is never written anew.
"""

from __future__ import annotations

import sqlite3
import subprocess
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import psycopg
from alembic import command
from sqlalchemy import inspect, text

from sync_server.database import Database
from sync_server.migrations import config
from tests.support.postgres import Cluster, binaries, cluster

FOLDER = Path(__file__).resolve().parents[1] / "server" / "golden"
ON_POSTGRESQL = FOLDER / "postgresql"


def of_sqlite() -> list[Path]:
    """The golden databases of SQLite, oldest first."""
    return sorted(FOLDER.glob("*.sql"))


def of_postgresql() -> list[Path]:
    """The golden databases of PostgreSQL, oldest first."""
    return sorted(ON_POSTGRESQL.glob("*.sql"))


def put_sqlite(golden: Path, folder: Path, more: str = "") -> None:
    """The database of a server whose data folder this is."""
    with closing(sqlite3.connect(folder / "nithet.sqlite3")) as made:
        made.executescript(golden.read_text("utf-8") + more)


def put_postgresql(golden: Path, running: Cluster, name: str, more: str = "") -> str:
    """A database of this name with that content. Returns its URL."""
    url = running.fresh(name)
    with psycopg.connect(url, autocommit=True) as made:
        made.execute((golden.read_text("utf-8") + more).encode())
    return url


def dumped(url: str) -> str:
    """All of a PostgreSQL database as plain SQL, in statements that any client can run."""
    where = binaries()
    assert where is not None
    asked = [where / "pg_dump", "--inserts", "--no-owner", "--no-privileges", "--no-comments", "--no-sync", url]
    said = subprocess.run(asked, check=True, capture_output=True, text=True, timeout=60).stdout
    kept = (line for line in said.splitlines() if line.strip() and not line.startswith(("--", "\\", "SET ")))
    return "\n".join(kept) + "\n"


def main() -> None:
    """Write the golden databases of PostgreSQL that are lacking."""
    ON_POSTGRESQL.mkdir(exist_ok=True)
    with cluster() as running:
        for golden in of_sqlite():
            target = ON_POSTGRESQL / golden.name
            if not target.exists():
                target.write_text(_translated(golden, running), "utf-8")


def _translated(golden: Path, running: Cluster) -> str:
    url = running.fresh("golden")
    database = Database(url.replace("postgresql://", "postgresql+psycopg://"))
    with database.writing() as writing:
        command.upgrade(config(writing.connection), golden.stem)
        for table in sorted(inspect(writing.connection).get_table_names()):
            writing.connection.execute(text(f'DELETE FROM "{table}"'))  # what the steps put there themselves
            for row in _rows(golden, table):
                names = ", ".join(row)
                given = ", ".join(f":{name}" for name in row)
                writing.connection.execute(text(f'INSERT INTO "{table}" ({names}) VALUES ({given})'), row)
    database.close()
    return dumped(url)


def _rows(golden: Path, table: str) -> Iterator[dict[str, Any]]:
    with closing(sqlite3.connect(":memory:")) as read:
        read.executescript(golden.read_text("utf-8"))
        read.row_factory = sqlite3.Row
        yield from (dict(row) for row in read.execute(f'SELECT * FROM "{table}" ORDER BY 1'))


if __name__ == "__main__":
    main()
