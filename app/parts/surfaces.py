"""Surfaces and rows: cards without noise, section headers, list rows, notices and pills."""

from __future__ import annotations

from typing import Any

import flet as ft

from app.parts.buttons import Click, tappable
from app.parts.text import Body, Heading, Note, Strong, in_slot
from app.theme import RADIUS, RADIUS_SMALL, XS, L, M, S, Tone

_ICONS = {
    Tone.NEUTRAL: ft.Icons.CIRCLE_OUTLINED,
    Tone.INFO: ft.Icons.INFO_OUTLINE,
    Tone.GOOD: ft.Icons.CHECK_CIRCLE_OUTLINE,
    Tone.WARN: ft.Icons.WARNING_AMBER_OUTLINED,
    Tone.BAD: ft.Icons.ERROR_OUTLINE,
    Tone.MARK: ft.Icons.FLAG_OUTLINED,
}


def Card(
    *content: ft.Control,
    on_click: Click | None = None,
    identifier: str = "",
    label: str | None = None,
    tone: Tone | None = None,
    padding: float = L,
    spacing: float = S,
) -> ft.Control:
    """One thing and what belongs to it. With `on_click` the whole card is one button."""
    inside = ft.Column(list(content), spacing=spacing, tight=True, horizontal_alignment=ft.CrossAxisAlignment.STRETCH)
    box: dict[str, Any] = {
        "padding": padding,
        "border_radius": RADIUS,
        "bgcolor": tone.fill if tone else ft.Colors.SURFACE_CONTAINER_LOWEST,
        "border": None if tone else ft.Border.all(1, ft.Colors.OUTLINE_VARIANT),
    }
    if on_click is None:
        card = ft.Container(inside, **box)
        return ft.Semantics(identifier=identifier, content=card) if identifier else card
    return tappable(inside, on_click, identifier=identifier, label=label, **box)


def RowsCard(*rows: ft.Control) -> ft.Control:
    """Rows of one kind in one card, divided by hairlines."""
    lines: list[ft.Control] = []
    for row in rows:
        lines += [row] if not lines else [ft.Divider(), row]
    return ft.Container(
        ft.Column(lines, spacing=0, tight=True, horizontal_alignment=ft.CrossAxisAlignment.STRETCH),
        border_radius=RADIUS,
        bgcolor=ft.Colors.SURFACE_CONTAINER_LOWEST,
        border=ft.Border.all(1, ft.Colors.OUTLINE_VARIANT),
        clip_behavior=ft.ClipBehavior.ANTI_ALIAS,
    )


def SectionHeader(text: str, *, note: str = "", trailing: ft.Control | None = None) -> ft.Control:
    """The name of the section below, with a count or a way to see all of it."""
    words: list[ft.Control] = [Heading(text)] + ([Note(note)] if note else [])
    title = ft.Column(words, spacing=0, tight=True, expand=True)
    row = ft.Row([title, *([trailing] if trailing else [])], vertical_alignment=ft.CrossAxisAlignment.CENTER)
    return ft.Container(row, padding=ft.Padding.only(top=M))


def ListRow(
    title: str,
    *,
    subtitle: str = "",
    leading: ft.Control | None = None,
    trailing: ft.Control | None = None,
    below: ft.Control | None = None,
    on_click: Click | None = None,
    identifier: str = "",
    label: str | None = None,
    selected: bool | None = None,
    leads: bool = True,
) -> ft.Control:
    """One line of a list, at least 56 px. Tappable ones end in a chevron, unless the tap `leads` nowhere else.
    `below` holds pills or a progress bar."""
    words: list[ft.Control] = [Strong(title)]
    words += [Note(subtitle)] if subtitle else []
    words += [ft.Container(below, padding=ft.Padding.only(top=XS))] if below else []
    strut = ft.Container(width=0, height=40)
    parts: list[ft.Control] = [leading] if leading else []
    parts.append(ft.Row([strut, ft.Column(words, spacing=2, tight=True, expand=True)], spacing=0, expand=True))
    parts += [trailing] if trailing else []
    if on_click is not None and leads:
        parts.append(ft.Icon(ft.Icons.CHEVRON_RIGHT, color=ft.Colors.ON_SURFACE_VARIANT))
    row = ft.Row(parts, spacing=M, vertical_alignment=ft.CrossAxisAlignment.CENTER)
    padding = ft.Padding.symmetric(horizontal=L, vertical=S)
    fill = ft.Colors.PRIMARY_CONTAINER if selected else None
    if on_click is None:
        return ft.Container(row, padding=padding, bgcolor=fill)
    return tappable(row, on_click, identifier=identifier, label=label, selected=selected, padding=padding, bgcolor=fill)


def Notice(
    text: str, *, tone: Tone = Tone.INFO, title: str = "", action: ft.Control | None = None, identifier: str = ""
) -> ft.Control:
    """Something to know, in its tone, with an icon and words that say the same without colour."""
    words: list[ft.Control] = [Strong(title, color=tone.ink)] if title else []
    words += [Body(text, color=tone.ink)] if text else []
    words += [action] if action else []
    row = ft.Row(
        [ft.Icon(_ICONS[tone], color=tone.ink), ft.Column(words, spacing=XS, tight=True, expand=True)],
        spacing=M,
        vertical_alignment=ft.CrossAxisAlignment.START,
    )
    box = ft.Container(row, bgcolor=tone.fill, border_radius=RADIUS_SMALL, padding=L)
    return ft.Semantics(identifier=identifier or None, live_region=True, content=box)


def StatusPill(text: str, *, tone: Tone = Tone.NEUTRAL, icon: ft.IconData | None = None) -> ft.Control:
    """A state in one or two words, always with an icon beside the colour. Longer ones take a second line."""
    said = in_slot(text, ft.TextThemeStyle.LABEL_MEDIUM, color=tone.ink, expand=True, expand_loose=True)
    row = ft.Row([ft.Icon(icon or _ICONS[tone], size=18, color=tone.ink), said], spacing=6, tight=True)
    padding = ft.Padding.only(left=10, right=M, top=XS, bottom=XS)
    return ft.Container(row, bgcolor=tone.fill, border_radius=RADIUS, padding=padding)


def Pills(*pills: ft.Control) -> ft.Control:
    """Pills side by side, wrapping where the text is large."""
    return ft.Row(list(pills), wrap=True, spacing=S, run_spacing=S)
