"""Which version this is, whether a newer one waits, and taking it when the person wants."""

from __future__ import annotations

import flet as ft

from app.boundary import safe_component
from app.client import use_client
from app.parts.buttons import PlainButton, PrimaryButton
from app.parts.surfaces import Card, Notice
from app.parts.text import Note, Strong
from app.theme import Tone
from app.version import VERSION
from app.wording import settings as words
from fieldwork.errors import Unreachable


@safe_component
def Version() -> ft.Control:
    """The section."""
    client = use_client()
    updates, _ = ft.use_state(client.updates)
    said, say = ft.use_state("")

    async def look() -> None:
        try:
            say("" if await updates.look() else words.UP_TO_DATE())
        except Unreachable:
            say(words.LOOK_OFFLINE())

    if updates.ready:
        take = PrimaryButton(words.UPDATE_NOW(), updates.apply, identifier="update-now", icon=ft.Icons.UPGRADE)
        offer: ft.Control = Notice(words.UPDATE_NOTE(), tone=Tone.GOOD, title=words.UPDATE_READY(), action=take)
    else:
        offer = PlainButton(words.LOOK_FOR_UPDATE(), look, identifier="look-for-update", icon=ft.Icons.REFRESH)
    parts: list[ft.Control] = [Strong(words.VERSION(version=VERSION)), Note(words.ABOUT()), offer]
    parts += [Note(said)] if said else []
    return Card(*parts, identifier="version")
