"""What stays in view while a screen scrolls: a choice of pages, and what became of the last tap."""

from __future__ import annotations

import flet as ft

from app.theme import S


def Stays(*controls: ft.Control | None) -> ft.Control | None:
    """The controls below each other, for `Screen(top=...)`; None when there are none."""
    shown = [control for control in controls if control is not None]
    if not shown:
        return None
    return ft.Column(shown, spacing=S, tight=True, horizontal_alignment=ft.CrossAxisAlignment.STRETCH)
