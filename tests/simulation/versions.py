"""The version after this one, as a day meets it: its server takes the work of today's app, and tells it to update.

A next app speaks the next protocol and adds to its database; a next server speaks it too, and pulls in no other.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from app.store import store
from app.store.database import Database
from app.store.migrations import RECORDS
from app.sync import spoken
from fieldwork.wire import OLDEST_PROTOCOL, PROTOCOL
from sync_server import pulling, pushing

TODAY, NEXT = PROTOCOL, PROTOCOL + 1


def records_next(database: Database) -> None:
    """What a next app might add, in more than one statement."""
    database.script("ALTER TABLE edit ADD COLUMN of_next TEXT")
    database.script("CREATE TABLE of_next (name TEXT PRIMARY KEY)")
    database.script("CREATE INDEX edit_of_next ON edit (of_next)")


@contextmanager
def app_of(version: int) -> Iterator[None]:
    """What is done in here is done by the app of this version."""
    before = spoken.PROTOCOL, store.RECORDS
    spoken.PROTOCOL = version
    store.RECORDS = (*RECORDS, records_next) if version == NEXT else RECORDS
    try:
        yield
    finally:
        spoken.PROTOCOL = before[0]
        store.RECORDS = before[1]


@contextmanager
def server_of(version: int) -> Iterator[None]:
    """What is answered in here is answered by the server of this version."""
    before = pulling.PROTOCOL, pulling.OLDEST_PROTOCOL
    pushing.PROTOCOL = pulling.PROTOCOL = version
    pulling.OLDEST_PROTOCOL = version if version == NEXT else OLDEST_PROTOCOL
    try:
        yield
    finally:
        pushing.PROTOCOL = pulling.PROTOCOL = before[0]
        pulling.OLDEST_PROTOCOL = before[1]
