"""Real phones and the real server in one process, joined by HTTP that can be cut at any byte and counted."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

import httpx

from app.store.store import Store
from app.sync.engine import Outcome, Syncer
from app.sync.http import HttpServer
from sync_server import devices
from tests.support.served import DESCRIBED, Area
from tests.support.stores import Phone, TickingClock


class Break(StrEnum):
    """Where a request breaks."""

    BEFORE = "before sending"
    MID_BODY = "in the middle of the body"
    AFTER = "after the commit, before the reply"
    MID_REPLY = "in the middle of the reply"
    TWICE = "delivered twice"
    LATE = "again, much later"


@dataclass
class Wire(httpx.AsyncBaseTransport):
    """The way from one phone to the server. Each of `fates` decides one request; None carries it."""

    inner: httpx.AsyncBaseTransport
    fates: list[Break | None] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)
    bytes_up: int = 0
    bytes_down: int = 0
    late: list[tuple[str, str, dict[str, str], bytes]] = field(default_factory=list)

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        fate = self.fates.pop(0) if self.fates else None
        body = await request.aread()
        self.requests.append(f"{request.method} {request.url.path}")
        self.bytes_up += len(body) + _head(request.headers) + len(request.url.path) + 20
        if fate == Break.BEFORE:
            raise httpx.ConnectError("no network")
        if fate == Break.MID_BODY:
            await self._deliver(request, body[: len(body) // 2])
            raise httpx.WriteError("cut")
        whole = (request.method, str(request.url), dict(request.headers), body)
        if fate == Break.LATE:
            self.late.append(whole)
        reply = await self._deliver(request, body)
        if fate == Break.TWICE:
            reply = await self._deliver(request, body)
        if fate == Break.AFTER:
            raise httpx.ReadError("cut")
        content = b"".join([chunk async for chunk in _raw(reply)])
        self.bytes_down += len(content) + _head(reply.headers) + 20
        if fate == Break.MID_REPLY:
            content = content[: len(content) // 2]
        headers = [(n, v) for n, v in reply.headers.items() if n != "content-length"]
        return httpx.Response(reply.status_code, headers=headers, content=content, request=request)

    async def deliver_late(self) -> None:
        """What was on its way all the time arrives now, and nobody hears the answer."""
        for method, url, headers, body in self.late:
            await self._deliver(httpx.Request(method, url, headers=headers), body)
        self.late.clear()

    async def _deliver(self, request: httpx.Request, body: bytes) -> httpx.Response:
        headers = {n: v for n, v in request.headers.items() if n != "content-length"}
        again = httpx.Request(request.method, request.url, headers=headers, content=body)
        return await self.inner.handle_async_request(again)


async def _raw(reply: httpx.Response) -> object:
    assert isinstance(reply.stream, httpx.AsyncByteStream)
    async for chunk in reply.stream:
        yield chunk


def _head(headers: httpx.Headers) -> int:
    return sum(len(name) + len(value) + 4 for name, value in headers.raw)


class WiredPhone(Phone):
    """A phone that is signed in at the real server."""

    wire: Wire
    token: str

    def server(self) -> HttpServer:
        """The server as this phone reaches it."""
        return HttpServer("http://office.test", lambda: self.token, self.wire)

    async def sync(self) -> Outcome:
        """One sync over the wire."""
        return await Syncer(self.store, self.server(), app="test/1").run()


def wired(area: Area, person: str, folder: Path, *, seed: int = 1, like: WiredPhone | None = None) -> WiredPhone:
    """A phone of this person. With `like`, the copy of a phone, its token and device included."""
    served = area.served
    if like is None:
        with served.server.database.writing() as writing:
            caller, token = devices.add(served.server, writing, person, DESCRIBED)
        device = caller.device
    else:
        device, token = like.device, like.token
    clock = TickingClock(served.clock.ms)
    phone = WiredPhone(folder, clock, seed, person, device)
    phone.token = token
    phone.wire = Wire(httpx.ASGITransport(served.app, raise_app_exceptions=False))
    return phone


def settled(store: Store) -> Callable[[], bool]:
    """Whether everything is sent and nothing was kept aside."""
    return lambda: not store.counts() and not store.counts().quarantined
