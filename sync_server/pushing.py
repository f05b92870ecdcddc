"""A batch in, a reply out: receipts make a repeat of the same bytes get the same reply and change nothing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import blake2b, sha256
from typing import Any

from sqlalchemy import and_, bindparam, select, update

from fieldwork.errors import EpochChanged, FieldworkError, Invalid, Outdated, Refused
from fieldwork.wire import MAX_EDITS, PROTOCOL, Edit, EditResult, PushReply
from sync_server import epochs, waiting
from sync_server.database import Writing, is_listed
from sync_server.devices import Caller
from sync_server.edits import Unreadable, dump, parse_batch, read_edit
from sync_server.ledger import Ledger, prepare
from sync_server.server import Server
from sync_server.staging import Source, Staging
from sync_server.tables import clock, device, receipt, record
from sync_server.upserts import append

_IS_OF_THESE = and_(is_listed(receipt.c.device, "devices"), is_listed(receipt.c.batch, "batches"))
_RECEIPTS = (
    select(clock.c.label.label("epoch"), receipt.c.device, receipt.c.batch, receipt.c.sha256, receipt.c.reply)
    .select_from(clock.outerjoin(receipt, _IS_OF_THESE))
    .where(clock.c.name == epochs.EPOCH)
)
_SCHOOLS = select(record.c.id, record.c.school).where(
    record.c.kind == bindparam("of_kind"), is_listed(record.c.id, "ids")
)
_RECEIVED = (
    update(device)
    .where(device.c.id == bindparam("of_device"))
    .values(received=device.c.received + bindparam("n"), seen_at=bindparam("at"), app=bindparam("with_app"))
    .returning(device.c.received)
)


@dataclass(frozen=True, slots=True)
class Envelope:
    """A push request around its edits."""

    protocol: int
    app: str
    device: str
    batch: str
    epoch: str
    now: int
    edits: list[Any]


@dataclass(frozen=True, slots=True)
class Pushed:
    """A batch that was read: whose it is, and the fingerprint of its bytes."""

    caller: Caller
    envelope: Envelope
    edits: list[Edit | Unreadable]
    fingerprint: str

    @property
    def whole(self) -> list[Edit]:
        """The edits that could be read."""
        return [edit for edit in self.edits if isinstance(edit, Edit)]


def read(caller: Caller, body: bytes) -> Pushed:
    """Read a batch. Raises Invalid and Outdated for what is none, and Refused for another device's."""
    envelope = _envelope(parse_batch(body))
    if envelope.device != caller.device:
        raise Refused("wrong_device")
    edits = [given if isinstance(given, Edit) else read_edit(given) for given in envelope.edits]
    return Pushed(caller, envelope, edits, sha256(body).hexdigest())


def take_in(server: Server, writing: Writing, pushes: Sequence[Pushed]) -> list[str | FieldworkError]:
    """Take batches in, no two of one device, and return the reply to each as JSON text, or why it has none. The
    caller's transaction commits before anything is sent.

    The result is that of one after the other; what is read and written for all of them is read and written once.
    """
    lock(writing, [each.caller.device for each in pushes], [edit for each in pushes for edit in each.whole])
    batches = [each.envelope.batch for each in pushes]
    asked = {"devices": dump([each.caller.device for each in pushes]), "batches": dump(batches)}
    rows = writing.connection.execute(_RECEIPTS, asked).all()
    known, epoch = {(row.device, row.batch): row for row in rows if row.batch is not None}, str(rows[0].epoch)
    replies = [_known(each, known.get((each.caller.device, each.envelope.batch)), epoch) for each in pushes]
    fresh = [each for each, reply in zip(pushes, replies, strict=True) if reply is None]
    taken = iter(_take(server, writing, fresh, epoch) if fresh else ())
    return [next(taken) if reply is None else reply for reply in replies]


def _known(pushed: Pushed, kept: Any, epoch: str) -> str | FieldworkError | None:
    """What there is to say without looking at the edits; None for a batch that has to be taken in."""
    if kept is not None:
        return str(kept.reply) if kept.sha256 == pushed.fingerprint else Invalid("batch_reused")
    return None if pushed.envelope.epoch in ("", epoch) else EpochChanged("epoch_changed", epoch=epoch)


