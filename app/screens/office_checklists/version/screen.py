"""The live side of a published checklist: putting it on visits, and beginning its next version."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

import flet as ft

from app.client import Client
from app.screens.office_checklists.version import state
from app.screens.office_checklists.version.state import VersionPage, VisitLine
from app.wording.reasons import not_kept, reason
from fieldwork.checking.drafts import typed_of
from fieldwork.errors import FieldworkError


@ft.observable
@dataclass(eq=False)
class VersionScreen:
    """One version, read again when a visit or a sheet changes. None while it has not come to this device."""

    client: Client
    checklist: str
    state: VersionPage | None = field(init=False)
    trouble: str = ""

    def __post_init__(self) -> None:
        self._writing = False
        self.refresh()

    def refresh(self) -> None:
        """Read it again; an act refreshes by itself when it is done."""
        if not self._writing:
            self.state = state.read_version(self.client.store, self.checklist, self.client.today())

    def use(self, lines: Iterable[VisitLine], on: bool) -> None:
        """Let these visits use it, or no more. Durable, then shown, then sent."""
        self.trouble, self._writing = "", True
        try:
            for visit, fields in state.used(lines, self.checklist, on=on).items():
                self.client.store.write("visit", visit, fields)
        except FieldworkError as wrong:
            self.trouble = not_kept(wrong)
        finally:
            self._writing = False
        self.refresh()
        self.client.syncing.soon()

    def begin_next(self) -> str:
        """Begin the next version from this one. The draft, or "" when it was not kept."""
        if self.state is None:
            return ""
        draft = self.client.new_id()
        fields = {"author": self.client.session.person, **typed_of(self.state.checklist)}
        try:
            self.client.store.write("checklist_draft", draft, {n: v for n, v in fields.items() if v is not None})
        except FieldworkError as wrong:
            self.trouble = reason(wrong)
            return ""
        return draft
