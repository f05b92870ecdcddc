"""Who has begun to fill something in on a visit: told to the office before it moves the visit or takes a form off."""

from __future__ import annotations

from collections.abc import Collection

from fieldwork.records import Progress
from fieldwork.records.stored import World


def begun(visit: str, world: World, instruments: Collection[str] | None = None) -> int:
    """How many people have begun a sheet, as far as this device knows; of these instruments alone where some are named.
    A sheet that has only notes, or was emptied again, was begun."""
    found = map(Progress.of, world.find("progress", visit=visit))
    return len({each.rater for each in found if instruments is None or each.instrument in instruments})
