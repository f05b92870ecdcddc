"""One write of a field as conflicts and histories show it: its value with what differs, who, when and where."""

from __future__ import annotations

from collections.abc import Sequence

import flet as ft

from fieldwork.thai.differences import Part

_DIFFERENT = ft.TextStyle(
    decoration=ft.TextDecoration.UNDERLINE,
    decoration_thickness=2,
    bgcolor=ft.Colors.SECONDARY_CONTAINER,
    color=ft.Colors.ON_SECONDARY_CONTAINER,
)


def Compared(parts: Sequence[Part], *, color: ft.Colors | None = None) -> ft.Control:
    """A text whose differing stretches are underlined. A text that differs as a whole is not: that says nothing."""
    mixed = is_mixed(parts)
    spans = [ft.TextSpan(part.text, style=_DIFFERENT if mixed and part.differs else None) for part in parts]
    return ft.Text(spans=spans, theme_style=ft.TextThemeStyle.BODY_LARGE, color=color)


def is_mixed(parts: Sequence[Part]) -> bool:
    """Whether something is the same and something is not."""
    return len({part.differs for part in parts}) > 1
