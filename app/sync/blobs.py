"""Photos: sent in chunks after the text, smallest first, proved by both sides. Fetched when somebody looks.

The text never waits for a photo: before every chunk whatever was written meanwhile goes first. What the server has of a
photo it keeps, so that a cut costs one chunk at most, on whichever network the next one goes out.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from hashlib import sha256

from app.store.blobs import BlobState
from app.store.store import Store
from app.sync.pace import Pace
from app.sync.protocol import Sent, Server
from fieldwork.errors import Invalid, NotFound, Refused, Unreachable
from fieldwork.problems import sentence

_ASKED_AT_ONCE = 200
_MOST_DETOURS = 5
_UNKNOWN_TO_OLDER_SERVERS = ("no_such_address", "method_not_allowed")
Progress = Callable[[int, int, int], None]


class Held(Exception):
    """Photos wait for another network; nothing is wrong."""


async def nothing() -> None:
    """No text goes between the chunks."""


@dataclass(slots=True)
class Sending:
    """One run through the queue. `progress` is told how many are done, of how many, and the percentage of the present
    one; `text_first` is awaited before every chunk; `may_send` is asked as often."""

    store: Store
    server: Server
    progress: Progress
    text_first: Callable[[], Awaitable[None]] = nothing
    may_send: Callable[[], bool] = lambda: True
    pace: Pace = field(default_factory=Pace)
    _done: int = 0
    _total: int = 0

    async def run(self) -> bool:
        """Send what the server does not have. False when photos wait for another network.

        A blob that the server refuses is set aside with the reason, and one whose bytes are gone as lost; the others go
        on. Raises what the server port raises, and then everything that was answered stays sent.
        """
        tried: set[str] = set()
        self._tell(len(self.store.blobs.queued()), 0)
        try:
            while asked := [b for b in self.store.blobs.queued() if b not in tried][:_ASKED_AT_ONCE]:
                tried.update(asked)
                await self._some(asked)
        except Held:
            return False
        self._done = self._total
        self._tell(self._total, 0)
        return True

    async def _some(self, asked: list[str]) -> None:
        self._go_on()
        missing = set(await self.server.missing(asked))
        blobs = self.store.blobs
        blobs.mark([blob for blob in asked if blob not in missing], BlobState.SENT)
        self._done += len(asked) - len(missing.intersection(asked))
        for blob in (blob for blob in asked if blob in missing):
            self._tell(self._done + len(blobs.queued()), 0)
            await self.text_first()
            await self._one(blob)
            self._done += 1

    async def _one(self, blob: str) -> None:
        blobs = self.store.blobs
        body = blobs.get(blob)
        if body is None or sha256(body).hexdigest() != blob:
            blobs.mark([blob], BlobState.LOST_LOCAL)
            return
        try:
            await self._carry(blob, body)
        except (Invalid, Refused) as error:
            blobs.note_sent(blob, 0)
            if error.code != "blob_hash":  # what was damaged on the way stays queued for the next time
                blobs.mark([blob], BlobState.REFUSED, sentence(error.code, error.facts))
        except Unreachable:
            self.pace.was_cut()
            raise
        else:
            blobs.mark([blob], BlobState.SENT)

    async def _carry(self, blob: str, body: bytes) -> None:
        """Whole when it fits into one chunk, else chunk by chunk from where the server stands."""
        self._go_on()
        if len(body) <= self.pace.chunk and not self.store.blobs.sent(blob):
            await self._whole(blob, body)
            return
        try:
            sent = await self.server.begin_blob(blob, len(body))
        except (Invalid, NotFound) as error:
            if error.code not in _UNKNOWN_TO_OLDER_SERVERS:
                raise
            await self._whole(blob, body)
            return
        detours = 0
        while not sent.accepted:
            self._note(blob, sent.offset, len(body))
            await self.text_first()
            self._go_on()
            try:
                sent = await self._chunk(blob, body, sent.offset)
            except (Invalid, NotFound) as error:
                if error.code not in ("upload_offset", "upload_unknown"):
                    raise
                detours += 1
                if detours > _MOST_DETOURS:
                    raise Unreachable("unreachable", reason="no agreement on an offset") from error
                sent = await self.server.begin_blob(blob, len(body))

    async def _whole(self, blob: str, body: bytes) -> None:
        await self.server.put_blob(blob, body, self.store.blobs.mime(blob) or "")

    async def _chunk(self, blob: str, body: bytes, offset: int) -> Sent:
        chunk = body[offset : offset + self.pace.chunk]
        began = self.store.now_ms()
        sent = await self.server.send_chunk(blob, offset, chunk)
        self.pace.took(len(chunk), self.store.now_ms() - began)
        if sent.offset <= offset and not sent.accepted:
            raise Unreachable("unreachable", reason="no way forward")
        return sent

    def _note(self, blob: str, offset: int, size: int) -> None:
        self.store.blobs.note_sent(blob, offset)
        self._tell(self._total, 100 * offset // size)

    def _go_on(self) -> None:
        if not self.may_send():
            raise Held

    def _tell(self, total: int, percent: int) -> None:
        self._total = total
        self.progress(self._done, total, percent)


async def fetch_blob(store: Store, server: Server, blob: str) -> bytes:
    """The bytes, from the device or else from the server, kept only when they are what their name says.

    What came before a cut is kept, and the next time only the rest is asked for.
    """
    held = store.blobs.get(blob)
    if held is not None:
        return held
    mime = await _fetch_rest(store, server, blob)
    body = store.blobs.parts(blob)
    if sha256(body).hexdigest() != blob:
        store.blobs.drop_parts(blob)
        raise Invalid("blob_hash", blob=blob)
    store.blobs.put_fetched(body, mime)
    return body


async def _fetch_rest(store: Store, server: Server, blob: str) -> str:
    at = store.blobs.arrived(blob)

    def take(piece: bytes) -> None:
        nonlocal at
        store.blobs.add_part(blob, at, piece)
        at += len(piece)

    try:
        return await server.read_blob(blob, at, take)
    except Invalid as error:
        store.blobs.drop_parts(blob)
        if error.code != "bad_range":
            raise
        at = 0  # all of it was here already, or what was here is no beginning of it
        return await server.read_blob(blob, 0, take)
