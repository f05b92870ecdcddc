"""Freezing a batch: the bytes are stored before they are first sent, so that every retry is the very same bytes."""

from __future__ import annotations

import gzip
from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial

from sqlalchemy import ColumnClause, bindparam, column, delete, func, insert, literal_column, select, update

from app.store.overlay import dump
from app.store.store import Store
from app.store.tables import BatchRow, EditRow, EditState
from app.sync.spoken import spoken
from fieldwork.ids import uuid7
from fieldwork.wire import MAX_EDITS

MAX_BYTES = 1_000_000
_edit = EditRow.__table__  # type: ignore[attr-defined]
_batch = BatchRow.__table__  # type: ignore[attr-defined]
_ROWID: ColumnClause[int] = column("rowid")
_SINCE = select(_ROWID).select_from(_batch).where(_batch.c.id == bindparam("after")).scalar_subquery()
_FROZEN = (
    select(_batch.c.id, _batch.c.body, _batch.c.edits, _batch.c.tries)
    .where(func.coalesce(_SINCE, literal_column("0")) < _ROWID)
    .order_by(_ROWID)
    .limit(1)
)
_WAITING = (
    select(_edit.c.n, _edit.c.id, _edit.c.kind, _edit.c.record, _edit.c.stamp, _edit.c.fields)
    .where(_edit.c.state == EditState.UNSENT)
    .order_by(_edit.c.n)
    .limit(bindparam("most"))
)
_SENDER = func.coalesce(_edit.c.device, bindparam("sender"))  # the device under which it was frozen first
_FREEZE = (
    update(_edit)
    .where(_edit.c.state == EditState.UNSENT, _edit.c.n <= bindparam("last"))
    .values(state=EditState.FROZEN, batch=bindparam("into"), device=_SENDER)
)
_THAW = update(_edit).where(_edit.c.state == EditState.FROZEN).values(state=EditState.UNSENT, batch=None)
_ADD = insert(_batch)
_DROP = delete(_batch)
_TRIED = update(_batch).where(_batch.c.id == bindparam("of_batch")).values(tries=_batch.c.tries + 1)


@dataclass(frozen=True, slots=True)
class Batch:
    """A frozen batch: its id, the bytes that are sent, and how often they failed at the server."""

    id: str
    body: bytes
    edits: int
    tries: int


def in_flight(store: Store, after: str = "") -> Batch | None:
    """The oldest batch that no reply was kept of, or the next one after a batch."""
    rows = store.database.rows(_FROZEN, after=after)
    return Batch(*rows[0]) if rows else None


def freeze(store: Store, app: str, most: int = MAX_EDITS) -> Batch | None:
    """Freeze the oldest unsent edits, at most `most` and about a megabyte; None when nothing waits."""
    waiting = store.database.rows(_WAITING, most=most)
    if not waiting:
        return None
    texts = _first_megabyte(waiting)
    last, frozen = waiting[len(texts) - 1][0], {row[1] for row in waiting[: len(texts)]}
    account, now = store.notes.get("account") or {}, store.now_ms()
    sender, batch = str(account.get("device", "")), uuid7(now, store.random_bytes(10))
    head = {"protocol": spoken(store), "app": app, "device": sender, "batch": batch}
    head |= {"epoch": store.notes.get("epoch", ""), "now": now}
    body = gzip.compress(_message(head, texts), 1, mtime=0)
    with store.database.transaction():
        store.database.run(_ADD, id=batch, body=body, edits=len(texts), made_at=now, tries=0)
        store.database.run(_FREEZE, last=last, into=batch, sender=sender)
        store.database.after_commit(partial(_move, store, frozen, EditState.UNSENT, EditState.FROZEN))
    return Batch(batch, body, len(texts), 0)


def thaw(store: Store) -> None:
    """Take what is frozen apart: its edits wait again, to be frozen in other company. The server knows edits by id."""
    with store.database.transaction():
        store.database.run(_THAW)
        store.database.run(_DROP)
    _move(store, None, EditState.FROZEN, EditState.UNSENT)


def tried(store: Store, batch: Batch) -> None:
    """Note that the server failed over the batch once more."""
    with store.database.transaction():
        store.database.run(_TRIED, of_batch=batch.id)


def _first_megabyte(rows: Iterable[tuple[int, str, str, str, str, str]]) -> list[bytes]:
    """The text of each edit as it travels, with its stored fields put in as they are; at least one edit."""
    texts: list[bytes] = []
    size = 0
    for _, edit, kind, record, stamp, fields in rows:
        head = f'{{"id":{dump(edit)},"kind":{dump(kind)},"record":{dump(record)},"stamp":{dump(stamp)}'
        whole = f'{head},"fields":{fields}}}'.encode()
        size += len(whole)
        if size > MAX_BYTES and texts:
            break
        texts.append(whole)
    return texts


def _message(head: dict[str, object], edits: list[bytes]) -> bytes:
    """The push request."""
    return b'%s,"edits":[%s]}' % (dump(head)[:-1].encode(), b",".join(edits))


def _move(store: Store, edits: set[str] | None, before: EditState, after: EditState) -> None:
    moved = [e for e in store.overlay.within(before) if edits is None or e.id in edits]
    store.tell(store.overlay.move(moved, after))
