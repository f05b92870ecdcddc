"""Uploads that come in chunks: how much of each is durable here, and the end, where the whole is proved.

A partial belongs to one person; two devices of that person go on with the same one. A chunk is put into the store
before the offset says so, and the offset is committed before the reply leaves: what a device is told it need not send
again is there whatever happens to the server.
"""

from __future__ import annotations

import logging
import secrets
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, bindparam, delete, select, update
from sqlalchemy.dialects import postgresql, sqlite

from fieldwork.errors import Invalid, NotFound
from sync_server import blobs
from sync_server.database import Writing
from sync_server.devices import Caller
from sync_server.edits import dump, parse
from sync_server.server import Server
from sync_server.tables import blob_partial

log = logging.getLogger(__name__)
CHUNK = 256 * 1024
"""What a device should send at once where the network is good: enough to keep it busy, little to send again."""
MOST_CHUNK = 1_000_000
MOST_OPEN = 20
"""Of one person. A device sends one at a time, so more are left over from somewhere; the stalest goes first."""
KEPT_DAYS = 7
INCOMING = "incoming/"

_p = blob_partial.c
_IS_THIS = (_p.hash == bindparam("of_hash")) & (_p.person == bindparam("by"))
_THIS = select(blob_partial).where(_IS_THIS)
_ALL_OF = select(blob_partial).where(_p.person == bindparam("by")).order_by(_p.at, _p.hash)
_STALE = select(blob_partial).where(_p.at < bindparam("before"))
_NAMED = select(_p.parts)
_DROP = delete(blob_partial).where(_IS_THIS)
_DROP_ALL = delete(blob_partial)
_TOUCH = update(blob_partial).where(_IS_THIS).values(at=bindparam("now"))
# The offset is compared in the statement that moves it: of two chunks for the same place one is taken.
_ADVANCE = (
    update(blob_partial)
    .where(_IS_THIS, _p.received == bindparam("until"))
    .values(received=bindparam("to"), parts=bindparam("named"), at=bindparam("now"))
)


@dataclass(frozen=True, slots=True)
class Partial:
    """One upload on its way. `parts` are the store's keys of its chunks, in order."""

    hash: str
    size: int
    received: int
    parts: tuple[str, ...] = ()

    @property
    def is_whole(self) -> bool:
        """Whether nothing is lacking but the proof."""
        return self.received == self.size


@dataclass(frozen=True, slots=True)
class Standing:
    """How far an upload is. `mime` is there once the blob was proved and accepted."""

    hash: str
    size: int
    received: int
    mime: str | None = None


def begin(server: Server, caller: Caller, named: str, size: int) -> Standing:
    """Begin an upload, or find out where to go on. Repeating it changes nothing. Raises Invalid."""
    if not blobs.is_hash(named):
        raise Invalid("not_a_blob", field="sha256")
    if size > blobs.MAX_BYTES:
        raise Invalid("body_too_large", limit=blobs.MAX_BYTES)
    if size < 1:
        raise Invalid("not_an_image")
    let_go: list[str] = []
    with server.database.writing() as writing:
        writing.lock({blobs.lock_of(named)})
        found = _standing(writing.connection, caller, named)
        if found is not None and found.mime is None and found.size != size:
            let_go += _drop(writing.connection, caller.person, named)
            found = None
        if found is None:
            let_go += _make_room(writing.connection, caller)
            found = _add(server, writing, caller, named, size)
        elif found.mime is None:
            writing.connection.execute(_TOUCH, {"of_hash": named, "by": caller.person, "now": server.now_ms()})
    server.store.delete(let_go)
    return found


def standing(connection: Connection, caller: Caller, named: str) -> Standing:
    """How far this person's upload is. Raises NotFound when there is none."""
    found = _standing(connection, caller, named) if blobs.is_hash(named) else None
    if found is None:
        raise NotFound("upload_unknown")
    return found


def append(server: Server, caller: Caller, named: str, offset: int, content: bytes) -> Standing:
    """Take the chunk that begins at the offset; after the last one, prove and accept the whole.

    Raises Invalid("upload_offset") with the true offset, NotFound when nothing was begun, and Invalid with the reason
    when the whole is not what its name says or no clean picture: then nothing is left of it. An empty chunk at the end
    asks for the proof again, should it have been prevented before.
    """
    with server.database.reading() as connection:
        found = standing(connection, caller, named)
        partial = _partial(connection, caller.person, named)
    if partial is None:
        return found
    if offset != partial.received:
        raise Invalid("upload_offset", offset=partial.received)
    if offset + len(content) > partial.size:
        raise Invalid("body_too_large", limit=partial.size - offset)
    if content:
        partial = _advance(server, caller, partial, content)
    mime = _finish(server, caller, partial) if partial.is_whole else None
    return Standing(named, partial.size, partial.received, mime)


