"""A checklist that somebody of the team handed in: every answer in words, with its pictures and files."""

from __future__ import annotations

from dataclasses import dataclass, field

import flet as ft

from app.boundary import safe_component
from app.checking.told import title_of
from app.client import Client, use_live
from app.parts.history import HistoryMark
from app.parts.layout import Screen
from app.parts.moments import at
from app.parts.states import EmptyState
from app.points.answered import Answered
from app.theme import L
from app.wording import checklists as words
from fieldwork.checking.attached import attached_of
from fieldwork.checking.sheets import checklist_of
from fieldwork.instruments.checklist import Checklist
from fieldwork.records import CheckSheet, Person


@ft.observable
@dataclass(eq=False)
class ReadingScreen:
    """One sheet as it is on this device; none while it is not here, or no more."""

    client: Client
    sheet: str
    state: CheckSheet | None = field(init=False)

    def __post_init__(self) -> None:
        self.refresh()

    def refresh(self) -> None:
        """Read it again: it leaves the device when its rater opens it once more."""
        self.state = self.client.store.one(CheckSheet, self.sheet)

    @property
    def checklist(self) -> Checklist | None:
        """The version it was filled in with."""
        return checklist_of(self.state.checklist or "", self.client.store) if self.state is not None else None

    @property
    def rater(self) -> str:
        """Who filled it in."""
        found = self.client.store.one(Person, self.state.rater or "") if self.state is not None else None
        return found.name if found is not None else ""


@safe_component
def Checked(visit: str, sheet: str) -> ft.Control:
    """The page."""
    screen = use_live(lambda client: ReadingScreen(client, sheet), {"checksheet", "checklist", "person"})
    back, found, form = f"/visits/{visit}", screen.state, screen.checklist
    if found is None or form is None:
        nothing = EmptyState(ft.Icons.INBOX_OUTLINED, words.NOT_HERE(), words.NOT_HERE_WHY())
        return Screen(words.CHECKLIST(), [ft.Container(nothing, padding=L)], back=back)
    said = words.HANDED_IN_BY(name=screen.rater, when=at(found.submitted_at)) if found.submitted_at else screen.rater
    history = HistoryMark("checksheet", sheet, what=title_of(form), identifier="history", key=sheet)
    return Screen(
        title_of(form), [Answered(form, found, attached_of(found))], subtitle=said, back=back, actions=[history]
    )
