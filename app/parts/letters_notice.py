"""Where the work is that was sealed to the office on this device: waiting, refused and why, or handed in."""

from __future__ import annotations

import flet as ft

from app.boundary import safe_component
from app.client import use_client
from app.parts.buttons import PlainButton
from app.parts.saving import use_saver
from app.parts.surfaces import Notice
from app.theme import Tone
from app.wording import language
from app.wording import lock as words
from fieldwork.problems import sentence


@safe_component
def LettersNotice() -> ft.Control:
    """The notice, or nothing. What the office refuses can be saved and carried there."""
    client = use_client()
    handing, _ = ft.use_state(client.handing_in)
    save = use_saver()

    async def keep() -> None:
        letters = client.session.letters
        for name in letters.names:
            await save(name, letters.read(name))

    if handing.waiting and handing.refused:
        why = sentence(handing.refused, {}, language=language.spoken())
        button = PlainButton(words.SAVE_LETTERS(), keep, identifier="letters-save", icon=ft.Icons.SAVE_ALT, flush=True)
        action = ft.Row([button])
        text = words.REFUSED(why=why)
        return Notice(text, tone=Tone.WARN, title=words.LETTERS_TITLE(), action=action, identifier="letters")
    if handing.waiting:
        return Notice(words.LETTERS(), title=words.LETTERS_TITLE(), identifier="letters")
    if handing.handed:
        return Notice(words.HANDED(), tone=Tone.GOOD, identifier="letters-handed")
    return ft.Container(visible=False)
