"""Photos on bad networks, over real sockets: what an interruption costs, and whether the text comes first on 2G.

Run with `python -m bench.photos`. The link is simulated (tests/support/slow_line.py), the server, the store and the
client are real; TLS would add one round trip to each new connection.
"""

from __future__ import annotations

import asyncio
import io
import os
import random
import statistics
import sys
import tempfile
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

import httpx
from PIL import Image

from app.store.blobs import BlobState
from app.sync.engine import Ending, Phase, Syncer
from app.sync.pace import LARGEST
from bench.numbers import Line, report
from bench.visit import FINDINGS, ToLoopback, listening
from tests.support.slow_line import GSM, Link, SlowLine
from tests.support.visiting import Visiting
from tests.support.wired import WiredPhone

CUTS, ROUNDS = 20, int(os.environ.get("ROUNDS", "10"))
PHOTOS, PHOTO_SIDE = 2, 130


def noise(side: int, seed: int) -> bytes:
    """A clean picture that does not shrink: three bytes for each pixel."""
    made = io.BytesIO()
    Image.frombytes("RGB", (side, side), random.Random(seed).randbytes(3 * side * side)).save(made, "PNG")
    return made.getvalue()


@dataclass
class Counting(httpx.AsyncBaseTransport):
    """Notes where each chunk began and ended, as the device sends it."""

    inner: httpx.AsyncBaseTransport
    chunks: list[tuple[int, int]] = field(default_factory=list)

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Carry one request."""
        if request.method == "PATCH":
            start = int(request.headers["upload-offset"])
            self.chunks.append((start, start + len(await request.aread())))
        return await self.inner.handle_async_request(request)

    async def aclose(self) -> None:
        """Let go of the connections."""
        await self.inner.aclose()


@asynccontextmanager
async def connected(
    phone: WiredPhone, visiting: Visiting, link: Link, seed: int
) -> AsyncIterator[tuple[SlowLine, Counting]]:
    """The phone and the server as a process would be, with the line between them."""
    with listening(visiting.served.app) as address, SlowLine(int(address.partition(":")[2]), link, seed) as line:
        counting = Counting(ToLoopback(line.address))
        phone.wire.inner = counting
        set_at, began = phone.clock.ms, time.monotonic()
        phone.store.now_ms = lambda: set_at + round((time.monotonic() - began) * 1000)
        try:
            yield line, counting
        finally:
            await counting.aclose()


async def interrupted(folder: Path, seed: int) -> tuple[list[int], int, int]:
    """What each of the cuts cost in bytes sent again, the size of the photo, and how often it was really cut."""
    visiting, chance = Visiting(folder), random.Random(seed)
    phone, photo = visiting.phone(), noise(1290, seed)
    name = phone.store.blobs.put(photo, "image/png")
    again: list[int] = []
    async with connected(phone, visiting, Link(), seed) as (line, counting):
        for _ in range(CUTS):
            before = len(counting.chunks)
            line.cut_after(chance.randrange(1, len(photo) // CUTS))
            outcome = await phone.sync()
            assert outcome.ending == Ending.OFFLINE, outcome
            again.append(_again(counting.chunks, before))
        before = len(counting.chunks)
        assert (await phone.sync()).ending == Ending.DONE
        again.append(_again(counting.chunks, before))
        cuts = line.cuts
    assert phone.store.blobs.state(name) == BlobState.SENT
    assert visiting.served.server.store.read(f"{name[:2]}/{name[2:4]}/{name}") == photo
    return again, len(photo), cuts


def _again(chunks: list[tuple[int, int]], since: int) -> int:
    """How many bytes of the chunks from there on had been on their way before."""
    reached = max((end for _, end in chunks[:since]), default=0)
    first = chunks[since][0] if len(chunks) > since else reached
    return max(0, reached - first)


async def visit_on_2g(folder: Path, seed: int) -> tuple[float, float, bool]:
    """Seconds until the text is complete, until the photos are there too, and whether the text came first."""
    visiting = Visiting(folder)
    phone = visiting.phone()
    await phone.sync()
    visiting.rate(phone)
    for number in range(FINDINGS):
        visiting.observe(phone, number)
    for number in range(PHOTOS):
        phone.store.blobs.put(noise(PHOTO_SIDE, seed * 10 + number), "image/png")
    phone.wire.requests.clear()
    told: list[tuple[Phase, float]] = []
    async with connected(phone, visiting, GSM, seed):
        server = phone.server()
        syncer = Syncer(phone.store, server, app="bench/1")
        start = time.perf_counter()
        syncer.on_progress(lambda progress: told.append((progress.phase, time.perf_counter() - start)))
        outcome = await syncer.run()
        whole = time.perf_counter() - start
        await server.close()
    assert outcome.ending == Ending.DONE and outcome.receipt is not None and outcome.receipt.whole
    assert not phone.store.counts()
    text = next(at for phase, at in told if phase == Phase.PHOTOS)
    asked = [request.split(" ")[1].startswith("/api/blobs") for request in phone.wire.requests]
    return text, whole, asked == sorted(asked)


def main() -> int:
    """Measure and print the table."""
    again, cuts, sizes, texts, wholes, first = [], 0, [], [], [], True
    for seed in range(1, ROUNDS + 1):
        with tempfile.TemporaryDirectory() as folder:
            costs, size, done = asyncio.run(interrupted(Path(folder), seed))
            again, cuts, sizes = [*again, *costs], cuts + done, [*sizes, size]
        with tempfile.TemporaryDirectory() as folder:
            text, whole, in_order = asyncio.run(visit_on_2g(Path(folder), seed))
            texts, wholes, first = [*texts, text], [*wholes, whole], first and in_order
    cut = f"photo of {statistics.median(sizes) / 1e6:.1f} MB cut {cuts // ROUNDS} times"
    lines = [
        Line(f"{cut}: sent again, at most", max(again) / 1024, LARGEST / 1024, "kB"),
        Line(f"{cut}: sent again, median of all cuts", statistics.median(again) / 1024, None, "kB"),
        Line("a visit on 2G: text complete, median", statistics.median(texts), 6, "s"),
        Line("a visit on 2G: text complete, slowest", max(texts), None, "s"),
        Line(f"a visit on 2G: {PHOTOS} photos of 50 kB too, median", statistics.median(wholes), None, "s"),
        Line("runs in which a photo was asked for before the text was complete", int(not first), 0, ""),
    ]
    return report(f"Photos on bad networks, {ROUNDS} rounds", lines)


if __name__ == "__main__":
    sys.exit(main())
