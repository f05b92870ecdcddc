"""The page of a finding on a device of its own, with photos to take."""

import io
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import flet as ft
from PIL import Image

from app.platform.desktop.photos import PillowPhotos
from app.screens.finding.screen import FindingScreen
from app.screens.finding.view import Finding
from app.tray import ChosenFile
from app.visiting.addresses import finding_path
from tests.support import worlds
from tests.support.clients import a_client, shown
from tests.support.devices import Device
from tests.support.fletkit import App

NEW = worlds.an_id("a new finding")


@asynccontextmanager
async def opened(device: Device, finding: str = NEW, route: str = "") -> AsyncIterator[App]:
    address = route or finding_path(device.area.visit, finding)
    screen = shown(device.client, Finding, visit=device.area.visit, finding=finding)
    async with App(screen, route=address) as app:
        yield app


def picture(side: int = 40, colour: str = "red") -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (side, side), colour).save(out, "PNG")
    return out.getvalue()


def with_photos(device: Device) -> FindingScreen:
    client = a_client(
        store=device.store, session=device.client.session, now_ms=device.client.now_ms, photos=PillowPhotos()
    )
    return FindingScreen(client, device.area.visit, NEW, "AC5")


def striped() -> bytes:
    """Black and white stripes, four pixels wide."""
    made = Image.new("L", (200, 100))
    made.putdata([255 * (x // 4 % 2) for _ in range(100) for x in range(200)])
    out = io.BytesIO()
    made.save(out, "PNG")
    return out.getvalue()


def picker(app: App, identifier: str) -> ft.FilePicker:
    """The picker behind a button."""
    found: ft.FilePicker = app.named(identifier).action.file_picker
    return found


async def take(screen: FindingScreen, *files: ChosenFile) -> None:
    """Take photos and keep each after looking at it."""
    await screen.add(list(files))
    while screen.check.shown is not None:
        await screen.check.keep_it()
