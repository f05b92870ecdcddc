"""One page without any store behind it: what is in the way, and a button that tries again."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

import flet as ft

from app.boundary import safe_component, safe_screen
from app.parts.brand import Entrance
from app.parts.buttons import PrimaryButton
from app.parts.text import Body, Title
from app.wording import trouble as words


@safe_screen
def Blocked(code: str, retry: Callable[[], Awaitable[None]]) -> list[ft.View]:
    """The whole app, while it cannot open."""
    return [ft.View(route="/", padding=0, controls=[ft.SafeArea(Reason(code, retry), expand=True)])]


@safe_component
def Reason(code: str, retry: Callable[[], Awaitable[None]]) -> ft.Control:
    """What is in the way."""
    busy, set_busy = ft.use_state(False)

    async def again() -> None:
        set_busy(True)
        try:
            await retry()
        finally:
            set_busy(False)

    return Entrance(
        Title(words.TITLES.get(code, words.TITLE)()),
        ft.Semantics(identifier=f"blocked-{code}", content=Body(words.SAID.get(code, words.BROKEN)())),
        PrimaryButton(words.RETRY(), again, identifier="retry", icon=ft.Icons.REFRESH, disabled=busy),
        helped=False,
    )
