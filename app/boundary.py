"""The one place where a failing screen is caught: logged, and shown as a card that says the data is safe.

Flet runs a component's re-render without a guard: an exception there ends all updates of the session, silently.
"""

from __future__ import annotations

import functools
import logging
from collections.abc import Callable
from typing import Any, TypeVar, cast

import flet as ft
from flet.components.component import Component

from app import theme
from app.wording import boundary as words

log = logging.getLogger(__name__)
Fn = TypeVar("Fn", bound=Callable[..., Any])


def safe_component(fn: Fn) -> Fn:
    """Use in place of `ft.component`: whatever goes wrong inside is shown as a card with a retry, never as silence."""

    @functools.wraps(fn)
    def guarded(*args: Any, **kwargs: Any) -> Any:
        attempt, set_attempt = ft.use_state(0)
        try:
            return fn(*args, **kwargs)
        except Exception:  # the screen's top: anything may fail here, and the person must keep a working app
            log.exception("render of %s failed (attempt %d)", fn.__name__, attempt + 1)
            return trouble(lambda: set_attempt(attempt + 1))

    return cast(Fn, ft.component(guarded))


def safe_screen(fn: Fn) -> Fn:
    """`safe_component` for what returns a whole `ft.View`: the card comes in a view of its own."""

    @functools.wraps(fn)
    def guarded(*args: Any, **kwargs: Any) -> Any:
        attempt, set_attempt = ft.use_state(0)
        try:
            return fn(*args, **kwargs)
        except Exception:  # as above
            log.exception("render of screen %s failed (attempt %d)", fn.__name__, attempt + 1)
            return ft.View(route="/", can_pop=False, controls=[trouble(lambda: set_attempt(attempt + 1), home=True)])

    return cast(Fn, ft.component(guarded))


def guard_updates() -> None:
    """Keep a value that Flet refuses (found only when it is sent) from ending the session's updates. Call once."""
    plain = Component.update
    if getattr(plain, "is_guarded", False):
        return

    def update(self: Component) -> None:
        try:
            plain(self)
        except Exception:  # outside any component body: there is nothing to draw instead, the old picture stays
            log.exception("update of %s failed", self.fn.__name__)

    update.is_guarded = True  # type: ignore[attr-defined]
    Component.update = update  # type: ignore[method-assign]


def trouble(retry: Callable[[], None], *, home: bool = False) -> ft.Control:
    """The card for a failure nobody foresaw. Plain controls only: it must not fail itself."""
    actions: list[ft.Control] = [ft.FilledButton(words.RETRY(), icon=ft.Icons.REFRESH, on_click=lambda: retry())]
    if home:
        actions.append(ft.OutlinedButton(words.HOME(), on_click=lambda: ft.context.page.navigate("/")))
    card = ft.Container(
        content=ft.Column(
            [
                ft.Icon(ft.Icons.HEALING_OUTLINED, size=32, color=ft.Colors.SECONDARY),
                ft.Text(words.TITLE(), theme_style=ft.TextThemeStyle.TITLE_LARGE),
                ft.Text(words.KEPT(), theme_style=ft.TextThemeStyle.BODY_MEDIUM),
                ft.Row(actions, wrap=True, spacing=theme.S, run_spacing=theme.S),
            ],
            spacing=theme.M,
            tight=True,
        ),
        padding=theme.XL,
        margin=theme.L,
        border_radius=theme.RADIUS,
        bgcolor=ft.Colors.SURFACE_CONTAINER_LOWEST,
        border=ft.Border.all(1, ft.Colors.OUTLINE_VARIANT),
    )
    return ft.Semantics(identifier="trouble", live_region=True, content=card)
