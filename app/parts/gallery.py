"""Photos at full size in a dialog, fetched only when somebody wants to see them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import flet as ft

from app.parts.buttons import PlainButton
from app.parts.remote import Picture
from app.parts.text import Note
from app.theme import M, S
from app.wording import parts as words

Pictures = Sequence[tuple[str, str]]
"""Content hash and caption of each photo."""


def use_gallery(title: str) -> Callable[[Pictures], None]:
    """A hook: `show = use_gallery(title)`, then `show(pictures)` in a handler."""
    kept: Any = ft.use_state(())
    shown, show = kept
    ft.use_dialog(_dialog(title, shown, lambda: show(())) if shown else None)
    return lambda pictures: show(tuple(pictures))


def _dialog(title: str, pictures: Pictures, close: Callable[[], None]) -> ft.AlertDialog:
    return ft.AlertDialog(
        title=ft.Text(title),
        content=ft.Column(
            [_picture(sha256, caption) for sha256, caption in pictures],
            spacing=M,
            width=560,
            tight=True,
        ),
        scrollable=True,
        actions=[PlainButton(words.CLOSE(), lambda: close(), identifier="gallery-close")],
        on_dismiss=lambda: close(),
    )


def _picture(sha256: str, caption: str) -> ft.Control:
    label = words.PHOTO(caption=caption or words.NO_CAPTION())
    below: list[ft.Control] = [Note(caption)] if caption else []
    return ft.Column([Picture(sha256, label, key=sha256), *below], spacing=S, tight=True)  # type: ignore[call-arg]
