"""What a new office sets up before its first visit: the steps in their order, and what each still lacks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from fieldwork.records import Office, RoleName, Visit
from fieldwork.records.stored import World
from fieldwork.scopes import roles_on

VISITING = frozenset(
    {
        RoleName.SUPERVISOR,
        RoleName.EXPERT,
        RoleName.MEMBER_PRINCIPAL,
        RoleName.CHAIR,
        RoleName.DIRECTOR,
        RoleName.TEACHER_SUPERVISOR,
    }
)
RUNNING = RoleName.PRINCIPAL


class Step(StrEnum):
    """One thing to set up. The value is the last part of its address under /office."""

    FACTS = "facts"
    SCHOOLS = "schools"
    INSTRUMENTS = "instruments"
    PEOPLE = "people"
    VISITS = "visits"


class Lack(StrEnum):
    """What a step still lacks."""

    TITLE = "title"
    GROUP = "group"
    SCHOOLS = "schools"
    INSTRUMENTS = "instruments"
    TEAM = "team"  # nobody may go on a visit
    PRINCIPALS = "principals"  # nobody may read and answer for a school
    VISITS = "visits"


@dataclass(frozen=True, slots=True)
class Standing:
    """How far one step is."""

    step: Step
    lacks: tuple[Lack, ...]

    @property
    def is_done(self) -> bool:
        return not self.lacks


def steps(world: World, today: date) -> tuple[Standing, ...]:
    """Every step in the order in which one needs the other."""
    office = next(map(Office.of, world.find("office")), None)
    held = _held(world, today)
    lacking = {
        Lack.TITLE: not (office and office.title_th),
        Lack.GROUP: not (office and office.group_th),
        Lack.SCHOOLS: not world.find("school"),
        Lack.INSTRUMENTS: not world.find("instrument"),
        Lack.TEAM: not held & VISITING,
        Lack.PRINCIPALS: RUNNING not in held,
        Lack.VISITS: all(visit.cancelled for visit in map(Visit.of, world.find("visit"))),
    }
    return tuple(Standing(step, tuple(lack for lack in needed if lacking[lack])) for step, needed in _NEEDED.items())


def is_founded(found: tuple[Standing, ...]) -> bool:
    """Whether everything is there."""
    return all(standing.is_done for standing in found)


def next_step(found: tuple[Standing, ...]) -> Standing | None:
    """The first step that lacks something."""
    return next((standing for standing in found if not standing.is_done), None)


_NEEDED = {
    Step.FACTS: (Lack.TITLE, Lack.GROUP),
    Step.SCHOOLS: (Lack.SCHOOLS,),
    Step.INSTRUMENTS: (Lack.INSTRUMENTS,),
    Step.PEOPLE: (Lack.TEAM, Lack.PRINCIPALS),
    Step.VISITS: (Lack.VISITS,),
}


def _held(world: World, today: date) -> frozenset[str]:
    """Every role that somebody holds today."""
    return frozenset(role.role or "" for person in world.find("person") for role in roles_on(person.id, world, today))
