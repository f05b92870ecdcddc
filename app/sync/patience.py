"""Patience with a reply: silence is the transport's to notice, a reply that trickles without end is noticed here.

A weak network may take as long as it keeps moving, but not at a pace at which nothing ever arrives whole: what waits
behind it would wait for ever.
"""

from __future__ import annotations

import time
from collections.abc import AsyncIterator, Callable

import httpx

GRACE_SECONDS = 60.0
SLOWEST_BYTES_PER_SECOND = 250  # a tenth of the slowest link that phones still meet


class Patience:
    """Watches the body of every reply. Use as a response hook of an `httpx.AsyncClient`."""

    def __init__(
        self,
        *,
        grace_seconds: float = GRACE_SECONDS,
        slowest: float = SLOWEST_BYTES_PER_SECOND,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.grace_seconds = grace_seconds
        self.slowest = slowest
        self.clock = clock

    async def __call__(self, reply: httpx.Response) -> None:
        """Watch this reply from now on."""
        assert isinstance(reply.stream, httpx.AsyncByteStream)
        reply.stream = _Watched(reply.stream, self)


class _Watched(httpx.AsyncByteStream):
    """A body, given up with ReadTimeout once it has been slower than the slowest over more than the grace."""

    def __init__(self, body: httpx.AsyncByteStream, patience: Patience) -> None:
        self._body = body
        self._patience = patience

    async def __aiter__(self) -> AsyncIterator[bytes]:
        patience, came = self._patience, 0
        began = patience.clock()
        async for piece in self._body:
            came += len(piece)
            took = patience.clock() - began
            if took > patience.grace_seconds and came < took * patience.slowest:
                raise httpx.ReadTimeout(f"{came} bytes in {took:.0f} s")
            yield piece

    async def aclose(self) -> None:
        await self._body.aclose()
