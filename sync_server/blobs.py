"""Files by the SHA-256 of their bytes, in folders by its first digits. Written whole and durable, or not at all."""

from __future__ import annotations

import os
import secrets
from hashlib import sha256
from pathlib import Path
from typing import BinaryIO

from sqlalchemy import Connection, bindparam, select
from sqlalchemy.dialects import postgresql, sqlite

from fieldwork import scopes
from fieldwork.errors import Invalid, NotFound
from sync_server import pictures
from sync_server.database import Writing, is_listed
from sync_server.devices import Caller
from sync_server.edits import dump
from sync_server.server import Server
from sync_server.tables import blob, blob_upload, blob_use, record
from sync_server.world import LedgerWorld

MAX_BYTES = 8_000_000
MOST_HASHES = 1000
_HEX = frozenset("0123456789abcdef")
_MIME = select(blob.c.mime).where(blob.c.hash == bindparam("of_hash"))
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


class Upload:
    """One file on its way in: hashed while it is written beside its place, then checked, then moved there."""

    def __init__(self, folder: Path, named: str) -> None:
        if not is_hash(named):
            raise Invalid("not_a_blob", field="sha256")
        incoming = folder / "incoming"
        incoming.mkdir(parents=True, exist_ok=True)
        self._folder, self._named = folder, named
        self._path = incoming / f"{named[:16]}-{secrets.token_hex(8)}"
        self._file: BinaryIO = self._path.open("wb")
        self._digest, self.size = sha256(), 0

    def feed(self, chunk: bytes) -> None:
        """Take the next piece. Raises Invalid past the largest size."""
        self.size += len(chunk)
        if self.size > MAX_BYTES:
            raise Invalid("body_too_large", limit=MAX_BYTES)
        self._digest.update(chunk)
        self._file.write(chunk)

    def finish(self) -> str:
        """Check and keep it; returns its type. Raises Invalid when it is damaged or not a clean picture."""
        if self._digest.hexdigest() != self._named:
            raise Invalid("blob_hash")
        self._file.flush()
        os.fsync(self._file.fileno())
        self._file.close()
        try:
            mime = pictures.check(self._path.read_bytes())
        except pictures.PictureError as error:
            raise Invalid(error.code) from error
        target = path_of(self._folder, self._named)
        target.parent.mkdir(parents=True, exist_ok=True)
        self._path.replace(target)
        _sync_folder(target.parent)
        return mime

    def discard(self) -> None:
        """Leave nothing behind; harmless after `finish`."""
        self._file.close()
        self._path.unlink(missing_ok=True)


def keep(server: Server, writing: Writing, caller: Caller, *, named: str, size: int, mime: str) -> None:
    """Note a finished upload: the file, and that this person had its bytes."""
    row = {"hash": named, "size": size, "mime": mime, "at": server.now_ms()}
    put = (sqlite if writing.database.is_sqlite else postgresql).insert
    writing.connection.execute(put(blob).on_conflict_do_nothing(), row)
    seen = {"hash": named, "person": caller.person, "at": server.now_ms()}
    writing.connection.execute(put(blob_upload).on_conflict_do_nothing(), seen)


def missing(connection: Connection, caller: Caller, hashes: list[str]) -> list[str]:
    """Which of these the caller should send: all that this person never sent, whoever else did. A record shows only
    what its own author sent, and nobody finds out by a hash which pictures there are."""
    if len(hashes) > MOST_HASHES or not all(map(is_hash, hashes)):
        raise Invalid("not_a_blob", field="hashes")
    sent = set(connection.execute(_OWN, {"by": caller.person, "hashes": dump(hashes)}).scalars())
    return [named for named in hashes if named not in sent]


def open_for(server: Server, connection: Connection, caller: Caller, named: str) -> tuple[Path, str]:
    """The file and its type, for somebody who may read it. Raises NotFound without saying whether it exists."""
    mime = connection.execute(_MIME, {"of_hash": named}).scalar() if is_hash(named) else None
    path = path_of(server.settings.blob_dir, named)
    if mime is None or not readable_by(server, connection, caller, [named]) or not path.is_file():
        raise NotFound("blob_unknown")
    return path, str(mime)


def readable_by(server: Server, connection: Connection, caller: Caller, hashes: list[str]) -> set[str]:
    """Those of these blobs that the caller sent, or that the sender's record names which the caller may hold today."""
    listed = dump(hashes)
    readable = set(connection.execute(_OWN, {"by": caller.person, "hashes": listed}).scalars())
    uses = [row for row in connection.execute(_USES, {"hashes": listed}) if row.hash not in readable]
    if uses:
        world = LedgerWorld(connection)
        held = scopes.held(caller.person, world, server.today())
        readable |= {row.hash for row in uses if row.scope in held and _still_names(world, row)}
    return readable


def path_of(folder: Path, named: str) -> Path:
    """Where a blob lies: two levels of folders keep each one small."""
    return folder / named[:2] / named[2:4] / named


def is_hash(value: str) -> bool:
    """Whether it is a SHA-256 in lower-case hex."""
    return len(value) == 64 and set(value) <= _HEX


def _still_names(world: LedgerWorld, use: object) -> bool:
    kind, record_id, field = (str(getattr(use, name)) for name in ("kind", "record", "field"))
    found = world.get(kind, record_id)
    return found is not None and found.fields.get(field) is not None


def _sync_folder(folder: Path) -> None:
    """Make the move itself survive a power cut."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
