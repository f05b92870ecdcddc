"""The live side of the comparison: a decision is checked by the rules, made durable, and only then shown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any
from urllib.parse import parse_qs, urlsplit

import flet as ft

from app.client import Client
from app.screens.compare import state
from app.screens.compare.board import Board, Row, Show
from app.screens.compare.forming import Forming
from app.screens.compare.waiting import Waiting
from app.wording import compare as words
from app.wording.reasons import reason
from fieldwork.errors import FieldworkError
from fieldwork.records import Consensus
from fieldwork.thai.text import normalise

KINDS = {"sheet", "finding", "consensus", "visit", "progress", "instrument", "person"}


class Page(StrEnum):
    """What a phone shows of the comparison."""

    INDICATORS = "indicators"
    SUMMARY = "summary"


@ft.observable
@dataclass(eq=False)
class CompareScreen:
    """One visit and instrument. `picked` is the indicator in the right pane, `deciding` the form that is open."""

    client: Client
    visit: str
    instrument: str
    area: str = ""
    state: Board | Waiting | None = None
    page: Page = Page.INDICATORS
    show: Show = Show.ALL
    picked: str = ""
    deciding: Forming | None = None
    trouble: str = ""
    said: str = ""

    def __post_init__(self) -> None:
        self._writing = False
        self._past: dict[str, Any] = {}
        self.refresh()

    def refresh(self) -> None:
        """Read the comparison again; filter and choice stay."""
        if self._writing:
            return
        self.state = state.board(
            self.client.store,
            self.visit,
            self.instrument,
            person=self._person,
            today=self.client.today(),
            rivals=self._rivals,
        )

    # looking

    def turn_to(self, page: str) -> None:
        """Turn to the indicators or to the summary."""
        self.page = Page(page)
        self.said = ""

    def look(self, show: str) -> None:
        """Show other indicators."""
        self.show = Show(show)
        self.said = ""

    def look_at(self, area: str) -> None:
        """Show one area, or all of them with ""."""
        self.area = area
        self.said = ""

    def pick(self, indicator: str) -> None:
        """Put an indicator into the right pane."""
        self.picked, self.deciding, self.trouble, self.said = indicator, None, "", ""

    def open_form(self, indicator: str) -> None:
        """Open or close the form of an indicator's agreed level. A tablet that is turned shows it in its right pane."""
        was_open = self.deciding is not None and self.deciding.indicator == indicator
        self.deciding = None if was_open else Forming(indicator)
        self.picked, self.trouble, self.said = indicator, "", ""

    # deciding

    def decide(self, indicator: str, level: int, reason: str) -> None:
        """Record the team's level for one indicator. Settles a conflict by naming all its heads."""
        row = self._row(indicator)
        if row is not None and self._keep(row, level, normalise(reason)):
            self.deciding, self.trouble, self.said = None, "", words.SAVED_ONE()
            self.client.syncing.soon()

    def agree(self, indicator: str) -> None:
        """Record the level that every rater gave."""
        row = self._row(indicator)
        if row is not None and row.same_level is not None:
            self.decide(indicator, row.same_level, words.SAME_LEVEL_REASON)

    def agree_all(self) -> None:
        """Record every level that all raters gave and nobody has decided on, drawing once at the end."""
        rows = self.state.agreeing if isinstance(self.state, Board) else ()
        self._writing = True
        try:
            kept = [self._keep(row, row.same_level or 0, words.SAME_LEVEL_REASON) for row in rows]
        finally:
            self._writing = False
        self.refresh()
        if all(kept):
            self.trouble, self.said = "", words.SAVED_MANY(n=len(kept))
        self.client.syncing.soon()

    async def look_back(self, indicator: str) -> None:
        """Ask the server's history for decisions that lost against the current one."""
        record_id = Consensus.kind().id_of(self.visit, self.instrument, indicator)
        try:
            lines = await self.client.server.call("GET", f"/api/history/consensus/{record_id}")
        except FieldworkError as wrong:
            self.trouble = reason(wrong)
            return
        self._past |= {line["edit"]: line["value"] for line in lines if line["field"] == "decision"}
        self.trouble = ""
        self.refresh()

    def _keep(self, row: Row, level: int, because: str) -> bool:
        assert isinstance(self.state, Board)
        store = self.client.store
        record_id, fields = state.decide(self.state, row, level, because, by=self._person, at=self.client.now_ms())
        refused = state.refusal(store, record_id, fields, person=self._person, today=self.client.today())
        if refused is not None:
            self.trouble = reason(refused)
            return False
        heads = store.conflicts("consensus", record_id).get("decision", ())
        try:
            store.write("consensus", record_id, fields, {"decision": heads} if heads else None)
        except FieldworkError as wrong:
            self.trouble = reason(wrong)
            return False
        self.refresh()
        return True

    def _row(self, indicator: str) -> Row | None:
        rows = self.state.rows if isinstance(self.state, Board) else ()
        return next((row for row in rows if row.indicator.id == indicator), None)

    def _rivals(self, record_id: str) -> Sequence[Any]:
        """The other heads of a decision: their values where this device wrote them, else None.

        A decision made here after seeing them settles them before the server has said so.
        """
        store = self.client.store
        heads = store.conflicts("consensus", record_id).get("decision", ())
        record = store.get("consensus", record_id)
        if not heads or record is None:
            return ()
        own = [
            edit.fields["decision"] for edit in store.overlay.of(("consensus", record_id)) if "decision" in edit.fields
        ]
        settled = {record.writes.get("decision"), *(base for _, bases in own for base in bases)}
        known = self._past | {line.edit: line.value for line in store.past.lines("consensus", record_id, "decision")}
        known |= {write.edit: write.value for write in store.history("consensus", record_id, "decision")}
        return [known.get(head) for head in heads if head not in settled]

    @property
    def _person(self) -> str:
        return self.client.session.person or ""


def asked_area(route: str) -> str:
    """The area that an address asks for: `…?area=AC`."""
    return next(iter(parse_qs(urlsplit(route).query).get("area", ())), "")
