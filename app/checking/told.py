"""Answers of a checklist in words: days in the era people use, lists side by side, tables row by row."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any

from app.parts.moments import on
from app.wording import checklists as words
from app.wording import language
from fieldwork.checking.answers import day_of, filled, number_of, time_of
from fieldwork.instruments.checklist import DATE, NUMBER, SEVERAL, TABLE, TIME, Checklist, Point


def title_of(form: Checklist | Point) -> str:
    """The title of a checklist or a point in the language of the screen."""
    return language.of(form.title_th, form.title_en)


def answer_words(point: Point, value: Any) -> str:
    """What an answer says; "" for none. What does not fit its type is said as it stands."""
    if point.type == SEVERAL and isinstance(value, list):
        return " · ".join(map(str, value))
    if point.type == TABLE and isinstance(value, list):
        return "\n".join(row_words(point, row) for row in value if filled(row))
    if point.type == NUMBER and (number := number_of(value)) is not None:
        return f"{number_words(number)} {point.unit_th}".strip()
    if point.type == DATE and (day := day_of(value)) is not None:
        return on(day)
    if point.type == TIME and (clock := time_of(value)) is not None:
        return words.CLOCK(hour=clock.hour, minute=clock.minute)
    return value if isinstance(value, str) else ""


def row_words(point: Point, row: Mapping[str, Any]) -> str:
    """One row of a table: each column that was filled in with its name."""
    cells = ((column.title_th, str(row.get(column.id) or "").strip()) for column in point.columns)
    return " · ".join(f"{title}: {cell}" for title, cell in cells if cell)


def number_words(number: Fraction) -> str:
    """A number with its thousands apart and no idle noughts."""
    exact = Decimal(number.numerator) / Decimal(number.denominator)
    return f"{exact:,f}"
