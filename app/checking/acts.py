"""What a tap or a key makes of one point's answer. Values in, values out: who keeps them is another matter."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from fieldwork.checking.answers import ROW_ID
from fieldwork.instruments.checklist import NUMBER, SEVERAL, Point
from fieldwork.thai.text import normalise, normalise_line

Rows = list[dict[str, Any]]


def chosen(point: Point, value: Any, option: str) -> Any:
    """The answer after a tap on an option. The chosen one again takes it back; several keep the point's order."""
    if point.type != SEVERAL:
        return None if value == option else option
    held = value if isinstance(value, list) else []
    wanted = [each for each in point.options if (each in held) != (each == option)]
    return wanted or None


def written(point: Point, text: str) -> str | None:
    """A text as it is stored."""
    kept = normalise(text) if point.long else normalise_line(text)
    return kept if kept.strip() else None


def rows_of(value: Any) -> Rows:
    """The rows of a table, each with its own id."""
    rows = value if isinstance(value, list) else []
    return [{ROW_ID: f"r{n}", **row} for n, row in enumerate(rows) if isinstance(row, Mapping)]


def with_row(value: Any, row: str) -> Rows:
    """The table with another row at its end."""
    return [*rows_of(value), {ROW_ID: row}]


def without_row(value: Any, row: str) -> Rows | None:
    """The table without a row; no rows are no answer."""
    return [each for each in rows_of(value) if each[ROW_ID] != row] or None


def with_cell(point: Point, value: Any, row: str, column: str, text: str) -> Rows:
    """The table with one cell written."""
    kind = next((each.type for each in point.columns if each.id == column), "")
    kept = text if kind == NUMBER else normalise_line(text)
    return [{**each, column: kept} if each[ROW_ID] == row else each for each in rows_of(value)]
