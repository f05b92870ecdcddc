"""Choosing one of many: a drop-down with a name for screen readers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import flet as ft

from app.boundary import safe_component
from app.client import use_client
from app.parts.fields import fits_on_border
from app.parts.text import Body, Note
from app.theme import RADIUS_SMALL, L, S

LARGE = 1.25  # from here on a label does not fit on its field's edge, however short


@safe_component
def Picker(
    label: str,
    options: Sequence[tuple[str, str]],
    chosen: str,
    on_choose: Callable[[str], None],
    *,
    identifier: str,
    width: float | None = None,
) -> ft.Control:
    """One of `(value, words)`. The value "" is a choice like any other. A label that is large or long stands above."""
    scale = use_client().preferences.look.text_scale
    above = scale > LARGE or not fits_on_border(label, scale)

    def selected(event: Any) -> None:
        on_choose(_value(event.control.value))

    field = ft.DropdownM2(  # the newer one keeps the focus from screen readers, and shows what Escape left unchosen
        label=None if above else label,
        value=_key(chosen),
        options=[ft.dropdownm2.Option(key=_key(value), content=Body(text)) for value, text in options],
        on_change=selected,
        border=ft.OutlineInputBorder(border_radius=RADIUS_SMALL),
        filled=True,
        fill_color=ft.Colors.SURFACE_CONTAINER_LOWEST,
        bgcolor=ft.Colors.SURFACE_CONTAINER_LOWEST,
        content_padding=ft.Padding.symmetric(horizontal=L, vertical=L),
        width=width,
        expand=width is None,
        max_menu_height=420,
        elevation=2,
    )
    named = ft.Semantics(
        identifier=identifier, label=label if above else None, container=True, content=field, expand=width is None
    )
    if not above:  # the label stands out of the border: in a long list what is above its row would not be drawn
        return ft.Container(named, padding=ft.Padding.only(top=S), expand=width is None or None)
    said = ft.Semantics(exclude_semantics=True, content=Note(label))
    return ft.Column([said, ft.Row([named])], spacing=0, tight=True)


def _key(value: str) -> str:
    """An option needs a key that is not empty."""
    return f"={value}"


def _value(key: str | None) -> str:
    return (key or "=")[1:]
