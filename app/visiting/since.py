"""What happened at a school since its last visit: which visit that was, and whether a moment is after it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime

from fieldwork.records import Agreement, Visit
from fieldwork.records.stored import World
from fieldwork.thai.dates import in_bangkok

MadeAt = Callable[[str, str], int | None]
"""When what stands in a field of an agreement was written, in milliseconds, by the agreement's id and the field; None
where that is not known."""


def unknown(agreement: str, field: str) -> int | None:
    """No moment, where nobody keeps one."""
    del agreement, field
    return None


def visit_before(world: World, visit: Visit) -> Visit | None:
    """The school's last visit on an earlier day that was not called off."""
    others = [Visit.of(r) for r in world.find("visit", school=visit.school or "") if r.id != visit.id]
    before = [v for v in others if v.day and visit.day and v.day < visit.day and not v.cancelled]
    return max(before, key=lambda v: (v.day or "", v.id), default=None)


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
