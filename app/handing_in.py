"""Letters to the office on their way: handed in one by one whenever there is a network, signed in or not."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from random import random

import flet as ft

from app.account.signing_in import Caller
from app.session import Session
from app.sync.backoff import delay_seconds
from app.syncing import Wait, wait
from fieldwork.errors import FieldworkError, Unreachable

_FAULT = "server_fault"


@ft.observable
@dataclass
class HandingIn:
    """How many letters wait, and how many went in this run. `refused` is why the office would not take one."""

    session: Session
    server: Caller
    random: Callable[[], float] = random
    wait: Wait = wait
    waiting: int = 0
    handed: int = 0
    refused: str = ""
    _task: asyncio.Task[None] | None = field(default=None, repr=False)
    _wish: asyncio.Event = field(default_factory=asyncio.Event, repr=False)

    def soon(self) -> None:
        """There may be a network. Tries now, and again with growing pauses until an office has answered: nothing else
        tells this device that the line to the office is back while its own network was there all the time."""
        self.waiting = len(self.session.letters.names)
        self._wish.set()
        if self.waiting and (self._task is None or self._task.done()):
            self._task = asyncio.ensure_future(self._until_answered())

    def answered(self) -> None:
        """The office answered somebody: what waits for it to answer goes at once. What it refused does not go again."""
        self._wish.set()

    async def now(self) -> bool:
        """Hand in what waits. A letter leaves this device when the office has said that it has it, and not before; one
        that the office refuses stays, and the next goes on. Returns whether the office answered."""
        answered, refused = True, ""
        for name in self.session.letters.names:
            try:
                await self.server.call("POST", "/api/letters", content=self.session.letters.read(name))
            except Unreachable as error:
                answered = False
                if error.code == _FAULT:  # perhaps over this letter: the others are not held up by it
                    continue
                break
            except FieldworkError as error:
                refused = error.code
                continue
            self.session.letters.done(name)
            self.handed += 1
        self.waiting = len(self.session.letters.names)
        self.refused = refused if answered else refused or self.refused  # what was not asked again stands as it was
        return answered

    async def _until_answered(self) -> None:
        failures = 0
        self._wish.clear()
        while not await self.now():
            failures += 1
            await self.wait(self._wish, delay_seconds(failures, self.random))
            self._wish.clear()
