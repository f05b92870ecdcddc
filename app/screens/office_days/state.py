"""The days that the office writes into its calendar, and the form for new ones."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from app.planning.told import school_name
from app.wording import rounds as words
from fieldwork.planning.bookings import visits_between
from fieldwork.planning.days import SchoolCalendar
from fieldwork.records.stored import World
from fieldwork.thai.text import normalise_line


@dataclass(frozen=True, slots=True)
class DaysForm:
    """A span of days as it is typed."""

    nature: str = "exam"
    name: str = ""
    starts: str = ""
    ends: str = ""
    one_school: bool = False
    school: str = ""

    @property
    def problem(self) -> str:
        """Why it cannot be stored yet, in words, or ""."""
        if not self.name.strip():
            return words.NAME_NEEDED()
        if not self.starts:
            return words.FIRST_NEEDED()
        if self.ends and self.ends < self.starts:
            return words.BACKWARDS()
        return words.SCHOOL_NEEDED() if self.one_school and not self.school else ""

    def fields(self) -> dict[str, Any]:
        """What to write into the record. A single day ends on itself."""
        about = {"nature": self.nature, "name": normalise_line(self.name), "starts": self.starts}
        school = {"school": self.school} if self.one_school else {}
        return {**about, "ends": self.ends or self.starts, **school}

    def visits(self, world: World, today: date) -> int:
        """How many visits from today on lie in these days."""
        first = max(date.fromisoformat(self.starts), today)
        last = date.fromisoformat(self.ends or self.starts)
        found = visits_between(world, first, last)
        return sum(not v.cancelled and (not self.one_school or v.school == self.school) for v in found)


@dataclass(frozen=True, slots=True)
class Span:
    """One span that is kept."""

    id: str
    nature: str
    name: str
    starts: date
    ends: date
    school: str


def kept(world: World) -> tuple[Span, ...]:
    """All of them, in the order of time."""
    spans = [
        Span(
            each.id,
            each.nature or "",
            each.name or "",
            date.fromisoformat(each.starts or ""),
            date.fromisoformat(each.ends or ""),
            school_name(each.school, world) if each.school else "",
        )
        for each in SchoolCalendar.of(world).periods
    ]
    return tuple(sorted(spans, key=lambda span: (span.starts, span.name)))
