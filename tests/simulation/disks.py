"""Disks of simulated machines: SQLite in memory, real in all it does, that loses power at any statement or is full.

What was committed is there afterwards and nothing else: the connection outlives the machine's program, as a file does.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from typing import Any

from tests.support import crashes

_NO_LIMIT = 1_073_741_823


class Crash(crashes.Crash):
    """The power of the machine with this disk is gone."""

    def __init__(self, disk: Disk) -> None:
        super().__init__()
        self.disk = disk


class _Cursor(sqlite3.Cursor):
    """Counts what a program asks of its database."""

    connection: Volume

    def execute(self, *args: Any) -> sqlite3.Cursor:
        self.connection.disk.count()
        return super().execute(*args)

    def executemany(self, *args: Any) -> sqlite3.Cursor:
        self.connection.disk.count()
        return super().executemany(*args)


class Volume(sqlite3.Connection):
    """One database of a disk. Closing it leaves it on the disk."""

    disk: Disk

    def cursor(self, *_: Any) -> sqlite3.Cursor:
        return super().cursor(_Cursor)

    def execute(self, *args: Any) -> sqlite3.Cursor:
        return self.cursor().execute(*args)

    def executemany(self, *args: Any) -> sqlite3.Cursor:
        return self.cursor().executemany(*args)

    def commit(self) -> None:
        self.disk.count()
        super().commit()

    def rollback(self) -> None:
        if not self.disk.crashed:
            super().rollback()

    def close(self) -> None:
        """The program lets go of it."""

    def scrap(self) -> None:
        """It is needed no more."""
        super().close()

    def look(self, sql: str, *values: Any) -> list[tuple[Any, ...]]:
        """What stands in it, for whoever examines the machine from outside."""
        return sqlite3.Cursor(self).execute(sql, values).fetchall()


class Disk:
    """The databases of one machine by their path, and when its power fails."""

    def __init__(self, **contents: bytes) -> None:
        self.volumes: dict[str, Volume] = {}
        self.crashed = False
        self._left = -1
        for path, content in contents.items():
            self.put(path, content)

    def connect(self, path: str, **_: Any) -> sqlite3.Connection:
        """Open a database, new or known. Stands in for `sqlite3.connect`."""
        if path not in self.volumes:
            self.put(path, b"")
        return self.volumes[path]

    def put(self, path: str, content: bytes) -> None:
        """Place a whole database on the disk."""
        old = self.volumes.pop(path, None)
        if old is not None:
            old.scrap()
        volume = sqlite3.connect(":memory:", factory=Volume, isolation_level=None, check_same_thread=False)
        if content:
            volume.deserialize(content)
        volume.disk = self
        self.volumes[path] = volume

    def crash_after(self, statements: int) -> None:
        """Lose power before the statement after so many."""
        self._left = statements

    def count(self) -> None:
        """One more statement."""
        if self._left == 0:
            self.crashed = True
        if self.crashed:
            raise Crash(self)
        self._left -= self._left > 0

    def power_off(self) -> None:
        """Whatever was not committed is gone."""
        for volume in self.volumes.values():
            if volume.in_transaction:
                volume.look("ROLLBACK")
        self.crashed, self._left = False, -1

    def fill(self) -> None:
        """From now on there is no room for another page."""
        for volume in self.volumes.values():
            volume.look(f"PRAGMA max_page_count = {volume.look('PRAGMA page_count')[0][0]}")

    def free(self) -> None:
        """There is room again."""
        for volume in self.volumes.values():
            volume.look(f"PRAGMA max_page_count = {_NO_LIMIT}")

    def copy(self) -> dict[str, bytes]:
        """The databases as they are now. Nothing may be in mid-transaction."""
        return dict(self._contents())

    def scrap(self) -> None:
        """The machine is needed no more."""
        for volume in self.volumes.values():
            volume.scrap()

    def _contents(self) -> Iterator[tuple[str, bytes]]:
        for path, volume in self.volumes.items():
            assert not volume.in_transaction
            yield path, volume.serialize()
