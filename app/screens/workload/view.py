"""Workload of a term: one row for each person, the longest bar first."""

from __future__ import annotations

from dataclasses import dataclass

import flet as ft

from app.boundary import safe_component
from app.client import Client, use_live
from app.parts.layout import Screen
from app.parts.states import EmptyState
from app.parts.surfaces import ListRow, RowsCard, SectionHeader
from app.parts.terms import TermChips
from app.parts.text import Body, Note
from app.screens.workload.state import PersonLoad, WorkloadState, read
from app.wording import coverage as words
from fieldwork.planning.workload import Load
from fieldwork.scopes import sees_whole_area
from fieldwork.thai.years import Term

KINDS = frozenset({"visit", "school", "office", "person", "role"})


@ft.observable
@dataclass(eq=False)
class WorkloadScreen:
    """The page's state, worked out again whenever a record behind it changes."""

    client: Client
    term: Term | None = None
    state: WorkloadState | None = None

    def __post_init__(self) -> None:
        self.refresh()

    def refresh(self) -> None:
        """Read the store."""
        self.state = read(self.client.store, self.client.today(), term=self.term)

    def choose(self, term: Term) -> None:
        """Look at another term."""
        self.term = term
        self.refresh()


@safe_component
def Workload() -> ft.Control:
    """The page at /calendar/workload."""
    screen = use_live(WorkloadScreen, KINDS)
    state = screen.state
    assert state is not None
    if not sees_whole_area(screen.client.session.roles):
        nothing = EmptyState(ft.Icons.LOCK_OUTLINE, words.WHOLE_AREA_ONLY(), words.WHOLE_AREA_ONLY_WHY())
        return Screen(words.WORKLOAD(), [nothing], back="/calendar")
    body: list[ft.Control] = [TermChips(state.terms, state.term, screen.choose)]
    if state.busy:
        body.append(Note(f"{words.MEAN(mean=state.mean, n=len(state.busy))}\n{words.WORKLOAD_AS_OF()}"))
        body.append(RowsCard(*(_Row(each, state.most) for each in state.busy)))
    else:
        body.append(EmptyState(ft.Icons.EVENT_BUSY_OUTLINED, words.NOBODY()))
    if state.idle and state.busy:
        body += [SectionHeader(words.IDLE()), Body(" · ".join(state.idle))]
    return Screen(words.WORKLOAD(), body, back="/calendar")


def _Row(each: PersonLoad, most: int) -> ft.Control:
    load = each.load
    bar = ft.ProgressBar(value=load.visits / most, bar_height=8, border_radius=4)
    return ListRow(
        f"{each.name} · {words.N_VISITS(n=load.visits)}",
        subtitle=" · ".join(_told(load)),
        below=ft.Semantics(exclude_semantics=True, content=bar),
        identifier=f"load-{load.person}",
    )


def _told(load: Load) -> list[str]:
    parts = [(words.MADE, load.made), (words.TO_COME, load.to_come), (words.LED, load.led), (words.DAYS, load.days)]
    said = [phrase(n=n) for phrase, n in parts if n]
    km = words.KM_AT_LEAST if load.unknown else words.KM
    return said + ([km(n=load.km)] if load.km else [])
