"""Pull: take what the server has for this person, page by page. Rows and cursors are kept in one transaction.

The overlay is never touched, except that the last page ends the wait of edits that have landed.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from itertools import chain
from operator import itemgetter
from typing import Any

from sqlalchemy import bindparam, delete, func, literal_column, or_, select, text, update
from sqlalchemy.dialects.sqlite import insert

from app.store.overlay import dump
from app.store.store import Store
from app.store.tables import CursorRow, EditRow, EditState, RecordRow
from app.sync.protocol import Server, Work, rest
from app.sync.spoken import spoken
from app.sync.standing import note_reply
from app.sync.turns import shown
from fieldwork.errors import EpochChanged
from fieldwork.marks import is_unsettled
from fieldwork.records.stored import keys_of
from fieldwork.wire import Gone, PullReply, PullRequest, Row

Key = tuple[str, str]
Cursor = tuple[int, list[str]]
_record = RecordRow.__table__  # type: ignore[attr-defined]
_cursor = CursorRow.__table__  # type: ignore[attr-defined]
_edit = EditRow.__table__  # type: ignore[attr-defined]
_PUT = insert(_record)
_TAKE = _PUT.on_conflict_do_update(
    index_elements=["kind", "id"],
    set_={c.name: _PUT.excluded[c.name] for c in _record.c if c.name not in ("kind", "id")},
    where=or_(_PUT.excluded.seq >= _record.c.seq, _record.c.stale == literal_column("1")),
)
_LEAVE = delete(_record).where(
    _record.c.kind == bindparam("of_kind"),
    _record.c.id == bindparam("named"),
    _record.c.scope == bindparam("from_scope"),
    or_(_record.c.seq < bindparam("at"), _record.c.stale == 1),
)
# From scope to scope along the index: a few dozen steps, however many records there are.
_SCOPES_HERE = text(
    """WITH RECURSIVE held (scope) AS (SELECT min(scope) FROM record UNION ALL
        SELECT (SELECT min(scope) FROM record WHERE scope > held.scope) FROM held WHERE held.scope IS NOT NULL)
    SELECT scope FROM held WHERE scope IS NOT NULL UNION SELECT scope FROM cursor"""
)
_LISTED = select(func.json_each(bindparam("scopes")).table_valued("value").c.value)
_WITHDRAW = delete(_record).where(_record.c.scope.in_(_LISTED)).returning(_record.c.kind, _record.c.id)
_FORGET_CURSORS = delete(_cursor).where(_cursor.c.scope.in_(_LISTED))
_PUT_CURSOR = insert(_cursor)
_ADVANCE = _PUT_CURSOR.on_conflict_do_update(
    index_elements=["scope"],
    set_={"seq": _PUT_CURSOR.excluded.seq},
    where=_PUT_CURSOR.excluded.seq > _cursor.c.seq,
)
_UNCONFIRMED = delete(_record).where(_record.c.stale == literal_column("1")).returning(_record.c.kind, _record.c.id)
_ANY_STALE = select(_record.c.id).where(_record.c.stale == literal_column("1")).limit(1)
_ARRIVED = (
    update(_edit)
    .where(_edit.c.state == EditState.LANDED)
    .values(state=EditState.ACKED)
    .returning(_edit.c.kind, _edit.c.record)
)
_AGAIN = update(_record).where(_record.c.scope.in_(_LISTED)).values(stale=1)

# A page that is cut is asked for again, so pages stay small until the network has shown that it is quick.
_FIRST_PAGE_BYTES, _LARGEST_PAGE_BYTES, _QUICK_MS = 400_000, 1_600_000, 1500

Progress = Callable[[int, int], None]


async def pull(store: Store, server: Server, app: str, progress: Progress) -> PullReply:
    """Receive until the server has no more. Raises what the server port raises; what came before it is kept."""
    asking = _Asking(store, server, app)
    done = 0

    def keep() -> None:
        nonlocal done
        take(store, reply)
        done += len(reply.rows) + len(reply.gone)
        progress(done, done)

    progress(0, 0)
    reply = await asking.page(_cursors_here(store))
    while reply.more:
        reply = await asking.page(reply.cursors, keep)
    keep()
    return replace(reply, turn=asking.turn, rejoin=asking.own)


@dataclass(slots=True)
class _Asking:
    """Asks for page after page, in pages as large as the network is quick."""

    store: Store
    server: Server
    app: str
    limit: int = _FIRST_PAGE_BYTES
    turn: str = ""
    own: Mapping[str, str] = field(default_factory=dict)

    async def page(self, cursors: list[Cursor], meanwhile: Work = rest) -> PullReply:
        """The page after these cursors."""
        account, asked_at = self.store.notes.get("account") or {}, self.store.now_ms()
        device, epoch = str(account.get("device", "")), str(self.store.notes.get("epoch", ""))
        aside = self.store.quarantine.asked_about()
        request = PullRequest(
            spoken(self.store), self.app, device, epoch, asked_at, cursors, self.limit, aside, shown(self.store)
        )
        reply = await self.server.pull(request, meanwhile)
        self.turn, self.own = reply.turn or self.turn, reply.rejoin or self.own
        quick = self.store.now_ms() - asked_at < _QUICK_MS
        self.limit = min(self.limit * 2, _LARGEST_PAGE_BYTES) if quick else _FIRST_PAGE_BYTES
        return reply


def _cursors_here(store: Store) -> list[Cursor]:
    """How far each scope was received, grouped."""
    by_seq: dict[int, list[str]] = {}
    for scope, seq in sorted(store.mirror.cursors().items()):
        by_seq.setdefault(seq, []).append(scope)
    return sorted(by_seq.items())


def take(store: Store, reply: PullReply) -> None:
    """Keep one page: rows, departures, withdrawn scopes and cursors together, or nothing of it.

    A page that tells nothing new costs no commit; that the server was heard is noted with the receipt.
    """
    epoch = store.notes.get("epoch", "")
    if epoch and reply.epoch != epoch:
        raise EpochChanged("epoch_changed", epoch=reply.epoch)
    if _tells(store, reply):
        _keep(store, reply)


def _tells(store: Store, reply: PullReply) -> bool:
    """Whether this is more than "all as it was": the last page, empty, the same scopes, and nothing waits for it."""
    if reply.more or reply.rows or reply.gone or reply.aside or store.overlay.count(EditState.LANDED):
        return True
    if store.mirror.cursors().keys() != set(reply.scopes) or store.notes.get("complete_at") is None:
        return True
    return not store.notes.get("epoch") or store.database.value(_ANY_STALE) is not None


def _keep(store: Store, reply: PullReply) -> None:
    with store.database.transaction():
        touched = _withdraw(store, reply.scopes)
        store.database.many(_LEAVE, map(_departure, reply.gone))
        store.database.many(_TAKE, map(_columns, reply.rows))
        store.database.many(_ADVANCE, _cursors(reply.cursors))
        settled = store.quarantine.settle(reply.aside)
        if not reply.more:
            touched |= _keys(store.database.run(_UNCONFIRMED).fetchall())
            touched |= _keys(store.database.run(_ARRIVED).fetchall())
            store.notes.set("complete_at", store.now_ms())
        _observe(store, reply.rows)
        store.notes.set("epoch", reply.epoch)
        note_reply(store, reply.server_now, reply.received)
    touched |= store.overlay.move(settled, EditState.LANDED)
    touched |= {(r.kind, r.id) for r in reply.rows} | {(g.kind, g.id) for g in reply.gone}
    if not reply.more:
        store.overlay.drop_landed()
    store.forget(touched)
    store.tell(touched)


def fetch_again(store: Store, scopes: Iterable[str]) -> None:
    """Have these scopes sent anew from the start. What is here stays in view until the server has not confirmed it."""
    listed = json.dumps(sorted(scopes))
    with store.database.transaction():
        store.database.run(_AGAIN, scopes=listed)
        store.database.run(_FORGET_CURSORS, scopes=listed)


def _withdraw(store: Store, scopes: list[str]) -> set[Key]:
    """Scopes the person no longer holds leave the device; the person's own edits stay."""
    lost = {row[0] for row in store.database.rows(_SCOPES_HERE)} - set(scopes)
    if not lost:
        return set()
    listed = json.dumps(sorted(lost))
    store.database.run(_FORGET_CURSORS, scopes=listed)
    return _keys(store.database.run(_WITHDRAW, scopes=listed).fetchall())


def _columns(row: Row) -> dict[str, Any]:
    body = {"fields": dump(row.fields), "marks": dump(row.marks), "unsettled": int(is_unsettled(row.marks))}
    head = {"kind": row.kind, "id": row.id, "scope": row.scope, "seq": row.seq, "stale": 0}
    return {**head, **keys_of(row.fields), **body}


def _departure(gone: Gone) -> dict[str, Any]:
    return {"of_kind": gone.kind, "named": gone.id, "from_scope": gone.scope, "at": gone.seq}


def _cursors(cursors: list[tuple[int, list[str]]]) -> list[Mapping[str, Any]]:
    return [{"scope": scope, "seq": seq} for seq, scopes in cursors for scope in scopes]


def _observe(store: Store, rows: list[Row]) -> None:
    marks = chain.from_iterable(row.marks for row in rows)
    latest = max(map(itemgetter(1), marks), default="")
    if latest:
        store.clock.observe(latest)


def _keys(rows: list[tuple[str, str]]) -> set[Key]:
    return {(kind, record) for kind, record in rows}
