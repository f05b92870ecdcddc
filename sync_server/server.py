"""What every request may reach: settings, database, store, clock and randomness, put together once in `main`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta

from fieldwork import stamps
from fieldwork.ids import uuid7
from sync_server.database import Database
from sync_server.passphrases import Passphrases
from sync_server.settings import Settings
from sync_server.stores.port import Store

_BANGKOK = timedelta(hours=7)  # no summer time since 1920, so no time zone table is needed


@dataclass(frozen=True, slots=True)
class Server:
    """One running server. Time and randomness are functions, so that tests decide them."""

    settings: Settings
    database: Database
    now_ms: Callable[[], int]
    random_bytes: Callable[[int], bytes]
    store: Store
    passphrases: Passphrases = field(default_factory=Passphrases)
    stamps: stamps.Clock = field(init=False)

    def __post_init__(self) -> None:
        clock = stamps.Clock(self.now_ms, self.random_bytes(8).hex())
        object.__setattr__(self, "stamps", clock)

    def today(self) -> date:
        """The day it is in Thailand: roles begin and end with it."""
        return day_of(self.now_ms())

    def new_id(self) -> str:
        """A fresh UUIDv7."""
        return uuid7(self.now_ms(), self.random_bytes(10))


def day_of(moment_ms: int) -> date:
    """The day in Thailand at a moment."""
    return (datetime.fromtimestamp(moment_ms / 1000, UTC) + _BANGKOK).date()
