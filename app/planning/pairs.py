"""Two visits of one day that take the same people, or go to one school: said in the same words wherever one looks."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from app.parts.moments import fully
from app.planning.told import part_said, person_name, school_name
from app.wording import planning as words
from fieldwork.planning.bookings import BETWEEN, Clash, Plan, between, visits_between
from fieldwork.planning.meant import meaning, still_meant
from fieldwork.records import Visit
from fieldwork.records.stored import World
from fieldwork.records.visits import PARTS
from fieldwork.thai.sorting import school_sort_key, sort_key


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two visits: its school, its part of the day and who leads it, in words."""

    visit: str
    school: str
    part: str
    leader: str


@dataclass(frozen=True, slots=True)
class Pair:
    """Two visits, in the order of the day. `people` are booked in both, `named` in words; none where the two only
    share their school."""

    day: date
    one: Side
    other: Side
    people: tuple[str, ...]
    named: str
    text: str

    @property
    def identifier(self) -> str:
        """The same from whichever of the two one looks."""
        return f"{self.one.visit}-{self.other.visit}"

    def meaning(self, why: str, by: str) -> tuple[tuple[str, dict[str, Any]], ...]:
        """What is written on each of the two when it is meant to be so."""
        told = {"day": self.day.isoformat(), "people": self.people, "why": why, "by": by}
        ids = self.one.visit, self.other.visit
        return tuple((visit, dict(meaning(other, **told))) for visit, other in (ids, ids[::-1]))  # type: ignore[arg-type]


def pairs(plan: Plan | None, clashes: Iterable[Clash], world: World) -> tuple[Pair, ...]:
    """What stands between a visit and others, one pair for each of them."""
    found: dict[str, set[str]] = {}
    for clash in clashes:
        if clash.against in BETWEEN:
            found.setdefault(clash.visit, set()).update({clash.person} - {""})
    return tuple(_pair(plan, other, people, world) for other, people in found.items()) if plan is not None else ()


def pairs_of(visit: Visit, world: World) -> tuple[Pair, ...]:
    """The same for one visit, from the visits of its day alone."""
    plan = Plan.of(visit)
    if plan is None:
        return ()
    others = filter(None, map(Plan.of, visits_between(world, plan.day, plan.day)))
    return pairs(plan, between(plan, others), world)


def meant_said(visit: Visit, world: World) -> tuple[str, ...]:
    """With which other visits this one is meant to be on one day, why, and who said so."""
    return tuple(
        words.MEANT(school=_school_of(each.visit, world), why=each.why, by=person_name(each.by, world))
        for each in still_meant(visit, world)
    )


def meant_between(visit: Visit, world: World) -> tuple[str, ...]:
    """The same in words that name both schools, and are the same said of either visit: for where both are listed."""
    own = _school_of(visit.id, world)
    found = []
    for each in still_meant(visit, world):
        one, other = sorted((own, _school_of(each.visit, world)), key=sort_key)
        found.append(words.MEANT_BETWEEN(one=one, other=other, why=each.why, by=person_name(each.by, world)))
    return tuple(found)


def _pair(plan: Plan, other: str, people: set[str], world: World) -> Pair:
    sides = sorted((_side(plan.visit, world), _side(other, world)), key=lambda pair: pair[0])
    (_, one), (_, second) = sides
    who = tuple(sorted(people))
    said = words.TWICE if who else words.TWO_TEAMS
    named = words.AND().join(sorted((person_name(person, world) for person in who), key=sort_key))
    text = "\n".join([said(people=named, school=one.school, day=fully(plan.day)), *map(_line, (one, second))])
    return Pair(plan.day, one, second, who, named, text)


def _line(side: Side) -> str:
    return words.SIDE(school=side.school, part=side.part, leader=side.leader)


def _side(visit: str, world: World) -> tuple[tuple[int, Any, str], Side]:
    record = world.get("visit", visit)
    found = Visit.of(record) if record is not None else Visit.kind().read(visit, {})
    school = school_name(found.school, world)
    order = PARTS.index(found.part) + 1 if found.part in PARTS else 0
    side = Side(visit, school, part_said(found.part), person_name(found.leader, world))
    return (order, school_sort_key(school), visit), side


def _school_of(visit: str, world: World) -> str:
    """Whoever holds a visit holds all of its school, so one that is not held goes to another."""
    record = world.get("visit", visit)
    return school_name(Visit.of(record).school, world) if record is not None else words.ANOTHER_SCHOOL()
