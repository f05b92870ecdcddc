"""Which checklists a rater fills in on a visit. What was begun goes on with the version it was begun with (R-78)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from fieldwork.checking.sheets import checklist_of
from fieldwork.instruments.checklist import Checklist
from fieldwork.records import CheckSheet, Visit
from fieldwork.records.stored import World


@dataclass(frozen=True, slots=True)
class Offered:
    """One checklist of a visit for one rater. `sheet` is None until something was answered; `replaced` says that the
    visit has another version by now, or none, and that this sheet goes on all the same."""

    id: str
    checklist: Checklist
    sheet: CheckSheet | None
    replaced: bool


def offered(world: World, visit: Visit, rater: str) -> tuple[Offered, ...]:
    """What this rater has to do with, by title: what is on the visit and what was begun there. Of one checklist a
    version that was begun stands before a newer one that was not."""
    found = sorted(_all(world, visit, rater), key=lambda each: (each.checklist.title_th, each.id))
    begun = {each.checklist.id for each in found if each.sheet is not None}
    return tuple(each for each in found if each.sheet is not None or each.checklist.id not in begun)


def of_newer_apps(world: World, visit: Visit, rater: str) -> tuple[str, ...]:
    """What this rater has to do with and only a newer app can read: it has come to this device all the same."""
    own = _own(world, visit, rater)
    names = sorted({*own, *(name for name, on in visit.checklists.items() if on)})
    return tuple(n for n in names if world.get("checklist", n) is not None and checklist_of(n, world) is None)


def _own(world: World, visit: Visit, rater: str) -> dict[str, CheckSheet]:
    sheets = map(CheckSheet.of, world.find("checksheet", visit=visit.id))
    return {s.checklist: s for s in sheets if s.checklist and s.rater == rater}


def _all(world: World, visit: Visit, rater: str) -> Iterator[Offered]:
    own = _own(world, visit, rater)
    for record_id in sorted({*visit.checklists, *own}):
        checklist = checklist_of(record_id, world)
        is_on = bool(visit.checklists.get(record_id))
        if checklist is not None and (is_on or record_id in own):
            yield Offered(record_id, checklist, own.get(record_id), not is_on)
