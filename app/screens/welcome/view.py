"""What this app is and the two ways in. Needs no network and no store."""

from __future__ import annotations

from typing import TYPE_CHECKING

import flet as ft

from app.boundary import safe_component
from app.client import use_client
from app.navigation import go
from app.parts.brand import Marked
from app.parts.buttons import PlainButton, PrimaryButton
from app.parts.letters_notice import LettersNotice
from app.parts.surfaces import Card, Notice
from app.parts.text import Body, Strong, Title
from app.theme import READING_WIDTH, L, M, Tone
from app.wording import device, lock
from app.wording import welcome as words

if TYPE_CHECKING:
    from app.session import Session


@safe_component
def Welcome() -> ft.Control:
    """The page for somebody who is not signed in."""
    client = use_client()
    session: Session = client.session
    known = bool(session.people)
    enter = PrimaryButton(
        words.CHOOSE_NAME() if known else words.SIGN_IN(),
        lambda: go("/sign-in"),
        identifier="sign-in",
        icon=ft.Icons.LOGIN,
    )
    column = ft.Column(
        [
            _Head(),
            *_forgot(session),
            *_wiped(session),
            LettersNotice(),
            *([enter] if known else []),  # who has used this device before need not read how to begin
            Card(
                Strong(words.HOW_TITLE()),
                _Point(ft.Icons.QR_CODE_2, words.HOW_LINK()),
                _Point(ft.Icons.KEY_OUTLINED, words.HOW_AGAIN()),
                spacing=M,
            ),
            Card(Strong(words.OFFLINE_TITLE()), _Point(ft.Icons.CLOUD_OFF_OUTLINED, words.OFFLINE()), spacing=M),
            *([] if known else [enter]),
            PlainButton(
                device.INSTALL(), lambda: go("/install"), identifier="to-install", icon=ft.Icons.INSTALL_MOBILE
            ),
            PlainButton(words.SETTINGS(), lambda: go("/settings"), identifier="settings", icon=ft.Icons.FORMAT_SIZE),
            ft.Container(height=L),
        ],
        spacing=L,
        horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
        width=min(READING_WIDTH, 520),
        scroll=ft.ScrollMode.AUTO,
    )
    sides = ft.Padding.symmetric(horizontal=L)  # none below: what goes on there runs to the edge of the window
    return ft.Container(column, padding=sides, expand=True, alignment=ft.Alignment.TOP_CENTER)


def _forgot(session: Session) -> list[ft.Control]:
    """A damaged device must never look like a new one."""
    if not session.forgot:
        return []
    return [Notice(words.FORGOT(), tone=Tone.WARN, title=words.FORGOT_TITLE(), identifier="forgot")]


def _wiped(session: Session) -> list[ft.Control]:
    """What became of somebody's work here after too many wrong PINs."""
    if not session.wiped:
        return []
    one = bool(session.people)  # theirs is all here: they must not think that it is gone
    title, said = (lock.WIPED_ONE_TITLE, lock.WIPED_ONE) if one else (lock.WIPED_TITLE, lock.WIPED)
    return [Notice(said(), tone=Tone.WARN, title=title(), identifier="wiped")]


def _Head() -> ft.Control:
    centre = ft.TextAlign.CENTER
    return ft.Container(
        ft.Column(
            [
                Marked(72, helped=True),
                Title(words.NAME(), text_align=centre),
                Body(words.WHAT(), muted=True, text_align=centre),
            ],
            horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
            spacing=M,
            tight=True,
        ),
        padding=ft.Padding.only(bottom=L),
    )


def _Point(icon: ft.IconData, text: str) -> ft.Control:
    return ft.Row(
        [ft.Icon(icon, color=ft.Colors.PRIMARY), Body(text, expand=True)],
        spacing=M,
        vertical_alignment=ft.CrossAxisAlignment.START,
    )
