"""One device's way to the office over loopback, and what it heard there: kept apart from what the device made of it."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import httpx

from tests.kills.hands import Told

_PUSH, _BLOBS = "/api/sync/push", "/api/blobs/"


@dataclass
class Line(httpx.AsyncBaseTransport):
    """Carries everything. Batches go by (device, batch), photos by their hash."""

    replies: dict[tuple[str, str], str] = field(default_factory=dict)
    kept: dict[str, Told] = field(default_factory=dict)
    photos: set[str] = field(default_factory=set)
    unanswered: set[str] = field(default_factory=set)  # batches that were sent and not, or not yet, answered
    asking: int = 0  # pushes and photos that are at the office now
    faults: list[str] = field(default_factory=list)
    on_answer: Callable[[], None] = lambda: None  # told of every push and photo that was answered

    def __post_init__(self) -> None:
        self._wire = httpx.AsyncHTTPTransport(verify=False)  # loopback has no certificates to read

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        body = await request.aread()
        writes = request.url.path == _PUSH or (request.url.path.startswith(_BLOBS) and request.method != "POST")
        batch = _batch(request, body) if request.url.path == _PUSH else None
        if batch:
            self.unanswered.add(batch["batch"])
        self.asking += writes
        try:
            reply = await self._wire.handle_async_request(request)
            try:
                raw = b"".join([piece async for piece in reply.stream])  # type: ignore[union-attr]
            finally:
                await reply.aclose()  # or its connection is never free again, and after a hundred there is none
        finally:
            self.asking -= writes
        headers = [(name, value) for name, value in reply.headers.items() if name != "content-length"]
        heard = httpx.Response(reply.status_code, headers=headers, content=raw, request=request)
        self._hear(request, batch, heard)
        if writes:
            self.on_answer()
        return httpx.Response(reply.status_code, headers=headers, content=raw, request=request)

    async def aclose(self) -> None:
        await self._wire.aclose()

    def _hear(self, request: httpx.Request, batch: Mapping[str, Any] | None, reply: httpx.Response) -> None:
        """Take the office's word. 503 is a word, too: it was busy and kept nothing."""
        if reply.status_code >= 400 and reply.status_code not in (409, 503):
            self.faults.append(f"{request.method} {request.url.path}: {reply.status_code} {reply.text[:300]}")
        elif batch and reply.status_code == 200:
            self.unanswered.discard(batch["batch"])
            self.replies[batch["device"], batch["batch"]] = reply.text
            taken = {r["id"] for r in reply.json()["results"] if r["status"] != "quarantined"}
            self.kept |= {edit["id"]: _told(edit) for edit in batch["edits"] if edit["id"] in taken}
        elif reply.status_code == 201 and request.method in ("PUT", "PATCH"):
            self.photos.add(request.url.path.removeprefix(_BLOBS).partition("/")[0])


def _batch(request: httpx.Request, body: bytes) -> dict[str, Any]:
    packed = request.headers.get("content-encoding") == "gzip"
    read: dict[str, Any] = json.loads(gzip.decompress(body) if packed else body)
    return read


def _told(edit: Mapping[str, Any]) -> Told:
    values = {name: pair[0] for name, pair in edit["fields"].items()}
    return Told(edit["id"], edit["stamp"], edit["kind"], edit["record"], values)
