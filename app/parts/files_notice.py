"""What became of this device's files: taken from the second copy, or gone. Said until the person has read it."""

from __future__ import annotations

from datetime import date

import flet as ft

from app.boundary import safe_component
from app.client import use_client
from app.parts.buttons import PlainButton
from app.parts.moments import lately
from app.parts.surfaces import Notice
from app.session import Cleared
from app.store.second import Cause, TakenOver
from app.theme import Tone
from app.wording import second as words

_TITLES = {Cause.DAMAGED: words.DAMAGED, Cause.MISSING: words.MISSING, Cause.BEHIND: words.BEHIND}


@safe_component
def FilesNotice() -> ft.Control:
    """The notice, or nothing."""
    client = use_client()
    session, _ = ft.use_state(client.session)
    told, gone = session.taken_over, session.cleared
    if told is None and gone is None:
        return ft.Container(visible=False)
    title = _TITLES[told.cause]() if told else words.CLEARED() if gone and gone.sure else words.PERHAPS()
    text = said(told) if told else lost(gone, client.today()) if gone else ""
    read = PlainButton(words.UNDERSTOOD(), session.understood, identifier="files-read", icon=ft.Icons.CHECK, flush=True)
    return Notice(text, tone=Tone.WARN, title=title, action=ft.Row([read]), identifier="files-notice")


def said(told: TakenOver) -> str:
    """What came back."""
    back = [words.EDITS(n=told.edits)] if told.edits else []
    back += [words.PHOTOS(n=told.photos)] if told.photos else []
    rest = [] if told.cause == Cause.BEHIND else [words.REST()]
    return "\n".join([*(back or [words.NOTHING()]), *rest, words.LOOK()])


def lost(gone: Cleared, today: date) -> str:
    """What was here before, as far as anybody knows."""
    last = words.LAST_UNKNOWN()
    if gone.last_seen is not None and gone.unsent is not None:
        when = lately(gone.last_seen, today)
        last = (words.LAST_SAID if gone.unsent else words.LAST_NOTHING)(name=gone.name, when=when, n=gone.unsent)
    first = words.CLEARED_TEXT() if gone.sure else words.PERHAPS_TEXT()
    return "\n".join([first, last, words.CLEARED_NEXT()])
