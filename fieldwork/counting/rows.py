"""One grade of a count table: its numbers, what does not add up, percentages, and the change since the round before."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum

from fieldwork.instruments.count_checks import Figure, Finding, check_row, derive, has_errors, missing_cells
from fieldwork.instruments.count_rules import parse_check
from fieldwork.instruments.count_table import Column, CountLevel, CountTable, cell_id
from fieldwork.instruments.formula import SUM_OF_LEVELS, Comparison, names_in
from fieldwork.records import Counts
from fieldwork.records.stored import Record, World

Cells = Mapping[str, int | None]


class RowStage(Enum):
    """How far one grade is."""

    EMPTY = "empty"
    BEGUN = "begun"
    WRONG = "wrong"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class Row:
    """One grade's numbers with what is worked out from them; `before` are the numbers of the round before."""

    grade: str
    record: str
    cells: Cells
    before: Cells
    writes: Mapping[str, str]
    is_new: bool
    findings: tuple[Finding, ...]
    figures: tuple[Figure, ...]

    @property
    def stage(self) -> RowStage:
        """Empty, begun, wrong or done; a warning alone does not make a row wrong."""
        return stage_of(self.cells, self.findings)

    @property
    def is_whole(self) -> bool:
        """Every number is entered, whether or not they add up."""
        return all(count is not None for count in self.cells.values())


def read_row(world: World, table: CountTable, instrument: str, school: str, this: str, before: str, grade: str) -> Row:
    """One grade of a round, compared with the round before."""
    record_id = Counts.kind().id_of(instrument, school, this, grade)
    record = world.get("counts", record_id)
    cells = cells_of(table, record)
    earlier = cells_of(table, world.get("counts", Counts.kind().id_of(instrument, school, before, grade)))
    return Row(
        grade=grade,
        record=record_id,
        cells=cells,
        before=earlier,
        writes=dict(record.writes) if record else {},
        is_new=record is None,
        findings=check_row(table, cells),
        figures=derive(table, cells, previous=earlier),
    )


def cells_of(table: CountTable, record: Record | None) -> dict[str, int | None]:
    """Every number the table asks for, None where a record has none."""
    given = Counts.of(record).cells if record else {}
    return {cell: given.get(cell) for cell in table.cells}


def stage_of(cells: Cells, findings: tuple[Finding, ...]) -> RowStage:
    """How far a row with these numbers is, given what `check_row` says of them."""
    entered = [count for count in cells.values() if count is not None]
    if not entered:
        return RowStage.EMPTY
    if has_errors(findings):
        return RowStage.WRONG
    return RowStage.DONE if len(entered) == len(cells) else RowStage.BEGUN


def left(table: CountTable, cells: Cells) -> int:
    """How many numbers of a row are not entered yet."""
    return len(missing_cells(table, cells))


def total(table: CountTable, cells: Cells, skill: str) -> tuple[int, bool]:
    """The sum of a skill's levels so far, and whether every level is entered."""
    counts = [cells.get(cell_id(skill, level.id)) for level in table.levels]
    return sum(count or 0 for count in counts), all(count is not None for count in counts)


def of_skill(findings: tuple[Finding, ...], skill: str) -> tuple[Finding, ...]:
    """What is said about a skill as a whole: its sum."""
    return tuple(finding for finding in findings if finding.cell is None and finding.skill_id == skill)


def share(figures: tuple[Figure, ...], skill: str, level: str) -> Decimal | None:
    """The percentage of a level, by whichever derived figure of the table is worked out per level."""
    return next((f.shown for f in figures if (f.skill_id, f.level_id) == (skill, level) and not f.is_change), None)


def change(figures: tuple[Figure, ...], skill: str) -> Figure | None:
    """How much a skill's figure changed since the round before, in percentage points."""
    return next((f for f in figures if f.is_change and f.skill_id == skill and f.shown is not None), None)


def level_in(table: CountTable, figure: Figure) -> CountLevel | None:
    """The level a figure is about, by the counts it was worked out from."""
    return next((level for level in table.levels if any(cell.endswith(f":{level.id}") for cell in figure.cells)), None)


def sum_column(table: CountTable) -> Column | None:
    """The column that the levels of each skill must add up to, when the table has such a rule."""
    rules = (parse_check(table, check) for check in table.checks)
    for rule in rules:
        spoken = names_in(rule) if isinstance(rule, Comparison) and rule.symbol == "==" else frozenset()
        if SUM_OF_LEVELS in spoken:
            return next((column for column in table.columns if column.id in spoken), None)
    return None
