"""What became of agreements since a school's last visit: which visit that was, and whether a moment is after it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any, Self, TypeVar

from fieldwork.records import Agreement, Person, Visit
from fieldwork.records.stored import World
from fieldwork.thai.dates import in_bangkok

MadeAt = Callable[[str, str], int | None]
"""When what stands in a field of an agreement was written, in milliseconds, by the agreement's id and the field; None
where that is not known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ended:
    """An agreement that is open no more: what it was, who said so and on which day (each empty where this device does
    not know it), and what was written on how it went."""

    id: str
    action: str
    owner: str
    by: str
    on: date | None
    progress: str

    @classmethod
    def told(cls, agreement: Agreement, world: World, by: str, on: date | None, **more: Any) -> Self:
        """The agreement as this person, by id, ended it."""
        person = world.get("person", by)
        return cls(
            id=agreement.id,
            action=(agreement.action or "").strip(),
            owner=agreement.owner or "",
            by=Person.of(person).name if person is not None else "",
            on=on,
            progress=(agreement.progress or "").strip(),
            **more,
        )


Found = TypeVar("Found", bound=Ended)


def ended_since(
    world: World, visit: Visit, before: Visit | None, ended: Callable[[Agreement], Found | None]
) -> tuple[Found, ...]:
    """What `ended` makes of the school's agreements, as far as it happened since the visit before this one, the latest
    first. What this visit or a later one agrees on, and what has no words, is not among them, nor what ended when it
    was the next visit's turn to look at it; nothing is before a first visit."""
    if before is None:
        return ()
    pairs = ((each, ended(each)) for each in agreed_before(world, visit))
    turn = _next_day(world, visit)
    found = [gone for each, gone in pairs if gone is not None and is_since(gone.on, each, before)]
    found = [gone for gone in found if gone.on is None or not turn or gone.on.isoformat() < turn]
    return tuple(sorted(found, key=lambda gone: (-(gone.on or date.min).toordinal(), gone.id)))


def agreed_before(world: World, visit: Visit) -> list[Agreement]:
    """The school's agreements that have words and are neither this visit's nor a later one's."""
    days = {v.id: v.day or "" for v in map(Visit.of, world.find("visit", school=visit.school or ""))}
    agreed = map(Agreement.of, world.find("agreement", school=visit.school or ""))
    worded = (each for each in agreed if each.visit != visit.id and (each.action or "").strip())
    return [each for each in worded if not visit.day or days.get(each.visit or "", "") <= visit.day]


def _next_day(world: World, visit: Visit) -> str:
    """The day of the school's next visit; "" while there is none."""
    return min((day for other in _others(world, visit) if (day := other.day or "") > (visit.day or "9")), default="")


def unknown(agreement: str, field: str) -> int | None:
    """No moment, where nobody keeps one."""
    del agreement, field
    return None


def visit_before(world: World, visit: Visit) -> Visit | None:
    """The school's last visit on an earlier day that was not called off."""
    before = (other for other in _others(world, visit) if (other.day or "") < (visit.day or ""))
    return max(before, key=lambda v: (v.day or "", v.id), default=None)


def _others(world: World, visit: Visit) -> list[Visit]:
    """The school's other visits that have a day and were not called off."""
    every = map(Visit.of, world.find("visit", school=visit.school or ""))
    return [other for other in every if other.id != visit.id and other.day and not other.cancelled]


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
