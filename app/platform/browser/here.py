"""A browser's answers: its private disk, its canvas, its `fetch`, and the server the page came from."""

from __future__ import annotations

import flet as ft
import js

from app.account.signing_in import DeviceName
from app.platform.browser.naming import browser_name, system_name
from app.platform.browser.photos import CanvasPhotos
from app.platform.browser.sealing import WebCryptoSealing
from app.platform.browser.storage import BrowserStorage
from app.platform.browser.surroundings import Page, PageMark
from app.platform.browser.transport import FetchTransport
from app.platform.here import Here
from app.version import VERSION

HELD_IN_HAND = "held-in-hand"  # the name that `assets/web/python.js` gives the worker on phones and tablets


def here(page: ft.Page) -> Here:
    """This tab. The server is wherever the page came from, so there is nothing to configure."""
    del page
    storage = BrowserStorage()
    agent = str(js.navigator.userAgent)
    system = system_name(agent)
    return Here(
        storage=storage,
        photos=CanvasPhotos(),
        sealing=WebCryptoSealing(),
        about=DeviceName(name=f"{browser_name(agent)} · {system}", platform=system, app=VERSION),
        address=str(js.location.origin),
        transport=FetchTransport(),
        surroundings=Page(storage),
        mark=PageMark(),
        has_camera=str(js.self.name) == HELD_IN_HAND,
    )
