"""A slow reply may take its time; one that trickles without end is given up, and so does not hold up everything."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import httpx
import pytest

from app.sync.http import HttpServer
from app.sync.patience import GRACE_SECONDS, SLOWEST_BYTES_PER_SECOND, Patience
from fieldwork.errors import Unreachable


class Body(httpx.AsyncByteStream):
    """Pieces of a size, one every so many seconds of a clock that stands otherwise."""

    def __init__(self, pieces: int, size: int, seconds: float) -> None:
        self.pieces, self.size, self.seconds, self.now = pieces, size, seconds, 0.0

    async def __aiter__(self) -> AsyncIterator[bytes]:
        for _ in range(self.pieces):
            self.now += self.seconds
            yield b"x" * self.size


async def reading(body: Body) -> httpx.Response:
    """The reply with this body, read to its end."""
    reply = httpx.Response(200, stream=body)
    await Patience(clock=lambda: body.now)(reply)
    await reply.aread()
    return reply


async def test_a_reply_as_slow_as_the_slowest_link_arrives_whole_however_long_it_takes() -> None:
    reply = await reading(Body(600, SLOWEST_BYTES_PER_SECOND * 2, 2.0))

    assert len(reply.content) == 600 * SLOWEST_BYTES_PER_SECOND * 2


async def test_a_pause_within_a_good_reply_is_no_trickle() -> None:
    reply = await reading(Body(2, 20_000, GRACE_SECONDS - 1))

    assert len(reply.content) == 40_000


async def test_a_byte_now_and_then_is_given_up_after_the_grace() -> None:
    body = Body(10_000, 1, 20.0)

    with pytest.raises(httpx.ReadTimeout):
        await reading(body)

    assert GRACE_SECONDS < body.now <= GRACE_SECONDS + 20


async def test_54_a_server_that_trickles_over_a_real_socket_is_no_server_just_now() -> None:
    hung_up = asyncio.Event()

    async def trickle(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 1000000\r\n\r\n")
        while not writer.is_closing():
            writer.write(b" ")
            await asyncio.sleep(0.01)
        writer.transport.abort()
        hung_up.set()

    listening = await asyncio.start_server(trickle, "127.0.0.1", 0)
    port = listening.sockets[0].getsockname()[1]
    server = HttpServer(f"http://127.0.0.1:{port}", lambda: None, patience=Patience(grace_seconds=0.2, slowest=10_000))
    try:
        with pytest.raises(Unreachable) as told:
            await asyncio.wait_for(server.missing(["0" * 64]), 20)
        assert (told.value.code, told.value.facts["reason"]) == ("unreachable", "ReadTimeout")
    finally:
        await server.close()
        await asyncio.wait_for(hung_up.wait(), 20)
        listening.close()
        await listening.wait_closed()
