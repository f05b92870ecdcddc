"""Photos and drawings by the SHA-256 of their bytes: kept first, sent after the text, fetched when looked at."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from enum import StrEnum
from hashlib import sha256

from sqlalchemy import bindparam, delete, func, select, update
from sqlalchemy.dialects.sqlite import insert

from app.store.database import Database
from app.store.tables import BlobBytesRow, BlobPartRow, BlobRow
from app.store.values import WaitingBlob


class BlobState(StrEnum):
    """Where a blob's bytes are."""

    QUEUED = "queued"  # here alone
    SENT = "sent"  # here and on the server
    FETCHED = "fetched"  # got from the server
    REFUSED = "refused"  # the server will not take it; the reason is kept
    LOST_LOCAL = "lost_local"  # an own record shows it, but its bytes are gone from here and never reached the server


_blob = BlobRow.__table__  # type: ignore[attr-defined]
_bytes = BlobBytesRow.__table__  # type: ignore[attr-defined]
_part = BlobPartRow.__table__  # type: ignore[attr-defined]
_PUT = insert(_blob).on_conflict_do_nothing()
_PUT_BYTES = insert(_bytes)
# bytes that were damaged on the disk are put right by the same photo given again
_KEEP_BYTES = _PUT_BYTES.on_conflict_do_update(index_elements=["hash"], set_={"body": _PUT_BYTES.excluded.body})
_SIZED = update(_blob).where(_blob.c.hash == bindparam("named")).values(size=bindparam("length"))
_BODY = select(_bytes.c.body).where(_bytes.c.hash == bindparam("named"))
_MIME = select(_blob.c.mime).where(_blob.c.hash == bindparam("named"))
_STATE = select(_blob.c.state).where(_blob.c.hash == bindparam("named"))
_WAITING = (
    select(_blob.c.hash, _blob.c.size, _blob.c.sent)
    .where(_blob.c.state == BlobState.QUEUED.value)
    .order_by(_blob.c.size, _blob.c.hash)
)
_SENT = select(_blob.c.sent).where(_blob.c.hash == bindparam("named"))
_NOTE_SENT = update(_blob).where(_blob.c.hash == bindparam("named")).values(sent=bindparam("until"))
_LOST = select(func.count()).select_from(_blob).where(_blob.c.state == BlobState.LOST_LOCAL.value)
_ARRIVED = select(func.coalesce(func.sum(func.length(_part.c.body)), 0)).where(_part.c.hash == bindparam("named"))
_PARTS = select(_part.c.body).where(_part.c.hash == bindparam("named")).order_by(_part.c.start)
_ADD_PART = insert(_part).on_conflict_do_nothing()
_DROP_PARTS = delete(_part).where(_part.c.hash == bindparam("named"))
_COUNT_QUEUED = select(func.count()).select_from(_blob).where(_blob.c.state == BlobState.QUEUED.value)
_REFUSED = select(_blob.c.hash, _blob.c.reason).where(_blob.c.state == BlobState.REFUSED.value)
_BYTES_QUEUED = select(func.coalesce(func.sum(_blob.c.size), 0)).where(_blob.c.state == BlobState.QUEUED.value)
_MARK = update(_blob).where(_blob.c.hash == bindparam("named")).values(state=bindparam("to"), reason=bindparam("why"))
_REQUEUE = update(_blob).where(_blob.c.state == BlobState.SENT.value).values(state=BlobState.QUEUED.value, sent=0)


