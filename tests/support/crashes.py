"""Losing power where a test wants it: before a statement of a database in memory, or in the middle of a step."""

from __future__ import annotations

import sqlite3
from typing import Any


class Crash(BaseException):
    """The power is gone. Not an Exception: nothing may catch it and carry on."""


class MemoryConnection(sqlite3.Connection):
    """A database in memory that can crash before the nth statement from now."""

    countdown = -1
    crashed = False

    def execute(self, *args: Any) -> sqlite3.Cursor:
        self._count()
        return super().execute(*args)

    def executemany(self, *args: Any) -> sqlite3.Cursor:
        self._count()
        return super().executemany(*args)

    def _count(self) -> None:
        if self.crashed:
            raise Crash
        if self.countdown == 0:
            self.crashed = True
            raise Crash
        self.countdown -= self.countdown > 0
