"""A person's own phrases: put into the line with one tap, kept from it with one, taken off the list when not needed."""

from __future__ import annotations

from functools import partial

import flet as ft

from app.boundary import safe_component
from app.parts.buttons import IconAction, tappable
from app.parts.layout import use_crowded
from app.parts.surfaces import ListRow, RowsCard
from app.parts.text import Note, in_slot, letters
from app.screens.finding.screen import FindingScreen
from app.screens.finding.state import Phrase
from app.theme import TARGET, L, M, S
from app.wording import finding as words

WIDEST, LONG = 220, 26


@safe_component
def Phrases(screen: FindingScreen) -> ft.Control:
    """A row to tap through sideways; the whole list, to take some off, on demand. Nothing in it moves under a finger:
    what keeps the line stands at its end, whether there is a line or not."""
    opened, set_opened = ft.use_state(False)
    crowded = use_crowded()
    chips = [_chip(n, phrase, screen, crowded=crowded) for n, phrase in enumerate(screen.phrases, start=1)]
    shown = ft.Row(chips, spacing=S, scroll=ft.ScrollMode.HIDDEN) if chips else Note(words.NO_PHRASES())
    keep = IconAction(
        ft.Icons.BOOKMARK_ADD_OUTLINED,
        words.KEEP_PHRASE(),
        screen.keep_phrase,
        identifier="keep-phrase",
        disabled=not screen.may_keep_phrase,
    )
    row: list[ft.Control] = [ft.Container(shown, expand=True), keep]
    if chips:
        icon = ft.Icons.EXPAND_LESS if opened else ft.Icons.EXPAND_MORE
        label = words.PHRASES_DONE() if opened else words.PHRASES()
        row.append(IconAction(icon, label, lambda: set_opened(not opened), identifier="phrases"))
    parts: list[ft.Control] = [ft.Row(row, spacing=0, vertical_alignment=ft.CrossAxisAlignment.CENTER)]
    if opened and chips:
        parts.append(RowsCard(*(_row(n, phrase, screen) for n, phrase in enumerate(screen.phrases, start=1))))
    return ft.Column(parts, spacing=S, tight=True, horizontal_alignment=ft.CrossAxisAlignment.STRETCH)


def _chip(n: int, phrase: Phrase, screen: FindingScreen, *, crowded: bool) -> ft.Control:
    """One phrase. In large text it takes two lines, so that as much of it is read as in ordinary text, and the first
    one stands whole beside the buttons."""
    lines = 2 if crowded else 1
    said = in_slot(phrase.text, ft.TextThemeStyle.BODY_MEDIUM, max_lines=lines, overflow=ft.TextOverflow.ELLIPSIS)
    strut = ft.Container(width=0, height=TARGET - 2 * S)
    face = ft.Row([strut, ft.Container(said, width=_width(phrase.text, lines))], spacing=0, tight=True)
    return tappable(
        face,
        partial(screen.use_phrase, phrase),
        identifier=f"phrase-{n}",
        label=phrase.text,
        padding=ft.Padding.symmetric(horizontal=L, vertical=S),
        border_radius=TARGET / 2,
        bgcolor=ft.Colors.SURFACE_CONTAINER_LOWEST,
        border=ft.Border.all(1, ft.Colors.OUTLINE_VARIANT),
    )


def _width(text: str, lines: int) -> float | None:
    """Short phrases take their own room; of long ones the beginning is enough to know them by."""
    return WIDEST if letters(text) > LONG // lines else None


def _row(n: int, phrase: Phrase, screen: FindingScreen) -> ft.Control:
    away = IconAction(
        ft.Icons.DELETE_OUTLINE,
        words.FORGET_PHRASE(text=phrase.text),
        partial(screen.forget_phrase, phrase),
        identifier=f"phrase-{n}-forget",
    )
    return ft.Container(ListRow(phrase.text, trailing=away), padding=ft.Padding.only(right=M - S))