class Blobs:
    """The second file. Nothing in it ever blocks or delays a record."""

    def __init__(self, database: Database, now_ms: Callable[[], int]) -> None:
        self.database = database
        self._now_ms = now_ms

    def put(self, body: bytes, mime: str) -> str:
        """Keep bytes to be sent; durable on return. The same bytes are kept once. Returns their SHA-256."""
        name = self._keep(body, mime, BlobState.QUEUED)
        # Got from somebody else: whoever shows a picture sends it too. Sent long ago: the server may have let go of
        # what no record named; it is asked, and nothing is sent twice.
        if self.state(name) in (BlobState.FETCHED, BlobState.SENT, BlobState.LOST_LOCAL):
            self.mark([name], BlobState.QUEUED)
        return name

    def put_fetched(self, body: bytes, mime: str) -> str:
        """Keep bytes that came from the server, in place of the pieces they came in."""
        with self.database.transaction():
            name = self._keep(body, mime, BlobState.FETCHED)
            self.drop_parts(name)
            if self.state(name) == BlobState.LOST_LOCAL:  # it had reached the server after all
                self.mark([name], BlobState.FETCHED)
        return name

    def expect(self, blobs: Iterable[str]) -> None:
        """These were here once: they wait until the server says whether it has them."""
        row = {"mime": "", "size": 0, "state": BlobState.QUEUED.value, "reason": None, "sent": 0}
        with self.database.transaction():
            self.database.many(_PUT, [{"hash": blob, "made_at": self._now_ms(), **row} for blob in blobs])

    def waiting(self) -> list[WaitingBlob]:
        """What waits to be sent, smallest first, and how far each is."""
        return [WaitingBlob(*row) for row in self.database.rows(_WAITING)]

    def lost_count(self) -> int:
        """How many blobs are gone from here before anybody else had them."""
        return int(self.database.value(_LOST))

    def sent(self, blob: str) -> int:
        """How many bytes of it the server was last known to have."""
        return int(self.database.value(_SENT, named=blob) or 0)

    def note_sent(self, blob: str, until: int) -> None:
        """The server has this much of it; durable on return."""
        with self.database.transaction():
            self.database.run(_NOTE_SENT, named=blob, until=until)

    def arrived(self, blob: str) -> int:
        """How many bytes are here of one that is being fetched."""
        return int(self.database.value(_ARRIVED, named=blob))

    def add_part(self, blob: str, start: int, body: bytes) -> None:
        """Keep a piece of one that is being fetched; durable on return."""
        with self.database.transaction():
            self.database.run(_ADD_PART, hash=blob, start=start, body=body)

    def parts(self, blob: str) -> bytes:
        """All pieces that are here, in order."""
        return b"".join(row[0] for row in self.database.rows(_PARTS, named=blob))

    def drop_parts(self, blob: str) -> None:
        """Let go of the pieces."""
        with self.database.transaction():
            self.database.run(_DROP_PARTS, named=blob)

    def get(self, blob: str) -> bytes | None:
        """The bytes, or None while they are not on this device."""
        body: bytes | None = self.database.value(_BODY, named=blob)
        return body

    def mime(self, blob: str) -> str | None:
        """What the bytes are."""
        mime: str | None = self.database.value(_MIME, named=blob)
        return mime

    def state(self, blob: str) -> BlobState | None:
        """Where the bytes are, or None when this device does not know them."""
        found = self.database.value(_STATE, named=blob)
        return BlobState(found) if found else None

    def queued(self) -> list[str]:
        """What waits to be sent, smallest first."""
        return [waiting.hash for waiting in self.waiting()]

    def queued_count(self) -> int:
        """How many blobs wait to be sent."""
        return int(self.database.value(_COUNT_QUEUED))

    def bytes_queued(self) -> int:
        """How many bytes wait to be sent."""
        return int(self.database.value(_BYTES_QUEUED))

    def refused(self) -> dict[str, str]:
        """What the server will not take, with its reason."""
        return {row[0]: row[1] or "" for row in self.database.rows(_REFUSED)}

    def mark(self, blobs: list[str], state: BlobState, reason: str | None = None) -> None:
        """Note that these blobs are further on their way."""
        with self.database.transaction():
            self.database.many(_MARK, [{"named": blob, "to": state.value, "why": reason} for blob in blobs])

    def requeue(self) -> None:
        """Offer everything again: the server was restored and may have lost some."""
        with self.database.transaction():
            self.database.run(_REQUEUE)

    def close(self) -> None:
        """Let go of the file."""
        self.database.close()

    def _keep(self, body: bytes, mime: str, state: BlobState) -> str:
        name = sha256(body).hexdigest()
        row = {"hash": name, "mime": mime, "size": len(body), "state": state.value, "made_at": self._now_ms()}
        with self.database.transaction():
            self.database.run(_PUT, reason=None, sent=0, **row)
            self.database.run(_SIZED, named=name, length=len(body))
            self.database.run(_KEEP_BYTES, hash=name, body=body)
        return name
