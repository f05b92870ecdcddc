"""The live side of a calibration: opening the result, and writing down what the group agreed on."""

from __future__ import annotations

from dataclasses import dataclass, field

import flet as ft

from app.client import Client
from app.screens.calibration.state import Page, read
from fieldwork.records import Convention
from fieldwork.thai.text import normalise

KINDS = frozenset(
    {"calibration", "calibration_sheet", "calibration_progress", "convention", "person", "role", "instrument"}
)


@ft.observable
@dataclass(eq=False)
class CalibrationScreen:
    """One calibration, worked out again when a record behind it changes. `looked_at` is the indicator unfolded."""

    client: Client
    calibration: str
    looked_at: str = ""
    page: Page | None = field(init=False, default=None)

    def __post_init__(self) -> None:
        self.refresh()

    def refresh(self) -> None:
        """Read the store."""
        page = read(self.client.store, self.calibration, self.client.session.person or "")
        if page != self.page:
            self.page = page

    def look(self, indicator: str) -> None:
        """Unfold an indicator, or fold it again."""
        self.looked_at = "" if indicator == self.looked_at else indicator

    def open(self) -> None:
        """Open the result, once and for all."""
        self.client.store.write("calibration", self.calibration, {"opened_at": self.client.now_ms()})
        self.client.syncing.soon()

    def agree(self, indicator: str, text: str) -> None:
        """Write down how the group reads an indicator. Raises when it was not kept."""
        page = self.page
        if page is None:
            return
        instrument = page.calibration.instrument
        keys = {"calibration": self.calibration, "instrument": instrument, "indicator": indicator}
        record = Convention.kind().id_of(self.calibration, indicator)
        given = {"text": normalise(text).strip() or None, "agreed_at": self.client.now_ms()}
        known = self.client.store.get("convention", record) is not None
        self.client.store.write("convention", record, given if known else {**keys, **given})
        self.client.syncing.soon()
