"""Setting calibrations up: the list, and the form with what is still missing in it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from app.calibrations import handed_in, handed_in_at, is_settled
from app.founding import VISITING
from app.registers import offered
from app.wording import calibration as words
from app.wording import language
from app.wording import office as office_words
from fieldwork.records import Calibration, Person, RoleName
from fieldwork.records.stored import World
from fieldwork.scopes import roles_on
from fieldwork.thai.sorting import person_sort_key
from fieldwork.thai.text import normalise, normalise_line

FEWEST_RATERS = 2


@dataclass(frozen=True, slots=True)
class Line:
    """One calibration in the list."""

    id: str
    name: str
    day: str
    instrument: str
    done: int
    raters: int
    is_opened: bool
    withdrawn: bool


@dataclass(frozen=True, slots=True)
class Form:
    """A calibration being set up."""

    name: str = ""
    day: str = ""
    instrument: str = ""
    sample: str = ""
    where: str = ""
    facilitator: str = ""
    raters: frozenset[str] = frozenset()

    @property
    def problem(self) -> str:
        """Why it cannot be stored yet, in words, or ""."""
        if not self.name.strip():
            return words.NAME_NEEDED()
        if not self.day:
            return words.DAY_NEEDED()
        if not self.instrument:
            return words.INSTRUMENT_NEEDED()
        if not (self.sample.strip() or self.where.strip()):
            return words.SAMPLE_NEEDED()
        if not self.facilitator:
            return words.FACILITATOR_NEEDED()
        return words.RATERS_NEEDED() if len(self.raters) < FEWEST_RATERS else ""

    def fields(self) -> dict[str, Any]:
        """What to write into the record."""
        return {
            "name": normalise_line(self.name),
            "day": self.day,
            "instrument": self.instrument,
            "sample": normalise(self.sample).strip() or None,
            "where": normalise_line(self.where) or None,
            "facilitator": self.facilitator,
            **{f"raters.{person}": True for person in sorted(self.raters)},
        }

    def changes(self, filled: Form) -> dict[str, Any]:
        """Only what differs from the form as it was filled: what others changed meanwhile stays theirs. Whoever was
        taken off is written as off."""
        was, now = filled.fields(), self.fields()
        changed = {name: value for name, value in now.items() if was.get(name) != value}
        return changed | {name: False for name in was if name.startswith("raters.") and name not in now}

    def over(self, filled: Form, members: frozenset[str]) -> Form:
        """The form with who rates as it stands by now; whoever was put on or taken off here stays so."""
        touched = self.raters ^ filled.raters
        return replace(self, raters=(members - touched) | (self.raters & touched))


def form_of(found: Calibration) -> Form:
    """The form of a calibration that exists."""
    return Form(
        name=found.name or "",
        day=found.day or "",
        instrument=found.instrument or "",
        sample=found.sample or "",
        where=found.where or "",
        facilitator=found.facilitator or "",
        raters=found.members,
    )


def lines(world: World) -> tuple[Line, ...]:
    """All of them, the latest first."""
    titles = {each.id: language.of(each.title_th, each.title_en) for each in offered(world, _used(world))}
    rows = [_line(world, Calibration.of(record), titles) for record in world.find("calibration")]
    return tuple(sorted(rows, key=lambda r: (r.day, r.id), reverse=True))


def would_open(world: World, found: Calibration, raters: Collection[str]) -> bool:
    """Whether the result opens by leaving only these to rate, since all of them have handed in."""
    return not is_settled(world, found) and all(handed_in_at(world, found.id, rater) is not None for rater in raters)


def leaders(world: World, today: date, also: Collection[str] = ()) -> tuple[tuple[str, str], ...]:
    """Everybody who may lead a calibration: all but those who are a school's principal and nothing else."""
    return _people(world, today, frozenset(RoleName) - {RoleName.PRINCIPAL}, also)


def raters(world: World, today: date, also: Collection[str] = ()) -> tuple[tuple[str, str], ...]:
    """Everybody whose role today lets them join a team, and those who rate already."""
    return _people(world, today, VISITING, also)


def _people(
    world: World, today: date, roles: Collection[RoleName], also: Collection[str]
) -> tuple[tuple[str, str], ...]:
    """Those who hold one of the roles, and those in `also`, as (id, name) by given name."""
    found = []
    for person in (Person.of(record) for record in world.find("person")):
        held = {RoleName(role.role) for role in roles_on(person.id, world, today) if role.role}
        if held & set(roles) or person.id in also:
            found.append((person.id, person.name))
    return tuple(sorted(found, key=lambda pair: person_sort_key(pair[1])))


def rubrics(world: World, used: str = "") -> tuple[tuple[str, str], ...]:
    """The instruments with levels, as (record id, words): the newest versions, and the one it has already."""
    return tuple(
        (each.id, f"{language.of(each.title_th, each.title_en)} ({office_words.EDITION(version=each.version)})")
        for each in offered(world, [used])
        if each.indicators
    )


def _used(world: World) -> set[str]:
    return {str(record.fields.get("instrument") or "") for record in world.find("calibration")}


def _line(world: World, found: Calibration, titles: dict[str, str]) -> Line:
    return Line(
        id=found.id,
        name=found.name or "",
        day=found.day or "",
        instrument=titles.get(found.instrument or "", ""),
        done=handed_in(world, found),
        raters=len(found.members),
        is_opened=is_settled(world, found),
        withdrawn=bool(found.withdrawn),
    )
