"""A count table of one school and round, as a value: what is counted per grade, what does not add up, what changed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from app.wording import language
from fieldwork import access
from fieldwork.counting.rounds import counted_in
from fieldwork.counting.rows import Row, RowStage
from fieldwork.counting.tally import read_tally, replaced_tables
from fieldwork.instruments.count_checks import Finding
from fieldwork.instruments.count_rules import parse_check
from fieldwork.instruments.count_table import CountTable
from fieldwork.instruments.formula import Comparison, names_in
from fieldwork.records import School, Visit
from fieldwork.records.stored import World
from fieldwork.refusals import Refusal
from fieldwork.submission import instrument_of


@dataclass(frozen=True, slots=True)
class CountPage:
    """Everything on the screen, one grade of it in view. `locked`: why this person only reads it; `replaced`: nobody
    writes it, because the visit has the table, or this version of it, no more."""

    table: CountTable
    instrument: str
    school: str
    school_name: str
    visit: str
    round: str
    before: str
    rows: tuple[Row, ...]
    grade: str
    locked: Refusal | None
    replaced: bool = False

    @property
    def is_read_only(self) -> bool:
        """Whether nothing can be typed."""
        return self.replaced or self.locked is not None

    @property
    def row(self) -> Row:
        """The grade in view."""
        return next(row for row in self.rows if row.grade == self.grade)


def read_counts(
    world: World, *, visit: str, instrument: str, person: str, today: date, grade: str | None
) -> CountPage | Refusal:
    """The table as the device has it, or why there is none. One that was replaced is read (R-79)."""
    found = world.get("visit", visit)
    table = instrument_of(instrument, world)
    if found is None or found.fields.get("cancelled"):
        return Refusal("no_visit")
    typed = Visit.of(found)
    day = date.fromisoformat(typed.day) if typed.day else today
    replaced = not typed.instruments.get(instrument)
    if not isinstance(table, CountTable) or (replaced and not _stands_beside(world, typed, instrument, day)):
        return Refusal("instrument_not_on_visit")
    school = typed.school or ""
    tally = read_tally(world, table, instrument, school, day)
    record = world.get("school", school)
    grades = [row.grade for row in tally.rows]
    return CountPage(
        table=table,
        instrument=instrument,
        school=school,
        school_name=language.of(School.of(record).name, School.of(record).name_en) if record else "",
        visit=visit,
        round=tally.round,
        before=tally.before,
        rows=tally.rows,
        grade=grade if grade in grades else _first_counted(tally.rows) if replaced else _first_open(tally.rows),
        locked=_locked(world, typed, person, today),
        replaced=replaced,
    )


def fill(page: CountPage, cell: str, count: int | None) -> dict[str, Any]:
    """The edit of one number. The first one of a row carries what the row is about."""
    if page.row.cells.get(cell) == count:
        return {}
    keys = {"instrument": page.instrument, "school": page.school, "round": page.round, "grade": page.grade}
    return {**(keys if page.row.is_new else {}), f"cells.{cell}": count}


def neighbour(page: CountPage, step: int) -> str | None:
    """The grade before (-1) or after (+1), or None at either end."""
    grades = [row.grade for row in page.rows]
    index = grades.index(page.grade) + step
    return grades[index] if 0 <= index < len(grades) else None


def beside(row: Row, table: CountTable, cell: str) -> tuple[Finding, ...]:
    """What to say right at a number: what is wrong with it, or a rule about columns that first names it."""
    skill = cell.partition(":")[0] if ":" in cell else None
    return tuple(
        finding
        for finding in row.findings
        if finding.cell == cell
        or (finding.cell is None and finding.skill_id is None and skill is None and _names(table, finding) == cell)
    )


def _first_open(rows: tuple[Row, ...]) -> str:
    return next((row.grade for row in rows if row.stage is not RowStage.DONE), rows[0].grade)


def _first_counted(rows: tuple[Row, ...]) -> str:
    return next((row.grade for row in rows if row.stage is not RowStage.EMPTY), rows[0].grade)


def _stands_beside(world: World, visit: Visit, instrument: str, day: date) -> bool:
    return any(name == instrument for name, _ in replaced_tables(world, visit, counted_in(world, day)))


def _names(table: CountTable, finding: Finding) -> str | None:
    """The first column of the table that a broken rule speaks of."""
    check = next(each for each in table.checks if each.id == finding.check_id)
    rule = parse_check(table, check)
    spoken = names_in(rule) if isinstance(rule, Comparison) else frozenset()
    return next((column.id for column in reversed(table.columns) if column.id in spoken), None)


def _locked(world: World, visit: Visit, person: str, today: date) -> Refusal | None:
    actor = access.actor_on(person, world, today)
    if visit.school in actor.runs:
        return Refusal("own_school")
    return None if person in visit.members else Refusal("not_in_team")
