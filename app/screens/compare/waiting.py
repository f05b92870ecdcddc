"""Before release: who has submitted and how far the others are, without anything that was rated."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from fieldwork.instruments.model import Instrument
from fieldwork.records import Person, Progress, School, Sheet, Visit
from fieldwork.records.stored import World
from fieldwork.scopes import school_rubrics
from fieldwork.submission import instrument_of


@dataclass(frozen=True, slots=True)
class Member:
    """One member of the team. `answered` of `total` indicators; None when nothing is known here."""

    name: str
    submitted: bool
    answered: int | None
    total: int | None


@dataclass(frozen=True, slots=True)
class Waiting:
    """A visit whose sheets are not released. `is_released` ones wait only for this device's next sync."""

    visit: Visit
    school: str
    members: tuple[Member, ...]
    is_closed: bool


def waiting(world: World, visit: Visit) -> Waiting:
    """Who is still being waited for. Sheets of rubrics that are not on the visit are waited for by nobody (R-79)."""
    told = [p for p in map(Progress.of, world.find("progress", visit=visit.id)) if _counts(p, visit)]
    here = [s for s in map(Sheet.of, world.find("sheet", visit=visit.id)) if _counts(s, visit)]
    owed = {rubric: _indicators(rubric, world) for rubric in school_rubrics(visit, world)}
    school = world.get("school", visit.school or "")
    members = sorted(
        (_member(world, person, owed, told, here) for person in visit.members),
        key=lambda member: (not member.submitted, member.name),
    )
    name = School.of(school).name if school else ""
    return Waiting(visit, name or "", tuple(members), visit.closed_at is not None)


def _counts(each: Sheet | Progress, visit: Visit) -> bool:
    return each.subject == visit.school and each.instrument in visit.used


def _member(
    world: World, person: str, owed: Mapping[str, int], told: Iterable[Progress], here: Iterable[Sheet]
) -> Member:
    """What this device holds of a sheet goes before what the server derived from it. `owed` is how many indicators each
    rubric has of which a sheet is due."""
    found = world.get("person", person)
    own = [progress for progress in told if progress.rater == person]
    known: list[Sheet | Progress] = [*own, *(sheet for sheet in here if sheet.rater == person)]
    stand = {each.instrument: each.submitted_at is not None for each in known}
    return Member(
        name=Person.of(found).name if found else "",
        submitted=bool(stand) and all(stand.values()) and owed.keys() <= stand.keys(),
        answered=sum(each.answered or 0 for each in own) if own else None,
        total=sum({**owed, **{each.instrument or "": each.total or 0 for each in own}}.values()) if own else None,
    )


def _indicators(rubric: str, world: World) -> int:
    form = instrument_of(rubric, world)
    return len(form.indicator_ids) if isinstance(form, Instrument) else 0
