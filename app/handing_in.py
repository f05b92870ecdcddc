"""Letters to the office on their way: handed in one by one whenever there is a network, signed in or not."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field

import flet as ft

from app.account.signing_in import Caller
from app.session import Session
from fieldwork.errors import FieldworkError, Unreachable


@ft.observable
@dataclass
class HandingIn:
    """How many letters wait, and how many went in this run. `refused` is why the office would not take one."""

    session: Session
    server: Caller
    waiting: int = 0
    handed: int = 0
    refused: str = ""
    _task: asyncio.Task[None] | None = field(default=None, repr=False)

    def soon(self) -> None:
        """There may be a network."""
        self.waiting = len(self.session.letters.names)
        if self.waiting and (self._task is None or self._task.done()):
            self._task = asyncio.ensure_future(self.now())

    async def now(self) -> None:
        """Hand in what waits. A letter leaves this device when the office has said that it has it, and not before; one
        that the office refuses stays, and the next goes on."""
        for name in self.session.letters.names:
            try:
                await self.server.call("POST", "/api/letters", content=self.session.letters.read(name))
            except Unreachable:
                break
            except FieldworkError as error:
                self.refused = error.code
                continue
            self.session.letters.done(name)
            self.handed += 1
        self.waiting = len(self.session.letters.names)
