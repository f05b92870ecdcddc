"""Photos at full size in a dialog, fetched from the device only when somebody wants to see them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import flet as ft

from app.client import Client, use_client
from app.parts.buttons import PlainButton
from app.parts.text import Body, Note
from app.theme import RADIUS_SMALL, M, S
from app.wording import parts as words

Pictures = Sequence[tuple[str, str]]
"""Content hash and caption of each photo."""


def use_gallery(title: str) -> Callable[[Pictures], None]:
    """A hook: `show = use_gallery(title)`, then `show(pictures)` in a handler."""
    client = use_client()
    shown, show = ft.use_state(())
    ft.use_dialog(_dialog(client, title, shown, lambda: show(())) if shown else None)
    return lambda pictures: show(tuple(pictures))


def _dialog(client: Client, title: str, pictures: Pictures, close: Callable[[], None]) -> ft.AlertDialog:
    return ft.AlertDialog(
        title=ft.Text(title),
        content=ft.Column(
            [_picture(client.store.blobs.get(sha256), caption) for sha256, caption in pictures],
            spacing=M,
            width=560,
            scroll=ft.ScrollMode.AUTO,
            tight=True,
        ),
        actions=[PlainButton(words.CLOSE(), lambda: close(), identifier="gallery-close")],
        on_dismiss=lambda: close(),
    )


def _picture(data: bytes | None, caption: str) -> ft.Control:
    label = words.PHOTO(caption=caption or words.NO_CAPTION())
    if data is None:
        inside: ft.Control = ft.Container(Body(words.PHOTO_COMING()), padding=M)
    else:
        inside = ft.Image(src=data, fit=ft.BoxFit.CONTAIN, border_radius=RADIUS_SMALL, semantics_label=label)
    below: list[ft.Control] = [Note(caption)] if caption else []
    return ft.Column([inside, *below], spacing=S, tight=True)
