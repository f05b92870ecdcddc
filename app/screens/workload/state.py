"""Everybody who visits in a term, and everybody who could."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from app.founding import VISITING
from fieldwork.planning.days import SchoolCalendar
from fieldwork.planning.workload import Load, workload
from fieldwork.records import Person, Role, School, Visit
from fieldwork.records.stored import World
from fieldwork.rounding import round_half_up
from fieldwork.thai.sorting import person_sort_key
from fieldwork.thai.years import Term


@dataclass(frozen=True, slots=True)
class PersonLoad:
    """One person's share, with the name."""

    name: str
    load: Load


@dataclass(frozen=True, slots=True)
class WorkloadState:
    """The page: the term, its neighbours, those who visit, and the names of those who do not."""

    term: Term
    terms: tuple[Term, ...]
    busy: tuple[PersonLoad, ...]
    idle: tuple[str, ...]

    @property
    def most(self) -> int:
        """The visits of whoever has most."""
        return max((each.load.visits for each in self.busy), default=0)

    @property
    def mean(self) -> str:
        """Visits each of those who visit, to one place."""
        total = sum(each.load.visits for each in self.busy)
        return str(round_half_up(Fraction(total, len(self.busy)), 1)) if self.busy else "0"


def read(world: World, today: date, *, term: Term | None = None) -> WorkloadState:
    """Work it out for a term: the one that is planned for now."""
    calendar = SchoolCalendar.of(world)
    chosen = term or calendar.term_for(today)
    names = {p.id: p.name for p in map(Person.of, world.find("person")) if not p.left_on}
    day = today.isoformat()
    able = {
        r.person
        for r in map(Role.of, world.find("role"))
        if r.role in VISITING and r.person in names and (r.starts or "9") <= day <= (r.ends or "9")
    }
    found = workload(
        (Visit.of(record) for record in world.find("visit")),
        [person for person in able if person],
        first=chosen.starts,
        last=chosen.ends,
        today=today,
        distances={s.id: s.distance_km for s in map(School.of, world.find("school")) if s.distance_km is not None},
    )
    busy = [PersonLoad(_name(load.person, world), load) for load in found if load.visits]
    busy.sort(key=lambda each: (-each.load.visits, -each.load.led, person_sort_key(each.name)))
    idle = sorted((_name(load.person, world) for load in found if not load.visits), key=person_sort_key)
    return WorkloadState(chosen, calendar.terms_around(today), tuple(busy), tuple(idle))


def _name(person: str, world: World) -> str:
    record = world.get("person", person)
    return Person.of(record).name if record is not None else ""
