"""A passphrase that is being chosen: two fields, and a hint that follows the typing."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Protocol

import flet as ft

from app.account.passphrase import Strength, lacking, strength
from app.boundary import safe_component
from app.parts.fields import PlainField
from app.parts.text import Note
from app.theme import M, Tone
from app.wording import join as words

COMPLAINTS = {
    "empty": words.EMPTY,
    "short": words.TOO_SHORT,
    "simple": words.SIMPLE,
    "different": words.DIFFERENT,
}


class Chosen(Protocol):
    """Where what is typed goes: an observable, so that the hint follows."""

    passphrase: str
    again: str


@safe_component
def NewPassphrase(chosen: Chosen, complaint: str, on_submit: Callable[[], Any], *, is_busy: bool) -> ft.Control:
    """The two fields. `complaint` is what `app.account.passphrase.complaint` found."""

    def typed(text: str) -> None:
        chosen.passphrase = text

    def repeated(text: str) -> None:
        chosen.again = text

    first = COMPLAINTS[complaint](n=lacking(chosen.passphrase)) if complaint in ("empty", "short", "simple") else ""
    second = words.DIFFERENT() if complaint == "different" else ""
    return ft.Column(
        [
            PlainField(
                words.PASSPHRASE(),
                typed,
                identifier="passphrase",
                password=True,
                error=first,
                disabled=is_busy,
                key="one",
            ),
            _Hint(chosen),
            PlainField(
                words.AGAIN(),
                repeated,
                identifier="passphrase-again",
                password=True,
                error=second,
                on_submit=on_submit,
                disabled=is_busy,
                key="two",
            ),
        ],
        spacing=M,
        tight=True,
        horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
    )


@safe_component
def _Hint(chosen: Chosen) -> ft.Control:
    """What the passphrase is worth so far. Nothing before the first character."""
    found = strength(chosen.passphrase)
    said = {
        Strength.SHORT: (words.TOO_SHORT(n=lacking(chosen.passphrase)), ft.Icons.EDIT_OUTLINED, Tone.NEUTRAL),
        Strength.SIMPLE: (words.SIMPLE(), ft.Icons.WARNING_AMBER_OUTLINED, Tone.WARN),
        Strength.FAIR: (words.FAIR(), ft.Icons.CHECK, Tone.INFO),
        Strength.STRONG: (words.STRONG(), ft.Icons.VERIFIED_USER_OUTLINED, Tone.GOOD),
    }.get(found)
    if said is None:
        return ft.Container(height=0)
    text, icon, tone = said
    row = ft.Row([ft.Icon(icon, size=18, color=tone.ink), Note(text, color=tone.ink, expand=True)], spacing=8)
    box = ft.Container(row, bgcolor=tone.fill, border_radius=8, padding=ft.Padding.symmetric(horizontal=12, vertical=8))
    return ft.Semantics(content=box, live_region=True, identifier="strength")
