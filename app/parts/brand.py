"""The mark of the app, drawn from an icon so that it needs no picture file."""

import flet as ft

from app.parts.help import HelpAction
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


def Marked(size: float, *, helped: bool) -> ft.Control:
    """The mark in the middle of its line, with the way to help at the end of it."""
    mark = ft.Container(Mark(size), alignment=ft.Alignment.CENTER, padding=ft.Padding.only(top=XL, bottom=S))
    if not helped:
        return mark
    aside = ft.Container(HelpAction(), alignment=ft.Alignment.TOP_RIGHT, padding=ft.Padding.only(top=S))
    return ft.Stack([mark, aside])


def Entrance(*parts: ft.Control, helped: bool = True) -> ft.Control:
    """A page before the app itself: the mark, then one narrow column."""
    column = ft.Column(
        [
            Marked(56, helped=helped),
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
