"""Text in the theme's slots. All words on a screen go through here, so that size and colour follow the theme."""

from __future__ import annotations

from typing import Any

import flet as ft

_MUTED = ft.Colors.ON_SURFACE_VARIANT


def Title(text: str, **extra: Any) -> ft.Control:
    """The name of a page or of the one thing it is about. A heading for screen readers."""
    return _heading(text, ft.TextThemeStyle.HEADLINE_SMALL, 1, extra)


def Heading(text: str, **extra: Any) -> ft.Control:
    """The name of a part of a page."""
    return _heading(text, ft.TextThemeStyle.TITLE_MEDIUM, 2, extra)


def Body(text: str, *, muted: bool = False, **extra: Any) -> ft.Text:
    """Ordinary text."""
    extra.setdefault("color", _MUTED if muted else None)
    return ft.Text(text, theme_style=ft.TextThemeStyle.BODY_MEDIUM, **extra)


def Lead(text: str, **extra: Any) -> ft.Text:
    """The text a person came to read: a level's descriptor, an agreement."""
    return ft.Text(text, theme_style=ft.TextThemeStyle.BODY_LARGE, **extra)


def Strong(text: str, **extra: Any) -> ft.Text:
    """The first line of a row or a card."""
    return ft.Text(text, theme_style=ft.TextThemeStyle.TITLE_SMALL, **extra)


def Note(text: str, **extra: Any) -> ft.Text:
    """What may be skipped: dates, sources, hints."""
    extra.setdefault("color", _MUTED)
    return ft.Text(text, theme_style=ft.TextThemeStyle.BODY_SMALL, **extra)


def Figure(text: str, **extra: Any) -> ft.Text:
    """A number that is the point of its card."""
    return ft.Text(text, theme_style=ft.TextThemeStyle.HEADLINE_MEDIUM, **extra)


def _heading(text: str, style: ft.TextThemeStyle, level: int, extra: dict[str, Any]) -> ft.Control:
    expand = extra.pop("expand", None)
    content = ft.Text(text, theme_style=style, **extra)
    return ft.Semantics(content=content, header=True, heading_level=level, expand=expand)
