"""How much room is left on this device, looked at now and then: said before a photo does not fit any more."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol

import flet as ft

from app.platform.ports import Room

# A photo is a third of a megabyte, and lies in the second copy once more until it is sent.
LOW, SHORT = 200_000_000, 30_000_000
QUIET_S = 5.0


class Standing(StrEnum):
    """What there is to say."""

    UNKNOWN = "unknown"
    ENOUGH = "enough"
    LOW = "low"  # for some hundred photos more
    SHORT = "short"  # for a few dozen


class Measuring(Protocol):
    """Who knows."""

    async def room(self) -> Room | None:
        """How much is used and may be used."""
        ...


@ft.observable
@dataclass
class RoomWatch:
    """The room as it was when it was last looked at."""

    machine: Measuring | None = None
    room: Room | None = None
    wait: Callable[[float], Awaitable[None]] = asyncio.sleep
    _task: asyncio.Task[None] | None = field(default=None, repr=False)
    _later: asyncio.Task[None] | None = field(default=None, repr=False)

    @property
    def standing(self) -> Standing:
        """How it stands."""
        if self.room is None:
            return Standing.UNKNOWN
        if self.room.free < SHORT:
            return Standing.SHORT
        return Standing.LOW if self.room.free < LOW else Standing.ENOUGH

    def soon(self) -> None:
        """Something may have been written or sent."""
        if self.machine is not None and (self._task is None or self._task.done()):
            self._task = asyncio.ensure_future(self.look())

    def written(self) -> None:
        """Something was written here: look once that is over. Photos of a day without a network are told of, too."""
        if self.machine is not None and (self._later is None or self._later.done()):
            self._later = asyncio.ensure_future(self._look_later())

    async def _look_later(self) -> None:
        await self.wait(QUIET_S)
        self.soon()

    async def look(self) -> None:
        """Look now."""
        found = await self.machine.room() if self.machine is not None else None
        if found != self.room:
            self.room = found
