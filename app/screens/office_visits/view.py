"""The secretariat's visits: the list by date, and one visit's page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import flet as ft

from app.boundary import safe_component
from app.client import Client, use_live
from app.navigation import go
from app.parts.buttons import PrimaryButton
from app.parts.fields import SearchField
from app.parts.layout import Screen
from app.parts.states import EmptyState
from app.parts.surfaces import ListRow, Pills, RowsCard, SectionHeader, StatusPill
from app.screens.office_visits.editor import VisitEditor
from app.screens.office_visits.state import PlannedVisit, planned
from app.theme import Tone
from app.wording import office as words
from fieldwork.thai.dates import full_date
from fieldwork.thai.text import matches

_GROUPS = {"today": words.TODAY, "upcoming": words.UPCOMING, "past": words.PAST}
PAST_SHOWN = 50


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


def _start(client: Client) -> VisitList:
    return VisitList(client, planned(client.store, client.today()))


@safe_component
def OfficeVisits() -> ft.Control:
    """The list."""
    page = use_live(_start, {"visit", "school", "person"})

    def search(text: str) -> None:
        page.query = text

    body: list[ft.Control] = [
        PrimaryButton(
            words.NEW_VISIT(), lambda: go("/office/visits/new"), identifier="visit-new", icon=ft.Icons.EVENT_OUTLINED
        )
    ]
    rows = [r for r in page.rows if not page.query.strip() or matches(page.query, r.school)]
    if not rows:
        body.append(EmptyState(ft.Icons.EVENT_BUSY_OUTLINED, words.NO_VISITS()))
    for when, title in _GROUPS.items():
        group = [r for r in rows if r.when == when][:PAST_SHOWN]
        if group:
            body += [SectionHeader(title()), RowsCard(*map(_Row, group))]
    top = SearchField(words.FIND_VISIT(), search, initial=page.query)
    return Screen(words.VISITS(), body, back="/office", top=top)


def _Row(row: PlannedVisit) -> ft.Control:
    pills = []
    if row.cancelled:
        pills.append(StatusPill(words.CANCELLED(reason=row.cancelled), tone=Tone.WARN))
    elif row.closed:
        pills.append(StatusPill(words.CLOSED(), tone=Tone.GOOD))
    day = full_date(date.fromisoformat(row.day)) if row.day else ""
    return ListRow(
        row.school,
        subtitle=f"{day} · {words.TEAM_OF(n=row.members, leader=row.leader)}",
        below=Pills(*pills) if pills else None,
        on_click=lambda: go(f"/office/visits/{row.id}"),
        identifier=f"visit-{row.id}",
    )


@safe_component
def OfficeVisit(visit: str) -> ft.Control:
    """One visit, or a new one at /office/visits/new."""
    return VisitEditor("" if visit == "new" else visit, key=visit)
