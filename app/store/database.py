"""One SQLite file behind one connection: statements are SQLAlchemy Core, compiled once, run by the driver itself.

Reads see committed rows; every change happens inside `transaction()`, which is durable when it returns.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from threading import RLock
from typing import Any, cast

from sqlalchemy.dialects import sqlite
from sqlalchemy.sql import ClauseElement
from sqlalchemy.sql.compiler import SQLCompiler

from app.store.errors import StorageBroken, translated

# PERSIST keeps the journal file between commits: in a browser its handle is opened once, at the start.
_PRAGMAS = ("locking_mode=EXCLUSIVE", "journal_mode=PERSIST", "synchronous=FULL", "foreign_keys=ON", "cache_size=-8000")
_WHOLE = {"render_postcompile": True}
_DIALECT = sqlite.dialect(paramstyle="named")

Connect = Callable[..., sqlite3.Connection]


class Database:
    """The file. Whoever holds it is alone with it: a second opener gets StorageBusy."""

    def __init__(self, path: Path, connect: Connect = sqlite3.connect) -> None:
        self.path = path
        self._lock = RLock()
        self._then: list[Callable[[], None]] = []
        with self._translating():
            self._connection = connect(str(path), isolation_level=None, check_same_thread=False, timeout=0.5)
        try:
            with self._translating():
                for pragma in _PRAGMAS:
                    self._connection.execute(f"PRAGMA {pragma}").fetchall()
                self._connection.execute("BEGIN EXCLUSIVE")
                self._connection.execute("COMMIT")
        except BaseException:
            self._connection.close()
            raise

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    def run(self, statement: ClauseElement, **values: Any) -> sqlite3.Cursor:
        """Run one statement with its named values."""
        sql, defaults = _sql(statement)
        with self._translating():
            return self._connection.execute(sql, {**defaults, **values} if defaults else values)

    def rows(self, statement: ClauseElement, **values: Any) -> list[tuple[Any, ...]]:
        """All rows of a query."""
        with self._translating():
            return self.run(statement, **values).fetchall()

    def value(self, statement: ClauseElement, **values: Any) -> Any:
        """The first column of the first row, or None."""
        with self._translating():
            row = self.run(statement, **values).fetchone()
        return row[0] if row else None

    def many(self, statement: ClauseElement, rows: Iterable[Mapping[str, Any]]) -> None:
        """Run one statement once per row of named values."""
        sql, defaults = _sql(statement)
        with self._translating():
            self._connection.executemany(sql, ({**defaults, **row} for row in rows) if defaults else rows)

    def script(self, sql: str) -> list[tuple[Any, ...]]:
        """Run one statement given as text: pragmas and table definitions."""
        with self._translating():
            return self._connection.execute(sql).fetchall()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All or nothing, durable on leaving. Nested use joins the outer transaction."""
        with self._lock:
            if self._connection.in_transaction:
                yield
                return
            with self._translating():
                self._connection.execute("BEGIN IMMEDIATE")
                try:
                    yield
                    self._connection.execute("COMMIT")
                except BaseException:
                    self._then.clear()
                    if self._connection.in_transaction:
                        self._connection.execute("ROLLBACK")
                    raise
            acts, self._then = self._then, []
            for act in acts:
                act()

    def after_commit(self, act: Callable[[], None]) -> None:
        """Do this once what was changed so far is durable, and never if it is not: what is kept in memory follows."""
        if self._connection.in_transaction:
            self._then.append(act)
        else:
            act()

    @contextmanager
    def _translating(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.ProgrammingError as error:
            if "closed" not in str(error):
                raise
            raise StorageBroken("storage_broken", reason=str(error)) from error
        except sqlite3.DatabaseError as error:
            raise translated(error) from error


@cache
def _sql(statement: ClauseElement) -> tuple[str, Mapping[str, Any]]:
    """The text of a statement and the values it brings along. Statements are made once, as constants of modules."""
    compiled = cast(SQLCompiler, statement.compile(dialect=_DIALECT, compile_kwargs=_WHOLE))
    asked = {name for bind, name in compiled.bind_names.items() if bind.required}
    return str(compiled), {name: value for name, value in compiled.params.items() if name not in asked}
