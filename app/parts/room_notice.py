"""A word about the room on this device, before it is short; nothing while there is enough."""

from __future__ import annotations

import flet as ft

from app.boundary import safe_component
from app.client import use_client
from app.parts.surfaces import Notice
from app.room import Standing
from app.theme import Tone
from app.wording import device as words


@safe_component
def RoomNotice(*, only_short: bool = False) -> ft.Control:
    """The notice, or nothing. Where photos are taken it is said `only_short`: nobody tidies up a phone in mid-visit for
    less."""
    room, _ = ft.use_state(use_client().room)
    if room.room is None or room.standing not in (Standing.LOW, Standing.SHORT):
        return ft.Container(visible=False)
    short = room.standing is Standing.SHORT
    if only_short and not short:
        return ft.Container(visible=False)
    said = words.ROOM_SHORT if short else words.ROOM_LOW
    title = words.ROOM_SHORT_TITLE() if short else words.ROOM_LOW_TITLE()
    tone = Tone.BAD if short else Tone.WARN
    return Notice(said(n=room.room.free // 1_000_000), tone=tone, title=title, identifier="room")
