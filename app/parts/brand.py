"""The mark of the app, drawn from an icon so that it needs no picture file."""

import flet as ft

from app.theme import RADIUS, XL, L, S


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


def Entrance(*parts: ft.Control) -> ft.Control:
    """A page before the app itself: the mark, then one narrow column."""
    column = ft.Column(
        [
            ft.Container(Mark(56), alignment=ft.Alignment.CENTER, padding=ft.Padding.only(top=XL, bottom=S)),
            *parts,
            ft.Container(height=XL),
        ],
        spacing=L,
        scroll=ft.ScrollMode.AUTO,
        width=480,
        horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
    )
    return ft.Container(
        column, padding=ft.Padding.symmetric(horizontal=L), expand=True, alignment=ft.Alignment.TOP_CENTER
    )
