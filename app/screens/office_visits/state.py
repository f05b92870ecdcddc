"""Planning visits: the list by date, and the form with everything that would be wrong about it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Any
from urllib.parse import parse_qs

from app.checking.told import title_of
from app.founding import VISITING, Lack, steps
from app.planning.told import against, why_target
from app.registers import Edition, offered
from app.wording import language
from app.wording import office as words
from fieldwork.checking.sheets import checklist_of
from fieldwork.instruments.model import Instrument
from fieldwork.planning.bookings import SEARCHED_DAYS, Bookings, Plan, visits_between
from fieldwork.planning.meant import meant_of
from fieldwork.records import Person, PublishedChecklist, RoleName, School, Visit
from fieldwork.records.stored import World
from fieldwork.rounds import round_of
from fieldwork.scopes import roles_on
from fieldwork.submission import instrument_of
from fieldwork.thai.sorting import person_sort_key

_NEEDED = (Lack.SCHOOLS, Lack.INSTRUMENTS, Lack.TEAM)
_GOES_ON = ("instruments.", "checklists.")


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
    checklists: frozenset[str] = frozenset()
    part: str = ""
    blind: bool = False

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
        return next((told.text for told in check(self, world, visit=visit).against if told.refuses), "")

    def fields(self) -> dict[str, Any]:
        """What to write into the visit record."""
        written: dict[str, Any] = {"school": self.school, "day": self.day, "leader": self.leader}
        texts = (("round", self.round), ("purpose", self.purpose), ("part", self.part))
        written |= {name: text for name, text in texts if text}
        written |= {"blind": True} if self.blind else {}
        written |= {f"team.{member}": list(self.team.get(member, ())) for member in self.members}
        written |= {f"checklists.{used}": True for used in sorted(self.checklists)}
        return written | {f"instruments.{used}": True for used in sorted(self.instruments)}

    def changes(self, before: Visit) -> dict[str, Any]:
        """Only what differs from the visit as it stands. Members taken away are emptied; instruments and checklists are
        said to be off, because what was begun with them goes on."""
        was = form_of(before).fields()
        now = self.fields()
        return {
            **{name: value for name, value in now.items() if was.get(name) != value},
            **{name: False if name.startswith(_GOES_ON) else None for name in was if name not in now},
        }

    def plan(self, visit: str) -> Plan | None:
        """What the calendar asks about it; None as long as it has no day."""
        if not self.day:
            return None
        return Plan(visit, self.school, date.fromisoformat(self.day), self.part, frozenset(self.members))

    def divided(self, areas: Collection[str]) -> VisitForm:
        """The same with the areas of work dealt out to the members in turn."""
        members = self.members
        dealt = {m: tuple(a for i, a in enumerate(areas) if i % len(members) == n) for n, m in enumerate(members)}
        return replace(self, team=dealt)

    def nobodys(self, areas: Collection[str]) -> list[str]:
        """The areas of work that no member looks after."""
        kept = {area for member in self.members for area in self.team.get(member, ())}
        return [area for area in areas if area not in kept]


@dataclass(frozen=True, slots=True)
class Told:
    """One thing against a visit in words, and whether it refuses it."""

    text: str
    refuses: bool


@dataclass(frozen=True, slots=True)
class Checked:
    """Everything against a visit, and the next days on which nothing would be."""

    against: tuple[Told, ...] = ()
    free: tuple[date, ...] = ()


def check(form: VisitForm, world: World, *, visit: str = "", today: date | None = None) -> Checked:
    """Hold a form against the calendar. With `today`, days to come that are free are looked for where it clashes."""
    plan = _plan(form, world, visit)
    if plan is None:
        return Checked()
    after = max(plan.day, today) if today else plan.day
    near = visits_between(world, plan.day, after + timedelta(days=SEARCHED_DAYS))
    bookings = Bookings(world, near)
    clashes = bookings.clashes(plan)
    told = tuple(Told(against(clash, plan, world), clash.refuses) for clash in clashes)
    wanted = today is not None and bool(clashes) and bool(plan.school)
    return Checked(told, bookings.free_days(plan, after=after) if wanted else ())


def unfree(form: VisitForm, world: World, people: Collection[str], *, visit: str = "") -> frozenset[str]:
    """Who of these people may not be in the team on the day of the form: booked elsewhere, own school, or gone."""
    plan = _plan(form, world, visit)
    if plan is None:
        return frozenset()
    bookings = Bookings(world, visits_between(world, plan.day, plan.day))
    clashes = bookings.clashes(replace(plan, members=frozenset(people)))
    return frozenset(clash.person for clash in clashes if clash.person and clash.refuses)


def _plan(form: VisitForm, world: World, visit: str) -> Plan | None:
    """The form's plan, with the visits it was said to be meant together with on that day: either of two may say so."""
    plan, record = form.plan(visit), world.get("visit", visit) if visit else None
    if plan is None or record is None:
        return plan
    return replace(plan, meant=tuple(told for told in meant_of(Visit.of(record)) if told.day == form.day))


def counted_in(form: VisitForm) -> str:
    """The round that the visit counts in as the form stands, "" while that is not known."""
    return round_of(Visit.kind().read("", {"day": form.day or None, "round": form.round or None}))


def targeted(form: VisitForm, world: World) -> tuple[str, ...]:
    """Why the school is a target of the visit's round; nothing when it is none."""
    round_ = counted_in(form)
    return why_target(form.school, round_, world) if form.school and round_ else ()


def asked_for(route: str, world: World) -> VisitForm:
    """The form of a new visit with the day, the school and the round (of which the school is a target) that an address
    asks for, as far as there are such."""
    asked = parse_qs(route.partition("?")[2])
    day, school, round_ = (asked.get(name, [""])[0] for name in ("day", "school", "round"))
    try:
        day = date.fromisoformat(day).isoformat()
    except ValueError:
        day = ""
    school = school if world.get("school", school) is not None else ""
    known = any(record.fields.get("round") == round_ for record in world.find("target", school=school))
    return VisitForm(school=school, day=day, round=round_ if known else "")


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
        part=visit.part or "",
        blind=bool(visit.blind),
        leader=visit.leader or "",
        team={member: tuple(areas) for member, areas in visit.team.items()},
        instruments=frozenset(visit.used),
        checklists=frozenset(name for name, used in visit.checklists.items() if used),
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


def usable_checklists(world: World, used: Collection[str] = ()) -> tuple[tuple[str, str], ...]:
    """The same for checklists."""
    published = sorted(map(PublishedChecklist.of, world.find("checklist")), key=lambda p: p.published_at or 0)
    newest = {p.code: p.id for p in published}
    found = [(p.id, checklist_of(p.id, world)) for p in published if newest[p.code] == p.id or p.id in used]
    named = [(name, f"{title_of(form)} ({words.EDITION(version=form.version)})") for name, form in found if form]
    return tuple(sorted(named, key=lambda pair: pair[1]))


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
