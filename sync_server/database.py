"""The database behind the server: SQLite in a file, or PostgreSQL. Reads are one snapshot, writes are one transaction.

A write begins when its connection is first asked for, not before: a request that waits for its turn then holds no
thread that the one before it needs to finish.
"""

from __future__ import annotations

import math
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import psycopg
from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    ColumnElement,
    Connection,
    Engine,
    bindparam,
    create_engine,
    event,
    text,
)
from sqlalchemy.engine import make_url
from sqlalchemy.exc import DisconnectionError
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.functions import FunctionElement

from fieldwork.errors import Unreachable

WAIT_SECONDS = 10
_CONNECTIONS = 48
_KEPT_SQLITE, _KEPT_POSTGRES = 8, 20  # of them when nobody asks: SQLite's are quick to make and hold pages in memory
_ASLEEP_SECONDS = 30
_WRITES = "nithet_writes"
_PRAGMAS = (
    "PRAGMA page_size=8192",  # of a file that is made now; one that is there keeps its own
    "PRAGMA journal_mode=WAL",
    "PRAGMA synchronous=FULL",  # a commit that was answered survives a power cut
    f"PRAGMA busy_timeout={WAIT_SECONDS * 1000}",
    "PRAGMA cache_size=-16000",
    "PRAGMA wal_autocheckpoint=4000",  # 32 MB: a page that several batches touch is copied back once
)
_LOCK = text("SELECT pg_advisory_xact_lock(key) FROM unnest(CAST(:keys AS bigint[])) AS key")


class Database:
    """One engine. Made in the composition root, closed when the server ends."""

    def __init__(self, url: str) -> None:
        self.is_sqlite = make_url(url).get_backend_name() == "sqlite"
        self.engine = _sqlite(url) if self.is_sqlite else _postgres(url)
        self._turn = threading.Lock()

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection on one unchanging snapshot."""
        with self.engine.connect() as connection:
            if not self.is_sqlite:
                connection = connection.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
            with connection.begin():
                yield connection

    def writing(self) -> Writing:
        """A write transaction, committed on leaving its `with`, rolled back on an exception."""
        return Writing(self)

    def begin(self) -> Connection:
        """Wait for this process's turn (SQLite has one writer) and begin. Only `Writing` calls this."""
        if self.is_sqlite and not self._turn.acquire(timeout=WAIT_SECONDS):
            raise Unreachable("busy")
        try:
            connection = self.engine.connect().execution_options(**{_WRITES: True})
            connection.begin()
        except BaseException:
            self.release()
            raise
        return connection

    def release(self) -> None:
        """Let the next writer of this process begin."""
        if self.is_sqlite and self._turn.locked():
            self._turn.release()

    def close(self) -> None:
        """Let go of every connection."""
        self.engine.dispose()


class Writing:
    """One write transaction. Nothing has begun until `connection` is used."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self._connection: Connection | None = None

    @property
    def connection(self) -> Connection:
        """The connection, in a transaction from the first use on."""
        if self._connection is None:
            self._connection = self.database.begin()
        return self._connection

    def lock(self, keys: set[int]) -> None:
        """Hold these keys until the end, in one order for all. SQLite's single writer holds everything already."""
        if not self.database.is_sqlite:
            self.connection.execute(_LOCK, {"keys": sorted(keys)})

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.end(error)

    @property
    def begun(self) -> bool:
        """True once there is something to end."""
        return self._connection is not None

    def end(self, error: BaseException | None = None) -> None:
        """Commit, or roll back after an error."""
        connection, self._connection = self._connection, None
        if connection is None:
            return
        try:
            if error is None:
                connection.commit()
            else:
                connection.rollback()
        finally:
            connection.close()
            self.database.release()


class IsListed(FunctionElement[bool]):
    """Whether a column's value is among the elements of one JSON parameter: a long list costs one parameter."""

    inherit_cache = True
    type = Boolean()

    def __init__(self, column: Column[Any], name: str) -> None:
        super().__init__(column, bindparam(name))
        self.numbers = isinstance(column.type, BigInteger)

    def self_group(self, against: Any = None) -> Any:
        """A condition as it stands. What SQLAlchemy would make of it on SQLite, `… IN (…) = 1`, no index answers."""
        del against
        return self


@compiles(IsListed, "sqlite")
def _listed_sqlite(element: IsListed, compiler: Any, **how: Any) -> str:
    column, values = (compiler.process(each, **how) for each in element.clauses)
    return f"{column} IN (SELECT value FROM json_each({values}))"


@compiles(IsListed, "postgresql")
def _listed_postgres(element: IsListed, compiler: Any, **how: Any) -> str:
    """As an array, which the index is asked for element by element. Of a sub-select PostgreSQL guesses how many rows it
    has and how many the table, and then reads the whole table for a few that are not even there."""
    column, values = (compiler.process(each, **how) for each in element.clauses)
    listed = f"SELECT jsonb_array_elements_text(CAST({values} AS jsonb)){'::bigint' if element.numbers else ''}"
    return f"{column} = ANY (ARRAY({listed}))"


def is_listed(column: Column[Any], name: str) -> ColumnElement[bool]:
    """The condition that a column's value is among a JSON parameter of this name."""
    return IsListed(column, name)


def _sqlite(url: str) -> Engine:
    path = make_url(url).database or ""
    Path(path).parent.mkdir(parents=True, exist_ok=True)
    engine = create_engine(
        url,
        pool_size=_KEPT_SQLITE,
        max_overflow=_CONNECTIONS - _KEPT_SQLITE,
        hide_parameters=True,
        connect_args={"check_same_thread": False},
    )

    @event.listens_for(engine, "connect")
    def _connect(raw: Any, _: Any) -> None:
        raw.isolation_level = None  # SQLAlchemy's "begin" below says which kind of transaction
        for pragma in _PRAGMAS:
            raw.execute(pragma)

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        writes = connection.get_execution_options().get(_WRITES)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine


def _postgres(url: str) -> Engine:
    """Those used last are used next: their statements are prepared. One that slept is asked first if it is alive."""
    engine = create_engine(
        url,
        pool_size=_KEPT_POSTGRES,
        max_overflow=_CONNECTIONS - _KEPT_POSTGRES,
        pool_use_lifo=True,
        hide_parameters=True,
    )

    @event.listens_for(engine, "connect")
    def _connect(raw: Any, _: Any) -> None:
        # it guesses that a look at a few scopes might find a large part of all records, and would compile for that
        raw.execute("SET jit = off")
        raw.commit()

    @event.listens_for(engine, "checkin")
    def _rest(_: Any, entry: Any) -> None:
        entry.info["rests_since"] = time.monotonic()

    @event.listens_for(engine, "checkout")
    def _wake(raw: Any, entry: Any, _: Any) -> None:
        if time.monotonic() - entry.info.get("rests_since", math.inf) > _ASLEEP_SECONDS:
            try:
                raw.execute("SELECT 1")
                raw.rollback()
            except psycopg.Error as error:
                raise DisconnectionError from error

    return engine
