"""A computer's keys at an indicator: a digit chooses, arrows and Enter turn, and none of it while somebody writes."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from app.screens.rubric.keys import level_of
from app.shell import App as Shell
from tests.support.clients import FakeSession, a_client
from tests.support.devices import Device
from tests.support.fieldvisit import ADM4_INDICATORS, NOW_MS, FieldVisit
from tests.support.fletkit import App


@pytest.fixture
def device(tmp_path: Path) -> Device:
    made = Device(tmp_path / "laptop", FieldVisit())
    made.client.preferences.turns_page = False
    return made


def opened(device: Device) -> App:
    session = FakeSession(person=device.person, roles=("supervisor",))
    client = a_client(store=device.store, session=session, now_ms=device.client.now_ms)
    client.preferences.turns_page = False
    route = f"/visits/{device.area.visit}/sheet/{device.area.adm4}"
    return App(Shell, client, views=True, route=route)


async def press(app: App, *keys: str, **held: bool) -> None:
    for key in keys:
        event = {"key": key, "shift": False, "ctrl": False, "alt": False, "meta": False, **held}
        await app.fire(app.page, "keyboard_event", event)
        await app.settle()


def levels(device: Device) -> dict[str, Any]:
    fields = device.fields("sheet", device.area.sheet)
    return {name.removeprefix("levels."): level for name, level in fields.items() if name.startswith("levels.")}


async def test_a_digit_chooses_the_level_and_arrows_and_enter_turn_the_pages(device: Device) -> None:
    async with opened(device) as app:
        await press(app, "3", "Enter", "2", "Arrow Right", "Numpad 1", "Arrow Left", "Arrow Left", "2")

    assert levels(device) == {"AC1": 2, "AC2": 2, "AC3": 1}


@pytest.mark.parametrize("key", ["0", "5", "9", "a", "F3", " ", "Escape", "Tab"])
async def test_a_key_that_names_no_level_of_the_scale_does_nothing(device: Device, key: str) -> None:
    async with opened(device) as app:
        await press(app, key)

    assert levels(device) == {}


async def test_a_key_with_control_alt_or_command_belongs_to_the_browser(device: Device) -> None:
    async with opened(device) as app:
        for held in ("ctrl", "alt", "meta"):
            await press(app, "3", **{held: True})

    assert levels(device) == {}


async def test_no_key_acts_while_a_text_is_written_and_all_do_again_after_it(device: Device) -> None:
    async with opened(device) as app:
        note = app.named("note")
        await app.fire(note, "focus")
        await press(app, "3", "Enter", "Arrow Right")
        assert levels(device) == {} and app.has("indicator-AC1-level-3")

        await app.fire(app.named("note"), "blur")
        await press(app, "3")

    assert levels(device) == {"AC1": 3}


async def test_a_field_that_goes_with_its_page_takes_no_keys_along(device: Device) -> None:
    async with opened(device) as app:
        await app.fire(app.named("note"), "focus")
        await app.tap("next")
        await press(app, "3")

    assert levels(device) == {"AC2": 3}


async def test_no_key_acts_behind_help(device: Device) -> None:
    async with opened(device) as app:
        await press(app, "h", alt=True)
        assert app.has("help-sheet")
        await press(app, "3", "Arrow Right")
        await app.tap("help-close")

    assert levels(device) == {}


async def test_enter_belongs_to_what_tab_has_reached(device: Device) -> None:
    async with opened(device) as app:
        await press(app, "Tab", "Enter", "3")

    assert levels(device) == {"AC1": 3}


async def test_a_submitted_sheet_and_the_pages_after_the_indicators_take_no_digit(device: Device) -> None:
    device.area.complete()
    device.area.rate(submitted_at=NOW_MS)
    device.pull(device.area.world.find("sheet"))
    async with opened(device) as app:
        await press(app, "1")

    assert set(levels(device).values()) == {3}


async def test_where_numbers_and_words_are_written_the_arrows_move_the_cursor_and_no_page(device: Device) -> None:
    last = len(ADM4_INDICATORS)
    async with opened(device) as app:
        await press(app, *["Arrow Right"] * last)
        assert app.has("item-O1")

        await press(app, "Arrow Left", "Arrow Right", "Arrow Right")
        assert app.has("item-O1")


async def test_another_screen_hears_no_key_of_the_sheet(device: Device) -> None:
    async with opened(device) as app:
        await app.go("/schools")
        await press(app, "3")

    assert levels(device) == {}


def test_every_row_of_digits_names_the_same_levels() -> None:
    for row in ("1234", "๑๒๓๔", "ๅ/-ภ"):
        assert [level_of(key) for key in row] == [1, 2, 3, 4]
    assert level_of("Numpad 4") == 4
    assert level_of("Numpad Enter") is level_of("") is level_of("12") is None
