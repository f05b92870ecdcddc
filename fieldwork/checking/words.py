"""An answer of a checklist in words. How days, clocks and rows are spelled is said by whoever prints or shows them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal
from fractions import Fraction
from typing import Any

from fieldwork.checking.answers import day_of, filled, number_of, time_of
from fieldwork.instruments.checklist import DATE, NUMBER, SEVERAL, TABLE, TIME, Point


@dataclass(frozen=True, slots=True)
class Spelling:
    """How one medium writes: `between` stands between several options or cells, `named` after a column's name."""

    day: Callable[[date], str]
    clock: Callable[[time], str]
    between: str
    named: str

    def answer(self, point: Point, value: Any) -> str:
        """What an answer says; "" for none. What does not fit its type is said as it stands."""
        if point.type == SEVERAL and isinstance(value, list):
            return self.between.join(map(str, value))
        if point.type == TABLE and isinstance(value, list):
            return "\n".join(self.row(point, row) for row in value if filled(row))
        if point.type == NUMBER and (number := number_of(value)) is not None:
            return f"{number_text(number)} {point.unit_th}".strip()
        if point.type == DATE and (day := day_of(value)) is not None:
            return self.day(day)
        if point.type == TIME and (clock := time_of(value)) is not None:
            return self.clock(clock)
        return value if isinstance(value, str) else ""

    def row(self, point: Point, row: Mapping[str, Any]) -> str:
        """One row of a table: each column that was filled in with its name."""
        cells = ((column.title_th, str(row.get(column.id) or "").strip()) for column in point.columns)
        return self.between.join(f"{title}{self.named}{cell}" for title, cell in cells if cell)


def exact(number: Fraction) -> Decimal:
    """The same number in decimals, which what was typed always has."""
    return Decimal(number.numerator) / Decimal(number.denominator)


def number_text(number: Fraction) -> str:
    """A number with its thousands apart and no idle noughts."""
    return f"{exact(number):,f}"
