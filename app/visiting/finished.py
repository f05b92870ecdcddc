"""What was agreed at a school and finished since its last visit, so that the next visit looks at the result."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime

from fieldwork.records import Agreement, Person, Visit
from fieldwork.records.stored import World
from fieldwork.thai.dates import in_bangkok

MadeAt = Callable[[str, str], int | None]
"""When what stands in a field of an agreement was written, in milliseconds, by the agreement's id and the field; None
where that is not known."""


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


def unknown(agreement: str, field: str) -> int | None:
    """No moment, where nobody keeps one."""
    del agreement, field
    return None


def visit_before(world: World, visit: Visit) -> Visit | None:
    """The school's last visit on an earlier day that was not called off."""
    others = [Visit.of(r) for r in world.find("visit", school=visit.school or "") if r.id != visit.id]
    before = [v for v in others if v.day and visit.day and v.day < visit.day and not v.cancelled]
    return max(before, key=lambda v: (v.day or "", v.id), default=None)


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


def is_since(day: date | None, agreement: Agreement, before: Visit) -> bool:
    """Whether what happened to an agreement on a day has happened since a visit: on the day of that visit or later.
    What came after the team had left, the same afternoon, nobody has looked at. Where the day is not known, what
    happened to that visit's own agreements has happened since."""
    return day.isoformat() >= (before.day or "") if day is not None else agreement.visit == before.id


def day_of(milliseconds: int | None) -> date | None:
    """The day of a moment, in Thailand."""
    if milliseconds is None:
        return None
    return in_bangkok(datetime.fromtimestamp(milliseconds / 1000, UTC)).date()


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
