"""Every indicator in short, for those who know the descriptors by heart: a name and its levels as 48 px keys."""

from __future__ import annotations

from collections.abc import Callable

import flet as ft

from app.boundary import safe_component
from app.parts.buttons import tappable
from app.parts.surfaces import Card, SectionHeader
from app.parts.text import Note, Strong
from app.screens.rubric.desk import Desk, Shown
from app.screens.rubric.wording import level_label, mark_text, page_title, title_of
from app.theme import RADIUS_SMALL, TARGET, XS, M, S
from app.visiting import sheets
from app.visiting.sheets import Filling, Mark
from app.wording import language
from app.wording import rubric as words

Keys = tuple[tuple[int, str], ...]


def dense_list(shown: Shown, desk: Desk) -> list[ft.Control]:
    """All areas with all indicators, for a page that draws of them what is in view."""
    filling = shown.filling
    keys: Keys = tuple((level.value, level_label(level)) for level in reversed(filling.instrument.scale.levels))
    parts: list[ft.Control] = [Note(words.DENSE_HINT())]
    for area in filling.instrument.areas:
        parts.append(SectionHeader(title_of(area)))
        parts += [_card(desk, filling, indicator.id, keys) for indicator in area.indicators]
    return parts


def _card(desk: Desk, filling: Filling, indicator: str, keys: Keys) -> ft.Control:
    mark = sheets.mark(filling, indicator)
    return DenseCard(
        indicator,
        page_title(filling, indicator),
        mark_text(filling, indicator) if mark in (Mark.LACKING, Mark.LEFT_OUT) else "",
        keys,
        sheets.answer(filling, indicator).counted_level,
        desk.choose_at,
        desk.go,
        language.spoken(),
        key=indicator,
    )


@ft.memo
@safe_component
def DenseCard(
    indicator: str,
    title: str,
    note: str,
    keys: Keys,
    chosen: int | None,
    choose: Callable[[str, int], None],
    go: Callable[[str], None],
    spoken: str,
) -> ft.Control:
    """One indicator. Memoised: a tap redraws this card alone."""
    del spoken
    head = tappable(
        ft.Row([ft.Container(width=0, height=TARGET - S), Strong(title, expand=True), _more()], spacing=S),
        lambda: go(indicator),
        identifier=f"open-{indicator}",
        border_radius=RADIUS_SMALL,
    )
    row = ft.Row([_key(indicator, title, value, label, chosen, choose) for value, label in keys], spacing=S)
    return Card(head, row, *([Note(note)] if note else []), padding=M, spacing=XS)


def _key(
    indicator: str, title: str, value: int, label: str, chosen: int | None, choose: Callable[[str, int], None]
) -> ft.Control:
    on = value == chosen
    face = ft.Container(
        Strong(str(value), color=ft.Colors.ON_PRIMARY if on else ft.Colors.ON_SURFACE),
        alignment=ft.Alignment.CENTER,
        padding=S,
    )
    return tappable(
        face,
        lambda: choose(indicator, value),
        identifier=f"indicator-{indicator}-level-{value}",
        label=f"{title} {value} {label}",
        selected=on,
        expand=True,
        border_radius=RADIUS_SMALL,
        bgcolor=ft.Colors.PRIMARY if on else ft.Colors.SURFACE_CONTAINER_LOWEST,
        border=ft.Border.all(1, ft.Colors.PRIMARY if on else ft.Colors.OUTLINE),
        padding=S,
    )


def _more() -> ft.Control:
    return ft.Icon(ft.Icons.CHEVRON_RIGHT, color=ft.Colors.ON_SURFACE_VARIANT)
