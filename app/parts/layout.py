"""How a screen is laid out: a header with the way back, a scrolling body of readable width, a bar at the thumb."""

from __future__ import annotations

from collections.abc import Sequence

import flet as ft

from app.boundary import safe_component
from app.client import use_client
from app.navigation import go
from app.parts.buttons import IconAction
from app.parts.text import Note, Title
from app.theme import READING_WIDTH, TARGET, XL, XS, XXL, L, M, S
from app.wording import parts as words


def Screen(
    title: str,
    body: Sequence[ft.Control] | ft.Control,
    *,
    subtitle: str = "",
    back: str | None = None,
    actions: Sequence[ft.Control] = (),
    top: ft.Control | None = None,
    bottom_bar: ft.Control | None = None,
    long: bool = False,
    full_width: bool = False,
    page: str = "",
) -> ft.Control:
    """One screen. `back` is the path of the screen above; `top` stays while the body scrolls.

    `long` is for lists of hundreds: only what is in view is drawn. `full_width` is for tables and two panes. A body
    that is one control fills the rest of the screen and scrolls by itself. `page` names what the body is about where a
    screen turns pages: another page starts at its top. The body has a key of its own, so that a notice that comes or
    goes above it does not make its fields anew.
    """
    header = ft.Container(_Header(title, subtitle, back, actions), width=None if full_width else READING_WIDTH)
    parts: list[ft.Control] = [ft.Container(header, alignment=ft.Alignment.TOP_CENTER)]
    parts += [_inset(top, full_width)] if top else []
    if isinstance(body, Sequence):
        parts.append(_Body(list(body), long=long, full_width=full_width, page=page))
    else:
        parts.append(ft.Container(body, expand=True, key="body"))
    parts += [_Bar(bottom_bar, full_width)] if bottom_bar else []
    return ft.Column(parts, spacing=0, expand=True, horizontal_alignment=ft.CrossAxisAlignment.STRETCH)


def _Header(title: str, subtitle: str, back: str | None, actions: Sequence[ft.Control]) -> ft.Control:
    words_: list[ft.Control] = [Title(title, max_lines=3)] + ([Note(subtitle)] if subtitle else [])
    strut = ft.Container(width=0, height=TARGET)
    row: list[ft.Control] = []
    if back is not None:
        row.append(IconAction(ft.Icons.ARROW_BACK, words.BACK(), lambda: go(back), identifier="back"))
    row.append(ft.Row([strut, ft.Column(words_, spacing=0, tight=True, expand=True)], spacing=0, expand=True))
    row += actions
    padding = ft.Padding.only(left=XS if back is not None else L + XS, right=S, top=S, bottom=S)
    return ft.Container(ft.Row(row, spacing=XS, vertical_alignment=ft.CrossAxisAlignment.CENTER), padding=padding)


def _Body(controls: list[ft.Control], *, long: bool, full_width: bool, page: str) -> ft.Control:
    padding = ft.Padding.only(left=L, right=L, top=M, bottom=XXL)
    width = None if full_width else READING_WIDTH
    if long:
        inside: ft.Control = ft.ListView(controls, spacing=M, padding=padding, width=width, expand=full_width)
    else:
        inside = ft.Column(
            [
                ft.Container(
                    ft.Column(controls, spacing=M, horizontal_alignment=ft.CrossAxisAlignment.STRETCH, tight=True),
                    padding=padding,
                )
            ],
            scroll=ft.ScrollMode.AUTO,
            width=width,
            expand=full_width,
            horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
        )
    return ft.Container(inside, expand=True, alignment=ft.Alignment.TOP_CENTER, key=page or "body")


def _inset(control: ft.Control, full_width: bool) -> ft.Control:
    padding = ft.Padding.symmetric(horizontal=L, vertical=S)
    if full_width:
        return ft.Container(control, padding=padding)
    inner = ft.Container(control, padding=padding, width=READING_WIDTH)
    return ft.Container(inner, alignment=ft.Alignment.TOP_CENTER)


def _Bar(control: ft.Control, full_width: bool) -> ft.Control:
    bar = _inset(control, full_width)
    edge = ft.Border(top=ft.BorderSide(1, ft.Colors.OUTLINE_VARIANT))
    return ft.Container(bar, bgcolor=ft.Colors.SURFACE, border=edge)


@safe_component
def TwoPane(master: ft.Control, detail: ft.Control | None, *, width: float = 400) -> ft.Control:
    """On a tablet both, side by side; on a phone the detail when there is one, else the master. Each scrolls itself."""
    client = use_client()
    wide = client.window.wide
    ft.use_state(client.window)
    if not wide:
        return detail if detail is not None else master
    left = ft.Container(master, width=width, border=ft.Border(right=ft.BorderSide(1, ft.Colors.OUTLINE_VARIANT)))
    return ft.Row(
        [left, ft.Container(detail, expand=True)],
        spacing=0,
        expand=True,
        vertical_alignment=ft.CrossAxisAlignment.STRETCH,
    )


def use_wide() -> bool:
    """Whether the window has room for a rail and two panes. A hook; renders again when that changes."""
    window, _ = ft.use_state(use_client().window)
    return bool(window.wide)


def Side(*controls: ft.Control, spacing: float = XL) -> ft.Control:
    """Columns beside each other where there is room, below each other on a phone."""
    for control in controls:
        control.col = {"xs": 12, "md": 12 / len(controls)}
    return ft.ResponsiveRow(list(controls), spacing=spacing, run_spacing=M)
