"""A browser's own files on the disk: which of them are the app's. Looked at only while the browser is closed."""

from __future__ import annotations

import contextlib
import re
import sqlite3
from pathlib import Path
from typing import Any

from tests.support.phone import Phone

_SQLITE = b"SQLite format 3\0"
_SECOND = re.compile(rb'[0-9a-f]{16} \{"rewritten":')


def databases(phone: Phone) -> list[Path]:
    """The app's databases."""
    return [p for p in _files(phone) if p.read_bytes()[:16] == _SQLITE and tables_of(p) & {"edit", "blob_bytes"}]


def databases_with(phone: Phone, words: str) -> list[Path]:
    """Those in which these words stand."""
    return [path for path in databases(phone) if words.encode() in path.read_bytes()]


def second_copies(phone: Phone) -> list[Path]:
    """The files of second copies."""
    return [path for path in _files(phone) if _SECOND.match(path.read_bytes()[:64])]


def tables_of(file: Path) -> set[str]:
    """The tables of a database that nobody has open."""
    return {row[0] for row in asked(file, "SELECT name FROM sqlite_schema WHERE type = 'table'")}


def asked(file: Path, query: str) -> list[tuple[Any, ...]]:
    """The rows of a query; none where the file cannot answer it."""
    with contextlib.closing(sqlite3.connect(":memory:")) as database:
        database.deserialize(file.read_bytes())
        try:
            return database.execute(query).fetchall()
        except sqlite3.DatabaseError:  # one of the browser's own, in another journal mode
            return []


def _files(phone: Phone) -> list[Path]:
    assert phone.browser is None
    return [path for path in phone.profile.rglob("*") if path.is_file()]
