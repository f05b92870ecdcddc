"""The camera at an indicator: a photo waits on the page of a new finding, and coming back without one is said."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from app.screens.rubric.view import Rubric
from app.visiting.addresses import origin_of
from tests.support.clients import shown
from tests.support.devices import Device
from tests.support.fieldvisit import FieldVisit
from tests.support.fletkit import App


@asynccontextmanager
async def at_indicator(folder: Path, *, camera: bool) -> AsyncIterator[tuple[App, Device]]:
    device = Device(folder, FieldVisit())
    area = device.area
    area.rate(levels__AC1=3)
    device.pull(area.world.records.values())
    client = replace(device.client, has_camera=camera)
    screen = shown(client, Rubric, visit=area.visit, instrument=area.adm4)
    async with App(screen, route=f"/visits/{area.visit}/sheet/{area.adm4}") as app:
        yield app, device


async def took(app: App, *files: dict[str, Any]) -> None:
    await app.fire(app.named("take-photo").action.file_picker, "result", {"files": list(files)})


@pytest.mark.parametrize("camera", [True, False], ids=["phone", "computer"])
async def test_a_photo_waits_on_the_page_of_a_new_finding_tied_to_the_indicator(tmp_path: Path, camera: bool) -> None:
    async with at_indicator(tmp_path / "phone", camera=camera) as (app, device):
        asked = app.named("take-photo").action.allowed_extensions
        await took(app, {"id": 1, "name": "a.jpg", "size": 3, "path": None, "bytes": b"abc"})
        finding = app.route.partition("?")[0].rsplit("/", 1)[-1]

        assert (asked == ["camera"]) is camera
        assert origin_of(app.route, visit=device.area.visit).indicator == "AC2"
        assert [file.data for file in device.client.tray.take(finding)] == [b"abc"]
        assert device.edits() == 0, "nothing is stored before somebody looked at it"


async def test_coming_back_without_a_picture_is_said_and_the_indicator_stays(tmp_path: Path) -> None:
    async with at_indicator(tmp_path / "phone", camera=True) as (app, _):
        before = app.route
        await took(app)

        assert app.route == before and app.shows("ไม่มีภาพจากกล้อง")
