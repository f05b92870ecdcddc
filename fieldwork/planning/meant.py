"""Two visits of one day that share people or their school, and are meant to: for which people, and why.

It is written on both visits, so that everybody who holds one of them reads it, and holds for that day and those people
only: a visit that is moved, or one more person in both teams, is told anew.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from fieldwork.records import Visit
from fieldwork.records.stored import World


@dataclass(frozen=True, slots=True)
class Meant:
    """That a visit and another one (`visit`) are meant to be on one day. `people` are those who are in both teams."""

    visit: str
    day: str
    people: frozenset[str]
    why: str
    by: str


def meant_of(visit: Visit) -> tuple[Meant, ...]:
    """What was said so and still holds for the visit's day. What is not written as one is left out."""
    found = [_read(other, told) for other, told in sorted(visit.meant.items())]
    return tuple(each for each in found if each is not None and each.day == visit.day)


def still_meant(visit: Visit, world: World) -> tuple[Meant, ...]:
    """Those of them whose other visit takes place on that day, too. Where the other one is not held, what was said
    stands: a move of it cannot be known."""
    return tuple(each for each in meant_of(visit) if _is_on(each.day, each.visit, world))


def meaning(other: str, *, day: str, people: Iterable[str], why: str, by: str) -> Mapping[str, Any]:
    """The field of one of the two visits; the other one gets the same with the first one's id."""
    return {f"meant.{other}": {"day": day, "people": sorted(people), "why": why, "by": by}}


def _is_on(day: str, visit: str, world: World) -> bool:
    record = world.get("visit", visit)
    if record is None:
        return True
    found = Visit.of(record)
    return found.day == day and not found.cancelled


def _read(other: str, told: Any) -> Meant | None:
    if not isinstance(told, Mapping):
        return None
    day, why, by, people = (told.get(name) for name in ("day", "why", "by", "people"))
    if not all(isinstance(each, str) for each in (day, why, by)) or not isinstance(people, (list, tuple)):
        return None
    return Meant(other, str(day), frozenset(map(str, people)), str(why), str(by))
