"""Photos: asked for by hash, sent one by one after the text, verified by both sides. Fetched when somebody looks."""

from __future__ import annotations

from collections.abc import Callable
from hashlib import sha256

from app.store.blobs import BlobState
from app.store.store import Store
from app.sync.protocol import Server
from fieldwork.errors import Invalid, Refused
from fieldwork.problems import sentence

_ASKED_AT_ONCE = 200
Progress = Callable[[int, int], None]


async def send_blobs(store: Store, server: Server, progress: Progress) -> None:
    """Send what the server does not have. A blob it refuses is set aside with the reason; the others go on."""
    queued = store.blobs.queued()
    progress(0, len(queued))
    for start in range(0, len(queued), _ASKED_AT_ONCE):
        asked = queued[start : start + _ASKED_AT_ONCE]
        missing = set(await server.missing(asked))
        store.blobs.mark([blob for blob in asked if blob not in missing], BlobState.SENT)
        for blob in (blob for blob in asked if blob in missing):
            await _send(store, server, blob)
            progress(start + asked.index(blob) + 1, len(queued))
    progress(len(queued), len(queued))


async def fetch_blob(store: Store, server: Server, blob: str) -> bytes:
    """The bytes, from the device or else from the server, kept only when they are what their name says."""
    held = store.blobs.get(blob)
    if held is not None:
        return held
    body, mime = await server.get_blob(blob)
    if sha256(body).hexdigest() != blob:
        raise Invalid("blob_hash", blob=blob)
    store.blobs.put_fetched(body, mime)
    return body


async def _send(store: Store, server: Server, blob: str) -> None:
    body, mime = store.blobs.get(blob), store.blobs.mime(blob)
    if body is None or sha256(body).hexdigest() != blob:
        store.blobs.mark([blob], BlobState.REFUSED, sentence("blob_hash"))
        return
    try:
        await server.put_blob(blob, body, mime or "")
    except (Invalid, Refused) as error:
        if error.code == "blob_hash":  # damaged on the way: it stays queued for the next time
            return
        store.blobs.mark([blob], BlobState.REFUSED, sentence(error.code, error.facts))
    else:
        store.blobs.mark([blob], BlobState.SENT)
