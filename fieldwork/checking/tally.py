"""What all handed-in sheets of one checklist come to, point by point: options, sums, how many answered."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from fieldwork.checking.answers import number_of
from fieldwork.checking.attached import at_point, attached_of
from fieldwork.checking.sheets import is_answered
from fieldwork.instruments.checklist import CHOICE, NUMBER, SEVERAL, WITH_FILES, Checklist, Point
from fieldwork.records import CheckSheet, Visit
from fieldwork.records.stored import World


@dataclass(frozen=True, slots=True)
class Tallied:
    """One point over all sheets. `options` are in the point's order, `numbers` as they were given."""

    point: Point
    sheets: int
    answered: int
    options: tuple[tuple[str, int], ...] = ()
    numbers: tuple[Fraction, ...] = ()
    files: int = 0

    @property
    def total(self) -> Fraction:
        """The sum of the numbers."""
        return sum(self.numbers, Fraction(0))


def handed_in(world: World, checklist: str) -> tuple[CheckSheet, ...]:
    """Every sheet of this version that was handed in and is here, the latest first; not of visits called off."""
    found = [s for s in map(CheckSheet.of, world.find("checksheet")) if s.checklist == checklist]
    given = [s for s in found if s.submitted_at is not None and not _is_called_off(s, world)]
    return tuple(sorted(given, key=lambda s: (-(s.submitted_at or 0), s.id)))


def _is_called_off(sheet: CheckSheet, world: World) -> bool:
    visit = world.get("visit", sheet.visit or "")
    return visit is not None and bool(Visit.of(visit).cancelled)


def tally(checklist: Checklist, sheets: Sequence[CheckSheet]) -> tuple[Tallied, ...]:
    """Point by point, in the order of the checklist."""
    return tuple(_tallied(point, sheets) for point in checklist.points)


def _tallied(point: Point, sheets: Sequence[CheckSheet]) -> Tallied:
    given = [sheet for sheet in sheets if is_answered(point, sheet)]
    values = [sheet.answers.get(point.id) for sheet in given]
    counted: Counter[str] = Counter()
    for value in values if point.type in (CHOICE, SEVERAL) else ():
        counted.update(value if isinstance(value, list) else [str(value)])
    numbers = [number_of(value) for value in values] if point.type == NUMBER else []
    held = sum(len(at_point(attached_of(s), point.id)) for s in given) if point.type in WITH_FILES else 0
    return Tallied(
        point=point,
        sheets=len(sheets),
        answered=len(given),
        options=tuple((option, counted[option]) for option in point.options),
        numbers=tuple(number for number in numbers if number is not None),
        files=held,
    )
