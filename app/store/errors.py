"""How storage fails, as types a screen can speak about. Nothing half-written is ever left behind by any of them.

StorageFailed             base: the device could not keep or read what it was given
├── StorageFull           no room is left; free some and try again, what was saved is safe
├── StorageBroken         the medium refuses to read or write
├── CorruptDatabase       the file is damaged: set it aside, salvage, never start empty in silence
└── NewerDatabase         a newer version of the app wrote it; it was left untouched
"""

from __future__ import annotations

import sqlite3

from fieldwork.errors import FieldworkError

_CORRUPT = {"SQLITE_CORRUPT", "SQLITE_NOTADB"}
_BUSY = {"SQLITE_BUSY", "SQLITE_LOCKED"}


class StorageFailed(FieldworkError):
    """Base of everything the device's storage refuses."""

    status = 507


class StorageFull(StorageFailed):
    """No room is left on the device."""


class StorageBroken(StorageFailed):
    """The medium failed."""


class StorageBusy(StorageFailed):
    """Another window of the app holds the files; the one that was opened first goes on."""


class CorruptDatabase(StorageFailed):
    """The file is not a database any more, or pages of it are damaged."""


class NewerDatabase(StorageFailed):
    """A later version of the app has been here."""


def translated(error: sqlite3.Error) -> StorageFailed:
    """The typed error for whatever SQLite reported."""
    name = getattr(error, "sqlite_errorname", "") or ""
    if name == "SQLITE_FULL":
        return StorageFull("storage_full")
    base = "_".join(name.split("_")[:2])
    if base in _BUSY:
        return StorageBusy("storage_busy")
    if base in _CORRUPT:
        return CorruptDatabase("database_corrupt", reason=str(error))
    return StorageBroken("storage_broken", reason=f"{name} {error}".strip())
