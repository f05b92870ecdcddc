"""Several lines of text that belong to a form and are stored with it, not while typing."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import flet as ft

from app.boundary import safe_component
from app.client import use_client
from app.parts.fields import below, field_look, labelled, no_counter, room_left
from app.parts.standing import use_standing
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
    """The field owns its text and tells it at every change. Memoised: give it a stable `on_text` and a `key`.

    Its label stands above it: of one on the border of several lines Flutter leaves out, now and then, what is above the
    line.
    """
    text = use_standing(initial)
    room, set_room = ft.use_state(room_left(initial, max_chars))
    scale = use_client().preferences.look.text_scale
    above, name = labelled(label, scale, on_border=False)

    def changed(event: Any) -> None:
        on_text(text.heard(event))
        set_room(room_left(text.current, max_chars))

    field = ft.TextField(
        label=name,
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
        **field_look(above=True),
    )
    return below(above, ft.Semantics(identifier=identifier, content=text.shown(field)))