def abandon(server: Server, caller: Caller, named: str) -> None:
    """Let go of an upload; harmless when there is none."""
    if not blobs.is_hash(named):
        raise Invalid("not_a_blob", field="sha256")
    with server.database.writing() as writing:
        let_go = _drop(writing.connection, caller.person, named)
    server.store.delete(let_go)


def expire(server: Server, before_ms: int) -> int:
    """Let go of uploads that nobody went on with since then. Returns how many."""
    let_go: list[str] = []
    with server.database.writing() as writing:
        stale = writing.connection.execute(_STALE, {"before": before_ms}).all()
        for row in stale:
            let_go += _drop(writing.connection, row.person, row.hash)
    server.store.delete(let_go)
    return len(stale)


def forget(writing: Writing) -> None:
    """Let go of all: a backup that was put back has the offsets without the chunks."""
    writing.connection.execute(_DROP_ALL)


def parts_named(connection: Connection) -> set[str]:
    """The keys of all chunks that some upload still needs."""
    return {key for parts in connection.execute(_NAMED).scalars() for key in parse(parts.encode())}


def _standing(connection: Connection, caller: Caller, named: str) -> Standing | None:
    # In this order: one commit accepts a blob and drops its upload, and a write on PostgreSQL sees that between two
    # statements, so that the other order could miss both.
    partial = _partial(connection, caller.person, named)
    kept = blobs.own(connection, caller, named)
    if kept is not None:
        return Standing(named, kept.size, kept.size, kept.mime)
    return Standing(named, partial.size, partial.received) if partial else None


def _partial(connection: Connection, person: str, named: str) -> Partial | None:
    row = connection.execute(_THIS, {"of_hash": named, "by": person}).one_or_none()
    return Partial(row.hash, row.size, row.received, tuple(parse(row.parts.encode()))) if row else None


def _add(server: Server, writing: Writing, caller: Caller, named: str, size: int) -> Standing:
    put = (sqlite if writing.database.is_sqlite else postgresql).insert(blob_partial).on_conflict_do_nothing()
    row = {"hash": named, "person": caller.person, "size": size, "received": 0, "parts": "[]", "at": server.now_ms()}
    writing.connection.execute(put, row)
    return Standing(named, size, 0)


def _make_room(connection: Connection, caller: Caller) -> list[str]:
    """Leave this person room for one more; returns the keys of what was let go."""
    rows = connection.execute(_ALL_OF, {"by": caller.person}).all()
    stalest = rows[: max(0, len(rows) + 1 - MOST_OPEN)]
    return [key for row in stalest for key in _drop(connection, caller.person, row.hash)]


def _drop(connection: Connection, person: str, named: str) -> tuple[str, ...]:
    """Forget an upload; returns the keys of its chunks, to be deleted after the commit."""
    partial = _partial(connection, person, named)
    connection.execute(_DROP, {"of_hash": named, "by": person})
    return partial.parts if partial else ()


def _advance(server: Server, caller: Caller, partial: Partial, content: bytes) -> Partial:
    """Make the chunk durable, then the offset. Raises Invalid with the true one when another chunk came first."""
    key = f"{INCOMING}{partial.hash[:16]}-{secrets.token_hex(8)}"
    parts, received = (*partial.parts, key), partial.received + len(content)
    move: dict[str, Any] = {"of_hash": partial.hash, "by": caller.person, "until": partial.received, "to": received}
    server.store.put(key, content)
    with server.database.writing() as writing:
        moved = writing.connection.execute(_ADVANCE, {**move, "named": dump(list(parts)), "now": server.now_ms()})
        now = None if moved.rowcount else _standing(writing.connection, caller, partial.hash)
    if moved.rowcount:
        return Partial(partial.hash, partial.size, received, parts)
    server.store.delete([key])
    if now is None:
        raise NotFound("upload_unknown")
    raise Invalid("upload_offset", offset=now.received)


def _finish(server: Server, caller: Caller, partial: Partial) -> str:
    """Prove the whole and accept it; what fails is dropped, so that the device begins anew."""
    try:
        content = b"".join(server.store.read(key) for key in partial.parts)
        mime = blobs.proved(partial.hash, content)
    except NotFound as error:  # finished by another request meanwhile, or chunks that are gone
        with server.database.reading() as connection:
            kept = blobs.own(connection, caller, partial.hash)
        if kept is not None:
            return kept.mime
        log.warning("chunks of %s are gone", partial.hash)
        abandon(server, caller, partial.hash)
        raise Invalid("blob_hash") from error
    except Invalid:
        abandon(server, caller, partial.hash)
        raise
    blobs.store(server, partial.hash, content)
    with server.database.writing() as writing:
        blobs.keep(server, writing, caller, named=partial.hash, size=partial.size, mime=mime)
        _drop(writing.connection, caller.person, partial.hash)
    server.store.delete(partial.parts)
    return mime
