"""The visits as events of a calendar file: from the first day of the term on, those called off included, so that a
phone that has them takes them out."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from app.parts.moments import briefly, term
from app.planning.told import person_name, school_name
from app.wording import calendar as words
from fieldwork.planning.ics import Event, ics
from fieldwork.planning.moves import latest_move, moves_of
from fieldwork.records import School, Visit
from fieldwork.records.stored import World
from fieldwork.thai.sorting import person_sort_key

FILE_NAME = "nithet-calendar.ics"


def events(visits: Iterable[Visit], world: World) -> tuple[Event, ...]:
    """One event for every visit, in the order of time."""
    return tuple(_event(visit, world) for visit in sorted(visits, key=lambda v: (v.day or "", v.id)) if visit.day)


def calendar_file(found: Iterable[Event], now_ms: int) -> bytes:
    """The file's bytes."""
    return ics(found, name=words.TITLE(), made_at_ms=now_ms)


def _event(visit: Visit, world: World) -> Event:
    record = world.get("school", visit.school or "")
    school = School.of(record) if record is not None else None
    place = [school_name(visit.school, world), school.district if school else None]
    return Event(
        id=visit.id,
        day=date.fromisoformat(visit.day or ""),
        part=visit.part or "",
        summary=words.ICS_SUMMARY(school=school_name(visit.school, world)),
        description="\n".join(_described(visit, world)),
        location=", ".join(part for part in place if part),
        sequence=len(moves_of(visit)),
        cancelled=bool(visit.cancelled),
    )


def _described(visit: Visit, world: World) -> list[str]:
    names = [person_name(member, world) for member in visit.members]
    said = [words.ICS_TEAM(names=", ".join(sorted(filter(None, names), key=person_sort_key)))]
    said += [words.ICS_ROUND(round=term(visit.round))] if visit.round else []
    said += [words.ICS_PURPOSE(purpose=visit.purpose)] if visit.purpose else []
    move = latest_move(visit)
    said += [words.ICS_MOVED(before=briefly(move.before), why=move.why)] if move else []
    said += [words.ICS_CANCELLED(reason=visit.cancelled)] if visit.cancelled else []
    return said
