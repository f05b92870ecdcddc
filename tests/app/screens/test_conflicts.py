"""Settling by tapping: choose and confirm, or join two texts; durable first, naming every competing write."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import flet as ft
import pytest

from app.client import Client
from app.screens.conflicts.view import Conflicts
from app.screens.home.sync_line import SyncLine
from app.screens.sync.view import Sync
from app.store.errors import StorageFull
from app.wording import past as words
from fieldwork.marks import packed
from fieldwork.wire import Row
from tests.support.clients import shown
from tests.support.devices import Device
from tests.support.disputes import arrive, dispute, edit
from tests.support.fieldvisit import FieldVisit
from tests.support.fletkit import App
from tests.support.worlds import an_id

AGREEMENT = an_id("agreement")
BEFORE, ONE, OTHER = "ครูวางแผน และปรับแผน", "ครูภาษาไทยวางแผน และปรับแผน", "ครูวางแผน และปรับแผนทุกเดือน"
BOTH = "ครูภาษาไทยวางแผน และปรับแผนทุกเดือน"


@pytest.fixture
def device(tmp_path: Path) -> Device:
    area = FieldVisit()
    keys = {"visit": area.visit, "school": area.school}
    area.world.put("agreement", AGREEMENT, {**keys, "action": BEFORE, "state": "open"})
    return Device(tmp_path / "phone", area)


def disputed(device: Device, **more: Any) -> None:
    dispute(device, "agreement", AGREEMENT, "action", BEFORE, (device.area.expert, ONE), (device.person, OTHER), **more)


@asynccontextmanager
async def opened(client: Client, kind: str = "agreement", record: str = AGREEMENT) -> AsyncIterator[App]:
    async with App(shown(client, Conflicts, kind=kind, record=record)) as app:
        yield app


def bases(device: Device, field: str = "action") -> set[str]:
    """What the newest own edit saw."""
    last = device.store.overlay.last
    assert last is not None
    return set(last.fields[field][1])


async def test_the_list_names_what_waits_and_leads_to_it(device: Device) -> None:
    disputed(device)

    async with opened(device.client, "", "") as app:
        assert app.shows(words.MINE()) and app.shows("สิ่งที่ตกลงจะทำ")
        await app.tap(f"conflict-{AGREEMENT}")

        assert app.route == f"/conflicts/agreement/{AGREEMENT}"


async def test_without_conflicts_the_page_says_what_it_is_for(device: Device) -> None:
    async with opened(device.client, "", "") as app:
        assert app.shows(words.NONE_TITLE()) and app.shows(words.NONE())


async def test_home_and_sync_lead_to_what_waits(device: Device) -> None:
    disputed(device)

    for screen in (SyncLine, Sync):
        async with App(shown(device.client, screen)) as app:
            assert app.shows(words.COUNT(n=1))
            await app.tap("conflict-line")
            assert app.route == "/conflicts"


async def test_home_has_no_row_without_a_conflict_and_gets_one_when_it_arrives(device: Device) -> None:
    async with App(shown(device.client, SyncLine)) as app:
        assert not app.has("conflict-line")

        disputed(device)
        await app.settle()

        assert app.has("conflict-line")


async def test_what_others_have_to_settle_is_told_on_the_sync_page_only(device: Device) -> None:
    dispute(device, "school", device.area.school, "students", 420, (an_id("a"), 410), (an_id("b"), 430))

    async with App(shown(device.client, SyncLine)) as app:
        assert not app.has("conflict-line")
    async with App(shown(device.client, Sync)) as app:
        assert app.shows(words.COUNT_OTHERS(n=1))


async def test_two_taps_settle_and_name_every_competing_write(device: Device) -> None:
    disputed(device)

    async with opened(device.client) as app:
        assert app.shows(ONE) and app.shows(OTHER) and not app.has("confirm-action")
        await app.tap(f"choose-action-{edit(0)}")
        assert device.edits() == 0
        await app.tap("confirm-action")

        assert app.has("settled-action") and app.shows(words.SETTLED_TITLE())
    assert device.fields("agreement", AGREEMENT)["action"] == ONE
    assert bases(device) == {edit(0), edit(1)}
    assert device.store.unsettled() == []
    assert device.killed().fields("agreement", AGREEMENT)["action"] == ONE


async def test_choosing_what_stands_already_settles_too(device: Device) -> None:
    disputed(device)

    async with opened(device.client) as app:
        await app.tap(f"choose-action-{edit(1)}")
        await app.tap("confirm-action")

    assert device.edits() == 1 and bases(device) == {edit(0), edit(1)}
    assert device.store.unsettled() == []


async def test_a_second_tap_takes_the_choice_back(device: Device) -> None:
    disputed(device)

    async with opened(device.client) as app:
        await app.tap(f"choose-action-{edit(0)}")
        await app.tap(f"choose-action-{edit(0)}")

        assert not app.has("confirm-action") and device.edits() == 0


async def test_undo_writes_what_stood_before_and_opens_nothing_anew(device: Device) -> None:
    disputed(device)

    async with opened(device.client) as app:
        await app.tap(f"choose-action-{edit(0)}")
        await app.tap("confirm-action")
        await app.tap("undo-action")

        assert app.has("undone-action") and not app.has("settled-action")
    assert device.fields("agreement", AGREEMENT)["action"] == OTHER
    assert device.store.unsettled() == [] and bases(device) == {edit(0), edit(1)}


async def test_a_joined_text_begins_with_everybodys_changes_and_settles(device: Device) -> None:
    disputed(device)

    async with opened(device.client) as app:
        await app.tap("join-action")
        assert app.named("joined-action").value == BOTH
        await app.enter("joined-action", f"{BOTH}และทุกสัปดาห์")
        await app.tap("use-action")

        assert app.has("settled-action")
    assert device.fields("agreement", AGREEMENT)["action"] == f"{BOTH}และทุกสัปดาห์"
    assert bases(device) == {edit(0), edit(1)}


async def test_an_empty_joined_text_settles_nothing(device: Device) -> None:
    disputed(device)

    async with opened(device.client) as app:
        await app.tap("join-action")
        await app.enter("joined-action", "  ")
        await app.tap("use-action")

        assert app.named("joined-action").error == words.JOIN_EMPTY() and device.edits() == 0


async def test_who_may_not_write_has_nothing_to_tap(device: Device) -> None:
    dispute(device, "school", device.area.school, "students", 420, (an_id("a"), 410), (an_id("b"), 430))

    async with opened(device.client, "school", device.area.school) as app:
        assert app.has("read-only") and app.shows("เลขานุการ") and app.shows("410") and app.shows("430")
        assert not app.has(f"choose-students-{edit(0)}")


async def test_a_value_on_its_way_cannot_be_chosen_and_appears_when_it_arrives(device: Device) -> None:
    disputed(device, fetched=False)

    async with opened(device.client) as app:
        assert app.shows(words.COMING()) and not app.has(f"choose-action-{edit(0)}") and not app.has("join-action")

        disputed(device)
        device.store.tell({("agreement", AGREEMENT)})
        await app.settle()

        assert app.shows(ONE) and app.has(f"choose-action-{edit(0)}")


async def test_settled_by_somebody_else_while_open_it_says_so(device: Device) -> None:
    disputed(device)

    async with opened(device.client) as app:
        marks = packed({"action": [an_id("settled"), "0" * 32]})
        fields = dict(device.store.get("agreement", AGREEMENT).fields)  # type: ignore[union-attr]
        arrive(device.store, Row("agreement", AGREEMENT, "all", 2000, fields, marks))
        await app.settle()

        assert app.shows(words.GONE()) and not app.has("field-action")


async def test_a_device_that_is_full_says_that_nothing_was_kept(
    device: Device, monkeypatch: pytest.MonkeyPatch
) -> None:
    disputed(device)

    def full(*args: object, **more: object) -> None:
        raise StorageFull("storage_full")

    monkeypatch.setattr(device.store, "write", full)
    async with opened(device.client) as app:
        await app.tap(f"choose-action-{edit(0)}")
        await app.tap("confirm-action")

        assert app.has("conflict-trouble") and not app.has("settled-action")


async def test_an_unknown_record_is_no_crash(device: Device) -> None:
    async with opened(device.client, "agreement", an_id("nowhere")) as app:
        assert app.shows(words.GONE())


async def test_a_tablet_shows_the_list_and_the_values_side_by_side(tmp_path: Path) -> None:
    area = FieldVisit()
    area.world.put("agreement", AGREEMENT, {"visit": area.visit, "school": area.school, "action": BEFORE})
    device = Device(tmp_path / "tablet", area, wide=True)
    disputed(device)

    async with opened(device.client) as app:
        assert app.has(f"conflict-{AGREEMENT}") and app.has("field-action")
    async with opened(device.client, "", "") as app:
        assert app.shows(words.PICK_TITLE())


async def test_a_tablet_that_is_turned_keeps_the_choice_and_a_joined_text_begun(device: Device) -> None:
    disputed(device)
    async with opened(device.client) as app:
        chosen = next(s.identifier for s in app.all(ft.Semantics) if (s.identifier or "").startswith("choose-action-"))
        await app.tap(chosen or "")
        device.client.window.resized(1180, 1.0)
        await app.settle()
        assert app.one(ft.Semantics, identifier=chosen).selected and app.has("confirm-action")

        await app.tap("join-action")
        await app.enter("joined-action", "ข้อความที่กำลังเขียน")
        device.client.window.resized(820, 1.0)
        await app.settle()
        assert app.named("joined-action").value == "ข้อความที่กำลังเขียน"
