"""What was agreed at a school and finished since its last visit, so that the next visit looks at the result."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from app.visiting.since import MadeAt, day_of, is_since, unknown
from fieldwork.records import Agreement, Person, Visit
from fieldwork.records.stored import World


@dataclass(frozen=True, slots=True)
class Finished:
    """An agreement that somebody called done: what it was, who said so and on which day (each empty where this device
    does not know it), and what was written on how it went."""

    id: str
    action: str
    owner: str
    by: str
    on: date | None
    progress: str


def finished_since(world: World, visit: Visit, before: Visit | None, made_at: MadeAt = unknown) -> tuple[Finished, ...]:
    """The school's agreements that were called done since the visit before this one, the latest first.

    What this visit agrees on, what was called off and what was removed is not among them; nothing is before a first
    visit.
    """
    if before is None or not before.day:
        return ()
    found = []
    for each in map(Agreement.of, world.find("agreement", school=visit.school or "")):
        if each.state != "done" or each.removed or each.visit == visit.id or not (each.action or "").strip():
            continue
        day = day_of(made_at(each.id, "state"))
        if is_since(day, each, before):
            found.append(_finished(world, each, day))
    return tuple(sorted(found, key=lambda f: (-(f.on or date.min).toordinal(), f.id)))


def _finished(world: World, agreement: Agreement, day: date | None) -> Finished:
    person = world.get("person", agreement.stated_by)
    return Finished(
        id=agreement.id,
        action=(agreement.action or "").strip(),
        owner=agreement.owner or "",
        by=Person.of(person).name if person is not None else "",
        on=day,
        progress=(agreement.progress or "").strip(),
    )
