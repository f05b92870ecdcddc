"""A person's own phrases: put into the line with one tap, kept from it with one, taken off the list when not needed."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import flet as ft

from app.boundary import safe_component
from app.parts.buttons import IconAction, tappable
from app.parts.surfaces import ListRow, RowsCard
from app.parts.text import in_slot
from app.screens.finding.screen import FindingScreen
from app.screens.finding.state import Phrase
from app.theme import TARGET, L, M, S
from app.wording import finding as words

WIDEST = 240


@safe_component
def Phrases(screen: FindingScreen) -> ft.Control:
    """A row to tap through sideways; the whole list, to take some off, on demand."""
    opened, set_opened = ft.use_state(False)
    chips: list[ft.Control] = []
    if screen.may_keep_phrase:
        chips.append(_Chip(words.KEEP_PHRASE(), screen.keep_phrase, "keep-phrase", ft.Icons.BOOKMARK_ADD_OUTLINED))
    chips += [
        _Chip(phrase.text, partial(screen.use_phrase, phrase), f"phrase-{n}", None)
        for n, phrase in enumerate(screen.phrases, start=1)
    ]
    if screen.phrases:
        icon = ft.Icons.EXPAND_LESS if opened else ft.Icons.EDIT_NOTE
        label = words.PHRASES_DONE() if opened else words.PHRASES()
        chips.append(IconAction(icon, label, lambda: set_opened(not opened), identifier="phrases"))
    if not chips:
        return ft.Container()
    parts: list[ft.Control] = [ft.Row(chips, spacing=S, scroll=ft.ScrollMode.HIDDEN)]
    if opened and screen.phrases:
        parts.append(RowsCard(*(_row(n, phrase, screen) for n, phrase in enumerate(screen.phrases, start=1))))
    return ft.Column(parts, spacing=S, tight=True, horizontal_alignment=ft.CrossAxisAlignment.STRETCH)


def _Chip(text: str, on_click: Callable[[], None], identifier: str, icon: ft.IconData | None) -> ft.Control:
    mark: list[ft.Control] = [ft.Icon(icon, size=20)] if icon else []
    said = ft.Container(in_slot(text, ft.TextThemeStyle.BODY_MEDIUM, max_lines=1), width=_width(text))
    face = ft.Row([ft.Container(width=0, height=TARGET - 2 * S), *mark, said], spacing=6, tight=True)
    return tappable(
        face,
        lambda: on_click(),
        identifier=identifier,
        label=text,
        padding=ft.Padding.symmetric(horizontal=L, vertical=S),
        border_radius=TARGET / 2,
        bgcolor=ft.Colors.SURFACE_CONTAINER_LOWEST,
        border=ft.Border.all(1, ft.Colors.OUTLINE_VARIANT),
    )


def _width(text: str) -> float | None:
    """Short phrases take their own room; of long ones the beginning is enough to know them by."""
    return WIDEST if len(text) > 34 else None


def _row(n: int, phrase: Phrase, screen: FindingScreen) -> ft.Control:
    away = IconAction(
        ft.Icons.DELETE_OUTLINE,
        words.FORGET_PHRASE(text=phrase.text),
        partial(screen.forget_phrase, phrase),
        identifier=f"phrase-{n}-forget",
    )
    return ft.Container(ListRow(phrase.text, trailing=away), padding=ft.Padding.only(right=M - S))
