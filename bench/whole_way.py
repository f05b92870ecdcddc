"""The whole way: ten thousand findings from a real device over loopback to a real server, and to another device.

Run with `python -m bench.whole_way`. Both devices are the app's own store and client, on files as on a phone. Processor
seconds are told for each side, because other work on the machine disturbs the clock on the wall.
"""

from __future__ import annotations

import asyncio
import os
import resource
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path

import httpx

from app.main import calm_collector, now_ms
from app.store.store import Store
from app.sync.engine import Ending, Syncer
from app.sync.http import HttpServer
from app.sync.pull import pull
from app.sync.push import push
from bench.numbers import Line, report
from bench.sync import PASSPHRASE, RECORDS, Client, finding, processor_seconds, set_up_visits
from fieldwork.ids import uuid7
from tests.support.server import Running, running, set_up

ROUNDS = int(os.environ.get("ROUNDS", "10"))
APP = "bench"


@dataclass(frozen=True, slots=True)
class Taken:
    """How long one step took: on the wall, and in processor seconds of the device and of the server."""

    wall: float
    device: float
    server: float


class Device:
    """A store on files of its own, and its way to the server."""

    def __init__(self, folder: Path, server: Running, login: str) -> None:
        said = {"login": login, "passphrase": PASSPHRASE, "device": {"name": folder.name}}
        signed = httpx.post(f"{server.address}/api/sign-in", json=said).raise_for_status().json()
        folder.mkdir()
        self.office = server
        self.store = Store.open(folder / "app.db", folder / "blobs.db", now_ms=now_ms, random_bytes=os.urandom)
        self.store.notes.set("account", {"person": signed["person"], "device": signed["device"]})
        self.server = HttpServer(server.address, lambda: signed["token"], unsent=lambda: self.store.counts().edits)

    async def sync(self) -> None:
        """Everything, as the app does it."""
        outcome = await Syncer(self.store, self.server, app=APP).run()
        assert outcome.ending == Ending.DONE and outcome.receipt is not None and outcome.receipt.whole, outcome

    async def push(self) -> None:
        """Send everything that waits."""
        await push(self.store, self.server, APP, lambda done, total: None)

    async def pull(self) -> None:
        """Receive until there is no more."""
        await pull(self.store, self.server, APP, lambda done, total: None)

    async def timed(self, step: Callable[[], Awaitable[None]]) -> Taken:
        """Run one step and tell what it took."""
        wall, own, servers = time.perf_counter(), _own_seconds(), processor_seconds(self.office)
        await step()
        wall, own = time.perf_counter() - wall, _own_seconds() - own
        return Taken(wall, own, processor_seconds(self.office) - servers)

    async def close(self) -> None:
        """Let go of files and connection."""
        self.store.close()
        await self.server.close()


def _own_seconds() -> float:
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


async def one(folder: Path) -> dict[str, Taken]:
    """Send from one device, receive on another, then do nothing."""
    login = "bench"
    token = set_up(folder / "server", given="วัด", login=login)
    with running(folder / "server") as server:
        client = Client(server, token)
        set_up_visits(client)
        sender = Device(folder / "sender", server, login)
        await sender.sync()
        with sender.store.database.transaction():
            for number in range(RECORDS):
                fields = finding(client.visits, client.person, number)
                sender.store.write("finding", uuid7(now_ms(), os.urandom(10)), fields)
        taken = {"push": await sender.timed(sender.push)}
        assert not sender.store.counts() and not sender.store.counts().quarantined
        await sender.sync()
        receiver = Device(folder / "receiver", server, login)
        taken["pull"] = await receiver.timed(receiver.pull)
        assert receiver.store.mirror.counts() == sender.store.mirror.counts()
        await receiver.sync()
        taken["idle"] = await receiver.timed(receiver.sync)
        for device in (sender, receiver):
            await device.close()
        return taken


def main() -> int:
    """Measure and print; 1 when a target was missed."""
    calm_collector()
    measured = []
    for _ in range(ROUNDS):
        folder = Path(tempfile.mkdtemp(prefix="bench-whole-way-"))
        try:
            measured.append(asyncio.run(one(folder)))
        finally:
            shutil.rmtree(folder)

    def median(step: str, what: str) -> float:
        return statistics.median(getattr(taken[step], what) for taken in measured)

    busy = f"{os.getloadavg()[0]:.1f} jobs at once on {os.cpu_count()} processors"
    return report(
        f"The whole way over loopback, median of {ROUNDS} ({busy})",
        [
            Line("push 10,000 records", median("push", "wall"), 1.0, "s", 0.6),
            Line("– processor time of the device", median("push", "device"), None, "s"),
            Line("– processor time of the server", median("push", "server"), None, "s"),
            Line("pull 10,000 records to a new device", median("pull", "wall"), 0.6, "s", 0.35),
            Line("– processor time of the device", median("pull", "device"), None, "s"),
            Line("– processor time of the server", median("pull", "server"), None, "s"),
            Line("sync with nothing to do", median("idle", "wall") * 1000, None, "ms"),
        ],
    )


if __name__ == "__main__":
    sys.exit(main())
