"""When the second copy is written: a moment after something changed, never while a finger waits for "saved"."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

from app.durability import AtOnce
from app.platform.ports import Durable
from app.session import Session
from app.store.errors import StorageFailed

PAUSE_S = 0.5  # a few taps together, and well within the second that is promised


@dataclass(slots=True)
class SecondCopying:
    """Follows the open store. What the disk refuses, `Session.second_kept` says."""

    session: Session
    storage: Durable = field(default_factory=AtOnce)
    wait: Callable[[float], Awaitable[None]] = asyncio.sleep
    _task: asyncio.Task[None] | None = None

    def look(self) -> None:
        """Something changed."""
        if self._task is None or self._task.done():
            self._task = asyncio.ensure_future(self._soon())

    def now(self) -> None:
        """The app goes aside and may not come back: no waiting. What is not on the disk itself is not copied yet."""
        if self.storage.durable:
            self.session.keep_second()

    async def _soon(self) -> None:
        await self.wait(PAUSE_S)
        with contextlib.suppress(StorageFailed):  # `app.durability` says so, and tries again
            await self.storage.until_durable()
        self.now()
