"""The composition root: builds the running app from the machine it is on, dresses the page and shows it."""

from __future__ import annotations

import contextvars
import gc
import secrets
import sys
import time

import flet as ft

from app import theme
from app.boundary import guard
from app.diffing import quicken
from app.platform.here import Here, here
from app.preferences import Preferences
from app.running import Root, Running
from app.screens.blocked.view import Blocked
from app.session import Machine, Session
from app.store.errors import StorageFailed
from app.sync.http import HttpServer
from app.theme import Look
from app.wording import language


def before_main(page: ft.Page) -> None:
    """What must be true before the first frame."""
    page.title = "นิเทศ"
    page.padding = 0
    if sys.platform != "emscripten":  # the site names its fonts, in both weights, in its own manifest
        page.fonts = dict(theme.FONTS)
    theme.dress(page, Look())
    speak(page, language.THAI)


def calm_collector() -> None:
    """Let Python look for cycles less often, and never again among what was loaded at the start: a page of records is
    many small values without any, and looking through all of them was a sixth of receiving it."""
    gc.freeze()
    gc.set_threshold(20_000)


async def main(page: ft.Page) -> None:
    """Open the device's memory and show the app, or say why it cannot be opened."""
    guard()
    quicken()
    calm_collector()
    machine = here(page)
    session, server = session_on(machine)

    async def open_() -> None:
        try:
            await session.start()
        except StorageFailed as refused:
            page.render_views(Blocked, refused.code, open_)
            return
        preferences = Preferences(session.notes)
        preferences.load()
        running = Running(machine, session, server, preferences, now_ms)
        attend(page, running)
        page.render_views(Root, running)

    await open_()


def session_on(machine: Here) -> tuple[Session, HttpServer]:
    """The session on a machine, not started yet, and its server. They know each other: the server speaks with the
    session's token."""
    held: list[Session] = []
    server = HttpServer(
        machine.address,
        lambda: held[0].token() if held else None,
        machine.transport,
        unsent=lambda: held[0].store.counts().edits if held else 0,
    )
    on = Machine(machine.storage, now_ms, secrets.token_bytes, machine.about, mark=machine.mark)
    held.append(Session(on, server))
    return held[0], server


def attend(page: ft.Page, running: Running) -> None:
    """Let the app follow the window, the person's preferences and the machine."""

    def dress() -> None:
        theme.dress(page, running.preferences.look)
        speak(page, running.preferences.language)
        running.resized(page.width)
        page.update()

    running.preferences.changed = dress
    page.on_resize = lambda event: running.resized(event.width)
    page.on_app_lifecycle_state_change = lambda event: running.lived(event.state)
    inside = contextvars.copy_context()  # the page calls from outside: without it no screen could be drawn anew
    running.here.surroundings.listen(lambda name, hidden: inside.copy().run(running.heard, name, hidden))
    theme.dress(page, running.preferences.look)
    speak(page, running.preferences.language)
    running.resized(page.width)


def speak(page: ft.Page, spoken: str) -> None:
    """Let the client's own words (back, calendar) follow the language."""
    locales = [ft.Locale("th", "TH"), ft.Locale("en", "US")]
    current = locales[1] if spoken == language.ENGLISH else locales[0]
    page.locale_configuration = ft.LocaleConfiguration(supported_locales=locales, current_locale=current)


def now_ms() -> int:
    """This machine's clock."""
    return time.time_ns() // 1_000_000
