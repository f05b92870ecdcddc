"""Giving a planned visit another day: the next that is free, what is said before it is done, and what is written."""

from __future__ import annotations

from collections.abc import Set
from datetime import date, timedelta
from typing import Any

from app.parts.moments import fully
from app.planning.begun import begun
from app.planning.pairs import Pair
from app.wording import office as office_words
from app.wording import planning as words
from fieldwork.planning.bookings import SEARCHED_DAYS, Bookings, Plan, visits_between
from fieldwork.planning.moves import moving
from fieldwork.records import Visit
from fieldwork.records.stored import World

_SPEAKS = frozenset({"visit", "role", "person", "school", "office", "period"})
"""The kinds of record that speak for or against a day."""


class FreeDays:
    """The next free days of visits. Everybody's bookings and roles are read once, for all visits of one day, and again
    only after something changed that speaks for or against a day: a page asks at every drawing."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._bookings: dict[tuple[date, date], Bookings] = {}
        self._days: dict[tuple[str, date], date | None] = {}

    def of(self, visit: str, today: date) -> date | None:
        """The first day to come on which nothing speaks against a visit as it is planned; None when none is near."""
        asked = (visit, today)
        if asked not in self._days:
            self._days[asked] = self._found(visit, today)
        return self._days[asked]

    def changed(self, records: Set[tuple[str, str]]) -> None:
        """These records, by kind and id, may be different now."""
        if any(kind in _SPEAKS for kind, _ in records):
            self._bookings.clear()
            self._days.clear()

    def _found(self, visit: str, today: date) -> date | None:
        record = self._world.get("visit", visit)
        plan = Plan.of(Visit.of(record)) if record is not None else None
        if plan is None:
            return None
        after = max(plan.day, today)
        asked = (plan.day, after)
        if asked not in self._bookings:
            near = visits_between(self._world, plan.day, after + timedelta(days=SEARCHED_DAYS))
            self._bookings[asked] = Bookings(self._world, near)
        return next(iter(self._bookings[asked].free_days(plan, after=after, count=1)), None)


def told_before(visit: str, before: date | None, world: World) -> str:
    """What is said before a visit gets another day: its day so far, and who has begun already."""
    told = [office_words.MOVE_TEXT(before=fully(before) if before else "")]
    people = begun(visit, world)
    return "\n".join([*told, *([office_words.MOVE_BEGUN(n=people)] if people else [])])


def because(pair: Pair) -> str:
    """Why one of two visits that clash is moved: who is booked in both, or that two teams go to one school. The school
    that is moved reads it, so the other school is not named."""
    return words.MOVED_FOR_PEOPLE(people=pair.named) if pair.people else words.MOVED_FOR_TEAM()


def moved(visit: str, day: date, world: World, *, why: str, by: str, at: int) -> dict[str, Any]:
    """What is written when a visit is given a day."""
    record = world.get("visit", visit)
    return moving(Visit.of(record), day.isoformat(), why=why, by=by, at=at) if record is not None else {}
