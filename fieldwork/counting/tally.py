"""All grades of one school in one round of a count table, and what they come to together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from fieldwork.counting.rounds import CountedIn, counted_in, round_before
from fieldwork.counting.rows import Cells, Row, RowStage, read_row
from fieldwork.instruments.count_checks import Figure, derive
from fieldwork.instruments.count_table import CountTable
from fieldwork.records import Counts, Visit
from fieldwork.records.stored import World
from fieldwork.submission import instrument_of


@dataclass(frozen=True, slots=True)
class Totals:
    """The sums over the grades whose every number is entered, and the figures of those sums (R-46)."""

    grades: tuple[str, ...]
    cells: Mapping[str, int]
    figures: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class Tally:
    """One count table at one school in one round, every grade of it a row."""

    table: CountTable
    instrument: str
    school: str
    round: str
    before: str
    rows: tuple[Row, ...]

    @property
    def counted(self) -> tuple[Row, ...]:
        """The grades with at least one number."""
        return tuple(row for row in self.rows if row.stage is not RowStage.EMPTY)

    @property
    def totals(self) -> Totals | None:
        """None while fewer than two grades are whole: there is nothing to add up."""
        whole = [row for row in self.rows if row.is_whole]
        if len(whole) < 2:
            return None
        cells = _added(self.table, (row.cells for row in whole))
        # the round before counts only when it is there for the very same grades
        same = all(count is not None for row in whole for count in row.before.values())
        before = _added(self.table, (row.before for row in whole)) if same else None
        return Totals(tuple(row.grade for row in whole), cells, derive(self.table, cells, previous=before))


def read_tally(world: World, table: CountTable, instrument: str, school: str, day: date) -> Tally:
    """The table of this school in the round that the day belongs to."""
    this = counted_in(world, day).round_of(table)
    before = round_before(table, this)
    rows = tuple(read_row(world, table, instrument, school, this, before, each) for each in table.rows_axis.values)
    return Tally(table, instrument, school, this, before, rows)


def tallies_of(world: World, visit: Visit, day: date) -> Iterator[Tally]:
    """Every count table of a visit, in the order of their ids; `day` is the visit's, or today's while it has none."""
    for name in visit.used:
        table = instrument_of(name, world)
        if isinstance(table, CountTable):
            yield read_tally(world, table, name, visit.school or "", day)


def counted_tables(world: World, school: str, counted: CountedIn) -> tuple[tuple[str, CountTable], ...]:
    """The count tables that hold numbers of this school and round, in the order of their ids."""
    given: dict[str, set[str]] = {}
    for row in map(Counts.of, world.find("counts", school=school)):
        if row.cells:
            given.setdefault(row.instrument or "", set()).add(row.round or "")
    known = ((name, instrument_of(name, world)) for name in sorted(given))
    found = ((name, table) for name, table in known if isinstance(table, CountTable))
    return tuple((name, table) for name, table in found if counted.round_of(table) in given[name])


def replaced_tables(world: World, visit: Visit, counted: CountedIn) -> tuple[tuple[str, CountTable], ...]:
    """The tables with numbers of the visit's school and round that are not on the visit: those it had, and other
    versions of those it has. They are read, and added to nothing (R-79)."""
    on = {table.id for table in (instrument_of(name, world) for name in visit.used) if isinstance(table, CountTable)}
    found = counted_tables(world, visit.school or "", counted)
    others = ((name, table) for name, table in found if name not in visit.used)
    return tuple((name, table) for name, table in others if name in visit.instruments or table.id in on)


def _added(table: CountTable, rows: Iterable[Cells]) -> dict[str, int]:
    known = list(rows)
    return {cell: sum(row.get(cell) or 0 for row in known) for cell in table.cells}
