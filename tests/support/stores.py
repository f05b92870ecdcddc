"""Devices for tests: stores on real files, a clock that moves when told, randomness from a seed."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from app.store.store import Store
from tests.support.worlds import an_id

NOW_MS = 1_795_420_800_000  # 23 November 2569, 15.00 in Bangkok
ME = an_id("me")


@dataclass
class TickingClock:
    """Milliseconds that advance only when asked to, plus the skew of a wrong clock."""

    ms: int = NOW_MS
    skew_ms: int = 0

    def __call__(self) -> int:
        return self.ms + self.skew_ms

    def forward(self, ms: int = 1000) -> None:
        self.ms += ms


@dataclass
class Phone:
    """One device: its files, its clock, and the store that is open on them."""

    folder: Path
    clock: TickingClock = field(default_factory=TickingClock)
    seed: int = 1
    person: str = ME
    device: str = ""
    connect: Callable[..., sqlite3.Connection] = sqlite3.connect
    store: Store = field(init=False)

    def __post_init__(self) -> None:
        self.random = random.Random(self.seed)
        self.device = self.device or an_id(f"device {self.seed}")
        self.folder.mkdir(parents=True, exist_ok=True)
        self.open()
        if self.store.notes.get("account") is None:
            self.store.notes.set("account", {"person": self.person, "device": self.device})

    def open(self) -> Store:
        self.store = Store.open(
            self.folder / "app.db",
            self.folder / "blobs.db",
            now_ms=self.clock,
            random_bytes=self.random.randbytes,
            connect=self.connect,
        )
        return self.store

    def restart(self) -> Store:
        """End the app and start it again."""
        self.store.close()
        return self.open()


def finding(name: str = "f", **fields: Any) -> tuple[str, str, dict[str, Any]]:
    """Kind, id and fields of a finding, to write into a store."""
    whole = {"visit": an_id("visit"), "school": an_id("school"), "author": ME, "nature": "note", **fields}
    return "finding", an_id(name), whole


def spoil_second_copies(folder: Path) -> None:
    """Damage every second copy in the folder, so that nothing can be read in it."""
    for path in folder.glob("second-*"):
        path.write_bytes(bytes(max(1, path.stat().st_size)))
