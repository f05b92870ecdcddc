"""The live side of a count table: every number is stored as it is typed, one field at a time."""

from __future__ import annotations

from dataclasses import dataclass, field

import flet as ft

from app.client import Client
from app.screens.counts import state
from app.screens.counts.state import CountPage
from app.wording.reasons import not_kept
from fieldwork.errors import FieldworkError
from fieldwork.refusals import Refusal


@ft.observable
@dataclass(eq=False)
class CountScreen:
    """The table of one visit's school and round, one grade in view. `trouble` says what was not kept."""

    client: Client
    visit: str
    instrument: str
    state: CountPage | Refusal = field(init=False)
    saved: str = ""
    trouble: str = ""

    def __post_init__(self) -> None:
        self._grade: str | None = self.client.store.notes.get(self._note)
        self.refresh()

    @property
    def page(self) -> CountPage:
        """The table, where it can be opened."""
        assert isinstance(self.state, CountPage)
        return self.state

    def refresh(self) -> None:
        """Read the table again; the grade in view stays."""
        store = self.client.store
        self.state = state.read_counts(
            store,
            visit=self.visit,
            instrument=self.instrument,
            person=self.client.session.person or "",
            today=self.client.today(),
            grade=self._grade,
        )
        if isinstance(self.state, CountPage):
            self._grade = self.state.grade
            row = self.state.row
            self.saved = "" if row.is_new else str(store.state("counts", row.record))

    def go(self, grade: str) -> None:
        """Show another grade, and remember it."""
        self._grade = grade
        try:
            self.client.store.notes.set(self._note, grade)
        except FieldworkError as wrong:
            self.trouble = not_kept(wrong)
        self.refresh()

    def step(self, by: int) -> None:
        """The next grade, or the one before."""
        grade = state.neighbour(self.page, by)
        if grade is not None:
            self.go(grade)

    def count(self, cell: str, number: int | None) -> None:
        """Keep one number of the grade in view; raises when it was not kept."""
        wanted = state.fill(self.page, cell, number)
        if not wanted or self.page.is_read_only:
            return
        try:
            self.client.store.write("counts", self.page.row.record, wanted)
        except FieldworkError as wrong:
            self.trouble = not_kept(wrong)
            raise
        self.trouble = ""
        self.refresh()

    @property
    def _note(self) -> str:
        return f"place in counts {self.visit} {self.instrument}"
