"""A line of a card: an area of work and the figure it came to."""

from __future__ import annotations

from collections.abc import Sequence

import flet as ft

from app.boundary import safe_component
from app.parts.layout import use_crowded
from app.parts.text import Note, Strong
from app.theme import S


@safe_component
def FigureLine(title: str, note: str, figure: Sequence[ft.Control]) -> ft.Control:
    """What it is about beside its figure; above it where the text is large."""
    crowded = use_crowded()
    said = ft.Column([Strong(title), *([Note(note)] if note else [])], spacing=0, tight=True)
    end = ft.MainAxisAlignment.START if crowded else ft.MainAxisAlignment.END
    side = ft.Alignment.CENTER_LEFT if crowded else ft.Alignment.CENTER_RIGHT
    row = ft.Row(list(figure), spacing=S, wrap=True, alignment=end)
    return ft.ResponsiveRow(
        [
            ft.Container(said, col=12 if crowded else 7),
            ft.Container(row, col=12 if crowded else 5, alignment=side),
        ],
        spacing=S,
        run_spacing=S,
        vertical_alignment=ft.CrossAxisAlignment.CENTER,
    )
