"""The matrix on a phone: one card per school, one line per area."""

from __future__ import annotations

from collections.abc import Sequence

import flet as ft

from app.boundary import safe_component
from app.navigation import go
from app.parts.buttons import tappable
from app.parts.results import BandBadge
from app.parts.surfaces import ListRow, RowsCard, StatusPill
from app.parts.text import Strong
from app.screens.matrix.line import FigureLine
from app.screens.matrix.parts import (
    band_of,
    lessons_band,
    lessons_note,
    lessons_said,
    lessons_value,
    note_of,
    said,
    status_of,
    value_of,
)
from app.screens.matrix.state import cell_target
from app.theme import L
from app.wording import language
from app.wording import matrix as words
from fieldwork.instruments.model import Area
from fieldwork.matrix.cells import LESSONS, TOTAL, Cell, CellState, Row


@ft.memo
@safe_component
def SchoolCard(row: Row, areas: Sequence[Area], spoken: str) -> ft.Control:
    """One school: its name and when it was visited, then each area with its word, number and n."""
    del spoken
    school = row.school.id
    head = ListRow(
        language.of(row.school.name, row.school.name_en),
        subtitle=status_of(row) or words.EMPTY(),
        on_click=lambda: go(f"/matrix/{school}"),
        identifier=f"school-{school}",
    )
    if row.latest is None and row.lessons is None:
        return RowsCard(head)
    lines = [
        _Line(row, area.id, language.of(area.title_th, area.title_en), cell)
        for area, cell in zip(areas, row.cells, strict=True)
    ]
    return RowsCard(head, *lines, _Line(row, TOTAL, words.TOTAL(), row.total), _LessonsLine(row))


def _Line(row: Row, name: str, title: str, cell: Cell) -> ft.Control:
    known = cell.state is CellState.VALUE
    badge = BandBadge(band_of(cell), cell.rank if known else None, cell.of or 1)
    return _tappable(
        title,
        note_of(cell),
        value_of(cell),
        badge,
        f"cell-{row.school.id}-{name}",
        said(row, title, cell),
        cell_target(row, name),
    )


def _LessonsLine(row: Row) -> ft.Control:
    badge = StatusPill(lessons_band(row.lessons), icon=ft.Icons.GROUPS_OUTLINED)
    return _tappable(
        words.LESSONS(),
        lessons_note(row.lessons),
        lessons_value(row.lessons),
        badge,
        f"cell-{row.school.id}-{LESSONS}",
        lessons_said(row),
        f"/matrix/{row.school.id}",
    )


def _tappable(
    title: str, note: str, value: str, badge: ft.Control, identifier: str, label: str, path: str
) -> ft.Control:
    shown: list[ft.Control] = [Strong(value)] if value else []
    face = FigureLine(title, note, [*shown, badge])
    return tappable(
        face,
        lambda: go(path),
        identifier=identifier,
        label=label,
        padding=ft.Padding.symmetric(horizontal=L, vertical=10),
    )
