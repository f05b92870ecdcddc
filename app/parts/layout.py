"""How a screen is laid out: a header with the way back, a scrolling body of readable width, a bar at the thumb."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import flet as ft

from app.boundary import safe_component
from app.client import use_client
from app.navigation import go
from app.parts.buttons import IconAction
from app.parts.help import HelpAction
from app.parts.scrolling import Scroller, use_left_place
from app.parts.text import Note, Title, letters
from app.theme import READING_WIDTH, TARGET, XL, XS, XXL, L, M, S
from app.wording import language
from app.wording import parts as words

LARGE = 1.5  # from this text size on, what stands above a page leaves too little room below
SHORT_TITLE = 7  # letters of the largest title that fit between the way back and two buttons on the narrowest phone
BESIDE_BUTTON = 7  # above a title, so that its first line is level with a button


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
    helped: bool = True,
    scroller: Scroller | None = None,
) -> ft.Control:
    """One screen. `back` is the path of the screen above; `top` stays while the body scrolls. With large text on a
    narrow window the title and `top` scroll away with the body, and only the buttons stay.

    `long` is for lists of hundreds: only what is in view is drawn. `full_width` is for tables and two panes. A body
    that is one control fills the rest of the screen and scrolls by itself. `page` names what the body is about where a
    screen turns pages: another page starts at its top. A page that is not `helped` has no way to help: it is help. The
    body has a key of its own, so that a notice that comes or goes above it does not make its fields anew. `scroller` is
    for a screen that goes to a part of its body by itself (`use_scroller`). Whoever comes back to a screen from a page
    below it finds it scrolled as it was left.
    """
    return _Frame(
        title,
        subtitle,
        back,
        tuple(actions),
        body,
        top,
        bottom_bar,
        long=long,
        full_width=full_width,
        page=page,
        helped=helped,
        scroller=scroller,
    )


@safe_component
def _Frame(
    title: str,
    subtitle: str,
    back: str | None,
    actions: Sequence[ft.Control],
    body: Sequence[ft.Control] | ft.Control,
    top: ft.Control | None,
    bottom_bar: ft.Control | None,
    *,
    long: bool,
    full_width: bool,
    page: str,
    helped: bool,
    scroller: Scroller | None,
) -> ft.Control:
    """The header above the body; where large text would let it take the screen, it scrolls away with the body."""
    crowded, rail, left = use_crowded(), use_rail(), use_left_place(scroller, title, page)
    actions = actions if rail or not helped else (*actions, HelpAction())
    width = None if full_width else READING_WIDTH
    parts: list[ft.Control] = []
    inside: ft.Control | list[ft.Control] = list(body) if isinstance(body, Sequence) else body
    if crowded and isinstance(inside, list):
        buttons = back is not None or bool(actions)
        short = title if buttons and fits_beside_buttons(title) else ""
        parts += [_centred(_Slim(short, back, actions), width)] if buttons else []
        inside = [_Above("" if short else title, subtitle, top), *inside]
    else:
        parts.append(_centred(_Header(title, subtitle, back, actions), width))
        parts += [_inset(top, full_width)] if top else []
    if isinstance(inside, list):
        parts.append(_Body(inside, left, long=long, full_width=full_width, page=page))
    else:
        parts.append(ft.Container(inside, expand=True, key="body"))
    parts += [_Bar(bottom_bar, full_width)] if bottom_bar else []
    return ft.Column(parts, spacing=0, expand=True, horizontal_alignment=ft.CrossAxisAlignment.STRETCH)


def is_crowded(text_scale: float, *, wide: bool) -> bool:
    """Whether the text is so large that a page keeps nothing beside or above it that could go elsewhere."""
    return text_scale >= LARGE and not wide


def use_crowded() -> bool:
    """Whether this page is crowded. A hook; renders again when that changes."""
    client = use_client()
    preferences, _ = ft.use_state(client.preferences)
    window, _ = ft.use_state(client.window)
    return is_crowded(preferences.look.text_scale, wide=window.wide)


def use_rail() -> bool:
    """Whether the rail stands beside this page, with the way to help in it. A hook."""
    client = use_client()
    session, _ = ft.use_state(client.session)
    window, _ = ft.use_state(client.window)
    return bool(window.wide and session.signed_in and session.ready and not session.trouble and not session.locked)


def fits_beside_buttons(title: str) -> bool:
    """Whether a title is so short that it stays on one line with the way back, whatever the size of the text."""
    return letters(title) <= SHORT_TITLE


def _Header(title: str, subtitle: str, back: str | None, actions: Sequence[ft.Control]) -> ft.Control:
    strut = ft.Container(width=0, height=TARGET)
    row: list[ft.Control] = []
    if back is not None:
        row.append(_back(back))
    words_ = ft.Container(_Words(title, subtitle, max_lines=3), padding=ft.Padding.only(top=BESIDE_BUTTON), expand=True)
    row.append(ft.Row([strut, words_], spacing=0, expand=True, vertical_alignment=ft.CrossAxisAlignment.START))
    row += actions
    padding = ft.Padding.only(left=XS if back is not None else L, right=S, top=S, bottom=S)
    return ft.Container(ft.Row(row, spacing=XS, vertical_alignment=ft.CrossAxisAlignment.START), padding=padding)


def _Slim(title: str, back: str | None, actions: Sequence[ft.Control]) -> ft.Control:
    """What stays above a page with large text: the way back, a short title, what one may do."""
    row: list[ft.Control] = [_back(back)] if back is not None else []
    row.append(ft.Container(Title(title) if title else None, expand=True))
    row += actions
    padding = ft.Padding.only(left=XS if back is not None else L, right=S)
    return ft.Container(ft.Row(row, spacing=XS, vertical_alignment=ft.CrossAxisAlignment.CENTER), padding=padding)


def _back(path: str) -> ft.Control:
    return _Back(path, language.spoken())


@ft.memo
@safe_component
def _Back(path: str, spoken: str) -> ft.Control:
    del spoken
    return IconAction(ft.Icons.ARROW_BACK, words.BACK(), lambda: go(path), identifier="back")


def _Above(title: str, subtitle: str, top: ft.Control | None) -> ft.Control:
    """What scrolls away with the body. One part whatever it holds, so that no field below it is made anew."""
    held = [*([_Words(title, subtitle)] if title or subtitle else []), *([top] if top else [])]
    column = ft.Column(held, spacing=M, tight=True, horizontal_alignment=ft.CrossAxisAlignment.STRETCH)
    return ft.Container(column, key="above")


@ft.memo
@safe_component
def _Words(title: str, subtitle: str, *, max_lines: int | None = None) -> ft.Control:
    said: list[ft.Control] = [Title(title, max_lines=max_lines)] if title else []
    said += [Note(subtitle)] if subtitle else []
    return ft.Column(said, spacing=0, tight=True, horizontal_alignment=ft.CrossAxisAlignment.STRETCH)


def _Body(
    controls: list[ft.Control], scrolling: dict[str, Any], *, long: bool, full_width: bool, page: str
) -> ft.Control:
    padding = ft.Padding.only(left=L, right=L, top=M, bottom=XXL)
    width = None if full_width else READING_WIDTH
    if long:
        inside: ft.Control = ft.ListView(
            controls, spacing=M, padding=padding, width=width, expand=full_width, **scrolling
        )
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
            **scrolling,
        )
    return ft.Container(inside, expand=True, alignment=ft.Alignment.TOP_CENTER, key=page or "body")


def _centred(control: ft.Control, width: float | None) -> ft.Control:
    return ft.Container(ft.Container(control, width=width), alignment=ft.Alignment.TOP_CENTER)


def _inset(control: ft.Control, full_width: bool) -> ft.Control:
    padding = ft.Padding.symmetric(horizontal=L, vertical=S)
    if full_width:
        return ft.Container(control, padding=padding)
    inner = ft.Container(control, padding=padding, width=READING_WIDTH)
    return ft.Container(inner, alignment=ft.Alignment.TOP_CENTER)


def _Bar(control: ft.Control, full_width: bool) -> ft.Control:
    bar = _inset(control, full_width)
    edge = ft.Border(top=ft.BorderSide(1, ft.Colors.OUTLINE_VARIANT))
    return ft.Container(bar, bgcolor=ft.Colors.SURFACE, border=edge, key="bar")


@safe_component
def TwoPane(master: ft.Control, detail: ft.Control | None, *, width: float = 400) -> ft.Control:
    """On a tablet both, side by side; on a phone the detail when there is one, else the master. Each scrolls itself.

    The same row in both, so that a tablet that is turned keeps what was begun in either pane.
    """
    client = use_client()
    wide = client.window.wide
    ft.use_state(client.window)
    panes: list[ft.Control] = []
    if wide:
        edge = ft.Border(right=ft.BorderSide(1, ft.Colors.OUTLINE_VARIANT))
        panes.append(ft.Container(master, width=width, border=edge, key="master"))
    elif detail is None:
        panes.append(ft.Container(master, expand=True, key="master"))
    if wide or detail is not None:
        panes.append(ft.Container(detail, expand=True, key="detail"))
    return ft.Row(panes, spacing=0, expand=True, vertical_alignment=ft.CrossAxisAlignment.STRETCH)


def Middle(control: ft.Control) -> ft.Control:
    """In the middle of a pane that has nothing to show yet."""
    return ft.Column([control], alignment=ft.MainAxisAlignment.CENTER, expand=True)


def use_wide() -> bool:
    """Whether the window has room for a rail and two panes. A hook; renders again when that changes."""
    window, _ = ft.use_state(use_client().window)
    return bool(window.wide)


def Pane(parts: Sequence[ft.Control], *, spacing: float = M, **box: Any) -> ft.Column:
    """One of several columns beside each other. A keyboard goes through all of it before it comes to the next: what
    scrolls is gone through as one group, and this has nothing to scroll."""
    return ft.Column(
        list(parts),
        spacing=spacing,
        tight=True,
        scroll=ft.ScrollMode.HIDDEN,
        horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
        **box,
    )


def Panes(*columns: ft.Control) -> ft.Control:
    """Columns beside each other on a tablet, each as high as it is."""
    return ft.Row(list(columns), spacing=XL, vertical_alignment=ft.CrossAxisAlignment.START)


def Side(*controls: ft.Control, spacing: float = XL) -> ft.Control:
    """Columns beside each other where there is room, below each other on a phone."""
    for control in controls:
        control.col = {"xs": 12, "md": 12 / len(controls)}
    return ft.ResponsiveRow(list(controls), spacing=spacing, run_spacing=M)
