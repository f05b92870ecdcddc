"""Several lines of text that belong to a form and are stored with it, not while typing."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import flet as ft

from app.boundary import safe_component
from app.client import use_client
from app.parts.fields import field_look, no_counter, room_left, with_room
from app.parts.standing import use_standing
from app.theme import S
from app.wording import parts as words


@ft.memo
@safe_component
def LongField(
    label: str,
    on_text: Callable[[str], None],
    *,
    identifier: str,
    initial: str = "",
    hint: str = "",
    error: str = "",
    max_chars: int | None = None,
) -> ft.Control:
    """The field owns its text and tells it at every change. Memoised: give it a stable `on_text` and a `key`."""
    text = use_standing(initial)
    room, set_room = ft.use_state(room_left(initial, max_chars))

    def changed(event: Any) -> None:
        on_text(text.heard(event))
        set_room(room_left(text.current, max_chars))

    field = ft.TextField(
        label=label,
        value=text.current,
        multiline=True,
        min_lines=2,
        max_lines=6,
        max_length=max_chars,
        counter=no_counter() if room is None else ft.Text(words.ROOM_LEFT(n=room)),
        hint_text=hint or None,
        hint_max_lines=3,
        error=error or None,
        error_max_lines=3,
        on_change=changed,
        **field_look(),
    )
    named = ft.Semantics(identifier=identifier, content=text.shown(field))
    room_above = ft.Container(named, padding=ft.Padding.only(top=S))  # for the label, which stands out of the border
    return with_room(room_above, use_client().preferences.look.text_scale)
