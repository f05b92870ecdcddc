"""The mark of the app, drawn from an icon so that it needs no picture file."""

import flet as ft

from app.theme import RADIUS


def Mark(size: float = 72) -> ft.Control:
    """The mark on its tile."""
    return ft.Container(
        ft.Icon(ft.Icons.FACT_CHECK_OUTLINED, size=size * 0.56, color=ft.Colors.ON_PRIMARY),
        width=size,
        height=size,
        bgcolor=ft.Colors.PRIMARY,
        border_radius=RADIUS * size / 56,
        alignment=ft.Alignment.CENTER,
    )
