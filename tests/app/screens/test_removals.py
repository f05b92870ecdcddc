"""A record that was removed while somebody wrote on it: listed, asked about in two taps, undone, read by others."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.screens.conflicts.view import Conflicts
from app.screens.home.sync_line import SyncLine
from app.store.errors import StorageFull
from fieldwork import stamps
from fieldwork.marks import packed
from fieldwork.records import RoleName
from fieldwork.wire import Row
from tests.support import worlds
from tests.support.clients import shown
from tests.support.devices import Device
from tests.support.disputes import arrive, line
from tests.support.fieldvisit import NOW_MS, FieldVisit
from tests.support.fletkit import App
from tests.support.worlds import an_id

AGREEMENT = an_id("agreement")
WORDS = "ครูทำแผนครบทุกชั้นแล้ว"
STOOD, GONE, LATER = (an_id(f"write {name}") for name in ("stood", "gone", "later"))


@pytest.fixture
def device(tmp_path: Path) -> Device:
    """A supervisor's: the expert removed an agreement, and the supervisor had written on it."""
    return removed(Device(tmp_path / "phone", FieldVisit()))


def removed(device: Device) -> Device:
    area = device.area
    fields = {"visit": area.visit, "school": area.school, "action": "ทำแผนรายเดือน", "state": "open", "progress": WORDS}
    marks = {name: [STOOD, stamps.make(NOW_MS, 0, "0" * 16)] for name in fields}
    marks |= {name: [GONE, stamps.make(NOW_MS + 2, 0, "0" * 16)] for name in ("removed", f"removed_over.{STOOD}")}
    marks["progress"] = [LATER, stamps.make(NOW_MS + 1, 0, "0" * 16)]
    whole = {**fields, "removed": True, f"removed_over.{STOOD}": True}
    arrive(device.store, Row("agreement", AGREEMENT, "all", 1000, whole, packed(marks)))
    told = {
        "progress": [line("progress", LATER, WORDS, area.supervisor)],
        "removed": [line("removed", GONE, True, area.expert)],
    }
    device.store.past.keep("agreement", AGREEMENT, told, at=NOW_MS)
    return device


def opened(device: Device) -> App:
    return App(shown(device.client, Conflicts, kind="agreement", record=AGREEMENT))


async def test_it_is_counted_on_the_first_screen_and_listed(device: Device) -> None:
    async with App(shown(device.client, SyncLine)) as app:
        assert app.shows("มีรายการที่บันทึกซ้อนกัน 1 รายการ")
    async with App(shown(device.client, Conflicts)) as app:
        assert app.has(f"conflict-{AGREEMENT}") and app.shows("ถูกลบขณะมีผู้เขียน") and app.shows("รอท่านเลือก")


async def test_the_words_are_there_in_full_with_who_wrote_and_who_removed(device: Device) -> None:
    async with opened(device) as app:
        assert app.shows(WORDS) and app.shows("ลบโดย") and app.shows("(ท่าน)")
        assert not app.has("confirm-back") and not app.has("confirm-leave"), "nothing is chosen beforehand"


async def test_two_taps_bring_it_back_with_the_words_and_undo_asks_again(device: Device) -> None:
    async with opened(device) as app:
        await app.tap("choose-back")
        await app.tap("confirm-back")

        kept = device.fields("agreement", AGREEMENT)
        assert "removed" not in kept and kept["progress"] == WORDS
        assert app.has("removal-done") and device.store.removed_meanwhile() == []
        await app.tap("undo-removal")

        assert device.fields("agreement", AGREEMENT)["removed"] is True and app.has("choose-back")


async def test_two_taps_leave_it_removed_and_the_words_stay_in_the_history(device: Device) -> None:
    async with opened(device) as app:
        await app.tap("choose-leave")
        await app.tap("confirm-leave")

        kept = device.fields("agreement", AGREEMENT)
        assert kept["removed"] is True and kept["progress"] == WORDS and app.has("removal-done")
        assert [told.value for told in device.store.past.lines("agreement", AGREEMENT, "progress")] == [WORDS]
        assert device.killed().store.removed_meanwhile() == []


async def test_whoever_may_not_remove_it_reads_the_words_and_why(tmp_path: Path) -> None:
    area = FieldVisit()
    other = worlds.person(area.world, "อีกคณะ", RoleName.SUPERVISOR)
    device = removed(Device(tmp_path / "phone", area, other))
    async with opened(device) as app:
        assert app.shows(WORDS) and app.has("removal-read-only") and not app.has("choose-back")


async def test_what_could_not_be_kept_is_said_and_asked_again(device: Device, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise StorageFull("storage_full")

    async with opened(device) as app:
        monkeypatch.setattr(device.store, "write", full)
        await app.tap("choose-back")
        await app.tap("confirm-back")

        assert app.has("conflict-trouble") and app.has("choose-back") and not app.has("removal-done")


async def test_the_screens_that_remove_say_what_was_seen(device: Device) -> None:
    fields = device.store.removing("agreement", AGREEMENT)

    assert fields["removed"] is True and fields[f"removed_over.{LATER}"] is True
