"""The frame around every screen: which screen the address names, the bar or rail, and what a person must do first.

There is one view and one mounted screen at a time, so a store change or a key press never renders a screen nobody sees.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import flet as ft

from app import places, routes, topics
from app.boundary import safe_component, safe_screen
from app.client import Client, Clients, use_client
from app.navigation import Destination, destinations, go
from app.parts.buttons import IconAction, PlainButton, PrimaryButton
from app.parts.help import HelpSheet, HelpUnderName
from app.parts.states import EmptyState
from app.theme import READING_WIDTH, S
from app.wording import help as help_words
from app.wording import navigation as words
from app.wording import parts as part_words
from app.wording.help import Help

if TYPE_CHECKING:
    from app.session import Session

_HELP_KEY = "h"
_MOST_OF_WINDOW = 0.88  # of its height: a strip of the screen below stays, so that one sees where one is
_TROUBLE = routes.Found(routes.Place("/trouble", "trouble:Trouble", bare=True), {})
_WELCOME = routes.Found(routes.Place("/welcome", "welcome:Welcome", public=True, bare=True), {})
_ALWAYS = ("/join/:token", "/sign-in", "/settings", "/install", "/help", "/help/:topic")
_LOCKED = routes.Found(routes.Place("/lock", "lock:Locked", bare=True), {})
_EVEN_LOCKED = ("/join/:token", "/sign-in", "/help", "/help/:topic")
_FIRST_SYNC = routes.Found(routes.Place("/first-sync", "first_sync:FirstSync", bare=True), {})


@safe_screen
def App(client: Client, start: str | None = None) -> Any:
    """The whole app as the list of its one view, opened at `start` or at the page's address."""
    page = ft.context.page
    route, set_route = ft.use_state(start or page.route or "/")
    session, _ = ft.use_state(client.session)
    preferences, _ = ft.use_state(client.preferences)
    window, _ = ft.use_state(client.window)

    def moved(event: Any) -> None:
        client.helping.close()
        client.scrolled.went(event.route)
        set_route(event.route)

    def pressed(event: Any) -> None:
        if event.alt and event.key.lower() == _HELP_KEY:
            client.helping.ask()
        elif not (event.alt or event.ctrl or event.meta or client.drafts.focused or _is_covered(page)):
            client.keys.press(event.key)

    def listen() -> None:
        page.on_route_change = moved
        page.on_keyboard_event = pressed
        client.scrolled.went(route)

    def begin() -> None:
        if start and start != page.route:
            go(start)

    ft.use_effect(listen, [client])  # whoever signs in has another
    ft.use_effect(begin, [])
    ft.use_effect(lambda: places.keep(client, route), [client, route, session.ready])
    found = choose(
        route, signed_in=session.signed_in, ready=session.ready, trouble=session.trouble, locked=session.locked
    )
    shown = destinations(session.roles, wide=window.wide) if _at_home(session) else []
    frame = _Frame(found, shown, wide=window.wide)
    key = f"{_mounted(found, route)} {id(client)} {preferences.language}"

    def view() -> list[ft.View]:
        screen = Opened(found.place.screen, dict(found.params), key=key) if found else NotFound(key=key)  # type: ignore[call-arg]
        return [
            ft.View(
                route="/",
                padding=0,
                spacing=0,
                can_pop=route in ("", "/"),
                on_confirm_pop=lambda: go(routes.above(route)),
                controls=[frame.around(screen), HelpLayer(found.place.screen if found else "", key="help-layer")],
                navigation_bar=frame.bar(),
            )
        ]

    return Clients(client, view)


def _is_covered(page: ft.Page | ft.BasePage) -> bool:
    """Whether a dialog or a sheet lies over the screen. Flet has no other way to ask."""
    return any(getattr(each, "open", False) for each in page._dialogs.controls)


def _mounted(found: routes.Found | None, route: str) -> str:
    """What makes a screen another one: its address, unless it stays through several."""
    if found is None:
        return "missing"
    return found.place.screen if found.place.stays else f"{found.place.screen} {route}"


def _at_home(session: Session) -> bool:
    return session.signed_in and session.ready and not session.trouble and not session.locked


def choose(route: str, *, signed_in: bool, ready: bool, trouble: str = "", locked: bool = False) -> routes.Found | None:
    """What to show at an address: first what is wrong, then the PIN, signing in, the first sync, and what was asked
    for. A locked device shows nothing of whoever uses it, and the ways in."""
    found = routes.find(route)
    if trouble:
        return _TROUBLE
    if locked:
        return found if found is not None and found.place.pattern in _EVEN_LOCKED else _LOCKED
    if found is not None and found.place.public and (not signed_in or found.place.pattern in _ALWAYS):
        return found
    if not signed_in:
        return _WELCOME
    if not ready:
        return _FIRST_SYNC
    return routes.find("/") if found is not None and found.place.pattern == "/welcome" else found


