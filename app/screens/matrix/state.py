"""Where the matrix leads: from a cell to the sheets behind it."""

from __future__ import annotations

from fieldwork.matrix.cells import TOTAL, Row


def target(row: Row) -> str:
    """Where a tap on a cell leads: straight to the one comparison behind it, else to the school's visits."""
    if row.latest is not None and row.visits == 1:
        return f"/visits/{row.latest.visit.id}/compare/{row.latest.instrument_id}"
    return f"/matrix/{row.school.id}"


def cell_target(row: Row, name: str) -> str:
    """Where one cell leads: the comparison opened at its area, or the school's visits."""
    path = target(row)
    return f"{path}?area={name}" if "/compare/" in path and name != TOTAL else path
