"""A table that is filled in row by row: each row a box of its own, so that it fits a phone."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

import flet as ft

from app.boundary import safe_component
from app.checking.acts import rows_of
from app.parts.buttons import IconAction, QuietButton
from app.parts.dialogs import Question, use_question
from app.parts.fields import DraftField
from app.parts.text import Note, Strong
from app.points.given import Given, PointActs
from app.points.reading import NumberText
from app.theme import RADIUS_SMALL, L, M
from app.wording import checklists as words
from fieldwork.checking.answers import ROW_ID, filled
from fieldwork.instruments.checklist import MAX_CELL_CHARS, NUMBER, TableColumn


@safe_component
def TablePoint(given: Given, acts: PointActs) -> ft.Control:
    """All rows, and the way to another one."""
    ask = use_question()
    rows, most = rows_of(given.value), given.point.most or 0
    parts: list[ft.Control] = [
        _row(given, acts, n, row, lambda question: ask(question)) for n, row in enumerate(rows, start=1)
    ]
    if len(rows) >= most:
        parts.append(Note(words.ROWS_FULL(n=most)))
    elif not given.locked:
        add = QuietButton(
            words.ADD_ROW(),
            partial(acts.add_row, given.point.id),
            identifier=f"point-{given.point.id}-add",
            icon=ft.Icons.ADD,
        )
        parts.append(ft.Row([add], wrap=True))
    return ft.Column(parts, spacing=M, tight=True, horizontal_alignment=ft.CrossAxisAlignment.STRETCH)


def _row(given: Given, acts: PointActs, n: int, row: dict[str, Any], ask: Callable[[Question], None]) -> ft.Control:
    point, row_id = given.point, str(row[ROW_ID])
    take_out = partial(acts.remove_row, point.id, row_id)

    def remove() -> None:
        """A row that says something is asked about."""
        if not filled(row):
            take_out()
            return
        title = words.REMOVE_ROW_ASK(n=n)
        ask(Question(title, "", words.REMOVE_ROW_YES(), lambda _: take_out(), danger=True))

    head: list[ft.Control] = [Strong(words.ROW(n=n), expand=True)]
    if not given.locked:
        away = IconAction(
            ft.Icons.DELETE_OUTLINE, words.REMOVE_ROW(n=n), remove, identifier=f"point-{point.id}-{n}-remove"
        )
        head.append(away)
    cells: list[ft.Control] = [
        ft.Container(_cell(given, acts, n, row, column), col={"xs": 12, "sm": 12 if len(point.columns) == 1 else 6})
        for column in point.columns
    ]
    inside = ft.Column(
        [ft.Row(head), ft.ResponsiveRow(cells, spacing=M, run_spacing=L)],
        spacing=0,
        tight=True,
        horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
    )
    box = ft.Border.all(1, ft.Colors.OUTLINE_VARIANT)
    return ft.Container(inside, padding=M, border=box, border_radius=RADIUS_SMALL, key=row_id)


def _cell(given: Given, acts: PointActs, n: int, row: dict[str, Any], column: TableColumn) -> ft.Control:
    point, row_id = given.point, str(row[ROW_ID])
    text = row.get(column.id)
    held, name = text if isinstance(text, str) else "", f"point-{point.id}-{n}-{column.id}"
    key = f"{given.key}-{point.id}-{row_id}-{column.id}"
    write = partial(acts.cell, point.id, row_id, column.id)
    if column.type == NUMBER:
        return NumberText(
            column.title_th,
            held,
            lambda digits: write(digits or ""),
            identifier=name,
            disabled=given.locked,
            key=key,  # type: ignore[call-arg]
        )
    return DraftField(
        column.title_th,
        held,
        write,
        identifier=name,
        wraps=True,
        quiet=True,
        max_chars=MAX_CELL_CHARS,
        disabled=given.locked,
        key=key,
    )
