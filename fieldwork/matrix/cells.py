"""Schools by areas of work: the latest result of each, what it is made of, and what is still empty or being written.

Values and arithmetic only; `gathering` reads the store.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from fieldwork.consensus import Source, Standing
from fieldwork.instruments.model import Area, Band, Instrument
from fieldwork.matrix.gathering import Gathered, Lessons, Pending, Seen
from fieldwork.records import School
from fieldwork.thai.sorting import school_sort_key, sort_key
from fieldwork.thai.text import matches

NAME, TOTAL, DAY, LESSONS = "name", "total", "day", "lessons"
"""What rows can be sorted by, besides an area's id."""


class CellState(StrEnum):
    """What a cell says."""

    EMPTY = "empty"
    PENDING = "pending"
    INSUFFICIENT = "insufficient"
    VALUE = "value"


@dataclass(frozen=True, slots=True)
class Choice:
    """What the person chose to see."""

    query: str = ""
    cluster: str = ""
    round: str = ""
    instrument: str = ""
    sort: str = NAME
    descending: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """One school and area (or the total). `rank` counts bands from the best; `of` is how many there are."""

    state: CellState
    source: Source = Source.NOTHING
    shown: Decimal | None = None
    band: Band | None = None
    rank: int | None = None
    of: int = 0
    n: int = 0


@dataclass(frozen=True, slots=True)
class Row:
    """One school. `latest` is the visit behind the cells; `visits` counts all that the choice leaves."""

    school: School
    cells: tuple[Cell, ...]
    total: Cell
    latest: Seen | None
    visits: int
    pending: Pending | None
    planned: date | None
    lessons: Lessons | None

    @property
    def day(self) -> date | None:
        return self.latest.day if self.latest else None


@dataclass(frozen=True, slots=True)
class Matrix:
    """What the screen shows, and what can be chosen."""

    instrument: Instrument | None
    areas: tuple[Area, ...]
    rows: tuple[Row, ...]
    schools: int
    visited: int
    clusters: tuple[tuple[str, str], ...]
    rounds: tuple[str, ...]
    instruments: tuple[tuple[str, Instrument], ...]


def matrix(gathered: Gathered, choice: Choice) -> Matrix:
    """Work the matrix out for a choice."""
    seen = [line for lines in gathered.seen.values() for line in lines]
    instruments = _instruments(seen, gathered.published)
    chosen = choice.instrument if choice.instrument in instruments else next(iter(instruments), "")
    instrument = instruments.get(chosen)
    areas = instrument.areas if instrument else ()
    schools = [s for s in gathered.schools if _fits(s, choice)]
    rows = [_row(gathered, school, areas, chosen, choice.round) for school in schools]
    return Matrix(
        instrument=instrument,
        areas=areas,
        rows=tuple(_sorted(rows, choice, areas)),
        schools=len(rows),
        visited=sum(row.latest is not None for row in rows),
        clusters=_clusters(gathered.schools),
        rounds=_rounds(seen),
        instruments=tuple(instruments.items()),
    )


def school_lines(gathered: Gathered, school: str) -> tuple[Seen, ...]:
    """Every visit of a school with a result or a draft, newest first."""
    return gathered.seen.get(school, ())


def cell_of(instrument: Instrument, standing: Standing | None) -> Cell:
    """A cell from a standing of a visit."""
    if standing is None or standing.source is Source.NOTHING:
        return Cell(CellState.EMPTY)
    if standing.shown is None:
        return Cell(CellState.INSUFFICIENT, standing.source, n=standing.n)
    rank = instrument.bands.index(standing.band) if standing.band in instrument.bands else None
    return Cell(
        CellState.VALUE, standing.source, standing.shown, standing.band, rank, len(instrument.bands), standing.n
    )


