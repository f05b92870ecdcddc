"""A count table of one school and round, as a value: what is counted per grade, what does not add up, what changed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Any

from app.visiting.counting import counted_in, round_before
from fieldwork import access
from fieldwork.instruments.count_checks import Figure, Finding, check_row, derive, has_errors, missing_cells
from fieldwork.instruments.count_rules import parse_check
from fieldwork.instruments.count_table import Column, CountLevel, CountTable, cell_id
from fieldwork.instruments.formula import SUM_OF_LEVELS, Comparison, names_in
from fieldwork.records import Counts, School, Visit
from fieldwork.records.stored import Record, World
from fieldwork.refusals import Refusal
from fieldwork.submission import instrument_of


class RowStage(Enum):
    """How one grade stands in the list of all of them."""

    EMPTY = "empty"
    BEGUN = "begun"
    WRONG = "wrong"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class Row:
    """One grade: its counts, what does not add up, percentages and the change since the round before."""

    grade: str
    record: str
    cells: Mapping[str, int | None]
    writes: Mapping[str, str]
    is_new: bool
    findings: tuple[Finding, ...]
    figures: tuple[Figure, ...]

    @property
    def stage(self) -> RowStage:
        """Empty, begun, wrong or done; a warning alone does not make a row wrong."""
        entered = [value for value in self.cells.values() if value is not None]
        if not entered:
            return RowStage.EMPTY
        if has_errors(self.findings):
            return RowStage.WRONG
        return RowStage.DONE if len(entered) == len(self.cells) else RowStage.BEGUN


@dataclass(frozen=True, slots=True)
class CountPage:
    """Everything on the screen, one grade of it in view."""

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

    @property
    def row(self) -> Row:
        """The grade in view."""
        return next(row for row in self.rows if row.grade == self.grade)


def read_counts(
    world: World, *, visit: str, instrument: str, person: str, today: date, grade: str | None
) -> CountPage | Refusal:
    """The table as the device has it, or why there is none."""
    found = world.get("visit", visit)
    table = instrument_of(instrument, world)
    if found is None or found.fields.get("cancelled"):
        return Refusal("no_visit")
    if not isinstance(table, CountTable) or not found.fields.get(f"instruments.{instrument}"):
        return Refusal("instrument_not_on_visit")
    typed = Visit.of(found)
    school = typed.school or ""
    day = date.fromisoformat(typed.day) if typed.day else today
    this = counted_in(world, day).round_of(table)
    before = round_before(table, this)
    record = world.get("school", school)
    rows = tuple(read_row(world, table, instrument, school, this, before, each) for each in table.rows_axis.values)
    grades = [row.grade for row in rows]
    return CountPage(
        table=table,
        instrument=instrument,
        school=school,
        school_name=(School.of(record).name or "") if record else "",
        visit=visit,
        round=this,
        before=before,
        rows=rows,
        grade=grade if grade in grades else _first_open(rows),
        locked=_locked(world, typed, person, today),
    )


def read_row(world: World, table: CountTable, instrument: str, school: str, this: str, before: str, grade: str) -> Row:
    """One grade of a round, compared with the round before."""
    record_id = Counts.kind().id_of(instrument, school, this, grade)
    record = world.get("counts", record_id)
    earlier = world.get("counts", Counts.kind().id_of(instrument, school, before, grade))
    cells = _cells(table, record)
    return Row(
        grade=grade,
        record=record_id,
        cells=cells,
        writes=dict(record.writes) if record else {},
        is_new=record is None,
        findings=check_row(table, cells),
        figures=derive(table, cells, previous=_cells(table, earlier)),
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


def total(row: Row, table: CountTable, skill: str) -> tuple[int, bool]:
    """The sum of a skill's levels so far, and whether every level is entered."""
    counts = [row.cells.get(cell_id(skill, level.id)) for level in table.levels]
    return sum(count or 0 for count in counts), all(count is not None for count in counts)


def beside(row: Row, table: CountTable, cell: str) -> tuple[Finding, ...]:
    """What to say right at a number: what is wrong with it, or a rule about columns that first names it."""
    skill = cell.partition(":")[0] if ":" in cell else None
    return tuple(
        finding
        for finding in row.findings
        if finding.cell == cell
        or (finding.cell is None and finding.skill_id is None and skill is None and _names(table, finding) == cell)
    )


def of_skill(row: Row, skill: str) -> tuple[Finding, ...]:
    """What to say under a skill as a whole: its sum."""
    return tuple(finding for finding in row.findings if finding.cell is None and finding.skill_id == skill)


def share(row: Row, skill: str, level: str) -> Decimal | None:
    """The percentage of a level, by whichever derived figure of the table is worked out per level."""
    return next((f.shown for f in row.figures if (f.skill_id, f.level_id) == (skill, level)), None)


def change(row: Row, skill: str) -> Figure | None:
    """How much a skill's figure changed since the round before, in percentage points."""
    return next((f for f in row.figures if f.is_change and f.skill_id == skill and f.shown is not None), None)


def level_in(table: CountTable, figure: Figure) -> CountLevel | None:
    """The level a figure is about, by the counts it was worked out from."""
    return next((level for level in table.levels if any(cell.endswith(f":{level.id}") for cell in figure.cells)), None)


def sum_column(table: CountTable) -> Column | None:
    """The column that the levels of each skill must add up to, when the table has such a rule."""
    for rule in _comparisons(table):
        spoken = names_in(rule)
        if rule.symbol == "==" and SUM_OF_LEVELS in spoken:
            return next((column for column in table.columns if column.id in spoken), None)
    return None


def lacking(page: CountPage) -> tuple[str, ...]:
    """The grades that are begun and not complete."""
    return tuple(row.grade for row in page.rows if row.stage in (RowStage.BEGUN, RowStage.WRONG))


def left(row: Row, table: CountTable) -> int:
    """How many numbers of a row are not entered yet."""
    return len(missing_cells(table, row.cells))


def _cells(table: CountTable, record: Record | None) -> dict[str, int | None]:
    given = Counts.of(record).cells if record else {}
    return {cell: given.get(cell) for cell in table.cells}


def _first_open(rows: tuple[Row, ...]) -> str:
    return next((row.grade for row in rows if row.stage is not RowStage.DONE), rows[0].grade)


def _names(table: CountTable, finding: Finding) -> str | None:
    """The first column of the table that a broken rule speaks of."""
    check = next(each for each in table.checks if each.id == finding.check_id)
    rule = parse_check(table, check)
    spoken = names_in(rule) if isinstance(rule, Comparison) else frozenset()
    return next((column.id for column in reversed(table.columns) if column.id in spoken), None)


def _comparisons(table: CountTable) -> list[Comparison]:
    rules = (parse_check(table, check) for check in table.checks)
    return [rule for rule in rules if isinstance(rule, Comparison)]


def _locked(world: World, visit: Visit, person: str, today: date) -> Refusal | None:
    actor = access.actor_on(person, world, today)
    if visit.school in actor.runs:
        return Refusal("own_school")
    return None if person in visit.members else Refusal("not_in_team")
