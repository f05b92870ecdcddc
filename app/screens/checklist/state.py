"""One checklist being filled in, as a value: what stands at each point, what is still missing. Reads, never writes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Any

from app.wording import language
from fieldwork import access
from fieldwork.checking.attached import Attached, at_point, attached_of
from fieldwork.checking.sheets import checklist_of, is_answered, lack_of, missing_of, progress
from fieldwork.completeness import Lack, Missing, Progress
from fieldwork.instruments.checklist import Checklist, Point
from fieldwork.records import CheckSheet, School, Visit
from fieldwork.records.stored import World
from fieldwork.refusals import Refusal


class Mark(Enum):
    """How a point stands in the list of all of them."""

    ANSWERED = "answered"
    EMPTY = "empty"
    EMPTY_OPTIONAL = "empty_optional"
    WRONG = "wrong"


@dataclass(frozen=True, slots=True)
class Filling:
    """One sheet on the screen. `replaced`: the visit has another version by now, or none."""

    id: str
    visit: str
    used: str
    school: str
    school_name: str
    rater: str
    checklist: Checklist
    fields: Mapping[str, Any]
    is_new: bool
    replaced: bool
    gaps: tuple[Missing, ...]

    @property
    def sheet(self) -> CheckSheet:
        """The typed view of the stored fields."""
        found: CheckSheet = CheckSheet.kind().read(self.id, self.fields)
        return found

    @property
    def attached(self) -> tuple[Attached, ...]:
        """Photos, signatures and files."""
        return attached_of(self.sheet)

    @property
    def is_locked(self) -> bool:
        """Handed in: read only until its rater opens it again."""
        return self.fields.get("submitted_at") is not None

    @property
    def done(self) -> Progress:
        """How many points are answered."""
        return progress(self.checklist, self.sheet)

    @property
    def keys(self) -> dict[str, Any]:
        """What the first write carries with it."""
        return {"visit": self.visit, "checklist": self.used, "school": self.school, "rater": self.rater}


def read_filling(world: World, *, visit: str, checklist: str, rater: str, today: date) -> Filling | Refusal:
    """The rater's sheet as the device has it, or why it cannot be opened."""
    found = world.get("visit", visit)
    form = checklist_of(checklist, world)
    if found is None or found.fields.get("cancelled"):
        return Refusal("no_visit")
    typed = Visit.of(found)
    sheet = CheckSheet.kind().id_of(visit, checklist, rater)
    record = world.get("checksheet", sheet)
    is_on = bool(typed.checklists.get(checklist))
    if form is None or not (is_on or record is not None):
        return Refusal("instrument_not_on_visit")
    refused = access.may_fill(access.actor_on(rater, world, today), typed, form.filled_by)
    if refused:
        return refused
    school = world.get("school", typed.school or "")
    fields = dict(record.fields) if record else {}
    return Filling(
        id=sheet,
        visit=visit,
        used=checklist,
        school=typed.school or "",
        school_name=language.of(School.of(school).name, School.of(school).name_en) if school else "",
        rater=rater,
        checklist=form,
        fields=fields,
        is_new=record is None,
        replaced=not is_on,
        gaps=tuple(missing_of(CheckSheet.kind().read(sheet, fields), form)),
    )


def mark(point: Point, sheet: CheckSheet) -> Mark:
    """How a point stands."""
    lack = lack_of(point, sheet)
    if lack is not None and lack.code is Lack.POINT_INVALID:
        return Mark.WRONG
    if is_answered(point, sheet):
        return Mark.ANSWERED
    return Mark.EMPTY if point.required else Mark.EMPTY_OPTIONAL


def attached_at(filling: Filling, point: str) -> tuple[Attached, ...]:
    """What is attached to a point."""
    return at_point(filling.attached, point)


def next_order(filling: Filling) -> int:
    """The place of what is attached next: behind everything."""
    return max((each.order for each in filling.attached), default=0) + 1


def place_of(filling: Filling, point: str) -> int:
    """The number of a point as people count."""
    return [each.id for each in filling.checklist.points].index(point) + 1
