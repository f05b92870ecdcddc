"""Undo outlives the page: whoever opens a sheet anew may still take back the own last tap, and that is a new write."""

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest

from app.screens.rubric.desk import Desk
from tests.support.devices import Device
from tests.support.fieldvisit import FieldVisit
from tests.support.fletkit import App
from tests.support.memory import NOW_MS
from tests.support.rating import levels_chosen
from tests.support.rating import opened as drawn


@pytest.fixture
def device(tmp_path: Path) -> Device:
    return Device(tmp_path / "phone", FieldVisit())


@asynccontextmanager
async def opened(device: Device) -> AsyncIterator[App]:
    """The sheet, which turns no page by itself."""
    device.client.preferences.turns_page = False
    async with drawn(device) as app:
        yield app


def is_offered(app: App) -> bool:
    return not app.named("undo").disabled


async def taps(device: Device, *identifiers: str) -> None:
    """Open the sheet, tap, and lose the page."""
    async with opened(device) as app:
        for identifier in identifiers:
            await app.tap(identifier)
    device.killed()


def arrives(device: Device, standing: Mapping[str, str] | None = None, /, **fields: Any) -> None:
    """The same person's other device changed the sheet, apart from what is `standing` there."""
    device.area.rate(**fields)
    device.pull([device.area.world.records["sheet", device.area.sheet]], standing)


def writes(device: Device, field: str) -> dict[str, str]:
    """The write that stands in a field."""
    (write,) = device.store.heads("sheet", device.area.sheet, field)
    return {field: write}


def handed_in_elsewhere(device: Device) -> None:
    """On another device, which saw what was tapped here."""
    own = writes(device, "levels.AC1")
    device.send()
    arrives(device, own, levels__AC1=3, submitted_at=NOW_MS)


async def test_a_sheet_nobody_tapped_on_has_nothing_to_undo(device: Device) -> None:
    async with opened(device) as app:
        assert not is_offered(app)


async def test_after_a_reload_the_last_tap_is_taken_back_by_a_new_write(device: Device) -> None:
    await taps(device, "indicator-AC1-level-3", "next", "indicator-AC2-level-4", "indicator-AC2-level-2", "next")
    device.store.database.script("UPDATE edit SET state = 1")  # they are in a batch that is being sent
    device.killed()
    async with opened(device) as app:
        assert is_offered(app) and app.has("indicator-AC3-level-1")
        await app.tap("undo")

        assert levels_chosen(app) == ["indicator-AC2-level-4"], "on the page where it was"
        assert not is_offered(app)
    kept = device.killed().fields("sheet", device.area.sheet)
    assert (kept["levels.AC1"], kept["levels.AC2"]) == (3, 4)
    assert [write.value for write in device.store.history("sheet", device.area.sheet, "levels.AC2")][-2:] == [2, 4]
    async with opened(device) as app:
        assert not is_offered(app), "an undo is not undone"


async def test_a_rating_that_was_the_first_is_taken_back_to_none(device: Device) -> None:
    await taps(device, "indicator-AC1-level-3")
    async with opened(device) as app:
        await app.tap("undo")
        assert levels_chosen(app) == []
    assert "levels.AC1" not in device.killed().fields("sheet", device.area.sheet)


async def test_a_text_typed_since_leaves_the_tap_to_be_undone(device: Device) -> None:
    async with opened(device) as app:
        await app.tap("indicator-AC1-level-3")
        await app.tap("indicator-AC1-not-applicable")
        await app.enter("reason", "ยังไม่เปิดสอน")
        await app.leave("reason")
    device.killed()
    async with opened(device) as app:
        await app.tap("undo")
        assert levels_chosen(app) == ["indicator-AC1-level-3"]
    assert "reasons.AC1" not in device.killed().fields("sheet", device.area.sheet)


async def test_what_another_device_changed_since_is_not_overwritten(device: Device) -> None:
    await taps(device, "indicator-AC1-level-3")
    device.store.database.script("DELETE FROM edit")  # the server has it
    device.killed()
    arrives(device, levels__AC1=4)
    async with opened(device) as app:
        assert levels_chosen(app) == ["indicator-AC1-level-4"] and not is_offered(app)
        arrives(device, levels__AC1=3)
        await app.settle()
        assert not is_offered(app), "what was not offered at the opening is not offered later"


