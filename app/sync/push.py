"""Push: send the frozen batch until its reply comes, then take off exactly what the reply names.

An acknowledged edit stays over the mirror until the pull brings the record as the server has it, so nothing flickers.
"""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy import BindParameter, bindparam, case, delete, literal, or_, select, update

from app.store.store import Store
from app.store.tables import BatchRow, EditRow, EditState
from app.sync import freeze
from app.sync.freeze import Batch
from app.sync.protocol import Server
from app.sync.standing import note_reply
from fieldwork.errors import EpochChanged, Invalid, Unreachable
from fieldwork.problems import sentence
from fieldwork.wire import DUPLICATE, MAX_EDITS, QUARANTINED, EditResult, PushReply

MOST_TRIES = 3
_edit = EditRow.__table__  # type: ignore[attr-defined]
_batch = BatchRow.__table__  # type: ignore[attr-defined]
_OURS: BindParameter[str] = bindparam("ours")
_LAND = (
    update(_edit)
    .where(_edit.c.id == bindparam("named"), _edit.c.batch == bindparam("of_batch"))
    .values(
        state=bindparam("to"),
        batch=None,
        counted=case((or_(_edit.c.device == _OURS, bindparam("is_new") == literal(1)), _OURS), else_=_edit.c.counted),
    )
)
_IS_LEFT = (_edit.c.state == EditState.FROZEN) & (_edit.c.batch == bindparam("of_batch"))
_LEFT = update(_edit).where(_IS_LEFT).values(state=EditState.UNSENT, batch=None)
_DROP = delete(_batch).where(_batch.c.id == bindparam("of_batch"))
_IN_BATCH = select(_edit.c.id).where(_IS_LEFT)

Progress = Callable[[int, int], None]


async def push(store: Store, server: Server, app: str, progress: Progress) -> None:
    """Send everything that waits, batch after batch. Raises what the server port raises; nothing is lost by it."""
    done, most = 0, MAX_EDITS
    progress(0, store.counts().edits)
    while batch := freeze.in_flight(store) or freeze.freeze(store, app, most):
        try:
            reply = await server.push(batch.body)
        except Invalid as error:
            most = _smaller(store, batch, error.code)
            continue
        except Unreachable as error:
            if error.code != "server_fault":
                raise
            freeze.tried(store)
            if batch.tries + 1 < MOST_TRIES:
                raise
            most = _smaller(store, batch, error.code)
            continue
        acknowledge(store, batch, reply)
        done += batch.edits
        most = min(most * 2, MAX_EDITS)
        progress(done, done + store.counts().edits)


def acknowledge(store: Store, batch: Batch, reply: PushReply) -> None:
    """Take the server's word for each edit it names; the others wait again. One transaction."""
    epoch = store.notes.get("epoch") or reply.epoch
    if epoch != reply.epoch:
        raise EpochChanged("epoch_changed", epoch=reply.epoch)
    ours = str((store.notes.get("account") or {}).get("device", ""))
    with store.database.transaction():
        store.database.many(_LAND, [_landing(result, batch, ours) for result in reply.results])
        store.database.run(_LEFT, of_batch=batch.id)
        store.database.run(_DROP, of_batch=batch.id)
        for result in reply.results:
            if result.status == QUARANTINED:
                store.quarantine.note(result.id, result.code, result.message)
        for stamp in (stamp for result in reply.results for stamp in result.stamps.values()):
            store.clock.observe(stamp)
        store.notes.set("epoch", epoch)
        note_reply(store, reply.server_now, reply.received)
    _take_off(store, reply.results)


def _landing(result: EditResult, batch: Batch, ours: str) -> dict[str, object]:
    state = EditState.QUARANTINED if result.status == QUARANTINED else EditState.LANDED
    is_new = int(result.status != DUPLICATE)
    return {"named": result.id, "of_batch": batch.id, "to": int(state), "ours": ours, "is_new": is_new}


def _take_off(store: Store, results: list[EditResult]) -> None:
    named = {result.id: QUARANTINED if result.status == QUARANTINED else "" for result in results}
    frozen = store.overlay.within(EditState.FROZEN)
    touched = store.overlay.move((e for e in frozen if e.id not in named), EditState.UNSENT)
    touched |= store.overlay.move((e for e in frozen if named.get(e.id) == ""), EditState.LANDED)
    touched |= store.overlay.move((e for e in frozen if named.get(e.id) == QUARANTINED), EditState.QUARANTINED)
    store.forget(touched)
    store.tell(touched)


def _smaller(store: Store, batch: Batch, code: str) -> int:
    """The server looked at nothing in the batch: try half, and set a single edit that it chokes on aside."""
    if batch.edits > 1 or code == "batch_reused":
        freeze.thaw(store)
        return max(1, batch.edits // 2)
    edits = [row[0] for row in store.database.rows(_IN_BATCH, of_batch=batch.id)]
    with store.database.transaction():
        for edit in edits:
            row = {"named": edit, "of_batch": batch.id, "to": int(EditState.QUARANTINED), "ours": "", "is_new": 0}
            store.database.run(_LAND, **row)
            store.quarantine.note(edit, code, sentence(code))
        store.database.run(_DROP, of_batch=batch.id)
    _take_off(store, [EditResult(edit, QUARANTINED) for edit in edits])
    return 1
