"""A count table as values: how many pupils at each level, per skill, for one school, grade and round. Never a name."""

from dataclasses import dataclass

from fieldwork.instruments.model import version_id


@dataclass(frozen=True, slots=True)
class Skill:
    id: str
    title_th: str
    title_en: str


@dataclass(frozen=True, slots=True)
class CountLevel:
    id: str
    label_th: str
    label_en: str


@dataclass(frozen=True, slots=True)
class Column:
    """A count that is not split by skill and level, such as the pupils enrolled."""

    id: str
    title_th: str
    min: int
    max: int | None


@dataclass(frozen=True, slots=True)
class RowsAxis:
    id: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Check:
    """A rule in the small language of `formula.py`, or (severity privacy) what to hide when counts leave the school."""

    id: str
    rule: str
    severity: str
    message_th: str


@dataclass(frozen=True, slots=True)
class Derived:
    id: str
    formula: str
    digits: int


@dataclass(frozen=True, slots=True)
class Round:
    id: str
    title_th: str
    usual_month: int


@dataclass(frozen=True, slots=True)
class CountTable:
    """A table of counts, shared by everyone who fills it: one record per school, row and round."""

    id: str
    version: str
    status: str
    unit_of_rating: str
    title_th: str
    title_en: str
    rows_axis: RowsAxis
    skills: tuple[Skill, ...]
    levels: tuple[CountLevel, ...]
    columns: tuple[Column, ...]
    checks: tuple[Check, ...]
    derived: tuple[Derived, ...]
    rounds: tuple[Round, ...]

    @property
    def kind(self) -> str:
        return "count_table"

    @property
    def instrument_version(self) -> str:
        return version_id(self.id, self.version)

    @property
    def cells(self) -> tuple[str, ...]:
        """Every number of one row, in the order of the paper form: columns, then skill by skill (R:L4)."""
        levels = (cell_id(skill.id, level.id) for skill in self.skills for level in self.levels)
        return (*(column.id for column in self.columns), *levels)


def cell_id(skill_id: str, level_id: str) -> str:
    """Name a count of one skill and level. A dot would split the field of a record, so it is a colon."""
    return f"{skill_id}:{level_id}"
