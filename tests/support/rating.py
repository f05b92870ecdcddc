"""The sheet of a rubric drawn without a browser, for its tests."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any

import flet as ft

from app.screens.rubric.view import Rubric
from tests.support.clients import shown
from tests.support.devices import Device
from tests.support.fletkit import App


@asynccontextmanager
async def opened(device: Device, invoke: Callable[[str, Any], Any] | None = None) -> AsyncIterator[App]:
    """The school sheet of the device's person. `invoke` answers what the screen asks of the client."""
    area = device.area
    async with App(shown(device.client, Rubric, visit=area.visit, instrument=area.adm4), invoke=invoke) as app:
        yield app


def levels_chosen(app: App) -> list[str]:
    """The level buttons that are chosen."""
    cells = [c for c in app.all(ft.Semantics) if "-level-" in (c.identifier or "")]
    return [c.identifier or "" for c in cells if c.selected]
