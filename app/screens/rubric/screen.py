"""The observable of a sheet: one value, so that each act draws the screen once."""

from __future__ import annotations

from dataclasses import dataclass, field

import flet as ft

from app.client import Client
from app.screens.rubric.desk import Desk, Shown


@ft.observable
@dataclass(eq=False)
class RubricScreen:
    """Only the screen's top component holds this; all below get `shown` and `desk`."""

    client: Client
    visit: str
    instrument: str
    subject: str | None = None
    shown: Shown = field(init=False)

    def __post_init__(self) -> None:
        self._desk = Desk(self.client, self.visit, self.instrument, self.subject)
        self._desk.tell = self._take
        self.shown = self._desk.shown

    @property
    def desk(self) -> Desk:
        """Where the acts are."""
        return self._desk

    def refresh(self) -> None:
        """Records changed elsewhere: read again."""
        self._desk.refresh()

    def _take(self, shown: Shown) -> None:
        self.shown = shown
