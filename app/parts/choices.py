"""Choosing: chips for a few words, the 88 px cells of a rubric. Nothing is ever chosen beforehand."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from functools import partial

import flet as ft

from app.boundary import safe_component
from app.parts.buttons import tappable
from app.parts.text import Strong, in_slot
from app.theme import RADIUS_SMALL, TARGET, TARGET_LEVEL, XS, L, M, S
from app.wording import parts as words

MARK = 16
BESIDE_WORDS = 20  # a chosen chip is as wide as before: its mark takes the room that was beside its words
BEFORE_MARK, AFTER_MARK, AFTER_WORDS = 8, 2, 12


def ChoiceChips(
    options: Sequence[tuple[str, str]],
    chosen: str | Collection[str] | None,
    on_choose: Callable[[str], None],
    *,
    identifier: str,
    label: str = "",
) -> ft.Control:
    """A few words to choose among, as `(value, words)`. `chosen` is one value or several."""
    values = {chosen} if isinstance(chosen, str) or chosen is None else set(chosen)
    chips = [
        _Chip(text, value in values, partial(on_choose, value), f"{identifier}-{value}", label)
        for value, text in options
    ]
    row = ft.Row(chips, wrap=True, spacing=S, run_spacing=S)
    rows: list[ft.Control] = [Strong(label), row] if label else [row]
    return ft.Column(rows, spacing=S, tight=True)


def _Chip(text: str, on: bool, choose: Callable[[], None], identifier: str, group: str) -> ft.Control:
    ink = ft.Colors.ON_PRIMARY_CONTAINER if on else ft.Colors.ON_SURFACE
    mark: list[ft.Control] = [ft.Icon(ft.Icons.CHECK, size=MARK, color=ink)] if on else []
    said = in_slot(text, ft.TextThemeStyle.BODY_MEDIUM, color=ink, expand=True, expand_loose=True)
    strut = ft.Container(width=0, height=TARGET - 2 * S)
    words_ = ft.Row([*mark, said], spacing=AFTER_MARK, tight=True, expand=True, expand_loose=True)
    face = ft.Row([strut, words_], spacing=0, tight=True)
    return tappable(
        face,
        lambda: choose(),
        identifier=identifier,
        label=" ".join(part for part in (group, text, words.CHOSEN() if on else "") if part),
        selected=on,
        padding=ft.Padding.only(
            left=BEFORE_MARK if on else BESIDE_WORDS,
            right=AFTER_WORDS if on else BESIDE_WORDS,
            top=S - 1 if on else S,
            bottom=S - 1 if on else S,
        ),
        border_radius=TARGET / 2,
        bgcolor=ft.Colors.PRIMARY_CONTAINER if on else ft.Colors.SURFACE_CONTAINER_LOWEST,
        border=ft.Border.all(2 if on else 1, ft.Colors.PRIMARY if on else ft.Colors.OUTLINE),
    )


@ft.memo
@safe_component
def LevelCell(
    value: int,
    label: str,
    descriptor: str,
    chosen: bool,
    on_choose: Callable[[int], None],
    *,
    identifier: str,
    subject: str = "",
    stacked: bool = False,
) -> ft.Control:
    """One level with its full descriptor, at least 88 px high. Memoised: give it a stable `on_choose`.

    `subject` is the indicator's name, read before the level by screen readers. `stacked` gives the descriptor the whole
    width, for large text on a phone.
    """
    ink = ft.Colors.ON_PRIMARY_CONTAINER if chosen else ft.Colors.ON_SURFACE
    name = words.LEVEL(value=value, label=label)
    named_ = in_slot(label, ft.TextThemeStyle.TITLE_SMALL, color=ink, expand=stacked or None)
    described = in_slot(descriptor, ft.TextThemeStyle.BODY_MEDIUM, color=ink)
    mark = ft.Icon(ft.Icons.CHECK_CIRCLE if chosen else ft.Icons.CIRCLE_OUTLINED, size=26, color=ink)
    said = [subject, name, descriptor, words.CHOSEN() if chosen else ""]
    face = _stacked if stacked else _beside
    return tappable(
        face(_Numeral(value, chosen), named_, described, mark),
        lambda: on_choose(value),
        identifier=identifier,
        label=" ".join(part for part in said if part),
        selected=chosen,
        padding=ft.Padding.symmetric(horizontal=L, vertical=M),
        border_radius=RADIUS_SMALL,
        bgcolor=ft.Colors.PRIMARY_CONTAINER if chosen else ft.Colors.SURFACE_CONTAINER_LOWEST,
        border=ft.Border.all(2 if chosen else 1, ft.Colors.PRIMARY if chosen else ft.Colors.OUTLINE_VARIANT),
    )


def _beside(numeral: ft.Control, label: ft.Control, descriptor: ft.Control, mark: ft.Control) -> ft.Control:
    text = ft.Column([label, descriptor], spacing=XS, tight=True, expand=True)
    strut = ft.Container(width=0, height=TARGET_LEVEL - 2 * M)
    head = ft.Row([strut, numeral], spacing=0, tight=True)
    return ft.Row([head, text, mark], spacing=M, vertical_alignment=ft.CrossAxisAlignment.CENTER)


def _stacked(numeral: ft.Control, label: ft.Control, descriptor: ft.Control, mark: ft.Control) -> ft.Control:
    head = ft.Row([numeral, label, mark], spacing=M, vertical_alignment=ft.CrossAxisAlignment.CENTER)
    return ft.Column([head, descriptor], spacing=S, tight=True)


def _Numeral(value: int, chosen: bool) -> ft.Control:
    return ft.Container(
        ft.Text(
            str(value),
            theme_style=ft.TextThemeStyle.TITLE_LARGE,
            color=ft.Colors.ON_PRIMARY if chosen else ft.Colors.ON_SURFACE,
        ),
        padding=ft.Padding.symmetric(horizontal=14, vertical=6),
        border_radius=RADIUS_SMALL,
        bgcolor=ft.Colors.PRIMARY if chosen else ft.Colors.SURFACE_CONTAINER_HIGH,
    )
