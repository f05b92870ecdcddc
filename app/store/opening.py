"""The look at a database before it is used: a damaged one is reported, never repaired in silence or replaced."""

from __future__ import annotations

from app.store.database import Database
from app.store.errors import CorruptDatabase


def checked(database: Database) -> None:
    """Raise CorruptDatabase unless every page holds together."""
    found = [str(row[0]) for row in database.script("PRAGMA quick_check(5)")]
    if found != ["ok"]:
        raise CorruptDatabase("database_corrupt", reason="; ".join(found))
