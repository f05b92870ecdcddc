"""Photos as thumbnails."""

from __future__ import annotations

from typing import Any

import flet as ft

from app.parts.buttons import Click, IconAction, tappable
from app.parts.text import Note
from app.theme import RADIUS_SMALL, XS, S
from app.wording import parts as words


def PhotoThumb(
    data: bytes | None,
    caption: str,
    *,
    identifier: str,
    on_click: Click | None = None,
    on_remove: Click | None = None,
    size: float = 112,
) -> ft.Control:
    """One photo, cropped square, its caption below. Without data (not yet here) it says so instead."""
    picture: ft.Control
    if data is None:
        picture = ft.Container(
            Note(words.PHOTO_COMING(), text_align=ft.TextAlign.CENTER), padding=S, alignment=ft.Alignment.CENTER
        )
    else:
        picture = ft.Image(src=data, fit=ft.BoxFit.COVER, width=size, height=size, gapless_playback=True)
    box: dict[str, Any] = {
        "width": size,
        "height": size,
        "border_radius": RADIUS_SMALL,
        "bgcolor": ft.Colors.SURFACE_CONTAINER_HIGH,
        "clip_behavior": ft.ClipBehavior.ANTI_ALIAS,
    }
    label = words.PHOTO(caption=caption or words.NO_CAPTION())
    face = (
        tappable(picture, on_click, identifier=identifier, label=label, **box)
        if on_click
        else ft.Semantics(identifier=identifier, label=label, image=True, content=ft.Container(picture, **box))
    )
    below: list[ft.Control] = [Note(caption, max_lines=2, width=size)] if caption else []
    if on_remove:
        remove = IconAction(ft.Icons.DELETE_OUTLINE, words.REMOVE_PHOTO(), on_remove, identifier=f"{identifier}-remove")
        below.append(remove)
    return ft.Column([face, *below], spacing=XS, tight=True, width=size)
