"""Which schools have been visited in a term, which have a day, and which have neither."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from fieldwork.records import School, Visit


class Reached(StrEnum):
    """How far a school is in a term."""

    NOT = "not"  # no visit has a day
    PLANNED = "planned"
    VISITED = "visited"


@dataclass(frozen=True, slots=True)
class Covered:
    """One school: its visits' days in the term, split by today, and the last day it was visited at all."""

    school: str
    visited: tuple[date, ...]
    planned: tuple[date, ...]
    last: date | None

    @property
    def reached(self) -> Reached:
        """The best that can be said of it."""
        return Reached.VISITED if self.visited else Reached.PLANNED if self.planned else Reached.NOT


@dataclass(frozen=True, slots=True)
class Coverage:
    """Every school that was open in the term, those nobody has reached first, the longest forgotten of them first."""

    schools: tuple[Covered, ...]

    def count(self, reached: Reached) -> int:
        """How many are so far."""
        return sum(each.reached is reached for each in self.schools)


def coverage(schools: Iterable[School], visits: Iterable[Visit], *, first: date, last: date, today: date) -> Coverage:
    """Work it out for the days of a term. A visit counts as made on its day, unless it was cancelled; a school that was
    closed before the term began is none of them."""
    days = _days(visits)
    rows = [_covered(s.id, days[s.id], first, last, today) for s in schools if s.is_open_on(first)]
    return Coverage(tuple(sorted(rows, key=_urgency)))


def _covered(school: str, days: list[date], first: date, last: date, today: date) -> Covered:
    inside = [day for day in days if first <= day <= last]
    return Covered(
        school,
        visited=tuple(day for day in inside if day <= today),
        planned=tuple(day for day in inside if day > today),
        last=max((day for day in days if day <= today), default=None),
    )


def _days(visits: Iterable[Visit]) -> defaultdict[str, list[date]]:
    found: defaultdict[str, list[date]] = defaultdict(list)
    for visit in visits:
        if visit.day and visit.school and not visit.cancelled:
            found[visit.school].append(date.fromisoformat(visit.day))
    for days in found.values():
        days.sort()
    return found


def _urgency(row: Covered) -> tuple[int, date, str]:
    order = list(Reached).index(row.reached)
    soonest = min(row.planned, default=date.max) if row.reached is Reached.PLANNED else row.last or date.min
    return order, soonest, row.school
