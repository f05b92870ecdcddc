"""The indicators as a table for the left pane of a tablet: each rater's level, the difference, the team's level."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import flet as ft

from app.boundary import safe_component
from app.parts.buttons import tappable
from app.parts.text import Note, Strong
from app.screens.compare.board import Mark, Rater, Row
from app.screens.compare.parts import DifferencePill, difference_said, level_label, mark_said, title_of
from app.theme import XS, L, S
from app.wording import compare as words
from fieldwork.instruments.model import Scale

COLUMN = 76


def TableHead(raters: Sequence[Rater]) -> ft.Control:
    """The names over the columns; stays while the rows scroll."""
    cells = [_cell(Note(rater.given, text_align=ft.TextAlign.CENTER, max_lines=2)) for rater in raters]
    row = ft.Row(
        [ft.Container(Note(words.INDICATOR()), expand=True), *cells, _cell(Note(words.TEAM_SHORT()))],
        spacing=S,
        vertical_alignment=ft.CrossAxisAlignment.END,
    )
    edge = ft.Border(bottom=ft.BorderSide(1, ft.Colors.OUTLINE_VARIANT))
    return ft.Container(
        ft.Semantics(exclude_semantics=True, content=row), padding=ft.Padding.symmetric(horizontal=L), border=edge
    )


@ft.memo
@safe_component
def TableRow(row: Row, scale: Scale, here: bool, on_pick: Callable[[str], None], spoken: str) -> ft.Control:
    """One indicator as a line. Memoised: picking another redraws two lines."""
    del spoken
    name = row.indicator.id
    marks = [_cell(_Mark(mark)) for mark in row.marks]
    words_ = ft.Column(
        [Strong(f"{name} {title_of(row.indicator)}"), _Difference(row)], spacing=XS, tight=True, expand=True
    )
    face = ft.Row(
        [ft.Container(width=0, height=48), words_, *marks, _cell(_TeamLevel(row))],
        spacing=S,
        vertical_alignment=ft.CrossAxisAlignment.CENTER,
    )
    said = ", ".join(f"{mark.rater.name} {mark_said(scale, mark)}" for mark in row.marks)
    return tappable(
        face,
        lambda: on_pick(name),
        identifier=f"row-{name}",
        label=words.ROW_SAID(
            title=f"{name} {title_of(row.indicator)}",
            marks=said,
            difference=difference_said(row),
            team=_team_said(row, scale),
        ),
        selected=here,
        padding=ft.Padding.symmetric(horizontal=L, vertical=S),
        bgcolor=ft.Colors.PRIMARY_CONTAINER if here else None,
        border=ft.Border(bottom=ft.BorderSide(1, ft.Colors.OUTLINE_VARIANT)),
    )


def _Mark(mark: Mark) -> ft.Control:
    if mark.answer.not_applicable:
        return Note(words.NOT_APPLICABLE_SHORT(), text_align=ft.TextAlign.CENTER)
    return Strong(str(mark.answer.level) if mark.answer.level is not None else "–")


def _Difference(row: Row) -> ft.Control:
    if row.is_wide:
        return ft.Row([DifferencePill(row)], wrap=True)
    if not (row.difference or row.is_disputed):
        return Note(difference_said(row))
    icon = ft.Icon(ft.Icons.UNFOLD_MORE, size=18, color=ft.Colors.ON_SURFACE_VARIANT)
    return ft.Row([icon, Note(difference_said(row), expand=True)], spacing=XS)


def _TeamLevel(row: Row) -> ft.Control:
    if row.is_left_out:
        return Note(words.NOT_APPLICABLE_SHORT())
    if row.agreed is None:
        return Note("–")
    if row.is_open:
        return ft.Row(
            [ft.Icon(ft.Icons.WARNING_AMBER_OUTLINED, size=18), Strong(str(row.agreed.decision.level))], tight=True
        )
    return Strong(str(row.agreed.decision.level), color=ft.Colors.PRIMARY)


def _team_said(row: Row, scale: Scale) -> str:
    if row.agreed is None:
        return words.LEFT_OUT_BY_ALL() if row.is_left_out else words.NOT_DECIDED()
    level = row.agreed.decision.level
    return f"{words.TEAM()} {words.LEVEL(value=level, label=level_label(scale, level))}"


def _cell(content: ft.Control) -> ft.Control:
    return ft.Container(content, width=COLUMN, alignment=ft.Alignment.CENTER)
