"""The live side of the calendar: what is asked for, worked out again when a record behind it changes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import flet as ft

from app.client import Client
from app.navigation import go
from app.screens.calendar.exporting import calendar_file, calibration_events, events
from app.screens.calendar.state import CalendarState, View, asked_for, moved, read
from fieldwork.planning.bookings import visits_between
from fieldwork.planning.days import SchoolCalendar
from fieldwork.planning.ics import Event

KINDS = frozenset({"visit", "school", "person", "role", "office", "period", "calibration", "calibration_sheet"})
_MINE = "calendar-mine"
_LAST = date(2099, 12, 31)


@ft.observable
@dataclass(eq=False)
class CalendarScreen:
    """The state of the page. Which view and day are shown stands in the address, so that coming back finds them."""

    client: Client
    query: str = ""
    told: str = ""
    readings: int = 0  # counts up when what is shown may have changed

    def __post_init__(self) -> None:
        self._asked = ("month", "")
        self._state: CalendarState | None = None

    @property
    def state(self) -> CalendarState:
        """The span around the day in the address, read once."""
        if self._state is None:
            client = self.client
            mine = client.store.notes.get(_MINE) is True
            asked = asked_for(*self._asked, client.today(), mine=mine)
            self._state = read(client.store, asked, client.session.person or "", client.today())
        return self._state

    def refresh(self) -> None:
        """Read the store again."""
        self._state = None
        self.readings += 1

    def follow(self, view: str, day: str) -> None:
        """Show what the address says. Called while drawing, so it wakes nobody."""
        if (view, day) != self._asked:
            self._asked, self._state = (view, day), None

    def search(self, text: str) -> None:
        """Show the visits of schools that match."""
        self.query = text

    def toggle_mine(self) -> None:
        """Show only the person's own visits, or everybody's again; kept on this device."""
        self.client.store.notes.set(_MINE, None if self.state.asked.mine else True)
        self.refresh()

    def turn(self, steps: int) -> None:
        """Show the month, week or term before or after."""
        self.open(moved(self.state.asked, steps, SchoolCalendar.of(self.client.store)))

    def open(self, day: date) -> None:
        """Show a day."""
        go(path_of(self.state.asked.view, day))

    def look(self, view: str) -> None:
        """Show the same day in another view."""
        go(path_of(View(view), self.state.asked.day))

    def events(self) -> tuple[Event, ...]:
        """What a calendar file holds: from the first day of the term in view on every visit, or every own one, and the
        calibrations that the person rates or leads."""
        person = self.client.session.person or ""
        visits = visits_between(self.client.store, self.state.term.starts, _LAST)
        wanted = [v for v in visits if not self.state.asked.mine or person in v.members]
        first = self.state.term.starts
        return events(wanted, self.client.store) + calibration_events(person, self.client.store, first)

    def file(self, found: tuple[Event, ...]) -> bytes:
        """The calendar file."""
        return calendar_file(found, self.client.now_ms())


def path_of(view: View, day: date) -> str:
    """The address of a view of a day."""
    return f"/calendar/{view}/{day.isoformat()}"
