"""Saved means saved: killed at any moment, cut between any two statements, with a full or failing disk."""

import os
import random
import sqlite3
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from app.store.errors import StorageBroken, StorageBusy, StorageFailed, StorageFull
from app.store.store import Store
from tests.kills import store as store_loop
from tests.support.crashes import Crash, MemoryConnection
from tests.support.stores import Phone, finding
from tests.support.worlds import an_id

KIND, RECORD, FIELDS = finding("f", text="เดิม")


@pytest.mark.slow
def test_twenty_kills_lose_nothing_that_was_reported_saved(tmp_path: Path) -> None:
    """`make kills` goes on for a thousand: marks, notes, photos, syncs, on the same files (`tests/kills/store.py`)."""
    said: list[str] = []

    tally = store_loop.run(20, os.environ.get("KILL_SEED", "20"), tmp_path, said.append)

    assert tally.findings() == []
    assert tally.kills == 20 and tally.acknowledged > 20


def test_a_cut_between_any_two_statements_leaves_a_write_whole_or_absent() -> None:
    for nth in range(40):
        disk: dict[str, MemoryConnection] = {}
        store = _in_memory(disk)
        store.write(KIND, RECORD, FIELDS)
        disk["app.db"].countdown = nth
        try:
            store.write(KIND, RECORD, {"text": "ใหม่", "nature": "strength"})
        except Crash:
            pass
        else:
            assert nth >= 3, "the write ran fewer statements than a transaction has"
            return
        after = _reopened(disk)
        record = after.get(KIND, RECORD)
        assert record is not None and dict(record.fields) == FIELDS
    pytest.fail("the write never came to its end")


def test_a_cut_between_any_two_statements_leaves_a_note_with_the_write_it_belongs_to() -> None:
    for nth in range(40):
        disk: dict[str, MemoryConnection] = {}
        store = _in_memory(disk)
        store.write(KIND, RECORD, FIELDS)
        disk["app.db"].countdown = nth
        try:
            store.write(KIND, RECORD, {"text": "ใหม่"}, beside=lambda edit: {"undo": edit})
        except Crash:
            after = _reopened(disk)
            record = after.get(KIND, RECORD)
            assert record is not None and after.notes.get("undo") == (
                record.writes["text"] if record.fields["text"] == "ใหม่" else None
            )
        else:
            assert nth >= 4 and _reopened(disk).notes.get("undo") is not None
            return
    pytest.fail("the write never came to its end")


def test_a_cut_between_any_two_statements_leaves_a_photo_whole_or_absent() -> None:
    body = b"\x89PNG of a library"
    for nth in range(40):
        disk: dict[str, MemoryConnection] = {}
        store = _in_memory(disk)
        disk["blobs.db"].countdown = nth
        try:
            photo = store.blobs.put(body, "image/png")
        except Crash:
            after, named = _reopened(disk).blobs, sha256(body).hexdigest()
            assert after.get(named) == (body if after.state(named) else None)
        else:
            assert nth >= 3 and _reopened(disk).blobs.get(photo) == body
            return
    pytest.fail("the photo was never kept")


def test_a_commit_survives_a_power_cut(phone: Phone) -> None:
    """Both files wait for the disk at every commit; a killed process alone would not show the difference."""
    for database in (phone.store.database, phone.store.blobs.database):
        assert database.script("PRAGMA synchronous") == [(2,)]
        assert database.script("PRAGMA journal_mode") == [("persist",)]


@pytest.mark.parametrize("reason", ["SQLITE_FULL", "SQLITE_IOERR_WRITE"])
def test_a_disk_that_refuses_is_named_and_nothing_half_written_stays(reason: str) -> None:
    disk: dict[str, MemoryConnection] = {}
    store = _in_memory(disk, _Failing)
    store.write(KIND, RECORD, FIELDS)
    connection = disk["app.db"]
    assert isinstance(connection, _Failing)
    stamp = store.clock.last

    connection.failing = reason
    with pytest.raises(StorageFull if reason == "SQLITE_FULL" else StorageBroken):
        store.write(KIND, RECORD, {"text": "ใหม่"})
    connection.failing = ""

    assert store.get(KIND, RECORD).fields["text"] == "เดิม"  # type: ignore[union-attr]
    assert store.counts().edits == 1 and store.clock.last == stamp
    assert store.write(KIND, RECORD, {"text": "ใหม่"}).fields == ("text",)


def test_a_really_full_database_says_so_and_goes_on_when_there_is_room(phone: Phone) -> None:
    phone.store.write(KIND, RECORD, FIELDS)
    pages = phone.store.database.script("PRAGMA page_count")[0][0]
    phone.store.database.script(f"PRAGMA max_page_count = {pages}")

    with pytest.raises(StorageFull):
        for n in range(400):
            phone.store.write(*finding(f"more {n}", text="ก" * 3000))
    written = phone.store.counts().edits
    phone.store.database.script("PRAGMA max_page_count = 1000000")
    phone.store.write(*finding("last", text="ก" * 3000))

    assert phone.restart().counts().edits == written + 1


def test_a_second_window_is_told_that_the_first_holds_the_files(phone: Phone) -> None:
    with pytest.raises(StorageBusy):
        Store.open(
            phone.folder / "app.db", phone.folder / "blobs.db", now_ms=phone.clock, random_bytes=phone.random.randbytes
        )


def test_every_storage_error_has_a_code_a_screen_can_speak_about() -> None:
    def below(kind: type[StorageFailed]) -> list[type[StorageFailed]]:
        return [kind, *(deeper for sub in kind.__subclasses__() for deeper in below(sub))]

    assert {kind("code").status for kind in below(StorageFailed)} == {507}


class _Failing(MemoryConnection):
    """A disk that fails at the commit."""

    failing = ""

    def execute(self, *args: Any) -> sqlite3.Cursor:
        if self.failing and args[0] == "COMMIT":
            error = sqlite3.OperationalError("the disk")
            error.sqlite_errorname = self.failing
            raise error
        return super().execute(*args)


def _in_memory(disk: dict[str, MemoryConnection], kind: type[MemoryConnection] = MemoryConnection) -> Store:
    return _open(_connector(disk, kind, {}))


def _reopened(disk: dict[str, MemoryConnection]) -> Store:
    """What the next start finds."""
    files = {}
    for path, connection in disk.items():
        if connection.in_transaction:
            sqlite3.Connection.execute(connection, "ROLLBACK")
        files[path] = connection.serialize()
    return _open(_connector({}, MemoryConnection, files))


def _connector(
    disk: dict[str, MemoryConnection], kind: type[MemoryConnection], files: dict[str, bytes]
) -> Callable[..., sqlite3.Connection]:
    def connect(path: str, **options: Any) -> sqlite3.Connection:
        connection = sqlite3.connect(":memory:", factory=kind, **options)
        if path in files:
            connection.deserialize(files[path])
        disk[path] = connection
        return connection

    return connect


def _open(connect: Callable[..., sqlite3.Connection]) -> Store:
    rng = random.Random(int(an_id("x")[:8], 16))
    return Store.open(
        Path("app.db"), Path("blobs.db"), now_ms=lambda: 1_795_420_800_000, random_bytes=rng.randbytes, connect=connect
    )
