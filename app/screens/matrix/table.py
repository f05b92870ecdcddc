"""The matrix as a table: heads that sort, one line per school, every cell a way to the sheets behind it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import flet as ft

from app.boundary import safe_component
from app.navigation import go
from app.parts.buttons import tappable
from app.parts.results import MatrixCell
from app.parts.text import Note, Strong
from app.screens.matrix.parts import (
    band_of,
    lessons_band,
    lessons_note,
    lessons_said,
    lessons_value,
    note_of,
    said,
    status_of,
    tone_of,
    value_of,
)
from app.screens.matrix.state import cell_target
from app.theme import RADIUS_SMALL, TARGET, XS, L, S, Tone
from app.wording import language
from app.wording import matrix as words
from fieldwork.instruments.model import Area
from fieldwork.matrix.cells import LESSONS, NAME, TOTAL, Cell, Choice, Row

LEAST_NAME = 180
LEAST_CELL = 92
# How the width is shared: the client lays this out anew at every width, without asking.
NAME_SHARE, CELL_SHARE = 5, 3


def fits(width: float, columns: int) -> bool:
    """Whether a table with so many columns beside the names can be read at this width."""
    return width - 2 * L >= LEAST_NAME + columns * LEAST_CELL


def TableHead(areas: Sequence[Area], choice: Choice, on_sort: Callable[[str], None]) -> ft.Control:
    """Names over the columns. A tap sorts by one; the arrow says by which and which way."""
    columns = [(area.id, _short(language.of(area.title_th, area.title_en))) for area in areas]
    columns += [(TOTAL, words.TOTAL()), (LESSONS, words.LESSONS_SHORT())]
    heads = [_Head(name, title, choice, on_sort) for name, title in columns]
    first = _Head(NAME, words.SCHOOL(), choice, on_sort)
    edge = ft.Border(bottom=ft.BorderSide(1, ft.Colors.OUTLINE_VARIANT))
    row = ft.Row([first, *heads], spacing=S, vertical_alignment=ft.CrossAxisAlignment.END)
    return ft.Container(row, padding=ft.Padding.symmetric(horizontal=L), border=edge)


def _short(title: str) -> str:
    """An area's name over a narrow column: that it is an area is plain there."""
    return title.removeprefix(words.AREA_PREFIX)


def _Head(name: str, title: str, choice: Choice, on_sort: Callable[[str], None]) -> ft.Control:
    here = choice.sort == name
    arrow = ft.Icons.ARROW_DOWNWARD if choice.descending else ft.Icons.ARROW_UPWARD
    mark = [ft.Icon(arrow, size=16, color=ft.Colors.PRIMARY)] if here else []
    color = ft.Colors.PRIMARY if here else ft.Colors.ON_SURFACE_VARIANT
    weight = ft.FontWeight.W_700 if here else None
    align = ft.TextAlign.START if name == NAME else ft.TextAlign.CENTER
    face = ft.Row(
        [
            ft.Container(width=0, height=TARGET - 2 * XS),
            ft.Container(Note(title, color=color, weight=weight, text_align=align), expand=True),
            *mark,
        ],
        spacing=2,
        vertical_alignment=ft.CrossAxisAlignment.CENTER,
    )
    turned = not choice.descending if here else name != NAME
    label = words.SORTED_BY(column=title, direction=words.DESCENDING() if turned else words.ASCENDING())
    head = tappable(
        face,
        lambda: on_sort(name),
        identifier=f"sort-{name}",
        label=label,
        selected=here,
        padding=XS,
        border_radius=RADIUS_SMALL,
    )
    return ft.Container(head, expand=NAME_SHARE if name == NAME else CELL_SHARE)


@ft.memo
@safe_component
def SchoolLine(row: Row, areas: Sequence[Area], spoken: str) -> ft.Control:
    """One school. Memoised: a search or a sort redraws no line that stays the same."""
    del spoken
    school = row.school.id
    status = status_of(row)
    name = ft.Column(
        [Strong(language.of(row.school.name, row.school.name_en)), *([Note(status)] if status else [])],
        spacing=0,
        tight=True,
        expand=True,
    )
    opened = tappable(
        ft.Row([ft.Container(width=0, height=TARGET), name], spacing=0),
        lambda: go(f"/matrix/{school}"),
        identifier=f"school-{school}",
        label=f"{language.of(row.school.name, row.school.name_en)} {status}",
        padding=XS,
        border_radius=RADIUS_SMALL,
    )
    cells = [
        _Cell(row, area.id, language.of(area.title_th, area.title_en), cell)
        for area, cell in zip(areas, row.cells, strict=True)
    ]
    line = ft.Row(
        [ft.Container(opened, expand=NAME_SHARE), *cells, _Cell(row, TOTAL, words.TOTAL(), row.total), _Lessons(row)],
        spacing=S,
        vertical_alignment=ft.CrossAxisAlignment.CENTER,
    )
    return ft.Container(line, padding=ft.Padding.symmetric(horizontal=L, vertical=S / 2))


def _Cell(row: Row, name: str, title: str, cell: Cell) -> ft.Control:
    shown = MatrixCell(
        value_of(cell),
        band_of(cell),
        note_of(cell, brief=True),
        tone_of(cell),
        identifier=f"cell-{row.school.id}-{name}",
        label=said(row, title, cell),
        on_click=lambda: go(cell_target(row, name)),
        width=None,
    )
    return ft.Container(shown, expand=CELL_SHARE)


def _Lessons(row: Row) -> ft.Control:
    shown = MatrixCell(
        lessons_value(row.lessons),
        lessons_band(row.lessons),
        lessons_note(row.lessons),
        Tone.NEUTRAL,
        identifier=f"cell-{row.school.id}-{LESSONS}",
        label=lessons_said(row),
        on_click=lambda: go(f"/matrix/{row.school.id}"),
        width=None,
    )
    return ft.Container(shown, expand=CELL_SHARE)
