"""What the calendar shows of the records, for one span of days. Visits outside it are not even read."""

from __future__ import annotations

from calendar import SUNDAY, Calendar
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from app.calibrations import CalibrationLine, mine
from app.planning.pairs import meant_between
from app.planning.told import person_name, school_name
from fieldwork.planning.bookings import Bookings, Clash, Plan, visits_between
from fieldwork.planning.days import Day, SchoolCalendar
from fieldwork.planning.moves import Move, latest_move
from fieldwork.records import Visit
from fieldwork.records.stored import World
from fieldwork.thai.sorting import school_sort_key
from fieldwork.thai.years import Term

_WEEKS = Calendar(firstweekday=SUNDAY)
FIRST_DAY, LAST_DAY = date(2000, 1, 1), date(2099, 12, 31)
_PARTS = ("", "morning", "afternoon")


class View(StrEnum):
    """How much is shown at once."""

    MONTH = "month"
    WEEK = "week"
    LIST = "list"


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked for: a view, the day in its middle, and whether only the person's own visits."""

    view: View
    day: date
    mine: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """One visit. `clashes` are what is against it, as long as its day is not over."""

    id: str
    school: str
    day: date
    part: str
    leader: str
    members: int
    mine: bool
    leads: bool
    cancelled: str
    moved: Move | None
    past: bool
    clashes: tuple[Clash, ...]
    plan: Plan | None
    meant: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """What it is searched by, as a calibration is by its own."""
        return self.school

    @property
    def is_refused(self) -> bool:
        """Whether it cannot take place so."""
        return any(clash.refuses for clash in self.clashes)


@dataclass(frozen=True, slots=True)
class Shown:
    """One day with its visits, and the calibrations that the person rates or leads."""

    day: Day
    entries: tuple[Entry, ...]
    calibrations: tuple[CalibrationLine, ...] = ()

    @property
    def standing(self) -> tuple[Entry, ...]:
        """Those that were not cancelled."""
        return tuple(entry for entry in self.entries if not entry.cancelled)


@dataclass(frozen=True, slots=True)
class CalendarState:
    """The span that is shown, day by day, and the one day in view. `has_mine`: the person is in some team at all."""

    asked: Asked
    today: date
    first: date
    last: date
    term: Term
    days: tuple[Shown, ...]
    has_mine: bool

    @property
    def chosen(self) -> Shown:
        """The day in view."""
        return next(shown for shown in self.days if shown.day.day == self.asked.day)

    @property
    def entries(self) -> tuple[Entry, ...]:
        """Every visit of the span, in the order of time."""
        return tuple(entry for shown in self.days for entry in shown.entries)

    @property
    def events(self) -> tuple[Entry | CalibrationLine, ...]:
        """Every visit and calibration of the span, in the order of time."""
        found: list[Entry | CalibrationLine] = []
        for shown in self.days:
            found += shown.calibrations
            found += shown.entries
        return tuple(found)

    @property
    def clashing(self) -> int:
        """How many visits cannot take place as they are planned."""
        return sum(entry.is_refused for entry in self.entries)


def asked_for(view: str, day: str, today: date, *, mine: bool = False) -> Asked:
    """What an address asks for; whatever it cannot mean is the month of today."""
    known = View(view) if view in list(View) else View.MONTH
    try:
        wanted = date.fromisoformat(day)
    except ValueError:
        wanted = today
    return Asked(known, min(max(wanted, FIRST_DAY), LAST_DAY), mine)


def read(world: World, asked: Asked, person: str, today: date) -> CalendarState:
    """Work out the span around the day asked for."""
    calendar = SchoolCalendar.of(world)
    first, last = span_of(asked, calendar)
    visits = visits_between(world, first, last)
    bookings = Bookings(world, visits)
    by_day: dict[date, list[Entry]] = defaultdict(list)
    for visit in visits:
        if not asked.mine or person in visit.members:
            entry = _entry(visit, world, bookings, person, today)
            by_day[entry.day].append(entry)
    calibrations: dict[date, list[CalibrationLine]] = defaultdict(list)
    for line in mine(world, person):
        calibrations[line.day].append(line)
    days = (first + timedelta(days=n) for n in range((last - first).days + 1))
    return CalendarState(
        asked=asked,
        today=today,
        first=first,
        last=last,
        term=calendar.term_for(asked.day),
        days=tuple(Shown(calendar.on(day), _ordered(by_day[day]), tuple(calibrations[day])) for day in days),
        has_mine=any(f"team.{person}" in r.fields or r.fields.get("leader") == person for r in world.find("visit")),
    )


def span_of(asked: Asked, calendar: SchoolCalendar) -> tuple[date, date]:
    """The first and last day that a view shows: a month, a week from Sunday, or from the term's first day (or the day
    itself, between terms) to its last."""
    day = asked.day
    if asked.view is View.MONTH:
        return day.replace(day=1), _next_month(day) - timedelta(days=1)
    if asked.view is View.WEEK:
        sunday = day - timedelta(days=(day.weekday() + 1) % 7)
        return sunday, sunday + timedelta(days=6)
    term = calendar.term_for(day)
    return min(term.starts, day), term.ends


def moved(asked: Asked, steps: int, calendar: SchoolCalendar) -> date:
    """The day to show after turning pages: the same day of another month or week, or the first day of another term."""
    if asked.view is View.WEEK:
        return asked.day + timedelta(days=7 * steps)
    if asked.view is View.MONTH:
        count = asked.day.year * 12 + asked.day.month - 1 + steps
        first = date(count // 12, count % 12 + 1, 1)
        return min(first.replace(day=1) + timedelta(days=asked.day.day - 1), _next_month(first) - timedelta(days=1))
    before, _, after = calendar.terms_around(asked.day)
    return after.starts if steps > 0 else before.starts


def weeks_of(month: date) -> list[list[date]]:
    """The weeks that a month touches, from Sunday."""
    return _WEEKS.monthdatescalendar(month.year, month.month)


def _entry(visit: Visit, world: World, bookings: Bookings, person: str, today: date) -> Entry:
    day = date.fromisoformat(visit.day or "")
    plan = Plan.of(visit) if day >= today and visit.closed_at is None else None
    return Entry(
        id=visit.id,
        school=school_name(visit.school, world),
        day=day,
        part=visit.part or "",
        leader=person_name(visit.leader, world),
        members=len(visit.members),
        mine=person in visit.members,
        leads=visit.leader == person,
        cancelled=visit.cancelled or "",
        moved=latest_move(visit),
        past=day < today or visit.closed_at is not None,
        clashes=bookings.clashes(plan) if plan is not None else (),
        plan=plan,
        meant=meant_between(visit, world),
    )


def _ordered(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """Morning before afternoon, one's own first."""
    return tuple(
        sorted(
            entries,
            key=lambda e: (bool(e.cancelled), not e.mine, _PARTS.index(e.part) if e.part in _PARTS else 0,
                           school_sort_key(e.school)),
        )
    )  # fmt: skip


def _next_month(day: date) -> date:
    return (day.replace(day=1) + timedelta(days=32)).replace(day=1)
