"""Several lines of text that belong to a form and are stored with it, not while typing."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import flet as ft

from app.boundary import safe_component
from app.parts.fields import field_look


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
    text: Any = ft.use_ref(initial)

    def changed(event: Any) -> None:
        text.current = event.control.value or ""
        on_text(text.current)

    field = ft.TextField(
        label=label,
        value=text.current or "",
        multiline=True,
        min_lines=2,
        max_lines=6,
        max_length=max_chars,
        hint_text=hint or None,
        hint_max_lines=3,
        error=error or None,
        error_max_lines=3,
        on_change=changed,
        **field_look(),
    )
    return ft.Semantics(identifier=identifier, content=field)
