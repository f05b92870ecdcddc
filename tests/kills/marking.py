"""The process that is killed: the app's own session on its files, marking and now and then syncing until the end."""

from __future__ import annotations

import asyncio
import json
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from random import Random
from typing import Any

from app.sync.engine import Ending
from tests.kills.area import Post
from tests.kills.device import Device
from tests.kills.hands import Hands, Told

PAUSE_S = 0.02  # between two acts while a sync runs: it gets on only then


@dataclass(frozen=True, slots=True)
class Life:
    """What one process is told."""

    folder: Path
    address: str
    post: Post
    seed: str
    syncs: bool


def live(life: Life, teller: Connection) -> None:
    """Mark for ever. Each act is told to the parent after the store has returned, never before."""
    asyncio.run(_live(life, teller))


async def _live(life: Life, teller: Connection) -> None:
    def say(**facts: Any) -> None:
        teller.send_bytes(json.dumps(facts, ensure_ascii=False).encode())

    def connect(path: str, **options: Any) -> sqlite3.Connection:
        made: _Telling = sqlite3.connect(path, factory=_Telling, **options)
        made.commits = lambda: say(commits=True)
        return made

    device = Device(life.folder, life.address, connect=connect)
    await device.start()
    random = Random(life.seed)
    hands = Hands(device.store, life.post, random, lambda told: say(told=told.as_dict()))
    syncing: asyncio.Task[None] | None = None

    async def sync() -> None:
        say(syncs=True)
        outcome = await device.sync()
        wrong = outcome.ending is not Ending.DONE or outcome.repaired or outcome.differing or outcome.quarantined
        say(synced=str(outcome) if wrong else "")

    say(opened=True)
    while True:
        hands.act()
        if life.syncs and (syncing is None or syncing.done()):
            if syncing is not None:
                syncing.result()
            syncing = asyncio.create_task(sync())
        await asyncio.sleep(random.uniform(0, PAUSE_S) if life.syncs else 0)


class _Telling(sqlite3.Connection):
    """Tells of every commit just before it happens."""

    commits: Callable[[], None]

    def execute(self, *args: Any) -> sqlite3.Cursor:
        if args[0] == "COMMIT":
            self.commits()
        return super().execute(*args)


def told_in(message: bytes) -> dict[str, Any]:
    """A message as the parent reads it."""
    read: dict[str, Any] = json.loads(message)
    return {**read, "told": Told(**read["told"])} if "told" in read else read
