"""What was told, as whoever it is told to reads it."""

from __future__ import annotations

import flet as ft

from app.boundary import safe_component
from app.navigation import go
from app.parts.buttons import PrimaryButton
from app.parts.layout import Screen
from app.parts.moments import at
from app.parts.remote import Picture
from app.parts.surfaces import Card, Notice, Pills, StatusPill
from app.parts.text import Body, Note
from app.screens.concern.state import ConcernPage
from app.theme import Tone
from app.wording import concern as words


@safe_component
def Told(page: ConcernPage, back: str) -> ft.Control:
    """The words, the photos, from whom, and who else is told."""
    concern = page.concern
    nature = words.NATURES.get(concern.nature or "", words.NATURES["other"])()
    said: list[ft.Control] = [Pills(StatusPill(nature, tone=Tone.BAD, icon=ft.Icons.LOCK_OUTLINE))]
    said += [Body(concern.text or words.NO_TEXT())]
    when = at(concern.made_at) if concern.made_at is not None else ""
    said += [Note(words.FROM(name=page.author_name, when=when))]
    photos = [Picture(sha, words.PHOTO(n=n), key=sha) for n, sha in enumerate(page.photos, start=1)]  # type: ignore[call-arg]
    others = ", ".join(each.name for each in page.told)
    return Screen(
        words.TITLE(),
        [
            Notice(f"{words.ADDRESSEES()}: {others}", tone=Tone.INFO, identifier="told-to"),
            Card(*said, identifier="concern"),
            *photos,
        ],
        subtitle=page.school_name,
        back=back,
        bottom_bar=ft.Row([PrimaryButton(words.DONE(), lambda: go(back), identifier="done", expand=True)]),
    )
