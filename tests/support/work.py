"""What a database has to do, counted instead of timed: the same on a busy machine and on a quiet one."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sqlalchemy import event

from sync_server.database import Database


class Work:
    """Counts while an act is looked at. On SQLite the steps of its virtual machine, which reading a row, an index entry
    or a part of a list all need; on PostgreSQL statements, and the rows that they gave or changed."""

    def __init__(self, database: Database) -> None:
        self.done = 0
        self._is_counting = False
        if database.is_sqlite:
            event.listen(database.engine, "checkout", self._watch)
        else:
            event.listen(database.engine, "after_cursor_execute", self._note)

    def of(self, act: Callable[[], Any]) -> int:
        """How much this act is."""
        self.done, self._is_counting = 0, True
        try:
            act()
        finally:
            self._is_counting = False
        return self.done

    def _watch(self, raw: Any, *_: Any) -> None:
        raw.set_progress_handler(self._step if self._is_counting else None, 1)

    def _step(self) -> int:
        self.done += 1
        return 0

    def _note(self, _: Any, cursor: Any, *__: Any) -> None:
        if self._is_counting:
            self.done += 1 + max(cursor.rowcount, 0)
