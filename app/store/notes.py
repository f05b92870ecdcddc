"""Small facts that are not records: the account of this database, the clock, where the person stopped."""

from __future__ import annotations

import json
from typing import Any

from sqlalchemy import bindparam, delete, select
from sqlalchemy.dialects.sqlite import insert

from app.store.database import Database
from app.store.tables import NoteRow

_note = NoteRow.__table__  # type: ignore[attr-defined]
_READ = select(_note.c.value).where(_note.c.name == bindparam("named"))
_PUT = insert(_note)
_KEEP = _PUT.on_conflict_do_update(index_elements=["name"], set_={"value": _PUT.excluded.value})
_DROP = delete(_note).where(_note.c.name == bindparam("named"))


class Notes:
    """JSON values by name; durable when `set` returns, or with the transaction it is called in."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def get(self, name: str, default: Any = None) -> Any:
        """The value kept under a name."""
        text = self._database.value(_READ, named=name)
        return default if text is None else json.loads(text)

    def set(self, name: str, value: Any) -> None:
        """Keep a value. None forgets the name."""
        with self._database.transaction():
            if value is None:
                self._database.run(_DROP, named=name)
            else:
                self._database.run(_KEEP, name=name, value=json.dumps(value, ensure_ascii=False))
