"""This term around today: visits due today, two of this week at different stages, some next week.

Worked out again at every start: a planned visit nobody has begun moves on to its new day, and a begun one stays.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from fieldwork.ids import natural_id
from fieldwork.planning.moves import moving
from fieldwork.records import Visit
from fieldwork.records.stored import World
from fieldwork.thai.years import academic_term
from sync_server.demo import checklists
from sync_server.demo.answers import Promise
from sync_server.demo.area import person_id, school_id
from sync_server.demo.calendar import monday_after, workday_before
from sync_server.demo.confided import confide, keep_phrases
from sync_server.demo.journal import Journal, moment
from sync_server.demo.leaving import leave
from sync_server.demo.ratings import Rating, rate_school, strengths
from sync_server.demo.visits import Trip, find, find_all, plan, rate, rubric, submit


@dataclass(frozen=True, slots=True)
class Slot:
    """A kind of visit the demo always has: its people, and the schools it takes in turn."""

    name: str
    schools: tuple[int, ...]
    leader: str
    others: tuple[str, ...]
    offset: int = 0  # days after today, or after next Monday
    part: str = ""
    moved: str = ""  # why it was moved by a week, for a visit that was planned earlier


TODAY = (
    Slot("no-signal", (5, 15, 20, 25), "supervisor-1", ("expert-1",)),
    Slot("two-supervisors", (10, 18, 12), "supervisor-3", ("supervisor-4",)),
    Slot("member-principal", (3, 21, 26), "supervisor-2", ("principal-11",)),
)
WAITING = Slot("waiting", (13, 27, 14), "supervisor-1", ("expert-3",))
RATING = Slot("rating", (22, 29, 23), "supervisor-4", ("expert-4",))
NEXT_WEEK = (
    Slot("next-1", (4,), "supervisor-1", ("expert-5",), 0),
    Slot("next-2", (28,), "supervisor-4", ("principal-19",), 1, moved="โรงเรียนจัดกีฬาสีในวันเดิม จึงขอเลื่อนออกไปหนึ่งสัปดาห์"),
    Slot("next-3", (30,), "supervisor-3", ("expert-1",), 2, part="morning"),
    Slot("next-4", (6,), "supervisor-2", ("expert-4", "principal-09"), 3),
)


def write_this_term(journal: Journal, today: date, world: World | None = None) -> None:
    """Write what `world` lacks today. Without a world everything is written."""
    for slot in TODAY:
        _due(journal, slot, today, today, world)
    for slot in (WAITING, RATING):
        recent = [v for v in _visits(slot, world) if v.day and v.day >= (today - timedelta(days=6)).isoformat()]
        if not recent:
            _rated(journal, _trip(slot, workday_before(today), world), whole=slot is WAITING)
    for slot in NEXT_WEEK:
        _due(journal, slot, monday_after(today) + timedelta(days=slot.offset), today, world)


def visits_today(today: date, world: World) -> dict[str, Visit]:
    """The demo's visits due today by the name of their slot."""
    due = ((slot, visit) for slot in TODAY for visit in _visits(slot, world) if visit.day == today.isoformat())
    return {slot.name: visit for slot, visit in due}


def _due(journal: Journal, slot: Slot, day: date, today: date, world: World | None) -> None:
    """Have a visit of this slot on `day`, unless one is still ahead: a new one, or the one nobody came to begin."""
    visits = _visits(slot, world)
    if any(v.day and today.isoformat() <= v.day <= day.isoformat() for v in visits):
        return
    waiting = [v for v in visits if world is not None and not _begun(v, world)]
    if waiting:
        office = person_id("secretary-2")
        journal.write(office, moment(today, 0, 5), "visit", waiting[0].id, {"day": day.isoformat()})
    else:
        trip = _trip(slot, day, world)
        _plan(journal, slot, trip, today)
        checklists.put_on(journal, trip.id, _evening_before(today))


def _evening_before(day: date) -> int:
    """When the office adds what the ministry sent in the afternoon."""
    return moment(day - timedelta(days=1), 19, 30)


def _plan(journal: Journal, slot: Slot, trip: Trip, today: date) -> None:
    """Plan a visit, and move it where the slot says that it was moved."""
    planned = today - timedelta(days=7)
    if not slot.moved:
        plan(journal, trip, planned_on=planned, part=slot.part)
        return
    first = trip.on(trip.day - timedelta(days=7))
    plan(journal, first, planned_on=planned - timedelta(days=7), part=slot.part)
    office, at = person_id("secretary-2"), moment(planned, 11)
    before = Visit.kind().read(trip.id, {"day": first.day.isoformat()})
    journal.write(office, at, "visit", trip.id, moving(before, trip.day.isoformat(), why=slot.moved, by=office, at=at))


def _visits(slot: Slot, world: World | None) -> list[Visit]:
    """This term's visits of a slot, known by their schools and their team."""
    if world is None:
        return []
    team = {person_id(login) for login in (slot.leader, *slot.others)}
    found = (Visit.of(r) for number in slot.schools for r in world.find("visit", school=school_id(number)))
    return [visit for visit in found if visit.members == team and not visit.cancelled]


def _begun(visit: Visit, world: World) -> bool:
    return visit.closed_at is not None or any(world.find(kind, visit=visit.id) for kind in ("sheet", "finding"))


def _trip(slot: Slot, day: date, world: World | None) -> Trip:
    """A new visit of a slot, at the next of its schools."""
    term = academic_term(day)
    school = slot.schools[len(_visits(slot, world)) % len(slot.schools)]
    record = natural_id("demo-visit", slot.name, day.isoformat())
    return Trip(record, school, day, slot.leader, slot.others, f"{term.year}/{term.number or 2}")


def _rated(journal: Journal, trip: Trip, *, whole: bool) -> None:
    """A visit of this week: rated by both and waiting for the team's agreement, or still being rated by one."""
    plan(journal, trip)
    checklists.put_on(journal, trip.id, _evening_before(trip.day))
    truth = strengths(rubric("ADM4"), trip.school, 2.8, ago=-1)
    random = Random(f"this term {trip.school}")
    given = rate_school(rubric("ADM4"), truth, raters=len(trip.team), random=random)
    ratings = dict(zip(trip.team, given, strict=True))
    if not whole:
        other = trip.others[0]
        ratings[other] = begun = _first(ratings[other], count=9)
        rate(journal, trip, other, begun, complete=False)
        find(journal, trip, other, "strength", begun.ranked()[:1])
        del ratings[other]
    for login, rating in ratings.items():
        rate(journal, trip, login, rating)
    find_all(journal, trip, ratings)
    for login in ratings:
        submit(journal, trip, login)
    if whole:
        checklists.fill(journal, trip, trip.leader)
        confide(journal, trip, to="director")
        keep_phrases(journal, trip)
        ranked = ratings[trip.leader].ranked()
        weak = ranked[-3:][::-1]
        promises = [
            Promise(name, trip.day + timedelta(days=30 * n), "open") for n, name in enumerate(weak[:2], start=1)
        ]
        leave(journal, trip, strong=ranked[:3], weak=weak, promises=promises)


def _first(rating: Rating, *, count: int) -> Rating:
    """The first answers of a rating, as far as somebody came."""
    names = [indicator.id for indicator in rubric("ADM4").indicators][:count]
    return Rating(
        levels={name: level for name, level in rating.levels.items() if name in names},
        reasons={name: reason for name, reason in rating.reasons.items() if name in names},
        notes={name: note for name, note in rating.notes.items() if name in names},
    )
