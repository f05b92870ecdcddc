"""A tap that is felt: briefly, where the machine can and the person wants it, and never waited for."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol


class Buzzing(Protocol):
    """A machine that may be felt."""

    async def can_buzz(self) -> bool:
        """Whether it can."""
        ...

    async def buzz(self) -> None:
        """Once, briefly."""
        ...


@dataclass(slots=True)
class Haptics:
    """What a screen calls when a tap has become an answer."""

    machine: Buzzing | None = None
    wanted: Callable[[], bool] = lambda: True
    _task: asyncio.Task[None] | None = None

    async def are_there(self) -> bool:
        """Whether there is anything to choose about."""
        return self.machine is not None and await self.machine.can_buzz()

    def tap(self) -> None:
        """Let it be felt."""
        if self.machine is not None and self.wanted():
            self._task = asyncio.ensure_future(self.machine.buzz())
