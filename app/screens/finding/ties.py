"""Which indicators a finding is tied to: chips to untie, a list by area to tie."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import flet as ft

from app.boundary import safe_component
from app.parts.buttons import QuietButton, tappable
from app.parts.surfaces import ListRow, RowsCard, SectionHeader
from app.parts.text import Body, Note, Strong
from app.screens.finding.state import Choice, FindingPage
from app.theme import RADIUS, TARGET, L, M, S
from app.wording import finding as words
from app.wording import language


@safe_component
def Ties(page: FindingPage, tie: Callable[[str], None]) -> ft.Control:
    """The tied ones, and on demand all of them."""
    opened, set_opened = ft.use_state(False)
    tied = [choice for choice in page.choices if choice.id in page.tied]
    chips = ft.Row([_Chip(choice, tie) for choice in tied], wrap=True, spacing=S, run_spacing=S)
    parts: list[ft.Control] = [Strong(words.TIED()), chips if tied else Note(words.NOT_TIED())]
    toggle = QuietButton(
        words.TIE_DONE() if opened else words.TIE(),
        lambda: set_opened(not opened),
        identifier="choose-indicators",
        icon=ft.Icons.EXPAND_LESS if opened else ft.Icons.EXPAND_MORE,
        disabled=page.is_locked,
    )
    parts.append(toggle)
    parts += _list(page, tie) if opened else []
    column = ft.Column(parts, spacing=S, tight=True, horizontal_alignment=ft.CrossAxisAlignment.STRETCH)
    return ft.Container(column, padding=ft.Padding.only(top=S))


def _Chip(choice: Choice, tie: Callable[[str], None]) -> ft.Control:
    title = language.of(choice.title_th, choice.title_en)
    face = ft.Row(
        [
            ft.Container(width=0, height=TARGET - 2 * S),
            Body(f"{choice.id} {title}", color=ft.Colors.ON_PRIMARY_CONTAINER, expand=True, expand_loose=True),
            ft.Icon(ft.Icons.CLOSE, size=18, color=ft.Colors.ON_PRIMARY_CONTAINER),
        ],
        spacing=S,
        tight=True,
    )
    return tappable(
        face,
        partial(tie, choice.id),
        identifier=f"untie-{choice.id}",
        label=words.UNTIE(id=choice.id, title=title),
        padding=ft.Padding.symmetric(horizontal=L, vertical=S),
        border_radius=RADIUS,
        bgcolor=ft.Colors.PRIMARY_CONTAINER,
    )


def _list(page: FindingPage, tie: Callable[[str], None]) -> list[ft.Control]:
    parts: list[ft.Control] = []
    areas = dict.fromkeys((choice.area_th, choice.area_en) for choice in page.choices)
    for area in areas:
        inside = [choice for choice in page.choices if (choice.area_th, choice.area_en) == area]
        parts += [SectionHeader(language.of(*area)), RowsCard(*(_row(page, choice, tie) for choice in inside))]
    return [ft.Column(parts, spacing=M, tight=True, horizontal_alignment=ft.CrossAxisAlignment.STRETCH)]


def _row(page: FindingPage, choice: Choice, tie: Callable[[str], None]) -> ft.Control:
    on = choice.id in page.tied
    icon = ft.Icons.CHECK_BOX if on else ft.Icons.CHECK_BOX_OUTLINE_BLANK
    return ListRow(
        f"{choice.id} {language.of(choice.title_th, choice.title_en)}",
        leading=ft.Icon(icon, color=ft.Colors.PRIMARY if on else ft.Colors.ON_SURFACE_VARIANT),
        on_click=partial(tie, choice.id),
        identifier=f"tie-{choice.id}",
        selected=on,
        leads=False,
    )
