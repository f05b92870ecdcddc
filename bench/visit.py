"""One visit over loopback: a phone with sixty marks and fifteen findings syncs with the real server.

Run with `python -m bench.visit`. Wall clock, requests and bytes; the real store and client, no photos.
"""

from __future__ import annotations

import asyncio
import logging
import os
import socket
import statistics
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import uvicorn
from fastapi import FastAPI

from app.sync.engine import Ending
from bench.numbers import Line, report
from tests.support.visiting import Visiting

ROUNDS, FINDINGS = int(os.environ.get("ROUNDS", "10")), 15


@contextmanager
def listening(app: FastAPI) -> Iterator[str]:
    """The app on a free port, and its address."""
    with socket.socket() as place:
        place.bind(("127.0.0.1", 0))
        server = uvicorn.Server(uvicorn.Config(app, log_level="warning", lifespan="off"))
        running = threading.Thread(target=server.run, kwargs={"sockets": [place]})
        running.start()
        while not server.started:
            time.sleep(0.01)
        try:
            yield f"127.0.0.1:{place.getsockname()[1]}"
        finally:
            server.should_exit = True
            running.join()


class ToLoopback(httpx.AsyncHTTPTransport):
    """A way to an address, whatever the name of the office."""

    def __init__(self, address: str) -> None:
        super().__init__()
        self._host, _, port = address.partition(":")
        self._port = int(port)

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        request.url = request.url.copy_with(host=self._host, port=self._port)
        return await super().handle_async_request(request)


async def one(folder: Path) -> tuple[float, int, int]:
    """Milliseconds, requests and bytes of the sync after a visit."""
    visiting = Visiting(folder)
    phone = visiting.phone()
    with listening(visiting.served.app) as address:
        phone.wire.inner = ToLoopback(address)
        await phone.sync()
        visiting.rate(phone)
        for number in range(FINDINGS):
            visiting.observe(phone, number)
        requests, carried = len(phone.wire.requests), phone.wire.bytes_up + phone.wire.bytes_down
        start = time.perf_counter()
        outcome = await phone.sync()
        taken = 1000 * (time.perf_counter() - start)
    assert outcome.ending == Ending.DONE and outcome.receipt is not None and outcome.receipt.whole
    after = phone.wire.bytes_up + phone.wire.bytes_down
    return taken, len(phone.wire.requests) - requests, after - carried


def main() -> int:
    """Measure and print the table."""
    logging.getLogger("sync_server.site").addHandler(logging.NullHandler())  # no app to serve is no news here
    measured = []
    for _ in range(ROUNDS):
        with tempfile.TemporaryDirectory() as folder:
            measured.append(asyncio.run(one(Path(folder))))
    taken, requests, carried = (statistics.median(column) for column in zip(*measured, strict=True))
    return report(
        f"One visit over loopback, median of {ROUNDS}",
        [
            Line("sync one visit", taken, 1000, "ms"),
            Line("requests", requests, 4, ""),
            Line("bytes on the wire", carried / 1000, 12, "kB"),
        ],
    )


if __name__ == "__main__":
    sys.exit(main())
