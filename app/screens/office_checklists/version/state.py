"""One published checklist, as a value: the visits to come with or without it, and every sheet that was handed in."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from app.wording import language
from fieldwork.checking.attached import Attached, attached_of
from fieldwork.checking.sheets import checklist_of
from fieldwork.checking.tally import Tallied, handed_in, tally
from fieldwork.instruments.checklist import Checklist
from fieldwork.records import CheckSheet, Person, School, Visit
from fieldwork.records.stored import World
from fieldwork.rounds import round_of
from fieldwork.thai.sorting import school_sort_key


@dataclass(frozen=True, slots=True)
class VisitLine:
    """One visit to come. `other` is the version of this checklist that it has instead, "" for none."""

    id: str
    school: str
    day: str
    round: str
    is_on: bool
    other: str
    others: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SheetLine:
    """One sheet that was handed in."""

    id: str
    school: str
    day: str
    rater: str
    submitted_at: int
    sheet: CheckSheet
    attached: tuple[Attached, ...]


@dataclass(frozen=True, slots=True)
class VersionPage:
    """Everything on the page."""

    id: str
    checklist: Checklist
    visits: tuple[VisitLine, ...]
    sheets: tuple[SheetLine, ...]
    tallied: tuple[Tallied, ...]

    @property
    def rounds(self) -> dict[str, tuple[VisitLine, ...]]:
        """The visits to come by round, soonest first; "" for those without one."""
        names = dict.fromkeys(visit.round for visit in self.visits)
        return {name: tuple(visit for visit in self.visits if visit.round == name) for name in names}

    def sheet(self, sheet: str) -> SheetLine | None:
        """One of the sheets."""
        return next((line for line in self.sheets if line.id == sheet), None)


def read_version(world: World, checklist: str, today: date) -> VersionPage | None:
    """The version as the device has it; None while it has not come."""
    form = checklist_of(checklist, world)
    if form is None:
        return None
    coming = [v for v in map(Visit.of, world.find("visit")) if not v.cancelled and (v.day or "") >= today.isoformat()]
    lines = [_visit(world, v, checklist, form) for v in coming if v.closed_at is None]
    sheets = handed_in(world, checklist)
    shown = sorted((_sheet(world, each) for each in sheets), key=lambda line: (school_sort_key(line.school), line.id))
    visits = tuple(sorted(lines, key=lambda line: (line.day, line.school, line.id)))
    return VersionPage(checklist, form, visits, tuple(shown), tally(form, sheets))


def used(lines: Iterable[VisitLine], checklist: str, *, on: bool) -> dict[str, dict[str, Any]]:
    """By visit, what to write so that it uses this version (and no other of the same checklist), or uses it no more.

    What was begun with another version goes on with it, so a version is set to false and never emptied.
    """
    wanted: dict[str, dict[str, Any]] = {}
    for line in lines:
        fields: dict[str, Any] = {f"checklists.{other}": False for other in line.others} if on else {}
        if line.is_on != on:
            fields[f"checklists.{checklist}"] = on
        if fields:
            wanted[line.id] = fields
    return wanted


def _visit(world: World, visit: Visit, checklist: str, form: Checklist) -> VisitLine:
    others = []
    for name, on in sorted(visit.checklists.items()):
        found = checklist_of(name, world) if on and name != checklist else None
        if found is not None and found.id == form.id:
            others.append((name, found.version))
    return VisitLine(
        id=visit.id,
        school=_school(world, visit.school),
        day=visit.day or "",
        round=round_of(visit),
        is_on=bool(visit.checklists.get(checklist)),
        other=others[-1][1] if others else "",
        others=tuple(name for name, _ in others),
    )


def _sheet(world: World, sheet: CheckSheet) -> SheetLine:
    visit = world.get("visit", sheet.visit or "")
    person = world.get("person", sheet.rater or "")
    return SheetLine(
        id=sheet.id,
        school=_school(world, sheet.school),
        day=(Visit.of(visit).day or "") if visit is not None else "",
        rater=Person.of(person).name if person is not None else "",
        submitted_at=sheet.submitted_at or 0,
        sheet=sheet,
        attached=attached_of(sheet),
    )


def _school(world: World, school: str | None) -> str:
    record = world.get("school", school or "")
    return language.of(School.of(record).name, School.of(record).name_en) if record is not None else ""
