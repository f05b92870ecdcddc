"""Whoever comes back to a page finds it as it was left; whoever enters it from above begins at its top."""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import flet as ft
import pytest

from app.boundary import safe_screen
from app.client import Client
from app.scrolled import Scrolled
from app.shell import App as Shell
from tests.support.devices import Device
from tests.support.fieldvisit import FieldVisit
from tests.support.fletkit import App


class Finger:
    """The screen of the client: remembers where it was asked to scroll to."""

    def __init__(self) -> None:
        self.asked: list[float] = []

    def __call__(self, name: str, args: Any) -> None:
        if name == "scroll_to":
            self.asked.append(args["offset"])


async def scrolls(app: App, pixels: float) -> None:
    """A finger scrolls the page."""
    (what,) = [each for each in app.all(ft.Column) if each.on_scroll]
    end = {
        "event_type": "end",
        "pixels": pixels,
        "min_scroll_extent": 0.0,
        "max_scroll_extent": 2000.0,
        "viewport_dimension": 600.0,
    }
    await app.fire(what, "scroll", end)


@pytest.fixture
def device(tmp_path: Path) -> Device:
    return Device(tmp_path / "phone", FieldVisit())


async def test_back_from_a_sheet_the_visit_stands_where_it_was_left(device: Device) -> None:
    visit, finger = f"/visits/{device.area.visit}", Finger()
    async with App(Shell, device.client, views=True, route="/", invoke=finger) as app:
        await app.go(visit)
        assert not finger.asked
        await scrolls(app, 420.0)
        await app.go(f"{visit}/sheet/{device.area.adm4}")
        await app.go(visit)
        assert finger.asked == [420.0]


async def test_back_from_the_first_sheet_the_visit_begins_at_its_top_for_its_parts_stand_in_another_order(
    device: Device,
) -> None:
    area, finger = device.area, Finger()
    visit = f"/visits/{area.visit}"
    async with App(Shell, device.client, views=True, route="/", invoke=finger) as app:
        await app.go(visit)
        await scrolls(app, 420.0)
        await app.go(f"{visit}/sheet/{area.adm4}")
        keys = {"visit": area.visit, "instrument": area.adm4, "school": area.school, "subject": area.school}
        device.store.write("sheet", area.sheet, {**keys, "rater": area.supervisor, "levels.AC1": 3})
        await app.go(visit)
        assert not finger.asked


async def test_a_page_entered_from_the_one_above_begins_at_its_top(device: Device) -> None:
    visit, finger = f"/visits/{device.area.visit}", Finger()
    async with App(Shell, device.client, views=True, route="/", invoke=finger) as app:
        await app.go(visit)
        await scrolls(app, 420.0)
        await app.go("/")
        await app.go(visit)
        assert not finger.asked


@ft.observable
@dataclass
class Running:
    """The app as whoever is signed in has it."""

    client: Client


@safe_screen
def Root(running: Running) -> Any:
    now: Any = ft.use_state(running)
    return Shell(now[0].client)


async def test_who_signs_in_later_enters_a_page_at_its_top_too(device: Device) -> None:
    visit, finger, running = f"/visits/{device.area.visit}", Finger(), Running(device.client)
    async with App(Root, running, views=True, route="/", invoke=finger) as app:
        running.client = replace(device.client, scrolled=Scrolled())
        await app.settle()
        await app.go(visit)
        await scrolls(app, 420.0)
        await app.go("/")
        await app.go(visit)
        assert not finger.asked


async def test_another_page_of_a_sheet_begins_at_its_top(device: Device) -> None:
    visit, finger = f"/visits/{device.area.visit}", Finger()
    async with App(Shell, device.client, views=True, route=f"{visit}/sheet/{device.area.adm4}", invoke=finger) as app:
        await scrolls(app, 300.0)
        await app.tap("next")
        await app.go(f"{visit}/finding/new")
        await app.go(f"{visit}/sheet/{device.area.adm4}")
        assert not finger.asked


async def test_a_page_of_a_sheet_turned_to_again_is_left_at_its_top(device: Device) -> None:
    sheet, finger = f"/visits/{device.area.visit}/sheet/{device.area.adm4}", Finger()
    async with App(Shell, device.client, views=True, route=sheet, invoke=finger) as app:
        await scrolls(app, 300.0)
        await app.tap("next")
        await app.tap("previous")
        await app.go(f"/visits/{device.area.visit}/finding/new")
        await app.go(sheet)
        assert not finger.asked


async def test_a_page_that_is_pulled_down_beyond_its_top_stands_at_its_top(device: Device) -> None:
    visit, finger = f"/visits/{device.area.visit}", Finger()
    async with App(Shell, device.client, views=True, route="/", invoke=finger) as app:
        await app.go(visit)
        await scrolls(app, -38.0)
        await app.go(f"{visit}/sheet/{device.area.adm4}")
        await app.go(visit)
        assert not finger.asked


def test_an_address_is_the_same_however_it_was_come_to() -> None:
    scrolled = Scrolled()
    scrolled.went("/")
    scrolled.went("/visits/v1?back=%2Fcalendar%2Flist%2F2026-11-22")
    scrolled.keep("/visits/v1?back=%2Fcalendar%2Flist%2F2026-11-22", "visit", 90.0)
    scrolled.went("/visits/v1/finding/f1")
    scrolled.went("/visits/v1")
    assert scrolled.left_at("/visits/v1", "visit") == 90.0
    assert scrolled.left_at("/visits/v1", "another") == 0.0


def test_the_page_one_came_from_is_above_where_the_address_says_so() -> None:
    scrolled = Scrolled()
    scrolled.keep("/visits/v1", "visit", 90.0)
    scrolled.went("/calendar/list/2026-11-22")
    scrolled.went("/visits/v1?back=%2Fcalendar%2Flist%2F2026-11-22")
    assert scrolled.left_at("/visits/v1", "visit") == 0.0


def test_who_comes_from_no_page_enters_one_at_its_top() -> None:
    scrolled = Scrolled()
    scrolled.went("/nowhere")
    scrolled.keep("/schools", "schools", 50.0)
    scrolled.went("/schools")
    assert scrolled.left_at("/schools", "schools") == 0.0


def test_to_open_the_page_that_is_shown_once_more_is_no_way_into_it() -> None:
    scrolled = Scrolled()
    scrolled.went("/")
    scrolled.went("/schools")
    scrolled.keep("/schools", "schools", 50.0)
    scrolled.went("/schools?x=1")
    assert scrolled.left_at("/schools", "schools") == 50.0
