"""Buttons: one primary per screen, quiet ones beside it, icons with a name. At least 48 px, each with an identifier."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import flet as ft

from app.parts.compounds import joined
from app.parts.text import kept_together
from app.theme import RADIUS_SMALL, TARGET, L, M, Tone

Click = Callable[..., Any]


def PrimaryButton(
    text: str,
    on_click: Click | None,
    *,
    identifier: str,
    icon: ft.IconData | None = None,
    disabled: bool = False,
    expand: bool = False,
    action: Any = None,
) -> ft.Control:
    """The one thing to do next. At least 56 px high."""
    button = ft.FilledButton(_caption(text), icon=icon, on_click=on_click, disabled=disabled, action=action)
    return named(button, identifier, expand=expand)


def QuietButton(
    text: str,
    on_click: Click | None,
    *,
    identifier: str,
    icon: ft.IconData | None = None,
    disabled: bool = False,
    expand: bool = False,
    action: Any = None,
) -> ft.Control:
    """Another thing one may do."""
    button = ft.OutlinedButton(_caption(text), icon=icon, on_click=on_click, disabled=disabled, action=action)
    return named(button, identifier, expand=expand)


def PlainButton(
    text: str,
    on_click: Click | None,
    *,
    identifier: str,
    icon: ft.IconData | None = None,
    disabled: bool = False,
    danger: bool = False,
    flush: bool = False,
    action: Any = None,
) -> ft.Control:
    """A way out or aside, without a border. `flush` begins where the text above it begins."""
    padding = ft.Padding.symmetric(vertical=M) if flush else None
    style = ft.ButtonStyle(color=ft.Colors.ERROR if danger else None, padding=padding) if danger or flush else None
    words = _caption(text, ft.TextAlign.START if flush else ft.TextAlign.CENTER)
    button = ft.TextButton(words, icon=icon, on_click=on_click, disabled=disabled, style=style, action=action)
    return named(button, identifier)


def IconAction(
    icon: ft.IconData,
    label: str,
    on_click: Click | None,
    *,
    identifier: str,
    tone: Tone | None = None,
    disabled: bool = False,
    action: Any = None,
) -> ft.Control:
    """An icon with a name for screen readers and a tooltip for the mouse."""
    button = ft.IconButton(
        icon,
        tooltip=label,
        on_click=on_click,
        disabled=disabled,
        icon_color=None if disabled else tone.ink if tone else ft.Colors.ON_SURFACE,
        bgcolor=tone.fill if tone else None,
        size_constraints=ft.BoxConstraints(min_width=TARGET, min_height=TARGET),
        action=action,
    )
    return named(button, identifier)


def _caption(text: str, align: ft.TextAlign = ft.TextAlign.CENTER) -> ft.Control:
    """The words of a button, in the button's own style; several lines of them stand in its middle."""
    spoken = kept_together(text)
    shown = joined(spoken)
    return ft.Text(shown, text_align=align, semantics_label=None if shown == spoken else spoken)


def named(control: ft.Control, identifier: str, *, expand: bool = False) -> ft.Control:
    """One accessible node: the control's own name and role, and the identifier that tests find it by."""
    return ft.MergeSemantics(ft.Semantics(identifier=identifier, content=control), expand=expand or None)


def choice_box(on: bool) -> dict[str, Any]:
    """How the box around one of several answers looks: framed, and filled once it is chosen."""
    return {
        "padding": L,
        "border_radius": RADIUS_SMALL,
        "bgcolor": ft.Colors.PRIMARY_CONTAINER if on else ft.Colors.SURFACE_CONTAINER_LOW,
        "border": ft.Border.all(2 if on else 1, ft.Colors.PRIMARY if on else ft.Colors.OUTLINE_VARIANT),
    }


def tappable(
    face: ft.Control,
    on_click: Click,
    *,
    identifier: str,
    label: str | None = None,
    selected: bool | None = None,
    expand: bool | None = None,
    **box: Any,
) -> ft.Control:
    """Anything drawn by hand that acts as a button. With a label, the label alone is read instead of the face."""
    inside = ft.Semantics(exclude_semantics=True, content=face) if label else face
    container = ft.Container(inside, on_click=on_click, ink=True, **box)
    return ft.MergeSemantics(
        ft.Semantics(identifier=identifier, label=label, button=True, selected=selected, content=container),
        expand=expand,
    )
