"""A batch in, a reply out: receipts make a repeat of the same bytes get the same reply and change nothing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import blake2b, sha256
from typing import Any

from sqlalchemy import and_, bindparam, insert, select, update

from fieldwork.errors import EpochChanged, Invalid, Outdated, Refused
from fieldwork.wire import MAX_EDITS, PROTOCOL, Edit, EditResult, PushReply
from sync_server import epochs, waiting
from sync_server.database import Writing, is_listed
from sync_server.devices import Caller
from sync_server.edits import Unreadable, dump, parse_batch, read_edit
from sync_server.ledger import Ledger
from sync_server.server import Server
from sync_server.staging import Source
from sync_server.tables import clock, device, receipt, record

_IS_THIS = and_(receipt.c.device == bindparam("of_device"), receipt.c.batch == bindparam("of_batch"))
_RECEIPT = (
    select(clock.c.label.label("epoch"), receipt.c.sha256, receipt.c.reply)
    .select_from(clock.outerjoin(receipt, _IS_THIS))
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


def push(server: Server, writing: Writing, caller: Caller, body: bytes) -> str:
    """Take a batch in and return the reply as JSON text. The caller's transaction commits before it is sent."""
    envelope = _envelope(parse_batch(body))
    if envelope.device != caller.device:
        raise Refused("wrong_device")
    edits = [given if isinstance(given, Edit) else read_edit(given) for given in envelope.edits]
    lock(writing, caller.device, [e for e in edits if isinstance(e, Edit)])
    fingerprint = sha256(body).hexdigest()
    known = writing.connection.execute(_RECEIPT, {"of_device": caller.device, "of_batch": envelope.batch}).one()
    if known.reply is not None:
        if known.sha256 != fingerprint:
            raise Invalid("batch_reused")
        return str(known.reply)
    if envelope.epoch not in ("", known.epoch):
        raise EpochChanged("epoch_changed", epoch=known.epoch)
    return _take(server, writing, caller, envelope=envelope, edits=edits, epoch=known.epoch, fingerprint=fingerprint)


def _take(
    server: Server,
    writing: Writing,
    caller: Caller,
    *,
    envelope: Envelope,
    edits: list[Edit | Unreadable],
    epoch: str,
    fingerprint: str,
) -> str:
    now = server.now_ms()
    ledger = Ledger(server, writing, Source(caller.person, caller.device, now, envelope.now - now))
    ledger.prepare(edit for edit in edits if isinstance(edit, Edit))
    results = [ledger.accept(edit) for edit in edits]
    ledger.close()
    waiting.after(server, writing, ledger.staging.arrived)
    counted = {"of_device": caller.device, "n": ledger.staging.new_edits, "at": now, "with_app": envelope.app}
    received = writing.connection.execute(_RECEIVED, counted).scalar_one()
    reply = dump(_reply(PushReply(PROTOCOL, epoch, now, received, results)))
    kept = {"device": caller.device, "batch": envelope.batch, "sha256": fingerprint, "reply": reply, "at": now}
    writing.connection.execute(insert(receipt), kept)
    return reply


def lock(writing: Writing, caller_device: str, edits: list[Edit]) -> None:
    """Wait for whoever is writing about the same schools, so that rules which read several records see the truth.

    Two raters who submit at the same moment must see each other, or neither would release the visit.
    """
    if writing.database.is_sqlite:
        return
    names = {f"device {caller_device}", *_schools(writing, edits)}
    writing.lock({int.from_bytes(blake2b(n.encode(), digest_size=8).digest(), signed=True) for n in names})


def _schools(writing: Writing, edits: list[Edit]) -> Iterable[str]:
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
