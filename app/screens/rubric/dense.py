"""Every indicator in short, for those who know the descriptors by heart: a name and its levels as 48 px keys."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

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
TOGETHER = 8
"""Cards of a long list that are looked at together when something changes."""


@dataclass(frozen=True, slots=True)
class Line:
    """One indicator as its card shows it. `note` is what is still missing, or why it was left out."""

    indicator: str
    title: str
    note: str
    chosen: int | None


def dense_list(shown: Shown, desk: Desk) -> list[ft.Control]:
    """All areas with all indicators, for a page that draws of them what is in view."""
    filling = shown.filling
    keys: Keys = tuple((level.value, level_label(level)) for level in reversed(filling.instrument.scale.levels))
    parts: list[ft.Control] = [Note(words.DENSE_HINT())]
    for area in filling.instrument.areas:
        parts.append(SectionHeader(title_of(area)))
        lines = tuple(_line(filling, indicator.id) for indicator in area.indicators)
        for first in range(0, len(lines), TOGETHER):
            few = lines[first : first + TOGETHER]
            parts.append(_Few(few, keys, desk, language.spoken(), key=few[0].indicator))
    return parts


def _line(filling: Filling, indicator: str) -> Line:
    mark = sheets.mark(filling, indicator)
    note = mark_text(filling, indicator) if mark in (Mark.LACKING, Mark.LEFT_OUT) else ""
    return Line(indicator, page_title(filling, indicator), note, sheets.answer(filling, indicator).counted_level)


@ft.memo
@safe_component
def _Few(lines: tuple[Line, ...], keys: Keys, desk: Desk, spoken: str) -> ft.Control:
    """Some cards together, so that a tap looks at few of a long rubric's."""
    cards = [DenseCard(line, keys, desk, spoken, key=line.indicator) for line in lines]
    return ft.Column(cards, spacing=M, tight=True, horizontal_alignment=ft.CrossAxisAlignment.STRETCH)


@ft.memo
@safe_component
def DenseCard(line: Line, keys: Keys, desk: Desk, spoken: str) -> ft.Control:
    """One indicator. Memoised: a tap redraws this card alone."""
    del spoken
    head = tappable(
        ft.Row([ft.Container(width=0, height=TARGET - S), Strong(line.title, expand=True), _more()], spacing=S),
        lambda: desk.go(line.indicator),
        identifier=f"open-{line.indicator}",
        border_radius=RADIUS_SMALL,
    )
    row = ft.Row([_key(line, value, label, desk.choose_at) for value, label in keys], spacing=S)
    return Card(head, row, *([Note(line.note)] if line.note else []), padding=M, spacing=XS)


def _key(line: Line, value: int, label: str, choose: Callable[[str, int], None]) -> ft.Control:
    on = value == line.chosen
    face = ft.Container(
        Strong(str(value), color=ft.Colors.ON_PRIMARY if on else ft.Colors.ON_SURFACE),
        alignment=ft.Alignment.CENTER,
        padding=S,
    )
    return tappable(
        face,
        lambda: choose(line.indicator, value),
        identifier=f"indicator-{line.indicator}-level-{value}",
        label=f"{line.title} {value} {label}",
        selected=on,
        expand=True,
        border_radius=RADIUS_SMALL,
        bgcolor=ft.Colors.PRIMARY if on else ft.Colors.SURFACE_CONTAINER_LOWEST,
        border=ft.Border.all(1, ft.Colors.PRIMARY if on else ft.Colors.OUTLINE),
        padding=S,
    )


def _more() -> ft.Control:
    return ft.Icon(ft.Icons.CHEVRON_RIGHT, color=ft.Colors.ON_SURFACE_VARIANT)
