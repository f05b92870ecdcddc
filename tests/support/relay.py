"""A line between one device and the office, on the wire: it keeps the answers it carries, and is cut on demand.

A cut resets the TCP connections on both sides, as a lost signal looks to both.
"""

from __future__ import annotations

import gzip
import socket
import struct
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import BinaryIO

import brotli

_RESET = struct.pack("ii", 1, 0)


class Cut(StrEnum):
    """Where an exchange is cut."""

    BEFORE = "before sending"
    MID_BODY = "in the middle of the request's body"
    BEFORE_REPLY = "after the server has answered, before the reply"
    MID_REPLY = "in the middle of the reply"


@dataclass(frozen=True, slots=True)
class Message:
    """One request or one answer, as it was on the wire."""

    start: str
    headers: dict[str, str]
    raw: bytes
    body: bytes

    @property
    def content(self) -> bytes:
        """The body, unpacked."""
        packed = self.headers.get("content-encoding", "identity") if self.body else "identity"
        unpack: Callable[[bytes], bytes] = {"identity": bytes, "gzip": gzip.decompress, "br": brotli.decompress}[packed]
        return unpack(self.body)


@dataclass(frozen=True, slots=True)
class Exchange:
    """A request that reached the office and its answer."""

    method: str
    path: str
    status: int
    answer: Message


class Broken(Exception):
    """A side hung up in the middle of a message, or the line was cut."""


@dataclass
class Relay:
    """Listens on a port of its own and carries to the office's. `with Relay(office.port) as line: … line.url`."""

    port: int
    exchanges: list[Exchange] = field(default_factory=list)
    upgrades: list[str] = field(default_factory=list)
    cuts: int = 0
    _fate: tuple[str, Cut] | None = None

    def __enter__(self) -> Relay:
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self._listener.getsockname()[1]}"
        threading.Thread(target=self._accept, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()

    def cut(self, request: str, where: Cut) -> None:
        """From now on every request that begins so ("PUT /api/blobs/") is cut, until the line is mended."""
        self._fate = (request, where)

    def mend(self) -> None:
        """Carry everything again."""
        self._fate = None

    def _accept(self) -> None:
        while True:
            try:
                device, _ = self._listener.accept()
            except OSError:
                return  # the relay was closed
            threading.Thread(target=self._serve, args=(device,), daemon=True).start()

    def _serve(self, device: socket.socket) -> None:
        try:
            office = socket.create_connection(("127.0.0.1", self.port))
        except ConnectionRefusedError:
            _reset(device)
            return
        with device.makefile("rb") as asked, office.makefile("rb") as answered:
            try:
                while request := _read(asked):
                    self._carry(device, office, request, answered)
            except (Broken, OSError):
                pass  # either side hung up: so does the other, below
        _reset(device)
        _reset(office)

    def _carry(self, device: socket.socket, office: socket.socket, request: Message, answered: BinaryIO) -> None:
        method, path, _ = request.start.split(" ", 2)
        if "upgrade" in request.headers:
            self.upgrades.append(path)
        fate = self._fate_of(f"{method} {path}")
        if fate is Cut.BEFORE:
            raise Broken(fate)
        if fate is Cut.MID_BODY:
            office.sendall(request.raw[: len(request.raw) - len(request.body) // 2])
            raise Broken(fate)
        office.sendall(request.raw)
        answer = _read(answered, to=method)
        if answer is None:
            raise Broken("the office hung up")
        self.exchanges.append(Exchange(method, path, int(answer.start.split(" ")[1]), answer))
        if fate is Cut.BEFORE_REPLY:
            raise Broken(fate)
        if fate is Cut.MID_REPLY:
            device.sendall(answer.raw[: len(answer.raw) - len(answer.body) // 2])
            raise Broken(fate)
        device.sendall(answer.raw)

    def _fate_of(self, request: str) -> Cut | None:
        if self._fate is None or not request.startswith(self._fate[0]):
            return None
        self.cuts += 1
        return self._fate[1]


def _read(stream: BinaryIO, *, to: str = "") -> Message | None:
    """The next message of a stream, None at its end. `to` is the method that an answer belongs to."""
    lines = [stream.readline()]
    if not lines[0]:
        return None
    while lines[-1] not in (b"\r\n", b""):
        lines.append(stream.readline())
    pairs = (line.decode("latin-1").partition(":") for line in lines[1:-1])
    headers = {name.strip().lower(): value.strip() for name, _, value in pairs}
    start = lines[0].decode("latin-1").strip()
    bodiless = to == "HEAD" or (to and start.split(" ")[1] in ("204", "304"))
    raw, body = (b"", b"") if bodiless else _read_body(stream, headers)
    return Message(start, headers, b"".join(lines) + raw, body)


def _read_body(stream: BinaryIO, headers: dict[str, str]) -> tuple[bytes, bytes]:
    """The body as it is on the wire, and without the marks between its chunks."""
    if headers.get("transfer-encoding") != "chunked":
        body = _exactly(stream, int(headers.get("content-length", "0")))
        return body, body
    raw, body = b"", b""
    while True:
        size = stream.readline()
        chunk = _exactly(stream, int(size.split(b";")[0], 16) + 2)
        raw, body = raw + size + chunk, body + chunk[:-2]
        if len(chunk) == 2:
            return raw, body


def _exactly(stream: BinaryIO, size: int) -> bytes:
    got = stream.read(size)
    if len(got) < size:
        raise Broken("hung up in the middle of a body")
    return got


def _reset(side: socket.socket) -> None:
    """Close with a reset: nothing more comes, and nothing more is taken."""
    side.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _RESET)
    side.close()
