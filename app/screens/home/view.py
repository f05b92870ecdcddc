"""The first page: what this person has to do, most urgent first, and whether everything has been sent."""

from __future__ import annotations

from dataclasses import dataclass, field

import flet as ft

from app.boundary import safe_component
from app.client import Client, use_client, use_live
from app.navigation import go
from app.parts.buttons import IconAction
from app.parts.device_notices import device_notices
from app.parts.layout import Pane, Screen, Side, use_wide
from app.parts.moments import fully, term_of
from app.parts.states import EmptyState
from app.screens.home import sections
from app.screens.home.state import HomeState, read
from app.screens.home.sync_line import SyncLine
from app.wording import calendar as calendar_words
from app.wording import home as words
from fieldwork.records import Office
from fieldwork.thai.years import academic_term, read_terms

KINDS = frozenset(
    {
        "visit",
        "concern",
        "addressee",
        "sheet",
        "school",
        "agreement",
        "feedback",
        "receipt",
        "response",
        "acknowledgement",
        "role",
        "progress",
        "person",
        "office",
        "instrument",
        "calibration",
        "calibration_sheet",
        "calibration_progress",
    }
)


@ft.observable
@dataclass
class HomeScreen:
    """The page's state, worked out again whenever a record behind it changes."""

    client: Client
    state: HomeState = field(default_factory=HomeState)

    def __post_init__(self) -> None:
        self.refresh()

    def refresh(self) -> None:
        """Read the store."""
        self.state = read(self.client.store, self.client.session.person or "", self.client.today())


@safe_component
def Home() -> ft.Control:
    """The page."""
    client = use_client()
    screen: HomeScreen = use_live(HomeScreen, KINDS)
    wide = use_wide()
    state, today = screen.state, client.today()
    urgent = sections.confided(state) if state.has_unread else []
    work = (
        ([] if urgent else sections.confided(state))
        + sections.founding(state)
        + sections.visits(state, today)
        + sections.calibrations(state)
        + sections.visitors(state, today)
        + sections.publishing(state)
    )
    rest = sections.feedback(state) + sections.agreements(state, today) + sections.answers(state)
    quiet = [EmptyState(ft.Icons.WB_SUNNY_OUTLINED, words.QUIET_TITLE(), words.QUIET())] if state.is_quiet else []
    if wide and work and rest:
        beside = Side(Pane(work, spacing=12), Pane(rest, spacing=12))
        body: list[ft.Control] = [*device_notices(), SyncLine(), *urgent, beside]
    else:
        body = [*device_notices(), SyncLine(), *urgent, *quiet, *sections.ordered(state, work, rest)]
    return Screen(
        words.HELLO(name=client.session.name),
        body,
        subtitle=_day(client, " · " if wide else "\n"),
        actions=[] if wide else [_calendar()],
        full_width=wide and bool(work) and bool(rest),
    )


def _calendar() -> ft.Control:
    """On a tablet the rail leads there."""
    return IconAction(
        ft.Icons.CALENDAR_MONTH_OUTLINED, calendar_words.TITLE(), lambda: go("/calendar"), identifier="go-calendar"
    )


def _day(client: Client, between: str) -> str:
    today = client.today()
    office = next(iter(client.store.all(Office)), None)
    terms = read_terms(office.terms) if office else ()
    return f"{fully(today)}{between}{term_of(academic_term(today, school_terms=terms))}"
