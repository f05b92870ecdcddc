"""Freezing a batch: the bytes are stored before they are first sent, so that every retry is the very same bytes."""

from __future__ import annotations

import gzip
from dataclasses import dataclass

from sqlalchemy import bindparam, delete, insert, select, update

from app.store.overlay import dump
from app.store.store import Store
from app.store.tables import BatchRow, EditRow, EditState
from fieldwork.ids import uuid7
from fieldwork.wire import MAX_EDITS, PROTOCOL

MAX_BYTES = 1_000_000
_edit = EditRow.__table__  # type: ignore[attr-defined]
_batch = BatchRow.__table__  # type: ignore[attr-defined]
_IN_FLIGHT = select(_batch.c.id, _batch.c.body, _batch.c.edits, _batch.c.tries).limit(1)
_WAITING = (
    select(_edit.c.n, _edit.c.id, _edit.c.kind, _edit.c.record, _edit.c.stamp, _edit.c.fields)
    .where(_edit.c.state == EditState.UNSENT)
    .order_by(_edit.c.n)
    .limit(bindparam("most"))
)
_FREEZE = (
    update(_edit)
    .where(_edit.c.state == EditState.UNSENT, _edit.c.n <= bindparam("last"))
    .values(state=EditState.FROZEN, batch=bindparam("into"), device=bindparam("sender"))
)
_FREEZE_AGAIN = (
    update(_edit)
    .where(_edit.c.state == EditState.UNSENT, _edit.c.n <= bindparam("last"), _edit.c.device.is_not(None))
    .values(state=EditState.FROZEN, batch=bindparam("into"))
)
_THAW = update(_edit).where(_edit.c.state == EditState.FROZEN).values(state=EditState.UNSENT, batch=None)
_ADD = insert(_batch)
_DROP = delete(_batch)
_TRIED = update(_batch).values(tries=_batch.c.tries + 1)


@dataclass(frozen=True, slots=True)
class Batch:
    """A batch in flight: its id, the bytes that are sent, and how often they failed at the server."""

    id: str
    body: bytes
    edits: int
    tries: int


def in_flight(store: Store) -> Batch | None:
    """The batch whose reply has not come."""
    rows = store.database.rows(_IN_FLIGHT)
    return Batch(*rows[0]) if rows else None


def freeze(store: Store, app: str, most: int = MAX_EDITS) -> Batch | None:
    """Freeze the oldest unsent edits, at most `most` and about a megabyte; None when nothing waits."""
    rows = _first_megabyte(store.database.rows(_WAITING, most=most))
    if not rows:
        return None
    account, now = store.notes.get("account") or {}, store.now_ms()
    sender, batch = str(account.get("device", "")), uuid7(now, store.random_bytes(10))
    head = {"protocol": PROTOCOL, "app": app, "device": sender, "batch": batch}
    head |= {"epoch": store.notes.get("epoch", ""), "now": now}
    body = gzip.compress(_message(head, rows).encode(), 1, mtime=0)
    with store.database.transaction():
        store.database.run(_ADD, id=batch, body=body, edits=len(rows), made_at=now, tries=0)
        store.database.run(_FREEZE_AGAIN, last=rows[-1][0], into=batch)
        store.database.run(_FREEZE, last=rows[-1][0], into=batch, sender=sender)
    _move(store, {row[1] for row in rows}, EditState.UNSENT, EditState.FROZEN)
    return Batch(batch, body, len(rows), 0)


def thaw(store: Store) -> None:
    """Take the batch apart: its edits wait again, to be frozen in other company. The server knows edits by id."""
    with store.database.transaction():
        store.database.run(_THAW)
        store.database.run(_DROP)
    _move(store, None, EditState.FROZEN, EditState.UNSENT)


def tried(store: Store) -> None:
    """Note that the server failed over the batch once more."""
    with store.database.transaction():
        store.database.run(_TRIED)


def _first_megabyte(rows: list[tuple[int, str, str, str, str, str]]) -> list[tuple[int, str, str, str, str, str]]:
    size = 0
    for count, row in enumerate(rows):
        size += len(row[5].encode()) + 150
        if size > MAX_BYTES and count:
            return rows[:count]
    return rows


def _message(head: dict[str, object], rows: list[tuple[int, str, str, str, str, str]]) -> str:
    """The push request, with each edit's stored fields put in as they are."""
    edits = (
        f'{dump({"id": edit, "kind": kind, "record": record, "stamp": stamp})[:-1]},"fields":{fields}}}'
        for _, edit, kind, record, stamp, fields in rows
    )
    return f'{dump(head)[:-1]},"edits":[{",".join(edits)}]}}'


def _move(store: Store, edits: set[str] | None, before: EditState, after: EditState) -> None:
    moved = [e for e in store.overlay.within(before) if edits is None or e.id in edits]
    store.tell(store.overlay.move(moved, after))
