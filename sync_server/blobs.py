"""Photos, signatures and files by the SHA-256 of their bytes: proved, kept, and given to whom the records allow."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from tempfile import SpooledTemporaryFile

from sqlalchemy import Connection, bindparam, select
from sqlalchemy.dialects import postgresql, sqlite

from fieldwork.checking import documents
from fieldwork.errors import Invalid, NotFound, Unreachable
from sync_server import pictures, teams
from sync_server.database import Writing, is_listed
from sync_server.devices import Caller
from sync_server.edits import dump
from sync_server.server import Server
from sync_server.stores.folder import room_is_needed
from sync_server.tables import blob, blob_upload, blob_use, record
from sync_server.world import LedgerWorld

MAX_BYTES = 8_000_000
MOST_HASHES = 1000
_HEX = frozenset("0123456789abcdef")
_IN_MEMORY = 512 * 1024
_KEPT = select(blob.c.hash, blob.c.size, blob.c.mime).where(blob.c.hash == bindparam("of_hash"))
_KEPT_OWN = _KEPT.join(blob_upload, (blob_upload.c.hash == blob.c.hash) & (blob_upload.c.person == bindparam("by")))
_OWN = select(blob_upload.c.hash).where(
    blob_upload.c.person == bindparam("by"), is_listed(blob_upload.c.hash, "hashes")
)
_USES = (
    select(blob_use.c.hash, blob_use.c.kind, blob_use.c.record, blob_use.c.field, record.c.scope)
    .join(record, (record.c.kind == blob_use.c.kind) & (record.c.id == blob_use.c.record))
    # only the person who sent the bytes can show them: naming the hash of somebody else's picture gives no right to it
    .join(blob_upload, (blob_upload.c.hash == blob_use.c.hash) & (blob_upload.c.person == record.c.owner))
    .where(is_listed(blob_use.c.hash, "hashes"))
)


@dataclass(frozen=True, slots=True)
class Kept:
    """A blob that was proved and accepted."""

    hash: str
    size: int
    mime: str


class Upload:
    """One file that comes in a single request: hashed while it arrives, kept only when it is whole and clean."""

    def __init__(self, server: Server, named: str) -> None:
        if not is_hash(named):
            raise Invalid("not_a_blob", field="sha256")
        self._server, self._named = server, named
        self._file = SpooledTemporaryFile(_IN_MEMORY, dir=str(server.settings.data_dir))  # noqa: SIM115 -- `discard` closes it
        self.size = 0

    def feed(self, chunk: bytes) -> None:
        """Take the next piece. Raises Invalid past the largest size."""
        self.size += len(chunk)
        if self.size > MAX_BYTES:
            raise Invalid("body_too_large", limit=MAX_BYTES)
        with room_is_needed():
            self._file.write(chunk)

    def finish(self) -> str:
        """Check and store it; returns its type. Raises Invalid when it is damaged, or neither picture nor document."""
        self._file.seek(0)
        content = self._file.read()
        mime = proved(self._named, content)
        store(self._server, self._named, content)
        return mime

    def discard(self) -> None:
        """Leave nothing behind of what came in; harmless after `finish`."""
        self._file.close()


def proved(named: str, content: bytes) -> str:
    """The type of a picture or document that is what its name says and nothing else. Raises Invalid."""
    if sha256(content).hexdigest() != named:
        raise Invalid("blob_hash")
    try:
        return documents.check(content) if documents.looks_like_one(content) else pictures.check(content)
    except (pictures.PictureError, documents.DocumentError) as error:
        raise Invalid(error.code) from error


def store(server: Server, named: str, content: bytes) -> None:
    """Put proved bytes into the store, durable on return."""
    if not server.store.has(key_of(named)):
        server.store.put(key_of(named), content)


def keep(server: Server, writing: Writing, caller: Caller, *, named: str, size: int, mime: str) -> None:
    """Note a finished upload: the file, and that this person had its bytes. Raises Unreachable if it went meanwhile."""
    writing.lock({lock_of(named)})
    row = {"hash": named, "size": size, "mime": mime, "at": server.now_ms()}
    put = (sqlite if writing.database.is_sqlite else postgresql).insert
    writing.connection.execute(put(blob).on_conflict_do_nothing(), row)
    seen = {"hash": named, "person": caller.person, "at": server.now_ms()}
    sent = put(blob_upload)
    again = sent.on_conflict_do_update(index_elements=["hash", "person"], set_={"at": sent.excluded.at})
    writing.connection.execute(again, seen)
    if not server.store.has(key_of(named)):  # swept as an orphan between `store` and here: the device sends it again
        raise Unreachable("busy")


def own(connection: Connection, caller: Caller, named: str) -> Kept | None:
    """The blob, when this person has sent it."""
    row = connection.execute(_KEPT_OWN, {"of_hash": named, "by": caller.person}).one_or_none()
    return Kept(row.hash, row.size, row.mime) if row else None


def missing(connection: Connection, caller: Caller, hashes: list[str]) -> list[str]:
    """Which of these the caller should send: all that this person never sent, whoever else did. A record shows only
    what its own author sent, and nobody finds out by a hash which pictures there are."""
    if len(hashes) > MOST_HASHES or not all(map(is_hash, hashes)):
        raise Invalid("not_a_blob", field="hashes")
    sent = set(connection.execute(_OWN, {"by": caller.person, "hashes": dump(hashes)}).scalars())
    return [named for named in hashes if named not in sent]


def open_for(server: Server, connection: Connection, caller: Caller, named: str) -> Kept:
    """The blob, for somebody who may read it. Raises NotFound without saying whether it exists."""
    row = connection.execute(_KEPT, {"of_hash": named}).one_or_none() if is_hash(named) else None
    if row is None or not readable_by(server, connection, caller, [named]) or not server.store.has(key_of(named)):
        raise NotFound("blob_unknown")
    return Kept(row.hash, row.size, row.mime)


def readable_by(server: Server, connection: Connection, caller: Caller, hashes: list[str]) -> set[str]:
    """Those of these blobs that the caller sent, or that the sender's record names which the caller may hold today."""
    listed = dump(hashes)
    readable = set(connection.execute(_OWN, {"by": caller.person, "hashes": listed}).scalars())
    uses = [row for row in connection.execute(_USES, {"hashes": listed}) if row.hash not in readable]
    if uses:
        world = LedgerWorld(connection)
        held = teams.held(caller.person, connection, world, server.today())
        readable |= {row.hash for row in uses if row.scope in held and _still_names(world, row)}
    return readable


def key_of(named: str) -> str:
    """Where a blob lies in the store: two levels of folders keep each one small."""
    return f"{named[:2]}/{named[2:4]}/{named}"


def lock_of(named: str) -> int:
    """What a transaction holds while it decides whether a blob stays."""
    return int.from_bytes(bytes.fromhex(named[:16]), signed=True)


def is_hash(value: str) -> bool:
    """Whether it is a SHA-256 in lower-case hex."""
    return len(value) == 64 and set(value) <= _HEX


def _still_names(world: LedgerWorld, use: object) -> bool:
    kind, record_id, field = (str(getattr(use, name)) for name in ("kind", "record", "field"))
    found = world.get(kind, record_id)
    return found is not None and found.fields.get(field) is not None
