"""The line between a device and the office, on loopback: it notes every exchange, and is cut where a test says.

A real TCP relay in a thread of its own. One exchange per connection keeps it simple: the browser opens another.
"""

from __future__ import annotations

import asyncio
import gzip
import threading
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from types import TracebackType

import brotli

LIMIT = 64 * 1024 * 1024


class Cut(StrEnum):
    """Where in an exchange the line breaks."""

    BEFORE_SENDING = "before anything was sent"
    MID_BODY = "in the middle of what the device sends"
    BEFORE_REPLY = "after the office has answered, before a byte of the answer"
    MID_REPLY = "in the middle of the office's answer"


@dataclass(frozen=True, slots=True)
class Exchange:
    """One request and its answer, as bytes on the wire and as what they say."""

    method: str
    path: str
    request: bytes
    status: int
    reply: bytes
    sent: int
    received: int
    cut: Cut | None = None


class Wire:
    """Listens on a port of its own and relays to the office's. Use as `with Wire(office.port) as wire:`."""

    def __init__(self, office_port: int, *, port: int = 0) -> None:
        self.exchanges: list[Exchange] = []
        self.port = port
        self._office = office_port
        self._cuts: list[tuple[Cut, Callable[[str, str], bool]]] = []
        self._loop = asyncio.new_event_loop()
        self._listening = threading.Event()
        self._thread = threading.Thread(target=self._run, name="wire", daemon=True)
        self._stop: asyncio.Event | None = None

    @property
    def url(self) -> str:
        """The origin that devices open."""
        return f"http://127.0.0.1:{self.port}"

    def __enter__(self) -> Wire:
        self._thread.start()
        assert self._listening.wait(10), "the wire does not listen"
        return self

    def __exit__(self, *_: TracebackType | type[BaseException] | BaseException | None) -> None:
        assert self._stop is not None
        self._loop.call_soon_threadsafe(self._stop.set)
        self._thread.join(10)

    def cut_next(self, cut: Cut, method: str, path: str) -> None:
        """Break the line once, at the next exchange of this method whose path begins so."""
        self._cuts.append((cut, lambda m, p: m == method and p.startswith(path)))

    @property
    def is_whole(self) -> bool:
        """Whether every cut that was asked for has happened."""
        return not self._cuts

    def asked(self, path: str) -> list[Exchange]:
        """The exchanges whose path begins so."""
        return [each for each in self.exchanges if each.path.startswith(path)]

    def _run(self) -> None:
        asyncio.set_event_loop(self._loop)
        self._loop.run_until_complete(self._serve())
        self._loop.close()

    async def _serve(self) -> None:
        self._stop = asyncio.Event()
        server = await asyncio.start_server(self._relay, "127.0.0.1", self.port, limit=LIMIT)
        self.port = server.sockets[0].getsockname()[1]
        self._listening.set()
        await self._stop.wait()
        server.close()
        tasks = [task for task in asyncio.all_tasks() if task is not asyncio.current_task()]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def _relay(self, device: asyncio.StreamReader, to_device: asyncio.StreamWriter) -> None:
        try:
            await self._exchange(device, to_device)
        except (ConnectionError, asyncio.IncompleteReadError):
            return  # either side hung up: what a line does
        finally:
            to_device.transport.abort() if to_device.is_closing() else to_device.close()

    async def _exchange(self, device: asyncio.StreamReader, to_device: asyncio.StreamWriter) -> None:
        head = await device.readuntil(b"\r\n\r\n")
        method, path = head.split(b" ", 2)[0].decode(), head.split(b" ", 2)[1].decode()
        body = await device.readexactly(int(_header(head, b"content-length") or 0))
        cut = self._due(method, path)
        if cut is Cut.BEFORE_SENDING:
            return self._note(method, path, head, body, b"", cut, to_device)
        sent = body[: len(body) // 2] if cut is Cut.MID_BODY else body
        raw = await self._ask(_closing(head) + sent, whole=cut is not Cut.MID_BODY)
        if cut is None:
            to_device.write(raw)
            await to_device.drain()
        elif cut is Cut.MID_REPLY:
            to_device.write(raw[: raw.index(b"\r\n\r\n") + 4 + len(raw.partition(b"\r\n\r\n")[2]) // 2])
            await to_device.drain()
        self._note(method, path, head, body, raw, cut, to_device)

    async def _ask(self, request: bytes, *, whole: bool) -> bytes:
        office, to_office = await asyncio.open_connection("127.0.0.1", self._office, limit=LIMIT)
        try:
            to_office.write(request)
            await to_office.drain()
            if not whole:
                to_office.transport.abort()
                return b""
            return await office.read(-1)
        finally:
            to_office.close()

    def _due(self, method: str, path: str) -> Cut | None:
        for number, (cut, fits) in enumerate(self._cuts):
            if fits(method, path):
                del self._cuts[number]
                return cut
        return None

    def _note(
        self,
        method: str,
        path: str,
        head: bytes,
        body: bytes,
        raw: bytes,
        cut: Cut | None,
        to_device: asyncio.StreamWriter,
    ) -> None:
        answer_head, _, answer = raw.partition(b"\r\n\r\n")
        status = int(answer_head.split(b" ", 2)[1]) if raw else 0
        said = _plain(head, body), _answer(answer_head, answer) if raw else b""
        exchange = Exchange(method, path, said[0], status, said[1], len(head) + len(body), len(raw), cut)
        self.exchanges.append(exchange)
        if cut is not None:
            to_device.transport.abort()


def _header(head: bytes, name: bytes) -> str:
    for line in head.split(b"\r\n")[1:]:
        key, _, value = line.partition(b":")
        if key.strip().lower() == name:
            return value.strip().decode()
    return ""


def _closing(head: bytes) -> bytes:
    """The same head, asking the office to close when it has answered."""
    lines = [line for line in head.split(b"\r\n") if line and not line.lower().startswith(b"connection:")]
    return b"\r\n".join([*lines, b"Connection: close", b"", b""])


def _answer(head: bytes, body: bytes) -> bytes:
    if _header(head, b"transfer-encoding").lower() == "chunked":
        body = _unchunked(body)
    return _plain(head, body)


def _unchunked(body: bytes) -> bytes:
    whole = b""
    while body:
        size, _, rest = body.partition(b"\r\n")
        length = int(size.split(b";")[0], 16)
        if not length:
            break
        whole, body = whole + rest[:length], rest[length + 2 :]
    return whole


def _plain(head: bytes, body: bytes) -> bytes:
    """A body without its compression."""
    match _header(head, b"content-encoding").lower():
        case "gzip":
            return gzip.decompress(body)
        case "deflate":
            return zlib.decompress(body)
        case "br":
            return bytes(brotli.decompress(body))
        case _:
            return body
