"""The signed-in person's files are damaged: save what can be read, then begin again without losing what was sent."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import flet as ft

from app.boundary import safe_component
from app.client import use_client
from app.navigation import go
from app.parts.brand import Entrance
from app.parts.buttons import PrimaryButton, QuietButton
from app.parts.dialogs import Question, use_question
from app.parts.seal_form import SealForm
from app.parts.surfaces import Notice
from app.parts.text import Body, Title
from app.store.salvage import Salvaged
from app.theme import Tone
from app.wording import trouble as words


@safe_component
def Trouble() -> ft.Control:
    """The page. Only damaged files are ever set aside; full or newer ones wait untouched."""
    client = use_client()
    session, _ = ft.use_state(client.session)
    ask = use_question()
    asks, set_asks = ft.use_state(False)
    damaged = session.trouble == "database_corrupt"
    found: Any = ft.use_memo(lambda: session.salvage() if damaged else None, [session.trouble])

    async def retry() -> None:
        await session.resume(session.person or "")

    async def begin(_: str) -> None:
        await session.begin_again()
        go("/sign-in" if session.needs_sign_in else "/")

    def confirm() -> None:
        ask(Question(words.AGAIN_TITLE(), words.AGAIN_TEXT(), words.AGAIN_YES(), begin, danger=True))

    said = words.SAID.get(session.trouble, words.BROKEN)
    parts: list[ft.Control] = [
        Title(words.TITLES.get(session.trouble, words.TITLE)()),
        ft.Semantics(identifier=f"trouble-{session.trouble}", content=Body(said())),
        PrimaryButton(words.RETRY(), retry, identifier="retry", icon=ft.Icons.REFRESH),
    ]
    if found is not None:
        parts += [
            Notice(_readable(found), tone=Tone.INFO),
            *(_to_a_file(found, asks, lambda: set_asks(True)) if found.any else []),
            QuietButton(words.AGAIN(), confirm, identifier="begin-again", icon=ft.Icons.RESTART_ALT),
        ]
    return Entrance(*parts)


def _to_a_file(found: Salvaged, asks: bool, ask: Callable[[], None]) -> list[ft.Control]:
    """The button, and once it was pressed the form."""
    if asks:
        return [SealForm(lambda: found.file)]
    return [QuietButton(words.EXPORT(), ask, identifier="export", icon=ft.Icons.SAVE_ALT)]


def _readable(found: Salvaged) -> str:
    edits = [words.COULD_READ(n=found.edits)] if found.edits else []
    photos = [words.COULD_READ_PHOTOS(n=found.photos)] if found.photos else []
    return " · ".join([*edits, *photos]) or words.COULD_NOT()
