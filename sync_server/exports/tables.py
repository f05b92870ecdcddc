"""What a sheet of a workbook is made of, as plain values. Arabic numerals, because people calculate."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

Cell = str | int | Decimal | date | None


class Form(StrEnum):
    """How a column's values are shown."""

    TEXT = "text"
    LONG = "long"  # wrapped
    WHOLE = "whole"
    MEAN = "mean"
    DAY = "day"


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its title, how wide in characters, and how its values are shown."""

    title: str
    width: int
    form: Form = Form.TEXT


@dataclass(frozen=True, slots=True)
class Table:
    """One sheet: lines above the table, its columns and its rows."""

    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    above: tuple[str, ...] = field(default=())


def day_of(text: str | None) -> date | None:
    """A stored day as a value."""
    return date.fromisoformat(text) if text else None
