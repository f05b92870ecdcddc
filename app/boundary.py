"""The one place where a failing screen is caught: logged, and shown as a card that says the data is safe.

Flet runs a component's re-render without a guard: an exception there ends all updates of the session, silently.
"""

from __future__ import annotations

import functools
import logging
from collections.abc import Callable
from typing import Any

import flet as ft
from flet.components.component import Component
from flet.controls.base_control import BaseControl
from flet.messaging.session import Session

from app import theme
from app.parts.compounds import joined
from app.wording import boundary as words
from app.wording.reasons import reason
from fieldwork.errors import FieldworkError

log = logging.getLogger(__name__)
Parts = Callable[..., Any]  # a component's arguments are checked by rendering: every one also takes `key`


def safe_component(fn: Parts) -> Parts:
    """Use in place of `ft.component`: whatever goes wrong inside is shown as a card with a retry, never as silence."""

    @functools.wraps(fn)
    def guarded(*args: Any, **kwargs: Any) -> Any:
        attempt, set_attempt = ft.use_state(0)
        try:
            return fn(*args, **kwargs)
        except Exception:  # the screen's top: the person must keep a working app
            log.exception("render of %s failed (attempt %d)", fn.__name__, attempt + 1)
            return trouble(lambda: set_attempt(attempt + 1))

    return ft.component(guarded)


def safe_screen(fn: Parts) -> Parts:
    """`safe_component` for what returns a whole `ft.View`: the card comes in a view of its own."""

    @functools.wraps(fn)
    def guarded(*args: Any, **kwargs: Any) -> Any:
        attempt, set_attempt = ft.use_state(0)
        try:
            return fn(*args, **kwargs)
        except Exception:  # as above
            log.exception("render of screen %s failed (attempt %d)", fn.__name__, attempt + 1)
            return ft.View(route="/", can_pop=False, controls=[trouble(lambda: set_attempt(attempt + 1), home=True)])

    return ft.component(guarded)


def guard() -> None:
    """Keep what Flet lets through from ending the app: values refused while sending, failing handlers. Call once."""
    if not getattr(Component.update, "is_guarded", False):
        Component.update = _guarded_update(Component.update)  # type: ignore[method-assign]
        BaseControl.update = _guarded_update(BaseControl.update)  # type: ignore[method-assign,assignment]
        BaseControl._trigger_event = _guarded_trigger(BaseControl._trigger_event)  # type: ignore[method-assign]
        Session.error = _guarded_error(Session.error)
        Session.handle_invoke_method_results = _guarded_answer(  # type: ignore[method-assign]
            Session.handle_invoke_method_results
        )


def tell(page: ft.Page, text: str) -> None:
    """Say something for a few seconds at the foot of the page."""
    page.show_dialog(ft.SnackBar(ft.Text(joined(text), semantics_label=text), duration=5000, show_close_icon=True))


def _guarded_update(plain: Callable[[Any], None]) -> Callable[[Any], None]:
    def update(self: Any) -> None:
        try:
            plain(self)
        except Exception:  # outside any component body: there is nothing to draw instead, the old picture stays
            log.exception("update of %s failed", getattr(getattr(self, "fn", None), "__name__", type(self).__name__))

    update.is_guarded = True  # type: ignore[attr-defined]
    return update


def _guarded_error(plain: Callable[[Session, str], None]) -> Callable[[Session, str], None]:
    """Flet ends the app when an effect fails. Once there is a screen, it stays, and the person is told."""

    def error(self: Session, message: str) -> None:
        if any(isinstance(view, Component) for view in _listed(self.page.views)):
            log.error("session error: %s", message)
            tell(self.page, words.NOT_DONE())
        else:
            plain(self, message)

    return error


def _guarded_answer(plain: Callable[..., None]) -> Callable[..., None]:
    """The client answers late to a control that has left the page since, such as one that was scrolled. Flet stops
    listening to the client for that: no tap is heard any more. Whoever waits is answered as if it were the page's."""

    def answer(self: Session, control_id: int, call_id: str, result: Any, error: str | None) -> None:
        try:
            plain(self, control_id, call_id, result, error)
        except RuntimeError:
            log.info("answer to control %d, which is gone", control_id)
            plain(self, self.page._i, call_id, result, error)

    return answer


def _listed(views: Any) -> list[Any]:
    return views if isinstance(views, list) else [views]


def _guarded_trigger(plain: Callable[..., Any]) -> Callable[..., Any]:
    """A handler may let a FieldworkError fly: the person reads its sentence. Anything else is logged and regretted."""

    async def trigger(self: BaseControl, event_name: str, event_data: Any, e: Any = None) -> None:
        page = self.page
        try:
            await plain(self, event_name, event_data, e)
        except FieldworkError as refused:
            log.info("on_%s refused: %s", event_name, refused.code)
            tell(page, reason(refused))
        except Exception:  # a handler's top: the app must go on
            log.exception("on_%s of %s failed", event_name, type(self).__name__)
            tell(page, words.NOT_DONE())

    return trigger


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