def _take(server: Server, writing: Writing, pushes: Sequence[Pushed], epoch: str) -> list[str]:
    now = server.now_ms()
    staging = Staging(server, writing.connection)
    sources = [Source(p.caller.person, p.caller.device, now, p.envelope.now - now) for p in pushes]
    prepare(staging, [(source, pushed.whole) for source, pushed in zip(sources, pushes, strict=True)])
    ledgers = [Ledger(server, writing, source, staging) for source in sources]
    results = [list(map(ledger.accept, pushed.edits)) for ledger, pushed in zip(ledgers, pushes, strict=True)]
    staging.close()
    waiting.after(server, writing, staging.arrived)
    new = staging.new_edits()
    receipts: list[dict[str, Any]] = []
    for pushed, found in zip(pushes, results, strict=True):
        device_id = pushed.caller.device
        counted = {"of_device": device_id, "n": new[device_id], "at": now, "with_app": pushed.envelope.app}
        received = writing.connection.execute(_RECEIVED, counted).scalar_one()
        reply = dump(_reply(PushReply(PROTOCOL, epoch, now, received, found)))
        kept = {"device": device_id, "batch": pushed.envelope.batch, "sha256": pushed.fingerprint}
        receipts.append({**kept, "reply": reply, "at": now})
    append(writing.connection, receipt, receipts)
    return [kept["reply"] for kept in receipts]


def lock(writing: Writing, devices: Sequence[str], edits: Sequence[Edit]) -> None:
    """Wait for whoever is writing about the same schools, so that rules which read several records see the truth.

    Two raters who submit at the same moment must see each other, or neither would release the visit.
    """
    if writing.database.is_sqlite:
        return
    names = {*(f"device {each}" for each in devices), *_schools(writing, edits)}
    writing.lock({int.from_bytes(blake2b(n.encode(), digest_size=8).digest(), signed=True) for n in names})


def _schools(writing: Writing, edits: Iterable[Edit]) -> Iterable[str]:
    """The schools that these edits name, and those of the records they change without naming one. What belongs to no
    school is the office's."""
    given: dict[str, dict[str, str]] = {}
    unsaid: dict[str, dict[str, None]] = {}
    for edit in edits:
        named = edit.fields.get("school", (None,))[0]
        if isinstance(named, str):
            yield f"school {named}"
            given.setdefault(edit.kind, {})[edit.record] = named
        else:
            unsaid.setdefault(edit.kind, {})[edit.record] = None
    for kind, ids in unsaid.items():
        rows = writing.connection.execute(_SCHOOLS, {"of_kind": kind, "ids": dump(list(ids))}).all()
        yield from (f"school {row.school}" for row in rows if row.school is not None)
        if ids.keys() - given.get(kind, {}).keys() - {row.id for row in rows if row.school is not None}:
            yield "office"


def _reply(reply: PushReply) -> dict[str, Any]:
    return {
        "protocol": reply.protocol,
        "epoch": reply.epoch,
        "server_now": reply.server_now,
        "received": reply.received,
        "results": [_result(result) for result in reply.results],
    }


def _result(result: EditResult) -> dict[str, Any]:
    """One result; what is empty stays out of the message."""
    whole = {"code": result.code, "message": result.message, "stamps": result.stamps, "lost": result.lost}
    return {"id": result.id, "status": result.status, **{name: value for name, value in whole.items() if value}}


def _envelope(message: Any) -> Envelope:
    if not isinstance(message, dict):
        raise Invalid("bad_request", where="body")
    check_protocol(message.get("protocol"), oldest=1)  # whatever is old may still push: no work is turned away
    for name, kind in (("app", str), ("device", str), ("batch", str), ("epoch", str), ("now", int), ("edits", list)):
        if not isinstance(message.get(name), kind):
            raise Invalid("bad_request", where=name)
    if not 0 < len(message["batch"]) <= 64 or len(message["app"]) > 100:
        raise Invalid("bad_request", where="batch")
    if len(message["edits"]) > MAX_EDITS:
        raise Invalid("body_too_large", limit=MAX_EDITS)
    return Envelope(**{name: message[name] for name in Envelope.__dataclass_fields__})


def check_protocol(spoken: Any, *, oldest: int) -> None:
    """Refuse a protocol that this server does not speak."""
    if not isinstance(spoken, int) or isinstance(spoken, bool):
        raise Invalid("bad_request", where="protocol")
    if spoken > PROTOCOL:
        raise Outdated("protocol_too_new")
    if spoken < oldest:
        raise Outdated("protocol_too_old")
