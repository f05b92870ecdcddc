"""The secretariat's visits: the list by date, and one visit's page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import partial

import flet as ft

from app.boundary import safe_component
from app.client import Client, use_live
from app.navigation import go
from app.parts.buttons import PrimaryButton
from app.parts.few import FirstFew
from app.parts.fields import SearchField
from app.parts.layout import Middle, Screen, TwoPane, use_wide
from app.parts.moments import fully
from app.parts.states import EmptyState
from app.parts.surfaces import ListRow, Pills, SectionHeader, StatusPill
from app.screens.office_visits.editor import VisitEditor
from app.screens.office_visits.state import PlannedVisit, planned
from app.theme import Tone
from app.wording import office as words
from fieldwork.thai.text import matches

_GROUPS = {"today": words.TODAY, "upcoming": words.UPCOMING, "past": words.PAST}
LISTED = 12


@ft.observable
@dataclass
class VisitList:
    """All visits and what is searched for."""

    client: Client
    rows: tuple[PlannedVisit, ...]
    query: str = ""

    def refresh(self) -> None:
        """Read the visits again."""
        self.rows = planned(self.client.store, self.client.today())

    def search(self, text: str) -> None:
        """Show what matches."""
        self.query = text


def _start(client: Client) -> VisitList:
    return VisitList(client, planned(client.store, client.today()))


@safe_component
def OfficeVisits(visit: str = "") -> ft.Control:
    """The list, and the chosen visit or the form for a new one at /office/visits/new: beside it on a tablet."""
    page = use_live(_start, {"visit", "school", "person"})
    wide = use_wide()
    detail: ft.Control | None = None
    if visit:
        detail = VisitEditor("" if visit == "new" else visit, back=None if wide else "/office/visits", key=visit)
    elif wide:
        detail = Middle(EmptyState(ft.Icons.EVENT_OUTLINED, words.PICK_VISIT_TITLE(), words.PICK_VISIT()))
    return TwoPane(_list(page, visit, wide=wide), detail)


def _list(page: VisitList, chosen: str, *, wide: bool) -> ft.Control:
    body: list[ft.Control] = [
        PrimaryButton(
            words.NEW_VISIT(), lambda: go("/office/visits/new"), identifier="visit-new", icon=ft.Icons.EVENT_OUTLINED
        )
    ]
    rows = [r for r in page.rows if not page.query.strip() or matches(page.query, r.school)]
    if not rows:
        nothing = (words.NO_VISIT_FOUND(),) if page.rows else (words.NO_VISITS(), words.NO_VISITS_HOW())
        body.append(EmptyState(ft.Icons.EVENT_BUSY_OUTLINED, *nothing))
    for when, title in _GROUPS.items():
        group = [r for r in rows if r.when == when]
        if group:
            drawn = [partial(_Row, row, selected=row.id == chosen) for row in group]
            few = FirstFew(drawn, few=LISTED, identifier=f"show-more-{when}", asked=page.query, key=when)  # type: ignore[call-arg]
            body += [SectionHeader(title()), few]
    top = SearchField(words.FIND_VISIT(), page.search, initial=page.query)
    return Screen(words.VISITS(), body, back="/office", top=top, full_width=wide)


def _Row(row: PlannedVisit, *, selected: bool) -> ft.Control:
    pills = []
    if row.cancelled:
        pills.append(StatusPill(words.CANCELLED(reason=row.cancelled), tone=Tone.WARN))
    elif row.closed:
        pills.append(StatusPill(words.CLOSED(), tone=Tone.GOOD))
    day = fully(date.fromisoformat(row.day)) if row.day else ""
    return ListRow(
        row.school,
        subtitle=f"{day}\n{words.TEAM_OF(n=row.members, leader=row.leader)}",
        below=Pills(*pills) if pills else None,
        on_click=lambda: go(f"/office/visits/{row.id}"),
        identifier=f"visit-{row.id}",
        selected=selected or None,
    )