async def test_a_change_that_arrives_while_the_sheet_is_open_ends_the_offer(device: Device) -> None:
    async with opened(device) as app:
        arrives(device, levels__AC1=2)
        await app.settle()
        await app.tap("indicator-AC1-level-3")
        assert is_offered(app)
        device.store.database.script("DELETE FROM edit")
        device.store.reload()
        arrives(device, levels__AC1=4)
        await app.settle()
        assert levels_chosen(app) == ["indicator-AC1-level-4"] and not is_offered(app)


async def test_a_sheet_that_was_handed_in_elsewhere_offers_nothing(device: Device) -> None:
    await taps(device, "indicator-AC1-level-3")
    arrives(device, submitted_at=NOW_MS)
    shown = Desk(device.client, device.area.visit, device.area.adm4, None).shown
    assert shown.filling.is_locked and not shown.can_undo


async def test_the_same_value_written_by_another_device_is_not_taken_back(device: Device) -> None:
    await taps(device, "indicator-AC1-level-3")
    device.store.database.script("DELETE FROM edit")  # the server has it
    device.killed()
    arrives(device, levels__AC1=4)
    arrives(device, levels__AC1=3)
    async with opened(device) as app:
        assert levels_chosen(app) == ["indicator-AC1-level-3"] and not is_offered(app)


async def test_the_same_value_that_arrives_while_the_sheet_is_open_ends_the_offer(device: Device) -> None:
    async with opened(device) as app:
        await app.tap("indicator-AC1-level-3")
        assert is_offered(app)
        device.store.database.script("DELETE FROM edit")
        device.store.reload()
        arrives(device, levels__AC1=3)
        await app.settle()
        assert levels_chosen(app) == ["indicator-AC1-level-3"] and not is_offered(app)


async def test_what_the_server_took_in_is_still_taken_back(device: Device) -> None:
    """The write keeps its id on the way, and another device may have changed another indicator meanwhile."""
    await taps(device, "indicator-AC1-level-3")
    own = writes(device, "levels.AC1")
    device.send()
    async with opened(device) as app:
        assert is_offered(app)
    arrives(device, own, levels__AC1=3, levels__AC2=2)
    device.killed()
    async with opened(device) as app:
        assert is_offered(app)
        await app.tap("undo")
    kept = device.killed().fields("sheet", device.area.sheet)
    assert "levels.AC1" not in kept and kept["levels.AC2"] == 2


async def test_a_sheet_handed_in_elsewhere_and_opened_again_here_offers_nothing_on_any_page(device: Device) -> None:
    await taps(device, "indicator-AC1-level-3")
    handed_in_elsewhere(device)
    desk = Desk(device.client, device.area.visit, device.area.adm4, None)
    assert desk.shown.filling.is_locked
    desk.reopen("แก้คำผิด")
    assert not desk.shown.filling.is_locked and not desk.shown.can_undo
    assert not Desk(device.client, device.area.visit, device.area.adm4, None).shown.can_undo


async def test_a_sheet_opened_again_elsewhere_after_it_was_seen_locked_here_offers_nothing(device: Device) -> None:
    await taps(device, "indicator-AC1-level-3")
    handed_in_elsewhere(device)
    assert Desk(device.client, device.area.visit, device.area.adm4, None).shown.filling.is_locked
    device.store.write("sheet", device.area.sheet, {"submitted_at": None})  # by no page of this device
    shown = Desk(device.client, device.area.visit, device.area.adm4, None).shown
    assert not shown.filling.is_locked and not shown.can_undo


async def test_a_sheet_handed_in_and_opened_again_elsewhere_unseen_offers_nothing_until_the_next_tap(
    device: Device,
) -> None:
    """What was said by handing in is not taken back by a tap that nobody remembers."""
    await taps(device, "indicator-AC1-level-3")
    own = writes(device, "levels.AC1")
    device.send()
    device.area.rate(levels__AC1=3, submitted_at=NOW_MS)
    arrives(device, own, levels__AC1=3, submitted_at=None, **{"reopened.1": "แก้คำผิด"})
    device.killed()
    async with opened(device) as app:
        assert levels_chosen(app) == ["indicator-AC1-level-3"] and not is_offered(app)
        await app.tap("indicator-AC1-level-2")
        assert is_offered(app)
    device.killed()
    async with opened(device) as app:
        await app.tap("undo")
        assert levels_chosen(app) == ["indicator-AC1-level-3"]
