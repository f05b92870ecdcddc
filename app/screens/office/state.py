"""How much the area holds, as the office's first page shows it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from fieldwork.records import Person, Visit
from fieldwork.records.stored import World


@dataclass(frozen=True, slots=True)
class Overview:
    """Counts of what the secretariat looks after."""

    schools: int
    instruments: int
    people: int
    visits_to_come: int


def overview(world: World, today: date) -> Overview:
    """Count what is there; visits from today on that were not cancelled."""
    visits = map(Visit.of, world.find("visit"))
    people = map(Person.of, world.find("person"))
    return Overview(
        schools=len(world.find("school")),
        instruments=len(world.find("instrument")),
        people=sum(not p.left_on for p in people),
        visits_to_come=sum(bool(v.day and v.day >= today.isoformat() and not v.cancelled) for v in visits),
    )
