"""One photo of a finding: picture, caption, where it is, and moving or taking it away."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import flet as ft

from app.boundary import safe_component
from app.client import use_client
from app.parts.buttons import IconAction
from app.parts.fields import DraftField
from app.parts.kept_where import KeptPill, KeptWords
from app.parts.pictures import PhotoThumb
from app.parts.surfaces import Card, StatusPill
from app.screens.finding.state import Photo
from app.theme import M, S, Tone
from app.wording import finding as words
from app.wording import photos as photo_words

_KEPT = KeptWords(words.PHOTO_QUEUED, words.PHOTO_SENT, words.PHOTO_REFUSED, words.PHOTO_LOST, words.PHOTO_AWAY)


@dataclass(frozen=True, slots=True)
class PhotoActs:
    """What may be done to a photo, each by its hash."""

    caption: Callable[[str, str], None]
    draw_again: Callable[[str], None]
    move_up: Callable[[str], None]
    take_away: Callable[[str], None]


@safe_component
def PhotoCard(photo: Photo, n: int, locked: bool, acts: PhotoActs) -> ft.Control:
    """One photo. Its bytes are read once."""
    client = use_client()
    ft.use_state(client.syncing)  # a photo that was sent meanwhile says so
    data = ft.use_memo(lambda: client.store.blobs.get(photo.hash), [photo.hash])
    caption = DraftField(
        words.CAPTION(n=n),
        photo.caption,
        partial(acts.caption, photo.hash),
        identifier=f"photo-{n}-caption",
        wraps=True,
        disabled=locked,
        quiet=True,
        key=f"{photo.hash}-caption",
    )
    tools: list[ft.Control] = [KeptPill(photo.hash, _KEPT)]
    if photo.faces:
        tools.append(StatusPill(photo_words.FACES_SHOWN(), tone=Tone.WARN, icon=ft.Icons.FACE))
    if not locked:
        up = IconAction(
            ft.Icons.ARROW_UPWARD,
            words.MOVE_UP(n=n),
            partial(acts.move_up, photo.hash),
            identifier=f"photo-{n}-up",
        )
        away = IconAction(
            ft.Icons.DELETE_OUTLINE,
            words.TAKE_AWAY(n=n),
            partial(acts.take_away, photo.hash),
            identifier=f"photo-{n}-remove",
        )
        draw = IconAction(
            ft.Icons.BLUR_ON,
            words.DRAW_AGAIN(n=n),
            partial(acts.draw_again, photo.hash),
            identifier=f"photo-{n}-draw",
        )
        here = [draw] if data is not None else []  # one that another device holds cannot be drawn on here
        tools.append(ft.Row([*here, *([] if n == 1 else [up]), away], spacing=0, tight=True))
    beside = ft.Column([caption, ft.Row(tools, wrap=True, spacing=S)], spacing=S, tight=True, expand=True)
    thumb = PhotoThumb(data, "", identifier=f"photo-{n}", size=120)
    return Card(ft.Row([thumb, beside], spacing=M, vertical_alignment=ft.CrossAxisAlignment.START))
