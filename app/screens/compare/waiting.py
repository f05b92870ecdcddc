"""Before release: who has submitted and how far the others are, without anything that was rated."""

from __future__ import annotations

from dataclasses import dataclass

from fieldwork.records import Person, Progress, School, Sheet, Visit
from fieldwork.records.stored import World


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
    """Who is still being waited for."""
    known = {p.rater: p for p in map(Progress.of, world.find("progress", visit=visit.id)) if p.subject == visit.school}
    sheets = [Sheet.of(record) for record in world.find("sheet", visit=visit.id)]
    here = {sheet.rater: sheet for sheet in sheets if sheet.subject == visit.school}
    school = world.get("school", visit.school or "")
    members = sorted(
        (_member(world, person, known.get(person), here.get(person)) for person in visit.members),
        key=lambda member: (not member.submitted, member.name),
    )
    name = School.of(school).name if school else ""
    return Waiting(visit, name or "", tuple(members), visit.closed_at is not None)


def _member(world: World, person: str, progress: Progress | None, sheet: Sheet | None) -> Member:
    found = world.get("person", person)
    submitted = [each.submitted_at for each in (progress, sheet) if each is not None]
    return Member(
        name=Person.of(found).name if found else "",
        submitted=submitted[-1] is not None if submitted else False,
        answered=progress.answered if progress else None,
        total=progress.total if progress else None,
    )
