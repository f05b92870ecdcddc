"""Who has begun to fill something in on a visit: told to the office before it moves the visit or takes a form off."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from fieldwork.counting.rounds import counted_in
from fieldwork.counting.tally import counted_tables
from fieldwork.instruments.count_table import CountTable
from fieldwork.records import Progress, Visit
from fieldwork.records.stored import World


def begun(visit: str, world: World, instruments: Collection[str] | None = None) -> int:
    """How many people have begun a sheet, as far as this device knows; of these instruments alone where some are named.
    A sheet that has only notes, or was emptied again, was begun."""
    found = map(Progress.of, world.find("progress", visit=visit))
    return len({each.rater for each in found if instruments is None or each.instrument in instruments})


def counted(visit: Visit, world: World, instruments: Collection[str], today: date) -> tuple[CountTable, ...]:
    """Those of these count tables that hold numbers of the visit's school and round, as far as this device knows: taken
    off, they are only read."""
    day = date.fromisoformat(visit.day) if visit.day else today
    found = counted_tables(world, visit.school or "", counted_in(world, day))
    return tuple(table for name, table in found if name in instruments)
