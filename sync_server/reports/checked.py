"""Checklists that were handed in on a visit, as a report has them: each point with every rater's answer in words."""

from __future__ import annotations

from dataclasses import dataclass

from fieldwork.checking.attached import Attached, at_point, attached_of
from fieldwork.checking.sheets import checklist_of
from fieldwork.checking.words import Spelling
from fieldwork.instruments.checklist import FILE, WITH_FILES, Checklist, Point
from fieldwork.records import CheckSheet, Visit
from fieldwork.records.stored import World
from fieldwork.thai.dates import short_date
from fieldwork.thai.sorting import person_sort_key
from sync_server.reports.names import person_name

NO_ANSWER = "ไม่ได้ตอบ"
SPELLING = Spelling(short_date, lambda clock: f"{clock.hour:02}.{clock.minute:02} น.", between=", ", named=" ")
"""How a report writes answers."""


@dataclass(frozen=True, slots=True)
class Filled:
    """One rater's sheet."""

    name: str
    sheet: CheckSheet
    attached: tuple[Attached, ...]

    def held(self, point: Point) -> tuple[Attached, ...]:
        """What is attached to a point."""
        return at_point(self.attached, point.id)

    def words(self, point: Point, none: str = NO_ANSWER) -> str:
        """The answer to a point, in Arabic numerals."""
        if point.type in WITH_FILES:
            return attached_words(point, self.held(point)) or none
        return SPELLING.answer(point, self.sheet.answers.get(point.id)) or none


@dataclass(frozen=True, slots=True)
class Checked:
    """One version of a checklist on one visit, with every sheet of it that was handed in."""

    checklist: Checklist
    sheets: tuple[Filled, ...]

    @property
    def all_pictures(self) -> tuple[Attached, ...]:
        """Photos and signatures."""
        types = {point.id: point.type for point in self.checklist.points}
        held = (each for sheet in self.sheets for each in sheet.attached)
        return tuple(each for each in held if types.get(each.point) not in (None, FILE))

    @property
    def pictures(self) -> tuple[Attached, ...]:
        """Those that may be printed: where faces are in one by leave, that was leave to look."""
        return tuple(each for each in self.all_pictures if not each.faces)


def checked_of(visit: Visit, world: World) -> tuple[Checked, ...]:
    """By title, whatever the visit has on it by now: what was handed in stays."""
    by_version: dict[str, list[CheckSheet]] = {}
    for sheet in map(CheckSheet.of, world.find("checksheet", visit=visit.id)):
        if sheet.submitted_at is not None:
            by_version.setdefault(sheet.checklist or "", []).append(sheet)
    found = []
    for record_id, sheets in by_version.items():
        checklist = checklist_of(record_id, world)
        if checklist is not None:
            named = [Filled(person_name(s.rater or "", world), s, attached_of(s)) for s in sheets]
            ordered = sorted(named, key=lambda each: (person_sort_key(each.name), each.sheet.id))
            found.append(Checked(checklist, tuple(ordered)))
    return tuple(sorted(found, key=lambda each: (each.checklist.title_th, each.checklist.version)))


def attached_words(point: Point, held: tuple[Attached, ...]) -> str:
    """Files by their names; pictures by how many."""
    if point.type == FILE:
        return ", ".join(each.name for each in held)
    return f"{len(held)} ภาพ" if held else ""
