"""Coverage of a term: a share with its denominator, and the names behind it, those nobody has reached first."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from urllib.parse import quote

import flet as ft

from app.boundary import safe_component
from app.client import Client, use_client, use_live
from app.navigation import go
from app.parts.buttons import IconAction
from app.parts.layout import Screen
from app.parts.moments import briefly, on
from app.parts.picker import Picker
from app.parts.states import EmptyState, Progress
from app.parts.surfaces import Card, ListRow, Pills, RowsCard, SectionHeader, StatusPill
from app.parts.terms import TermChips
from app.parts.text import Note
from app.screens.coverage.state import CoverageState, SchoolRow, read
from app.theme import M, Tone
from app.wording import coverage as words
from fieldwork.planning.coverage import Reached
from fieldwork.records import RoleName
from fieldwork.scopes import sees_whole_area
from fieldwork.thai.years import Term

KINDS = frozenset({"visit", "school", "office", "target"})
_HERE = "/calendar/coverage"


@ft.observable
@dataclass(eq=False)
class CoverageScreen:
    """The page's state, worked out again whenever a record behind it changes."""

    client: Client
    term: Term | None = None
    cluster: str = ""
    state: CoverageState | None = None

    def __post_init__(self) -> None:
        self.refresh()

    def refresh(self) -> None:
        """Read the store."""
        self.state = read(self.client.store, self.client.today(), term=self.term, cluster=self.cluster)

    def choose(self, term: Term) -> None:
        """Look at another term."""
        self.term = term
        self.refresh()

    def look_at(self, cluster: str) -> None:
        """Look at one campus, or all of them."""
        self.cluster = cluster
        self.refresh()


@safe_component
def Coverage() -> ft.Control:
    """The page at /calendar/coverage."""
    client = use_client()
    screen = use_live(CoverageScreen, KINDS)
    state = screen.state
    assert state is not None
    if not sees_whole_area(screen.client.session.roles):
        nothing = EmptyState(ft.Icons.LOCK_OUTLINE, words.WHOLE_AREA_ONLY(), words.WHOLE_AREA_ONLY_WHY())
        return Screen(words.TITLE(), [nothing], back="/calendar")
    plans = RoleName.SECRETARIAT in client.session.roles
    body: list[ft.Control] = [
        TermChips(state.terms, state.term, screen.choose),
        Picker(
            words.CLUSTER(),
            [("", words.EVERY_CLUSTER()), *state.clusters],
            screen.cluster,
            screen.look_at,
            identifier="cluster",
        ),
        _Share(state),
    ]
    for reached in Reached:
        rows = state.of(reached)
        if rows:
            body.append(SectionHeader(words.GROUPS[reached](), note=words.N_SCHOOLS(n=len(rows))))
            body.append(RowsCard(*(_Row(row, plans=plans) for row in rows)))
    if not state.rows:
        body.append(EmptyState(ft.Icons.SCHOOL_OUTLINED, words.NO_SCHOOLS()))
    return Screen(words.TITLE(), body, back="/calendar")


def _Share(state: CoverageState) -> ft.Control:
    done, total = len(state.of(Reached.VISITED)), len(state.rows)
    said = words.VISITED_OF(done=done, total=total, percent=state.percent)
    day = min(state.today, state.term.ends)
    return Card(Progress(done, total, text=said, identifier="share"), Note(words.AS_OF(day=on(day))), spacing=M)


def _Row(row: SchoolRow, *, plans: bool) -> ft.Control:
    pills = [StatusPill(words.TARGET(), tone=Tone.INFO, icon=ft.Icons.FLAG_OUTLINED)] if row.target else []
    plan = None
    if plans and row.reached is Reached.NOT:
        path = f"/office/visits/new?school={row.id}&back={quote(_HERE, safe='')}"
        plan = IconAction(
            ft.Icons.ADD, words.PLAN(school=row.name), partial(go, path), identifier=f"plan-{row.id}", tone=Tone.GOOD
        )
    return ListRow(
        row.name,
        subtitle="\n".join(_told(row)),
        below=Pills(*pills) if pills else None,
        trailing=plan,
        on_click=None if plan else partial(go, f"/schools/{row.id}?back={quote(_HERE, safe='')}"),
        identifier=f"school-{row.id}",
    )


def _told(row: SchoolRow) -> list[str]:
    said = [words.ON_DAYS(days=", ".join(map(briefly, row.visited)))] if row.visited else []
    said += [words.PLANNED(days=", ".join(map(briefly, row.planned)))] if row.planned else []
    if row.visited:
        return said
    return [*said, words.LAST(day=briefly(row.last)) if row.last else words.NEVER()]
