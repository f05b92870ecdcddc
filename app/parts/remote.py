"""A picture that may still be on the server: shown when it is here, fetched when not, named when neither works."""

from __future__ import annotations

import flet as ft

from app.boundary import safe_component
from app.client import use_client
from app.parts.text import Note
from app.theme import RADIUS_SMALL, S
from app.wording import parts as words
from fieldwork.errors import FieldworkError


@safe_component
def Picture(sha256: str, label: str, *, width: float | None = None, on_paper: bool = False) -> ft.Control:
    """The blob of this hash as an image. `on_paper` keeps dark ink readable in the dark."""
    client = use_client()
    here: bytes | None = ft.use_memo(lambda: client.store.blobs.get(sha256), [])
    came, take = ft.use_state(b"")
    body = here or came
    failed, fail = ft.use_state(False)

    async def fetch() -> None:
        if body:
            return
        try:
            take(await client.syncing.photo(sha256))
        except FieldworkError:
            fail(True)

    ft.use_effect(fetch, [])
    if not body:
        return Note(words.PHOTO_COMING() if failed else words.LOADING())
    image = ft.Image(
        src=body,
        width=width,
        fit=ft.BoxFit.CONTAIN,
        border_radius=RADIUS_SMALL,
        semantics_label=label,
        gapless_playback=True,
    )
    if not on_paper:
        return image
    return ft.Row([ft.Container(image, bgcolor="#FFFFFF", border_radius=RADIUS_SMALL, padding=S)], wrap=True)
