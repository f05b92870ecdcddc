"""Who is where: visits by day, and what speaks against a visit that is planned. Explained, never decided here.

Somebody in two teams on one day, or in the team of a school that the same person runs, is refused; a holiday or an
exam is told and left to the office. Two secretaries may plan the same person without seeing each other: both visits
stand, and everybody who holds both is told the same, until one is moved or the office has said that it is meant.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from fieldwork.planning.days import Day, SchoolCalendar
from fieldwork.planning.meant import Meant, meant_of
from fieldwork.records import Person, Role, School, Visit
from fieldwork.records.stored import World
from fieldwork.scopes import schools_run

SEARCHED_DAYS = 90


class Against(StrEnum):
    """What speaks against a visit on its day."""

    OWN_SCHOOL = "own_school"
    DOUBLE_BOOKED = "double_booked"
    LEFT = "left"
    CLOSED = "closed"
    SAME_SCHOOL = "same_school"
    HOLIDAY = "holiday"
    WEEKEND = "weekend"
    BREAK = "break"
    EXAM = "exam"
    EVENT = "event"


BETWEEN = frozenset({Against.DOUBLE_BOOKED, Against.SAME_SCHOOL})
"""What two visits have against each other; the office may say that it is meant."""
REFUSED = frozenset({Against.OWN_SCHOOL, Against.DOUBLE_BOOKED, Against.LEFT, Against.CLOSED})


@dataclass(frozen=True, slots=True)
class Clash:
    """One thing against a visit: whom it is about, which other visit, or what the day is called."""

    against: Against
    person: str = ""
    visit: str = ""
    named: str = ""

    @property
    def refuses(self) -> bool:
        """Whether the visit must not be planned so."""
        return self.against in REFUSED


@dataclass(frozen=True, slots=True)
class Plan:
    """A visit as far as its day and its people matter. `visit` is "" for one that does not exist yet."""

    visit: str
    school: str
    day: date
    part: str
    members: frozenset[str]
    meant: tuple[Meant, ...] = ()

    @classmethod
    def of(cls, visit: Visit) -> Plan | None:
        """A visit that takes place; None for a cancelled one or one without a day."""
        if visit.cancelled or not visit.day:
            return None
        return cls(
            visit.id,
            visit.school or "",
            date.fromisoformat(visit.day),
            visit.part or "",
            visit.members,
            meant_of(visit),
        )

    def meets(self, other: Plan) -> bool:
        """Whether somebody in both teams would be needed in two places. A visit without a part takes the whole day."""
        return self.day == other.day and (not self.part or not other.part or self.part == other.part)

    def meant_with(self, other: Plan) -> frozenset[str] | None:
        """For whom it was said, on either of two visits, that both are meant to be so; None where it was not said."""
        said = [m.people for m in self.meant if m.visit == other.visit]
        said += [m.people for m in other.meant if m.visit == self.visit]
        return frozenset().union(*said) if said else None


class Bookings:
    """Every visit by its day, and every person's roles, read once for as many questions as one likes."""

    def __init__(self, world: World, visits: Iterable[Visit]) -> None:
        self.calendar = SchoolCalendar.of(world)
        self._by_day: dict[date, list[Plan]] = defaultdict(list)
        for plan in filter(None, map(Plan.of, visits)):
            self._by_day[plan.day].append(plan)
        self._roles: dict[str, list[Role]] = defaultdict(list)
        for role in map(Role.of, world.find("role")):
            self._roles[role.person or ""].append(role)
        self._left = {p.id: p.left_on for p in map(Person.of, world.find("person")) if p.left_on}
        self._closed = {s.id: s.closed_on for s in map(School.of, world.find("school")) if s.closed_on}

    def clashes(self, plan: Plan) -> tuple[Clash, ...]:
        """Everything against a visit, what refuses it first."""
        found = [
            *self._of_people(plan),
            *between(plan, self._by_day.get(plan.day, ())),
            *self._of_school(plan),
            *_of_day(self.calendar.on(plan.day, plan.school)),
        ]
        return tuple(sorted(found, key=lambda clash: not clash.refuses))

    def free_days(self, plan: Plan, *, after: date, count: int = 3) -> tuple[date, ...]:
        """The next days on which nothing at all speaks against the same visit."""
        days = (after + timedelta(days=n) for n in range(1, SEARCHED_DAYS + 1))
        free = (day for day in days if not self.clashes(Plan(plan.visit, plan.school, day, plan.part, plan.members)))
        return tuple(day for day, _ in zip(free, range(count), strict=False))

    def _of_people(self, plan: Plan) -> Iterator[Clash]:
        for person in sorted(plan.members):
            if plan.school in self._runs(person, plan.day):
                yield Clash(Against.OWN_SCHOOL, person)
            if self._has_left(person, plan.day):
                yield Clash(Against.LEFT, person)

    def _of_school(self, plan: Plan) -> Iterator[Clash]:
        closed = self._closed.get(plan.school)
        if closed is not None and closed <= plan.day.isoformat():
            yield Clash(Against.CLOSED)

    def _runs(self, person: str, day: date) -> frozenset[str]:
        at = day.isoformat()
        return schools_run([r for r in self._roles.get(person, ()) if (r.starts or "9") <= at <= (r.ends or "9")])

    def _has_left(self, person: str, day: date) -> bool:
        last = self._left.get(person)
        return last is not None and last < day.isoformat()


def between(plan: Plan, others: Iterable[Plan]) -> Iterator[Clash]:
    """What a visit and others of its day have against each other, unless it was said to be meant: the same seen from
    either of two."""
    for other in others:
        if other.visit == plan.visit or other.day != plan.day:
            continue
        meant = plan.meant_with(other)
        if other.meets(plan):
            doubled = (plan.members & other.members) - (meant or frozenset())
            yield from (Clash(Against.DOUBLE_BOOKED, person, other.visit) for person in sorted(doubled))
        if other.school == plan.school and meant is None:
            yield Clash(Against.SAME_SCHOOL, visit=other.visit)


def visits_between(world: World, first: date, last: date) -> list[Visit]:
    """The visits of these days. Their days are compared as texts, so that others need not be read."""
    begin, end = first.isoformat(), last.isoformat()
    return [Visit.of(r) for r in world.find("visit") if begin <= str(r.fields.get("day") or "") <= end]


def _of_day(day: Day) -> Iterator[Clash]:
    """What the day itself has against a visit; a holiday on a weekend is told as the holiday."""
    if day.holiday is not None:
        yield Clash(Against.HOLIDAY, named=day.holiday.name_th)
    elif day.is_weekend:
        yield Clash(Against.WEEKEND)
    if day.term.is_between_terms:
        yield Clash(Against.BREAK)
    yield from (Clash(Against.EXAM, named=name) for name in day.exams)
    yield from (Clash(Against.EVENT, named=name) for name in day.events)
