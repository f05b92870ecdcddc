"""What was written and is not on the disk yet: nothing is called saved before it is.

Almost everywhere a commit is on the disk when it returns, and this never has anything to say. Where a browser keeps the
files in memory and copies them out, it says so for that moment.
"""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from enum import StrEnum

import flet as ft

from app.platform.ports import Durable
from app.store.errors import StorageFailed

AGAIN_S = 3.0  # a disk that refused is asked again after this


class Pending(StrEnum):
    """What holds back the word "saved"."""

    SAVING = "saving"  # on its way to the disk
    FAILED = "failed"  # the disk refuses; tried again and again


class AtOnce:
    """A disk that has everything when a commit returns."""

    durable = True

    async def until_durable(self) -> None:
        """Nothing to wait for."""


@ft.observable
@dataclass
class Durability:
    """Whether all that was written is on the disk. `pending` is None when it is."""

    storage: Durable = field(default_factory=AtOnce)
    wait: Callable[[float], Awaitable[None]] = asyncio.sleep
    pending: Pending | None = None

    def __post_init__(self) -> None:
        self._task: asyncio.Task[None] | None = None

    def look(self) -> None:
        """Something was written. Called before anybody is told of it, so that no screen says "saved" too early."""
        if self.storage.durable:
            return
        self.pending = self.pending or Pending.SAVING
        if self._task is None or self._task.done():
            self._task = asyncio.ensure_future(self._go_on())

    async def until_durable(self) -> None:
        """Wait until all is on the disk, or the disk has refused: what cannot be kept here is the safer for leaving."""
        self.look()
        with contextlib.suppress(StorageFailed):  # `look` says it on the screen
            await self.storage.until_durable()

    async def _go_on(self) -> None:
        while not self.storage.durable:
            try:
                await self.storage.until_durable()
            except StorageFailed:
                self.pending = Pending.FAILED
                await self.wait(AGAIN_S)
        self.pending = None