def _row(gathered: Gathered, school: School, areas: Sequence[Area], instrument: str, round_: str) -> Row:
    lines = [
        line
        for line in gathered.seen.get(school.id, ())
        if line.instrument.id == instrument and (not round_ or line.round == round_)
    ]
    done = [line for line in lines if line.rated is not None]
    latest = done[0] if done else None
    pending = next((line.pending for line in lines if line.pending is not None), None)
    empty = Cell(CellState.PENDING if pending else CellState.EMPTY)
    if latest is None or latest.result is None:
        cells, total = tuple(empty for _ in areas), empty
    else:
        standings = latest.result.areas
        cells = tuple(cell_of(latest.instrument, standings.get(area.id)) for area in areas)
        total = cell_of(latest.instrument, latest.result.total)
    lessons = [line for line in gathered.lessons.get(school.id, ()) if not round_ or line.round == round_]
    return Row(
        school=school,
        cells=cells,
        total=total,
        latest=latest,
        visits=len(done),
        pending=pending,
        planned=gathered.planned.get(school.id),
        lessons=max(lessons, key=lambda line: _newest(lines, line.round), default=None),
    )


def _newest(lines: Iterable[Seen], round_: str) -> tuple[date, str]:
    """Rounds in the order of their latest visit; rounds without a visit come first, by name."""
    days = [line.day for line in lines if line.round == round_]
    return (max(days), round_) if days else (date.min, round_)


def _fits(school: School, choice: Choice) -> bool:
    if choice.cluster and school.cluster != choice.cluster:
        return False
    words = " ".join(part for part in (school.name, school.name_en, school.code, school.district) if part)
    return matches(choice.query, words)


def _sorted(rows: list[Row], choice: Choice, areas: Sequence[Area]) -> list[Row]:
    """By name, or by a column with rows without a value last whichever way it is sorted."""
    by_name = sorted(rows, key=lambda row: school_sort_key(row.school.name or ""))
    if choice.sort == NAME:
        return by_name[::-1] if choice.descending else by_name
    values = {row.school.id: _value(row, choice.sort, areas) for row in by_name}
    known = [row for row in by_name if values[row.school.id] is not None]
    unknown = [row for row in by_name if values[row.school.id] is None]
    known.sort(key=lambda row: values[row.school.id], reverse=choice.descending)  # type: ignore[arg-type,return-value]
    return known + unknown


def _value(row: Row, column: str, areas: Sequence[Area]) -> Decimal | None:
    if column == DAY:
        return Decimal(row.day.toordinal()) if row.day else None
    if column == LESSONS:
        return Decimal(row.lessons.shown) if row.lessons and row.lessons.shown else None
    if column == TOTAL:
        return row.total.shown
    return next((cell.shown for area, cell in zip(areas, row.cells, strict=True) if area.id == column), None)


def _instruments(seen: Iterable[Seen], published: Iterable[Instrument]) -> dict[str, Instrument]:
    """The latest version of every rubric, the most used first; a version in use stands before one only published."""
    newest = {instrument.id: instrument for instrument in published}
    count: dict[str, int] = {}
    for line in sorted(seen, key=lambda line: line.day):
        newest[line.instrument.id] = line.instrument
        count[line.instrument.id] = count.get(line.instrument.id, 0) + 1
    return {name: newest[name] for name in sorted(newest, key=lambda n: (-count.get(n, 0), n))}


def _rounds(seen: Iterable[Seen]) -> tuple[str, ...]:
    """Every round, the latest first."""
    latest: dict[str, date] = {}
    for line in seen:
        latest[line.round] = max(line.day, latest.get(line.round, line.day))
    return tuple(sorted(latest, key=lambda name: (latest[name], name), reverse=True))


def _clusters(schools: Iterable[School]) -> tuple[tuple[str, str], ...]:
    names: Mapping[str, str] = {s.cluster: s.cluster_name or s.cluster for s in schools if s.cluster}
    return tuple(sorted(names.items(), key=lambda pair: sort_key(pair[1])))
