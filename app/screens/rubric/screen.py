"""The observable of a sheet: one value, so that each act draws the screen once."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field

import flet as ft

from app.client import Client
from app.screens.rubric.desk import Desk, Shown

TURN_AFTER_S = 0.35
"""How long a chosen level is seen before the next page comes."""


@ft.observable
@dataclass(eq=False)
class RubricScreen:
    """Only the screen's top component holds this; all below get `shown` and `desk`.

    `visit` is what the sheet belongs to, and `at` the desk on which such a sheet is worked on.
    """

    client: Client
    visit: str
    instrument: str
    subject: str | None = None
    at: type[Desk] = Desk
    shown: Shown = field(init=False)

    def __post_init__(self) -> None:
        self._desk = self.at(self.client, self.visit, self.instrument, self.subject)
        self._desk.tell = self._take
        self._desk.turn = self._turn
        self._turning: asyncio.Task[None] | None = None
        self.shown = self._desk.shown

    @property
    def desk(self) -> Desk:
        """Where the acts are."""
        return self._desk

    def refresh(self) -> None:
        """Records changed elsewhere: read again."""
        self._desk.refresh()

    def _turn(self, page: str) -> None:
        """Let the choice be seen, then go on, unless something else was tapped meanwhile."""
        if self._turning is not None:
            self._turning.cancel()
        self._turning = asyncio.create_task(self._turn_later(page))

    async def _turn_later(self, page: str) -> None:
        await asyncio.sleep(TURN_AFTER_S)
        if self._desk.is_done_with(page):
            self._desk.go_on()

    def _take(self, shown: Shown) -> None:
        self.shown = shown
