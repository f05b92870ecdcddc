"""What answers a point, and how it reads. Stored values are plain JSON, by type:

choice: the option's words · several: a list of them · number: its digits as text ("12.5") · date: "2026-11-28" ·
time: "14:30" · text: text · table: a list of rows, each column id -> text with the row's own id. Photos, signatures
and files are no values: the sheet names their bytes.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date, time
from fractions import Fraction
from typing import Any

from fieldwork.instruments.checklist import (
    CHOICE,
    DATE,
    MAX_CELL_CHARS,
    NUMBER,
    SEVERAL,
    TABLE,
    TEXT,
    TIME,
    Point,
)
from fieldwork.thai.text import arabic_digits

ROW_ID = "@row"
"""The key under which a row of a table has its own id. The sign keeps it apart from the ids of columns."""
_NUMBER = re.compile(r"-?[0-9]{1,9}(?:\.[0-9]{1,2})?")
_TIME = re.compile(r"(?:[01][0-9]|2[0-3]):[0-5][0-9]")
_TYPED_TIME = re.compile(r"(\d{1,2})(?:\s*[.:]\s*(\d{2}))?(?:\s*น\.?)?")


def fits(point: Point, value: Any) -> bool:
    """Whether a stored value is one that the point can have (R-76)."""
    check = _FITS.get(point.type)
    return check is not None and check(point, value)


def says_something(point: Point, value: Any) -> bool:
    """Whether a stored value is an answer at all: blanks and rows of blanks are none."""
    if point.type == TABLE and isinstance(value, list):
        return any(filled(row) for row in value)
    return bool(value.strip()) if isinstance(value, str) else bool(value)


def filled(row: Any) -> bool:
    """Whether a row of a table has anything in it."""
    cells = row.items() if isinstance(row, Mapping) else ()
    return any(name != ROW_ID and isinstance(cell, str) and cell.strip() for name, cell in cells)


def number_of(text: Any) -> Fraction | None:
    """The number behind stored digits."""
    return Fraction(text) if isinstance(text, str) and _NUMBER.fullmatch(text) else None


def read_number(typed: str) -> str | None:
    """The digits to store of a number as it was typed, with Thai digits and separators; None for what is none."""
    digits = arabic_digits(typed).strip().replace(",", "").replace("\N{MINUS SIGN}", "-")
    digits = f"0{digits}" if digits.startswith(".") else digits
    return digits if _NUMBER.fullmatch(digits) else None


def read_time(typed: str) -> str | None:
    """The time to store of one as it was typed ("9.30", "14:05 น.", "8"); None for what is none."""
    found = _TYPED_TIME.fullmatch(arabic_digits(typed).strip())
    if found is None:
        return None
    stored = f"{int(found[1]):02}:{found[2] or '00'}"
    return stored if _TIME.fullmatch(stored) else None


def time_of(text: Any) -> time | None:
    """The time behind a stored one."""
    return time.fromisoformat(text) if isinstance(text, str) and _TIME.fullmatch(text) else None


def day_of(text: Any) -> date | None:
    """The day behind a stored one; there is one way to write it."""
    try:
        found = date.fromisoformat(text)
    except (TypeError, ValueError):
        return None
    return found if found.isoformat() == text else None


def is_precise(point: Point, number: Fraction) -> bool:
    """Whether a number has no more decimals than its point takes."""
    return bool((number * 10 ** (point.decimals or 0)).denominator == 1)


def _choice(point: Point, value: Any) -> bool:
    return isinstance(value, str) and value in point.options


def _several(point: Point, value: Any) -> bool:
    if not isinstance(value, list) or not all(isinstance(each, str) and each in point.options for each in value):
        return False
    return len(set(value)) == len(value)


def _number(point: Point, value: Any) -> bool:
    number = number_of(value)
    return number is not None and point.least <= number <= point.largest and is_precise(point, number)


def _text(point: Point, value: Any) -> bool:
    return isinstance(value, str) and len(value) <= point.max_chars


def _table(point: Point, value: Any) -> bool:
    return isinstance(value, list) and len(value) <= (point.most or 0) and all(_row(point, row) for row in value)


def _row(point: Point, row: Any) -> bool:
    types = {column.id: column.type for column in point.columns}
    if not isinstance(row, Mapping):
        return False
    named = isinstance(row.get(ROW_ID, ""), str)
    return named and all(n in types and _cell(types[n], cell) for n, cell in row.items() if n != ROW_ID)


def _cell(kind: str, cell: Any) -> bool:
    if not isinstance(cell, str) or len(cell) > MAX_CELL_CHARS:
        return False
    return kind != NUMBER or not cell.strip() or number_of(cell) is not None


_FITS: Mapping[str, Callable[[Point, Any], bool]] = {
    CHOICE: _choice,
    SEVERAL: _several,
    NUMBER: _number,
    DATE: lambda point, value: day_of(value) is not None,
    TIME: lambda point, value: time_of(value) is not None,
    TEXT: _text,
    TABLE: _table,
}
