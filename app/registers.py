"""The area's registers as lists to choose from, in the order people look for them."""

from __future__ import annotations

from fieldwork.records import School
from fieldwork.records.stored import World
from fieldwork.thai.sorting import school_sort_key


def open_schools(world: World) -> tuple[tuple[str, str], ...]:
    """All schools that are not closed, as (id, name), sorted by name without its first word."""
    rows = [School.of(record) for record in world.find("school")]
    named = [(s.id, s.name or "") for s in rows if not s.closed_on]
    return tuple(sorted(named, key=lambda pair: school_sort_key(pair[1])))
