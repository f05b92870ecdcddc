"""Photos and drawings by the SHA-256 of their bytes: kept first, sent after the text, fetched when looked at."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from hashlib import sha256

from sqlalchemy import bindparam, func, select, update
from sqlalchemy.dialects.sqlite import insert

from app.store.database import Database
from app.store.tables import BlobBytesRow, BlobRow


class BlobState(StrEnum):
    """Where a blob's bytes are."""

    QUEUED = "queued"  # here alone
    SENT = "sent"  # here and on the server
    FETCHED = "fetched"  # got from the server
    REFUSED = "refused"  # the server will not take it; the reason is kept


_blob = BlobRow.__table__  # type: ignore[attr-defined]
_bytes = BlobBytesRow.__table__  # type: ignore[attr-defined]
_PUT = insert(_blob).on_conflict_do_nothing()
_PUT_BYTES = insert(_bytes).on_conflict_do_nothing()
_BODY = select(_bytes.c.body).where(_bytes.c.hash == bindparam("named"))
_MIME = select(_blob.c.mime).where(_blob.c.hash == bindparam("named"))
_STATE = select(_blob.c.state).where(_blob.c.hash == bindparam("named"))
_QUEUED = select(_blob.c.hash).where(_blob.c.state == BlobState.QUEUED.value).order_by(_blob.c.size, _blob.c.hash)
_COUNT_QUEUED = select(func.count()).select_from(_blob).where(_blob.c.state == BlobState.QUEUED.value)
_REFUSED = select(_blob.c.hash, _blob.c.reason).where(_blob.c.state == BlobState.REFUSED.value)
_BYTES_QUEUED = select(func.coalesce(func.sum(_blob.c.size), 0)).where(_blob.c.state == BlobState.QUEUED.value)
_MARK = update(_blob).where(_blob.c.hash == bindparam("named")).values(state=bindparam("to"), reason=bindparam("why"))
_REQUEUE = update(_blob).where(_blob.c.state == BlobState.SENT.value).values(state=BlobState.QUEUED.value)


class Blobs:
    """The second file. Nothing in it ever blocks or delays a record."""

    def __init__(self, database: Database, now_ms: Callable[[], int]) -> None:
        self.database = database
        self._now_ms = now_ms

    def put(self, body: bytes, mime: str) -> str:
        """Keep bytes to be sent; durable on return. The same bytes are kept once. Returns their SHA-256."""
        name = self._keep(body, mime, BlobState.QUEUED)
        if self.state(name) == BlobState.FETCHED:  # got from somebody else: whoever shows a picture sends it too
            self.mark([name], BlobState.QUEUED)
        return name

    def put_fetched(self, body: bytes, mime: str) -> str:
        """Keep bytes that came from the server."""
        return self._keep(body, mime, BlobState.FETCHED)

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
        return [row[0] for row in self.database.rows(_QUEUED)]

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
            self.database.run(_PUT, reason=None, **row)
            self.database.run(_PUT_BYTES, hash=name, body=body)
        return name
