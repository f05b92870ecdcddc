"""Typing into a rubric: text is stored in time, survives what happens meanwhile, and is not called saved too soon."""

from pathlib import Path

import pytest

from tests.support.devices import Device
from tests.support.fieldvisit import FieldVisit
from tests.support.rating import opened


@pytest.fixture
def device(tmp_path: Path) -> Device:
    return Device(tmp_path / "phone", FieldVisit())


async def test_text_is_kept_soon_after_typing_and_only_then_called_saved(device: Device) -> None:
    async with opened(device) as app:
        await app.enter("note", "พบแผน")
        assert "notes.AC1" not in device.fields("sheet", device.area.sheet)
        assert not app.shows("บันทึกในเครื่องแล้ว")

        await app.until(lambda: app.shows("บันทึกในเครื่องแล้ว"), seconds=1.2)
        assert device.fields("sheet", device.area.sheet)["notes.AC1"] == "พบแผน"


async def test_text_is_kept_when_the_page_turns_while_typing(device: Device) -> None:
    async with opened(device) as app:
        await app.enter("note", "พบแผน")
        await app.tap("next")

    assert device.killed().fields("sheet", device.area.sheet)["notes.AC1"] == "พบแผน"


async def test_the_note_of_one_indicator_never_shows_at_another(device: Device) -> None:
    async with opened(device) as app:
        await app.enter("note", "ของ AC1")
        await app.tap("next")
        assert app.named("note").value == ""

        await app.enter("note", "ของ AC2")
        await app.tap("previous")
        assert app.named("note").value == "ของ AC1"
    kept = device.fields("sheet", device.area.sheet)
    assert (kept["notes.AC1"], kept["notes.AC2"]) == ("ของ AC1", "ของ AC2")


async def test_a_tap_while_typing_neither_loses_the_text_nor_the_tap(device: Device) -> None:
    async with opened(device) as app:
        await app.enter("note", "กำลังพิมพ์")
        await app.tap("indicator-AC1-level-2")

        assert app.named("note").value == "กำลังพิมพ์"
        await app.leave("note")
    kept = device.fields("sheet", device.area.sheet)
    assert (kept["levels.AC1"], kept["notes.AC1"]) == (2, "กำลังพิมพ์")


async def test_a_text_that_is_too_long_stays_in_its_field_and_is_not_called_saved(device: Device) -> None:
    async with opened(device) as app:
        await app.enter("note", "ก" * 4001)
        await app.leave("note")

        assert app.has("trouble-saving") and not app.shows("บันทึกในเครื่องแล้ว")
        assert len(app.named("note").value) == 4001
    assert device.fields("sheet", device.area.sheet) == {}


async def test_a_notice_that_appears_leaves_the_field_under_the_finger_alone(device: Device) -> None:
    async with opened(device) as app:
        field = app.named("note")
        await app.enter("note", "กำลังพิมพ์")
        await app.tap("indicator-AC1-level-4")
        await app.leave("note")
        await app.tap("indicator-AC1-level-1")

        assert app.named("note")._i == field._i


@pytest.mark.parametrize("field", ["note", "item-O1", "agreement-1-action"])
async def test_a_pause_after_a_space_does_not_eat_the_space(device: Device, field: str) -> None:
    async with opened(device) as app:
        if field != "note":
            await app.tap("show-list")
            await app.tap("jump-closing")
        if field.startswith("agreement"):
            await app.tap("add-agreement")
        await app.enter(field, "คำแรก ")
        await app.leave(field)

        assert app.named(field).value == "คำแรก "


async def test_what_is_being_typed_is_kept_when_the_visit_is_called_off(device: Device) -> None:
    area = device.area
    async with opened(device) as app:
        await app.enter("note", "กำลังพิมพ์อยู่")
        area.world.put("visit", area.visit, {"cancelled": "น้ำท่วม"})
        device.pull([area.world.records["visit", area.visit]])
        await app.settle()
        assert app.has("refused")
    assert device.fields("sheet", area.sheet)["notes.AC1"] == "กำลังพิมพ์อยู่"
