"""A line between a device and the office that is slow, far, loses packets, or is cut at a chosen byte.

A TCP relay in a thread of its own. What a link layer does is worked out segment by segment: time on the air at the
line's rate, shared by all connections; half a round trip each way; a lost segment is on the air twice and holds up what
comes behind it by a round trip, as TCP's retransmission does. A new connection pays the round trip of its handshake.
"""

from __future__ import annotations

import asyncio
import random
import threading
import time
from dataclasses import dataclass, field
from types import TracebackType

SEGMENT = 1400


@dataclass(frozen=True, slots=True)
class Link:
    """What a network is like. The defaults are no hindrance at all."""

    bytes_per_second: float = float("inf")
    round_trip_seconds: float = 0.0
    loss: float = 0.0


GSM = Link(bytes_per_second=50_000 / 8, round_trip_seconds=0.6, loss=0.05)
"""A weak 2G link: 50 kbit/s, 600 ms, one packet in twenty lost."""


@dataclass
class SlowLine:
    """Use as `with SlowLine(port, GSM) as line: … line.address`."""

    office_port: int
    link: Link = field(default_factory=Link)
    seed: int = 1
    sent: int = 0
    received: int = 0
    cuts: int = 0

    def __post_init__(self) -> None:
        self._random = random.Random(self.seed)
        self._free = {"up": 0.0, "down": 0.0}
        self._cut_at: int | None = None
        self._open: set[asyncio.StreamWriter] = set()
        self._loop = asyncio.new_event_loop()
        self._listening = threading.Event()
        self._stop: asyncio.Event | None = None
        self._thread = threading.Thread(target=self._run, name="slow-line", daemon=True)
        self.address = ""

    def __enter__(self) -> SlowLine:
        self._thread.start()
        assert self._listening.wait(10), "the line does not listen"
        return self

    def __exit__(self, *_: TracebackType | type[BaseException] | BaseException | None) -> None:
        assert self._stop is not None
        self._loop.call_soon_threadsafe(self._stop.set)
        self._thread.join(10)

    def cut_after(self, count: int) -> None:
        """Break every connection once this many more bytes have come from the device."""
        self._cut_at = self.sent + count

    def _run(self) -> None:
        asyncio.set_event_loop(self._loop)
        self._loop.run_until_complete(self._serve())
        self._loop.close()

    async def _serve(self) -> None:
        self._stop = asyncio.Event()
        server = await asyncio.start_server(self._connect, "127.0.0.1", 0, limit=SEGMENT)
        self.address = f"127.0.0.1:{server.sockets[0].getsockname()[1]}"
        self._listening.set()
        await self._stop.wait()
        server.close()
        tasks = [task for task in asyncio.all_tasks() if task is not asyncio.current_task()]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        await asyncio.sleep(0.01)  # a connection that was ended lets go of its socket a moment later

    async def _connect(self, device: asyncio.StreamReader, to_device: asyncio.StreamWriter) -> None:
        try:
            office, to_office = await asyncio.open_connection("127.0.0.1", self.office_port, limit=SEGMENT)
        except ConnectionError:
            to_device.transport.abort()
            return
        ends = {to_device, to_office}
        self._open |= ends
        await asyncio.sleep(self.link.round_trip_seconds)
        try:
            await asyncio.gather(self._carry(device, to_office, "up"), self._carry(office, to_device, "down"))
        except (ConnectionError, asyncio.CancelledError):
            pass  # cut, ended, or either side hung up: so does the other, below
        finally:
            self._open -= ends
            for end in ends:
                end.transport.abort()

    async def _carry(self, source: asyncio.StreamReader, target: asyncio.StreamWriter, way: str) -> None:
        on_air: asyncio.Queue[tuple[float, bytes]] = asyncio.Queue()
        arriving = asyncio.ensure_future(self._deliver(on_air, target))
        try:
            while segment := await source.read(SEGMENT):
                segment = self._counted(segment, way)
                await on_air.put(await self._sent(segment, way))
                if self._is_cut(way):
                    self._break()
                    raise ConnectionResetError
            await on_air.put((0.0, b""))
            await arriving
        finally:
            arriving.cancel()

    def _counted(self, segment: bytes, way: str) -> bytes:
        if way == "down":
            self.received += len(segment)
            return segment
        if self._cut_at is not None:
            segment = segment[: max(0, self._cut_at - self.sent)]
        self.sent += len(segment)
        return segment

    def _is_cut(self, way: str) -> bool:
        return way == "up" and self._cut_at is not None and self.sent >= self._cut_at

    def _break(self) -> None:
        self._cut_at = None
        self.cuts += 1
        for end in self._open:
            end.transport.abort()

    async def _sent(self, segment: bytes, way: str) -> tuple[float, bytes]:
        """Wait while the segment is on the air; when it arrives, and what."""
        now = time.monotonic()
        once, late = len(segment) / self.link.bytes_per_second, 0.0
        self._free[way] = max(now, self._free[way]) + once
        while self._random.random() < self.link.loss:
            self._free[way] += once
            late += self.link.round_trip_seconds
        await asyncio.sleep(self._free[way] - now)
        return self._free[way] + late + self.link.round_trip_seconds / 2, segment

    async def _deliver(self, on_air: asyncio.Queue[tuple[float, bytes]], target: asyncio.StreamWriter) -> None:
        """In order, so that a late one holds up those behind it."""
        while True:
            at, segment = await on_air.get()
            await asyncio.sleep(max(0.0, at - time.monotonic()))
            if not segment:
                target.write_eof()
                return
            target.write(segment)
            await target.drain()
