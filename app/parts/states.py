"""How things stand, in words: saved or sent, how far, nothing here yet, loading, failed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import flet as ft

from app.boundary import safe_component
from app.client import use_client
from app.drafts import Held
from app.durability import Pending
from app.parts.buttons import Click, QuietButton
from app.parts.surfaces import Notice
from app.parts.text import Body, Heading, Note
from app.theme import RADIUS, XL, M, S, Tone
from app.wording import parts as words

_SAVED = {
    "device": (ft.Icons.PHONE_ANDROID_OUTLINED, words.SAVED_DEVICE),
    "sending": (ft.Icons.CLOUD_UPLOAD_OUTLINED, words.SENDING),
    "server": (ft.Icons.CLOUD_DONE_OUTLINED, words.ON_SERVER),
    "quarantined": (ft.Icons.REPORT_OUTLINED, words.QUARANTINED),
}


_UNSTORED = {
    Held.TYPING: (ft.Icons.EDIT_OUTLINED, words.TYPING_UNSTORED),
    Held.UNREADABLE: (ft.Icons.ERROR_OUTLINE, words.UNREADABLE),
    Held.FAILED: (ft.Icons.ERROR_OUTLINE, words.NOT_SAVED),
}
_PENDING = {
    Pending.SAVING: (ft.Icons.HOURGLASS_BOTTOM, words.SAVING),
    Pending.FAILED: (ft.Icons.ERROR_OUTLINE, words.NOT_SAVED),
}


def use_saved() -> Callable[[str], str]:
    """A hook: `saved = use_saved()`, then `saved("it is saved here")` says so only once all is on the disk."""
    durability: Any = ft.use_state(use_client().durability)[0]
    return lambda text: _PENDING[durability.pending][1]() if durability.pending else text


@safe_component
def SavedNotice(text: str, *, identifier: str, title: str = "", action: ft.Control | None = None) -> ft.Control:
    """What a tap came to and that it is saved, said once it is on the disk."""
    return Notice(use_saved()(text), tone=Tone.GOOD, title=title, identifier=identifier, action=action)


@safe_component
def SavedState(state: str, none: str = "") -> ft.Control:
    """Where a record is, as `store.state(kind, id)` says; `none` for a record nobody wrote yet.

    Never "saved" while a field of the page holds something that is not stored: then it says that, as the field does.
    Nor while what was stored is not on the disk; what is on the server is safe there. Nor "sending" without a network.
    """
    client = use_client()
    unstored, _ = ft.use_state(client.drafts.unstored)
    durability, _ = ft.use_state(client.durability)
    syncing, _ = ft.use_state(client.syncing)
    state = "device" if state == "sending" and syncing.offline else state
    if unstored.held is None and state not in _SAVED:
        return Note(none) if none else ft.Container(height=0)
    pending = durability.pending if state in ("device", "sending") else None
    icon, phrase = _UNSTORED[unstored.held] if unstored.held else _PENDING[pending] if pending else _SAVED[state]
    wrong = phrase in (words.UNREADABLE, words.NOT_SAVED, words.QUARANTINED)
    color = ft.Colors.ERROR if wrong else ft.Colors.ON_SURFACE_VARIANT
    said = Note(phrase(), color=color, expand=True, expand_loose=True)
    row = ft.Row([ft.Icon(icon, size=18, color=color), said], spacing=6, tight=True)
    passes = unstored.held is Held.TYPING or (unstored.held is None and pending is Pending.SAVING)
    return ft.Semantics(content=row, live_region=not passes, container=True)


def Progress(done: int, total: int, *, text: str = "", identifier: str = "") -> ft.Control:
    """How far: a bar and the same in words ("12 จาก 20")."""
    said = text or words.DONE_OF(done=done, total=total)
    bar = ft.ProgressBar(value=done / total if total else 0, bar_height=8, border_radius=4)
    column = ft.Column(
        [ft.Semantics(exclude_semantics=True, content=bar), Note(said)],
        spacing=S,
        tight=True,
        horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
    )
    return ft.Semantics(identifier=identifier or None, content=column)


def EmptyState(icon: ft.IconData, title: str, text: str = "", *, action: ft.Control | None = None) -> ft.Control:
    """Nothing here, why, and what to do about it."""
    parts: list[ft.Control] = [
        _disc(icon, Tone.GOOD),
        Heading(title, text_align=ft.TextAlign.CENTER),
    ]
    parts += [Body(text, muted=True, text_align=ft.TextAlign.CENTER)] if text else []
    parts += [action] if action else []
    column = ft.Column(parts, spacing=M, horizontal_alignment=ft.CrossAxisAlignment.CENTER, tight=True)
    return ft.Container(column, padding=ft.Padding.symmetric(horizontal=XL, vertical=40), alignment=ft.Alignment.CENTER)


def FailedState(
    title: str, text: str, *, retry: Click | None = None, identifier: str = "failed", offline: bool = False
) -> ft.Control:
    """What did not work, what is safe all the same, and how to try again. No connection is weather, not an alarm."""
    tone = Tone.INFO if offline else Tone.BAD
    icon = ft.Icons.CLOUD_OFF_OUTLINED if offline else ft.Icons.ERROR_OUTLINE
    parts: list[ft.Control] = [_disc(icon, tone), Heading(title), Body(text, muted=True)]
    parts += [QuietButton(words.RETRY(), retry, identifier="retry", icon=ft.Icons.REFRESH)] if retry else []
    box = ft.Container(
        ft.Column(parts, spacing=M, tight=True),
        bgcolor=ft.Colors.SURFACE_CONTAINER_LOWEST,
        border=ft.Border.all(1, ft.Colors.OUTLINE_VARIANT),
        border_radius=RADIUS,
        padding=XL,
    )
    return ft.Semantics(identifier=identifier, live_region=True, content=box)


def _disc(icon: ft.IconData, tone: Tone) -> ft.Control:
    disc = ft.Container(ft.Icon(icon, size=32, color=tone.ink), bgcolor=tone.fill, border_radius=999, padding=M)
    return ft.Row([disc], tight=True)


def Loading(text: str = "") -> ft.Control:
    """Something is on its way."""
    said = text or words.LOADING()
    row = ft.Row(
        [ft.ProgressRing(width=24, height=24, stroke_width=3), Body(said, muted=True)],
        spacing=M,
        alignment=ft.MainAxisAlignment.CENTER,
    )
    return ft.Container(ft.Semantics(content=row, live_region=True), padding=XL)
