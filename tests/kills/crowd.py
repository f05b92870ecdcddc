"""The twenty devices that push while the server dies, and the one that only reads."""

from __future__ import annotations

import asyncio
import sqlite3
from pathlib import Path
from random import Random
from typing import Any

from app.sync.engine import Ending, Outcome
from tests.kills.area import Post
from tests.kills.device import Device
from tests.kills.hands import Hands, Told
from tests.kills.line import Line

_EXPECTED = (Ending.DONE, Ending.OFFLINE, Ending.BUSY)
_AWAY_S = 1.0  # how long one may wait after a sync that did not reach the office, so that it has room to start
_READS_S = 0.2
_MOST_PHOTOS = 3  # of one that wait: with more no sync would come to its end between two kills, nor soon after the last


class _Unhurried(sqlite3.Connection):
    """Waits for no disk: it is the server that dies here, and the disk has enough to do for it."""

    def execute(self, sql: str, *given: Any) -> sqlite3.Cursor:
        return super().execute("PRAGMA synchronous=OFF" if sql == "PRAGMA synchronous=FULL" else sql, *given)


def _unhurried(path: str, **options: Any) -> sqlite3.Connection:
    return sqlite3.connect(path, factory=_Unhurried, **options)


class Member:
    """Somebody with a device. With a post they write, without one they only read."""

    def __init__(self, folder: Path, address: str, seed: str, post: Post | None = None) -> None:
        self.line = Line()
        self.device = Device(folder, address, self.line, _unhurried)
        self.post = post
        self.wrong: list[str] = []
        self.saved: list[Told] = []
        self.leaving = False
        self._random = Random(seed)

    @property
    def id(self) -> str:
        """The device's id at the office."""
        return str(self.device.store.notes.get("account")["device"])

    async def join(self, link: str) -> None:
        """Sign in and fetch everything."""
        await self.device.join(link)
        await self.sync()

    async def work(self) -> None:
        """Write a little, sync, and so on; an office that is away is tried again soon."""
        hands = self._hands(self.post) if self.post else None
        while not self.leaving:
            for _ in range(self._random.randint(1, 2) if hands else 0):
                hands.act()  # type: ignore[union-attr]
            outcome = await self.sync()
            pause = _AWAY_S if outcome.ending is not Ending.DONE else 0 if hands else _READS_S
            await asyncio.sleep(self._random.uniform(0, pause))

    def _hands(self, post: Post) -> Hands:
        return Hands(self.device.store, post, self._random, self.saved.append, _MOST_PHOTOS)

    async def sync(self) -> Outcome:
        """One sync. Nothing may have to be repaired: nothing was restored here."""
        outcome = await self.device.sync()
        if outcome.ending not in _EXPECTED or outcome.repaired or outcome.differing or outcome.quarantined:
            self.wrong.append(f"a sync came to {outcome}")
        return outcome

    def complaints(self) -> list[str]:
        """What went wrong since the last time it was asked."""
        said = [*self.wrong, *self.line.faults]
        self.wrong, self.line.faults = [], []
        return said
