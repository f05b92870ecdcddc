"""The count tables of a visit's school and round as a report has them: the numbers, who counted, and when."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from fieldwork import scopes
from fieldwork.counting import rows
from fieldwork.counting.rows import Row, RowStage
from fieldwork.counting.tally import Tally, tallies_of
from fieldwork.instruments.count_checks import Finding
from fieldwork.instruments.count_privacy import mask_of
from fieldwork.instruments.count_rules import Mask
from fieldwork.instruments.count_table import CountLevel, Skill, cell_id
from fieldwork.records import Visit
from fieldwork.records.stored import World
from fieldwork.thai.dates import bangkok_day
from fieldwork.thai.sorting import person_sort_key
from sync_server.histories import Written
from sync_server.reports.names import person_name

Authors = Callable[[Collection[str]], Mapping[str, Written]]
"""Who made these edits. Records name the edits that stand in them; only the server's log knows the people."""


@dataclass(frozen=True, slots=True)
class Hands:
    """The people whose numbers stand in a grade, and the day of the latest of them."""

    names: tuple[str, ...]
    day: date | None


@dataclass(frozen=True, slots=True)
class Counted:
    """One count table with at least one number in it. `hands` are by grade."""

    tally: Tally
    hands: Mapping[str, Hands]

    @property
    def rows(self) -> tuple[Row, ...]:
        """The grades that have a number."""
        return self.tally.counted

    @property
    def empty_grades(self) -> tuple[str, ...]:
        """The grades nobody has counted."""
        counted = {row.grade for row in self.rows}
        return tuple(row.grade for row in self.tally.rows if row.grade not in counted)

    @property
    def adds_up(self) -> bool:
        """Every grade that was begun is whole, and no rule of the table is broken."""
        return all(row.stage is RowStage.DONE for row in self.rows)

    @property
    def small(self) -> Mask | None:
        """What the table's privacy rule hides outside the school, when some of these numbers are that small."""
        mask = mask_of(self.tally.table)
        if mask is None:
            return None
        return mask if any(mask.hides(count) for row in self.rows for count in row.cells.values()) else None

    def changing(self, skill: Skill) -> CountLevel | None:
        """The level of a skill whose change since the round before is known for at least one grade."""
        found = (rows.change(row.figures, skill.id) for row in self.rows)
        figure = next((each for each in found if each is not None), None)
        return rows.level_in(self.tally.table, figure) if figure is not None else None

    def place(self, finding: Finding) -> str:
        """What a finding is about, within its grade: a number, a skill, or nothing for the grade as a whole."""
        table = self.tally.table
        names = {column.id: column.title_th for column in table.columns}
        for skill in table.skills:
            names |= {cell_id(skill.id, level.id): f"{skill.title_th} {level.label_th}" for level in table.levels}
            names[skill.id] = skill.title_th
        return names.get(finding.cell or finding.skill_id or "", "")


def counted_of(
    visit: Visit, world: World, *, held: Collection[str], today: date, authors: Authors
) -> tuple[Counted, ...]:
    """The visit's count tables that have numbers; none for whoever may not hold what the school shares."""
    if scopes.of_school(visit.school or "") not in held:
        return ()
    day = date.fromisoformat(visit.day) if visit.day else today
    begun = [tally for tally in tallies_of(world, visit, day) if tally.counted]
    known = authors({edit for tally in begun for row in tally.counted for edit in _edits(row)})
    return tuple(
        Counted(tally, {row.grade: _hands(_edits(row), known, world) for row in tally.counted}) for tally in begun
    )


def _edits(row: Row) -> set[str]:
    """The edits whose numbers stand in a row now."""
    entered = [f"cells.{cell}" for cell, count in row.cells.items() if count is not None]
    return {row.writes[name] for name in entered if name in row.writes}


def _hands(edits: Iterable[str], known: Mapping[str, Written], world: World) -> Hands:
    found = [known[edit] for edit in edits if edit in known]
    names = {person_name(each.person, world) for each in found}
    day = bangkok_day(max(each.at for each in found)) if found else None
    return Hands(tuple(sorted(names, key=person_sort_key)), day)
