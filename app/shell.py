"""The frame around every screen: which screen the address names, the bar or rail, and what a person must do first.

There is one view and one mounted screen at a time, so a store change or a key press never renders a screen nobody sees.
"""

from __future__ import annotations

from typing import Any

import flet as ft

from app import routes
from app.boundary import safe_component, safe_screen
from app.client import Client, Clients
from app.navigation import Destination, destinations, go
from app.parts.buttons import PrimaryButton
from app.parts.states import EmptyState
from app.wording import navigation as words

_WELCOME = routes.Found(routes.Place("/welcome", "welcome:Welcome", public=True, bare=True), {})
_FIRST_SYNC = routes.Found(routes.Place("/first-sync", "first_sync:FirstSync", bare=True), {})


@safe_screen
def App(client: Client) -> Any:
    """The whole app as the list of its one view."""
    page = ft.context.page
    route, set_route = ft.use_state(page.route or "/")
    session, _ = ft.use_state(client.session)
    preferences, _ = ft.use_state(client.preferences)
    window, _ = ft.use_state(client.window)

    def listen() -> None:
        page.on_route_change = lambda event: set_route(event.route)

    ft.use_effect(listen, [])
    found = choose(route, signed_in=session.signed_in, ready=session.ready)
    shown = destinations(session.roles, wide=window.wide) if session.signed_in and session.ready else []
    bare = found is not None and found.place.bare
    tab = found.place.tab if found else ""
    rail = bool(shown) and window.wide and not (bare and not session.ready)
    bar = bool(shown) and not window.wide and not bare
    return Clients(
        client,
        lambda: [
            ft.View(
                route="/",
                padding=0,
                spacing=0,
                can_pop=route in ("", "/"),
                on_confirm_pop=lambda: go(routes.above(route)),
                controls=[_frame(_screen(found, route, preferences.language), _rail(shown, tab) if rail else None)],
                navigation_bar=_bar(shown, tab) if bar else None,
            )
        ],
    )


def choose(route: str, *, signed_in: bool, ready: bool) -> routes.Found | None:
    """What to show at an address: first sign in, then the first sync, then what was asked for."""
    found = routes.find(route)
    if found is not None and found.place.public and (not signed_in or found.place.pattern == "/join/:token"):
        return found
    if not signed_in:
        return _WELCOME
    if not ready:
        return _FIRST_SYNC
    if found is not None and found.place.pattern in ("/welcome", "/sign-in"):
        return routes.find("/")
    return found


def _screen(found: routes.Found | None, route: str, language: str) -> ft.Control:
    """The screen, mounted anew for another address or another language."""
    if found is None:
        return NotFound(key=f"missing {language}")  # type: ignore[call-arg]
    return Opened(found.place.screen, dict(found.params), key=f"{found.place.screen} {route} {language}")  # type: ignore[call-arg]


@safe_component
def Opened(screen: str, params: dict[str, str]) -> ft.Control:
    """Load a screen's module and show it. A module that fails to load is a failure of this screen only."""
    return routes.Place("", screen).component()(**params)


@safe_component
def NotFound() -> ft.Control:
    """An address that names no screen."""
    home = PrimaryButton(words.GO_HOME(), lambda: go("/"), identifier="go-home")
    return ft.Column(
        [EmptyState(ft.Icons.EXPLORE_OFF_OUTLINED, words.NOT_FOUND_TITLE(), words.NOT_FOUND(), action=home)],
        alignment=ft.MainAxisAlignment.CENTER,
        expand=True,
    )


def _frame(screen: ft.Control, rail: ft.Control | None) -> ft.Control:
    inside = screen
    if rail is not None:
        inside = ft.Row(
            [rail, ft.VerticalDivider(width=1), ft.Container(screen, expand=True)],
            spacing=0,
            expand=True,
            vertical_alignment=ft.CrossAxisAlignment.STRETCH,
        )
    return ft.SafeArea(inside, expand=True)


def _bar(shown: list[Destination], tab: str) -> ft.NavigationBar:
    return ft.NavigationBar(
        destinations=[
            ft.NavigationBarDestination(label=d.label(), icon=d.icon, selected_icon=d.selected_icon) for d in shown
        ],
        selected_index=_index(shown, tab),
        on_change=lambda event: go(shown[event.control.selected_index].path),
    )


def _rail(shown: list[Destination], tab: str) -> ft.NavigationRail:
    return ft.NavigationRail(
        destinations=[
            ft.NavigationRailDestination(label=d.label(), icon=d.icon, selected_icon=d.selected_icon) for d in shown
        ],
        selected_index=_index(shown, tab),
        label_type=ft.NavigationRailLabelType.ALL,
        min_width=104,
        on_change=lambda event: go(shown[event.control.selected_index].path),
    )


def _index(shown: list[Destination], tab: str) -> int:
    return next((index for index, destination in enumerate(shown) if destination.tab == tab), 0)
