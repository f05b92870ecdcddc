"""Planning visits: the list by date, and the form with everything that would be wrong about it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from app.founding import VISITING, Lack, steps
from app.registers import Edition, offered
from app.wording import language
from app.wording import office as words
from fieldwork.instruments.model import Instrument
from fieldwork.records import Person, RoleName, School, Visit
from fieldwork.records.stored import World
from fieldwork.scopes import roles_on, schools_run
from fieldwork.submission import instrument_of
from fieldwork.thai.sorting import person_sort_key

_NEEDED = (Lack.SCHOOLS, Lack.INSTRUMENTS, Lack.TEAM)


@dataclass(frozen=True, slots=True)
class PlannedVisit:
    """One visit as the list shows it. `when` is "today", "upcoming" or "past"."""

    id: str
    school: str
    day: str
    leader: str
    members: int
    cancelled: str
    closed: bool
    when: str


@dataclass(frozen=True, slots=True)
class VisitForm:
    """A visit being planned. `team` maps a member to the ids of the areas that member looks after."""

    school: str = ""
    day: str = ""
    round: str = ""
    purpose: str = ""
    leader: str = ""
    team: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    instruments: frozenset[str] = frozenset()

    @property
    def members(self) -> tuple[str, ...]:
        """Everyone in the team, the leader first."""
        return tuple(dict.fromkeys([*([self.leader] if self.leader else []), *sorted(self.team)]))

    def problem(self, world: World, *, visit: str = "") -> str:
        """Why it cannot be stored yet, in words, or "". `visit` is the one being changed."""
        if not self.school:
            return words.SCHOOL_NEEDED()
        if not self.day:
            return words.DAY_NEEDED()
        if not self.leader:
            return words.LEADER_NEEDED()
        if not self.instruments:
            return words.INSTRUMENT_NEEDED()
        return self._own_school(world) or self._double_booked(world, visit)

    def fields(self) -> dict[str, Any]:
        """What to write into the visit record."""
        written: dict[str, Any] = {"school": self.school, "day": self.day, "leader": self.leader}
        written |= {name: text for name, text in (("round", self.round), ("purpose", self.purpose)) if text}
        written |= {f"team.{member}": list(self.team.get(member, ())) for member in self.members}
        return written | {f"instruments.{used}": True for used in sorted(self.instruments)}

    def changes(self, before: Visit) -> dict[str, Any]:
        """Only what differs from the visit as it stands; members and instruments taken away are emptied."""
        was = form_of(before).fields()
        now = self.fields()
        return {
            **{name: value for name, value in now.items() if was.get(name) != value},
            **{name: None for name in was if name not in now},
        }

    def _own_school(self, world: World) -> str:
        for member in self.members:
            if self.school in schools_run(roles_on(member, world, date.fromisoformat(self.day))):
                return words.OWN_SCHOOL(name=_name(world, member))
        return ""

    def _double_booked(self, world: World, visit: str) -> str:
        for other in map(Visit.of, world.find("visit")):
            shared = sorted(other.members & set(self.members))
            if other.id != visit and other.day == self.day and not other.cancelled and shared:
                school = world.get("school", other.school or "")
                name = str(school.fields.get("name") or "") if school else ""
                return words.DOUBLE_BOOKED(name=_name(world, shared[0]), school=name)
        return ""


def lacking(world: World, today: date) -> list[Lack]:
    """What must be set up before a visit can be planned at all."""
    return [lack for standing in steps(world, today) for lack in standing.lacks if lack in _NEEDED]


def form_of(visit: Visit) -> VisitForm:
    """The form of a visit that exists."""
    return VisitForm(
        school=visit.school or "",
        day=visit.day or "",
        round=visit.round or "",
        purpose=visit.purpose or "",
        leader=visit.leader or "",
        team={member: tuple(areas) for member, areas in visit.team.items()},
        instruments=frozenset(name for name, used in visit.instruments.items() if used),
    )


def planned(world: World, today: date) -> tuple[PlannedVisit, ...]:
    """All visits: today's, those to come soonest first, then past ones newest first."""
    rows = [_row(Visit.of(record), world, today) for record in world.find("visit")]
    coming = sorted((r for r in rows if r.when != "past"), key=lambda r: r.day)
    return (*coming, *sorted((r for r in rows if r.when == "past"), key=lambda r: r.day, reverse=True))


def visitors(world: World, today: date) -> tuple[tuple[str, str], ...]:
    """Everybody whose role today lets them join a team, as (id, name), sorted by given name."""
    found = []
    for person in (Person.of(record) for record in world.find("person")):
        if {RoleName(r.role) for r in roles_on(person.id, world, today) if r.role} & VISITING:
            found.append((person.id, person.name))
    return tuple(sorted(found, key=lambda pair: person_sort_key(pair[1])))


def usable_instruments(world: World, used: Collection[str] = ()) -> tuple[tuple[str, str], ...]:
    """What a visit may use, as (record id, words): the newest versions, and those it uses already."""
    return tuple((each.id, _said(each)) for each in offered(world, used))


def areas_of(instruments: frozenset[str], world: World) -> tuple[tuple[str, str, str], ...]:
    """The areas of work of the school instruments chosen, as (id, Thai title, English title)."""
    read = [instrument_of(used, world) for used in sorted(instruments)]
    chosen = [i for i in read if isinstance(i, Instrument) and i.unit_of_rating == "school"]
    return tuple((a.id, a.title_th, a.title_en) for i in chosen for a in i.areas)


def school_name(world: World, school: str) -> str:
    """The school's name, or ""."""
    record = world.get("school", school)
    return language.of(School.of(record).name, School.of(record).name_en) if record else ""


def _said(each: Edition) -> str:
    return f"{language.of(each.title_th, each.title_en)} ({words.EDITION(version=each.version)})"


def _row(visit: Visit, world: World, today: date) -> PlannedVisit:
    day = visit.day or ""
    when = "today" if day == today.isoformat() else "upcoming" if day > today.isoformat() else "past"
    leader = _name(world, visit.leader or "")
    members, closed = len(visit.members), visit.closed_at is not None
    return PlannedVisit(
        visit.id, school_name(world, visit.school or ""), day, leader, members, visit.cancelled or "", closed, when
    )


def _name(world: World, person: str) -> str:
    record = world.get("person", person)
    return Person.of(record).name if record else ""