@safe_component
def Opened(screen: str, params: dict[str, str]) -> ft.Control:
    """Load a screen's module and show it. A module that fails to load is a failure of this screen only."""
    return routes.Place("", screen).component()(**params)


@safe_component
def HelpLayer(screen: str) -> ft.Control:
    """The help of the screen that is shown, over it: what was begun there stays as it is."""
    client = use_client()
    helping, _ = ft.use_state(client.helping)
    page = ft.context.page
    topic = topics.of_screen(screen) or topics.named("help")

    def everything() -> None:
        helping.close()
        go("/help")

    def sheet(help_: Help) -> ft.BottomSheet:
        close = IconAction(ft.Icons.CLOSE, part_words.CLOSE(), helping.close, identifier="help-close")
        every = PlainButton(help_words.ALL(), everything, identifier="help-all", icon=ft.Icons.MENU_BOOK_OUTLINED)
        keyboard = page.platform not in (ft.PagePlatform.ANDROID, ft.PagePlatform.IOS)
        return ft.BottomSheet(
            HelpSheet(help_, close=close, every=every, keyboard=keyboard),
            show_drag_handle=True,
            draggable=True,
            scrollable=True,
            bgcolor=ft.Colors.SURFACE,
            size_constraints=ft.BoxConstraints(max_width=READING_WIDTH, max_height=_MOST_OF_WINDOW * _height(page)),
            on_dismiss=lambda: helping.close(),
        )

    ft.use_dialog(sheet(topic.help) if helping.is_open and topic else None)
    return ft.Container(height=0)


def _height(page: ft.Page) -> float:
    return float(page.height or 640)


@safe_component
def NotFound() -> ft.Control:
    """An address that names no screen."""
    home = PrimaryButton(words.GO_HOME(), lambda: go("/"), identifier="go-home")
    return ft.Column(
        [EmptyState(ft.Icons.EXPLORE_OFF_OUTLINED, words.NOT_FOUND_TITLE(), words.NOT_FOUND(), action=home)],
        alignment=ft.MainAxisAlignment.CENTER,
        expand=True,
    )


@dataclass(frozen=True, slots=True)
class _Frame:
    """The bar or rail of a screen."""

    found: routes.Found | None
    shown: list[Destination]
    wide: bool

    @property
    def _bare(self) -> bool:
        return self.found is not None and self.found.place.bare

    def around(self, screen: ft.Control) -> ft.Control:
        """The screen, with a rail beside it where there is room.

        The same row without the rail, too: a tablet that is turned keeps its screen, with a signature half drawn.
        """
        beside = [self._rail(), ft.VerticalDivider(width=1, key="edge")] if self.shown and self.wide else []
        row = ft.Row(
            [*beside, ft.Container(screen, expand=True, key="screen")],
            spacing=0,
            expand=True,
            vertical_alignment=ft.CrossAxisAlignment.STRETCH,
        )
        return ft.SafeArea(row, expand=True)

    def bar(self) -> ft.NavigationBar | None:
        """The bar at the thumb, except where a screen has its own there."""
        if not self.shown or self.wide or self._bare:
            return None
        return ft.NavigationBar(
            destinations=[
                ft.NavigationBarDestination(label=d.on_bar(), icon=d.icon, selected_icon=_here(d)) for d in self.shown
            ],
            selected_index=self._index(),
            on_change=self._chosen,
        )

    def _rail(self) -> ft.NavigationRail:
        return ft.NavigationRail(
            destinations=[
                ft.NavigationRailDestination(label=d.label(), icon=d.icon, selected_icon=_here(d)) for d in self.shown
            ],
            selected_index=self._index(),
            label_type=ft.NavigationRailLabelType.ALL,
            min_width=104,
            scrollable=True,
            key="rail",
            leading=ft.Container(height=S),
            trailing=HelpUnderName(),
            on_change=self._chosen,
        )

    def _chosen(self, event: Any) -> None:
        go(self.shown[event.control.selected_index].path)

    def _index(self) -> int:
        tab = self.found.place.tab if self.found else ""
        return next((index for index, destination in enumerate(self.shown) if destination.tab == tab), 0)


def _here(destination: Destination) -> ft.Control:
    """The icon of the destination one is at, in the ink of its disc."""
    return ft.Icon(destination.selected_icon, color=ft.Colors.ON_PRIMARY_CONTAINER)
