"""Visits and a person's calibrations as events of a calendar file: from the first day of the term on, those called off
included, so that a phone that has them takes them out."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from app.parts.moments import briefly, term
from app.planning.told import person_name, school_name
from app.wording import calendar as words
from app.wording import calibration
from fieldwork.planning.ics import Event, ics
from fieldwork.planning.moves import latest_move, moves_of
from fieldwork.records import Calibration, School, Visit
from fieldwork.records.stored import World
from fieldwork.thai.sorting import person_sort_key

FILE_NAME = "nithet-calendar.ics"


def events(visits: Iterable[Visit], world: World) -> tuple[Event, ...]:
    """One event for every visit, in the order of time."""
    return tuple(_event(visit, world) for visit in sorted(visits, key=lambda v: (v.day or "", v.id)) if visit.day)


def calibration_events(person: str, world: World, first: date) -> tuple[Event, ...]:
    """One event for every calibration from that day on that the person rates or leads, in the order of time."""
    found = (c for c in map(Calibration.of, world.find("calibration")) if person in {*c.members, c.facilitator})
    since = [c for c in found if c.day and c.day >= first.isoformat()]
    return tuple(_calibration(c) for c in sorted(since, key=lambda c: (c.day or "", c.id)))


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


def _calibration(found: Calibration) -> Event:
    """Its day may change and is not counted: of two with the same number a calendar takes the one made last."""
    called_off = [words.ICS_CANCELLED(reason=found.withdrawn)] if found.withdrawn else []
    return Event(
        id=found.id,
        day=date.fromisoformat(found.day or ""),
        part="",
        summary=f"{calibration.TITLE()}: {found.name}",
        description="\n".join(called_off),
        location=found.where or "",
        cancelled=bool(found.withdrawn),
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
