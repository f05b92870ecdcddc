"""The page: what is sent is shown whole before it is sent, and is sent by the person alone."""

from __future__ import annotations

import flet as ft

from app.boundary import safe_component
from app.client import use_client
from app.parts.buttons import PlainButton, PrimaryButton
from app.parts.layout import Screen
from app.parts.saving import use_saver
from app.parts.surfaces import Card, Notice, SectionHeader
from app.parts.text import Body, Note
from app.screens.diagnostics.state import report, text
from app.theme import Tone
from app.wording import device as words


@safe_component
def Diagnostics() -> ft.Control:
    """The page."""
    client = use_client()
    room, _ = ft.use_state(client.room)
    installed, tell = ft.use_state(False)
    copied, set_copied = ft.use_state(False)
    save = use_saver()
    del room

    async def look() -> None:
        await client.room.look()
        tell(await client.is_installed())

    ft.use_effect(look, [])
    whole = text(report(client, installed=installed))

    async def keep() -> None:
        await save("nithet-diagnostics.json", whole.encode())

    copy = PrimaryButton(
        words.COPIED() if copied else words.COPY(),
        lambda: set_copied(True),
        identifier="diagnostics-copy",
        icon=ft.Icons.COPY,
        action=ft.CopyToClipboard(whole),
    )
    body = [
        Body(words.DIAGNOSTICS_WHAT()),
        Notice(words.DIAGNOSTICS_NOT(), tone=Tone.GOOD, identifier="diagnostics-not"),
        copy,
        PlainButton(words.SAVE_FILE(), keep, identifier="diagnostics-save", icon=ft.Icons.SAVE_ALT),
        SectionHeader(words.DIAGNOSTICS_ALL()),
        Card(Note(whole), identifier="diagnostics"),
    ]
    return Screen(words.DIAGNOSTICS(), body, back="/settings")
