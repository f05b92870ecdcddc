"""Push: send the frozen batch until its reply comes, then take off exactly what the reply names.

An acknowledged edit stays over the mirror until the pull brings the record as the server has it, so nothing flickers.
"""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable, Set
from dataclasses import dataclass
from functools import partial

from sqlalchemy import BindParameter, bindparam, case, delete, func, literal, or_, select, update

from app.store.store import Store
from app.store.tables import BatchRow, EditRow, EditState
from app.sync import freeze
from app.sync.freeze import Batch
from app.sync.protocol import Server
from app.sync.standing import note_reply
from fieldwork.errors import EpochChanged, Invalid, Unreachable
from fieldwork.problems import sentence
from fieldwork.wire import DUPLICATE, ELSEWHERE, MAX_EDITS, QUARANTINED, EditResult, PushReply

MOST_TRIES = 3
_edit = EditRow.__table__  # type: ignore[attr-defined]
_batch = BatchRow.__table__  # type: ignore[attr-defined]
_OURS: BindParameter[str] = bindparam("ours")
_NAMED = select(func.json_each(bindparam("named")).table_valued("value").c.value)
_LAND = (
    update(_edit)
    .where(_edit.c.id.in_(_NAMED), _edit.c.batch == bindparam("of_batch"))
    .values(
        state=bindparam("to"),
        batch=None,
        counted=case(
            (bindparam("counts") == literal("elsewhere"), func.nullif(_edit.c.counted, _OURS)),
            (or_(_edit.c.device == _OURS, bindparam("counts") == literal("new")), _OURS),
            else_=_edit.c.counted,
        ),
    )
)
_IS_LEFT = (_edit.c.state == EditState.FROZEN) & (_edit.c.batch == bindparam("of_batch"))
_LEFT = update(_edit).where(_IS_LEFT).values(state=EditState.UNSENT, batch=None).returning(_edit.c.id)
_DROP = delete(_batch).where(_batch.c.id == bindparam("of_batch"))
_IN_BATCH = select(_edit.c.id).where(_IS_LEFT)

Progress = Callable[[int, int], None]
UntilDurable = Callable[[], Awaitable[None]]


async def at_once() -> None:
    """A commit is on the disk when it returns."""


async def push(
    store: Store, server: Server, app: str, progress: Progress, until_durable: UntilDurable = at_once
) -> None:
    """Send everything that waits, batch after batch. Raises what the server port raises; nothing is lost by it.

    While a batch is at the server, the reply to the one before it is kept and the one after it is frozen.
    `until_durable` returns when the frozen batch is on the disk: a device that forgot what it sent would write over it
    without naming it.
    """
    under_way = _UnderWay(store, app, progress, MAX_EDITS)
    progress(0, store.counts().edits)
    batch = under_way.following()
    while batch:
        await until_durable()
        try:
            reply = await server.push(batch.body, partial(under_way.prepare, batch))
        except Invalid as error:
            batch = under_way.smaller(batch, error.code)
        except Unreachable as error:
            if error.code != "server_fault":
                raise
            freeze.tried(store, batch)
            if batch.tries + 1 < MOST_TRIES:
                raise
            batch = under_way.smaller(batch, error.code)
        else:
            under_way.answered = batch, reply
            batch = under_way.next
    under_way.keep()


@dataclass(slots=True)
class _UnderWay:
    """How far a push is: the reply that was not kept yet, the batch that goes next, how many edits a batch may have."""

    store: Store
    app: str
    progress: Progress
    most: int
    done: int = 0
    answered: tuple[Batch, PushReply] | None = None
    next: Batch | None = None

    def prepare(self, batch: Batch) -> None:
        """What there is to do while this batch is at the server, in one transaction."""
        with self.store.database.transaction():
            self.keep()
            self.next = self.following(batch.id)

    def keep(self) -> None:
        """Take the server's word in the reply that came last."""
        if self.answered is not None:
            batch, reply = self.answered
            acknowledge(self.store, batch, reply)
            self.answered, self.most = None, min(self.most * 2, MAX_EDITS)
            self.store.database.after_commit(partial(self._advance, batch.edits))

    def _advance(self, edits: int) -> None:
        self.done += edits
        self.progress(self.done, self.done + self.store.counts().edits)

    def following(self, after: str = "") -> Batch | None:
        """The batch to be sent next: the oldest after this one, or one frozen now."""
        return freeze.in_flight(self.store, after) or freeze.freeze(self.store, self.app, self.most)

    def smaller(self, batch: Batch, code: str) -> Batch | None:
        """Go on in smaller steps after a batch that the server did not look at."""
        self.most = _smaller(self.store, batch, code)
        return self.following()


def acknowledge(store: Store, batch: Batch, reply: PushReply) -> None:
    """Take the server's word for each edit it names; the others wait again. One transaction."""
    epoch = store.notes.get("epoch") or reply.epoch
    if epoch != reply.epoch:
        raise EpochChanged("epoch_changed", epoch=reply.epoch)
    ours = str((store.notes.get("account") or {}).get("device", ""))
    with store.database.transaction():
        for (state, counts), edits in _landings(reply.results).items():
            _land(store, batch, edits, state, ours=ours, counts=counts)
        left = {row[0] for row in store.database.rows(_LEFT, of_batch=batch.id)}
        store.database.run(_DROP, of_batch=batch.id)
        for result in reply.results:
            if result.status == QUARANTINED:
                store.quarantine.note(result.id, result.code, result.message)
        for stamp in (stamp for result in reply.results for stamp in result.stamps.values()):
            store.clock.observe(stamp)
        store.notes.set("epoch", epoch)
        note_reply(store, reply.server_now, reply.received)
        store.database.after_commit(partial(_take_off, store, reply.results, left))


def _landings(results: list[EditResult]) -> dict[tuple[EditState, str], list[str]]:
    """The edits by what became of them, and by how the server counted them."""
    landings: dict[tuple[EditState, str], list[str]] = {}
    for result in results:
        state = EditState.QUARANTINED if result.status == QUARANTINED else EditState.LANDED
        landings.setdefault((state, _counts(result)), []).append(result.id)
    return landings


def _counts(result: EditResult) -> str:
    """Counted for this device just now ("new"), for the one that brought it first ("elsewhere"), or once before."""
    if result.status != DUPLICATE:
        return "new"
    return "elsewhere" if result.code == ELSEWHERE else "before"


def _land(store: Store, batch: Batch, edits: list[str], state: EditState, *, ours: str, counts: str) -> None:
    listed = {"named": json.dumps(edits), "of_batch": batch.id}
    store.database.run(_LAND, to=int(state), ours=ours, counts=counts, **listed)


def _take_off(store: Store, results: list[EditResult], left: Set[str] = frozenset()) -> None:
    named = {result.id: QUARANTINED if result.status == QUARANTINED else "" for result in results}
    frozen = store.overlay.within(EditState.FROZEN)
    touched = store.overlay.move((e for e in frozen if e.id in left), EditState.UNSENT)
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
        _land(store, batch, edits, EditState.QUARANTINED, ours="", counts="before")
        for edit in edits:
            store.quarantine.note(edit, code, sentence(code))
        store.database.run(_DROP, of_batch=batch.id)
    _take_off(store, [EditResult(edit, QUARANTINED) for edit in edits])
    return 1
