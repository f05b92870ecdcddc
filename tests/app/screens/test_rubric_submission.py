"""Handing a sheet in: only when whole, only when asked, and open again only with a reason."""

from pathlib import Path

import flet as ft
import pytest

from tests.support.devices import Device
from tests.support.fieldvisit import ADM4_INDICATORS, FieldVisit
from tests.support.fletkit import App
from tests.support.rating import levels_chosen, opened


@pytest.fixture
def device(tmp_path: Path) -> Device:
    return Device(tmp_path / "phone", FieldVisit())


async def fill(app: App, device: Device) -> None:
    """Everything by tapping and typing, as a rater does."""
    for _ in ADM4_INDICATORS:
        place = next(c.identifier for c in app.all(ft.Semantics) if (c.identifier or "").endswith("-level-3"))
        await app.tap(place or "")
        await app.tap("next")
    for item in ("O1", "O2", "O3"):
        await app.enter(f"item-{item}", f"ข้อความ {item}")
        await app.leave(f"item-{item}")
    await app.tap("next")


async def test_a_sheet_with_something_missing_cannot_be_submitted_and_says_what(device: Device) -> None:
    async with opened(device) as app:
        await fill(app, device)
        assert app.has("ready") and app.has("submit")

        await app.tap("show-list")
        await app.tap("jump-BU2")
        await app.tap("indicator-BU2-level-3")
        await app.tap("show-list")
        await app.tap("jump-submit")

        assert not app.has("submit") and app.has("missing-BU2")
        await app.tap("missing-BU2")
        assert app.has("indicator-BU2-level-3")
    assert "submitted_at" not in device.fields("sheet", device.area.sheet)


async def test_submitting_is_confirmed_then_kept_then_read_only(device: Device) -> None:
    async with opened(device) as app:
        await fill(app, device)
        await app.tap("submit")
        assert app.shows("หัวหน้าคณะปิดการเยี่ยม")
        assert "submitted_at" not in device.fields("sheet", device.area.sheet)

        await app.tap("question-yes")
        assert app.has("submitted") and app.has("reopen")
        assert app.has("to-visit"), "the big button says what is next"
        edits = device.edits()
        await app.tap("show-list")
        await app.tap("jump-AC1")
        await app.tap("indicator-AC1-level-1")
        assert levels_chosen(app) == ["indicator-AC1-level-3"] and app.has("locked")
    kept = device.killed().fields("sheet", device.area.sheet)
    assert kept["submitted_at"] > 0 and kept["levels.AC1"] == 3
    assert device.edits() == edits
    assert device.client.syncing is not None


async def test_opening_again_needs_a_reason_and_is_one_edit(device: Device) -> None:
    async with opened(device) as app:
        await fill(app, device)
        await app.tap("submit")
        await app.tap("question-yes")

        await app.tap("reopen")
        await app.tap("question-yes")
        assert device.fields("sheet", device.area.sheet)["submitted_at"] > 0

        await app.enter("question-reason", "บันทึกผิดช่อง")
        await app.tap("question-yes")
        assert app.has("reopened") and app.has("submit")
    kept = device.killed().fields("sheet", device.area.sheet)
    assert "submitted_at" not in kept
    assert [value for name, value in kept.items() if name.startswith("reopened.")] == ["บันทึกผิดช่อง"]
    last = device.store.overlay.last
    assert last is not None and {name.partition(".")[0] for name in last.fields} == {"reopened", "submitted_at"}


async def test_a_tablet_that_is_turned_keeps_the_question_and_the_reason_begun_in_it(device: Device) -> None:
    device.area.rate(submitted_at=1, **{f"levels__{name}": 3 for name in ADM4_INDICATORS})
    device.pull(device.area.world.find("sheet"))
    async with opened(device) as app:
        await app.tap("show-list")
        await app.tap("jump-submit")
        await app.tap("reopen")
        await app.enter("question-reason", "บันทึกผิดช่อง")

        device.client.window.resized(1180, 1.0)
        await app.settle()
        assert app.has("jump-AC1"), "the list stands beside the page now"
        assert app.has("question-yes") and app.named("question-reason").value == "บันทึกผิดช่อง"
