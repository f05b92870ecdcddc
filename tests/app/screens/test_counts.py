"""Counting on a device: every number kept as typed, sums judged while typing, one shared row for the whole team."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from app.screens.counts.view import Counts as CountsScreen
from app.store.errors import StorageFull
from fieldwork.records import Counts, RoleName
from tests.support import worlds
from tests.support.clients import shown
from tests.support.devices import Device
from tests.support.fieldvisit import FieldVisit
from tests.support.fletkit import App

WHOLE = {"enrolled": 10, "screened": 10, "excluded": 0, "R-L4": 4, "R-L3": 3, "R-L2": 2, "R-L1": 1}


@pytest.fixture
def area() -> FieldVisit:
    return FieldVisit()


@pytest.fixture
def device(tmp_path: Path, area: FieldVisit) -> Device:
    return Device(tmp_path / "phone", area)


@asynccontextmanager
async def opened(device: Device) -> AsyncIterator[App]:
    screen = shown(device.client, CountsScreen, visit=device.area.visit, instrument=device.area.lit)
    async with App(screen) as app:
        yield app


@pytest.mark.usefixtures("english")
async def test_in_english_the_grades_have_english_names(device: Device) -> None:
    async with opened(device) as app:
        assert app.shows("Counts Grade 7 (M.1)") and app.shows("M.6")
        assert not any("ม." in text for text in app.texts())


def row(device: Device, grade: str = "ม.1", round_: str = "2569/2") -> dict[str, object]:
    return device.fields("counts", Counts.kind().id_of(device.area.lit, device.area.school, round_, grade))


async def type_in(app: App, numbers: dict[str, int]) -> None:
    for cell, number in numbers.items():
        await app.enter(f"cell-{cell}", str(number))


async def test_every_number_is_kept_in_the_shared_row_of_school_grade_and_round(device: Device) -> None:
    async with opened(device) as app:
        await type_in(app, {"enrolled": 120, "R-L4": 40})
    kept = row(device.killed())
    assert (kept["cells.enrolled"], kept["cells.R:L4"]) == (120, 40)
    assert (kept["school"], kept["round"], kept["grade"]) == (device.area.school, "2569/2", "ม.1")


async def test_a_complete_skill_that_adds_up_says_its_sum_and_shares(device: Device) -> None:
    async with opened(device) as app:
        await type_in(app, WHOLE)
        assert app.shows("รวมทุกระดับ 10 คน · เข้ารับการคัดกรอง 10 คน") and app.shows("ร้อยละ 40.00")
        assert not app.has("check-K1-R")


async def test_a_sum_that_is_off_is_said_at_once_and_gone_when_put_right(device: Device) -> None:
    async with opened(device) as app:
        await type_in(app, {**WHOLE, "R-L4": 5})
        assert app.has("check-K1-R") and not app.has("check-K1-W")

        await type_in(app, {"R-L4": 4})
        assert not app.has("check-K1-R")


async def test_a_wrong_sum_is_kept_all_the_same(device: Device) -> None:
    async with opened(device) as app:
        await type_in(app, {**WHOLE, "R-L4": 5})
    assert row(device)["cells.R:L4"] == 5


async def test_too_many_screened_is_said_beside_the_field(device: Device) -> None:
    async with opened(device) as app:
        await type_in(app, {"enrolled": 10, "screened": 9, "excluded": 4})
        assert app.named("cell-excluded").error == "จำนวนคัดกรองเกินจำนวนนักเรียน"


async def test_what_is_no_number_is_explained_and_not_kept(device: Device) -> None:
    async with opened(device) as app:
        await type_in(app, {"enrolled": 12})
        await app.enter("cell-enrolled", "12 คน")
        assert app.shows("กรุณา") or app.named("cell-enrolled").error
        assert app.named("cell-enrolled").value == "12 คน"
    assert row(device)["cells.enrolled"] == 12


async def test_thai_digits_count(device: Device) -> None:
    async with opened(device) as app:
        await app.enter("cell-enrolled", "๑๒๐")
    assert row(device)["cells.enrolled"] == 120


async def test_an_emptied_field_empties_the_cell(device: Device) -> None:
    async with opened(device) as app:
        await app.enter("cell-enrolled", "12")
        await app.enter("cell-enrolled", "")
    assert "cells.enrolled" not in row(device)


async def test_another_grade_has_its_own_numbers_and_is_remembered(device: Device) -> None:
    async with opened(device) as app:
        await type_in(app, {"enrolled": 30})
        await app.tap("next")
        assert app.named("cell-enrolled").value == ""
        await type_in(app, {"enrolled": 31})
        await app.tap("grade-ม.1")
        assert app.named("cell-enrolled").value == "30"
        await app.tap("grade-ม.2")
    async with opened(device.killed()) as app:
        assert app.named("cell-enrolled").value == "31"
    assert (row(device)["cells.enrolled"], row(device, "ม.2")["cells.enrolled"]) == (30, 31)


async def test_a_team_mates_number_shows_up_beside_mine(device: Device) -> None:
    record = Counts.kind().id_of(device.area.lit, device.area.school, "2569/2", "ม.1")
    keys = {"instrument": device.area.lit, "school": device.area.school, "round": "2569/2", "grade": "ม.1"}
    async with opened(device) as app:
        await type_in(app, {"enrolled": 30})
        device.area.world.put("counts", record, {**keys, "cells.screened": 29})
        device.pull([device.area.world.records["counts", record]])
        await app.settle()

        assert (app.named("cell-enrolled").value, app.named("cell-screened").value) == ("30", "29")


async def test_the_change_since_last_round_is_said(device: Device, area: FieldVisit) -> None:
    keys = {"instrument": area.lit, "school": area.school, "round": "2569/1", "grade": "ม.1"}
    before = {"cells.enrolled": 10, "cells.screened": 10, "cells.excluded": 0}
    before |= {"cells.R:L4": 2, "cells.R:L3": 3, "cells.R:L2": 2, "cells.R:L1": 3}
    area.world.put("counts", Counts.kind().id_of(area.lit, area.school, "2569/1", "ม.1"), {**keys, **before})
    device.pull(area.world.find("counts"))
    async with opened(device) as app:
        await type_in(app, WHOLE)
        assert app.shows("ระดับปรับปรุงลดลง 20.00 จุดร้อยละ จากภาคเรียนที่ 1/2569")


async def test_the_team_sees_real_small_numbers_and_reads_how_they_are_hidden(device: Device) -> None:
    async with opened(device) as app:
        await type_in(app, WHOLE)
        assert app.named("cell-R-L1").value == "1" and app.shows("จะแสดงเป็น <5")


async def test_who_is_not_in_the_team_only_looks(tmp_path: Path, area: FieldVisit) -> None:
    outsider = worlds.person(area.world, "คนนอก", RoleName.SECRETARIAT)
    async with opened(Device(tmp_path / "other", area, outsider)) as app:
        assert app.has("read-only") and app.named("cell-enrolled").read_only


async def test_a_full_device_says_that_the_number_was_not_kept(device: Device, monkeypatch: pytest.MonkeyPatch) -> None:
    async with opened(device) as app:

        def full(*args: object, **kwargs: object) -> None:
            raise StorageFull("storage_full")

        monkeypatch.setattr(device.store, "write", full)
        await type_in(app, {"enrolled": 30})
        assert app.has("trouble-saving")
    assert row(device) == {}


async def test_a_tablet_lists_all_grades_beside_the_numbers(tmp_path: Path, area: FieldVisit) -> None:
    async with opened(Device(tmp_path / "tablet", area, wide=True)) as app:
        await app.tap("grade-ม.6")
        await type_in(app, {"enrolled": 9})
        assert app.has("grade-ม.1") and app.has("finish")


async def test_a_replaced_table_says_its_version_and_takes_no_number(tmp_path: Path, area: FieldVisit) -> None:
    """R-79"""
    record = Counts.kind().id_of(area.lit, area.school, "2569/2", "ม.1")
    keys = {"instrument": area.lit, "school": area.school, "round": "2569/2", "grade": "ม.1"}
    area.world.put("counts", record, {**keys, "cells.enrolled": 120})
    area.world.put("visit", area.visit, {f"instruments.{area.lit}": False})
    device = Device(tmp_path / "phone", area)
    async with opened(device) as app:
        assert app.has("replaced") and app.shows("รุ่น 2569.1") and app.shows("การเยี่ยมนี้ไม่ใช้ตารางรุ่นนี้แล้ว")
        assert app.named("cell-enrolled").value == "120" and app.named("cell-enrolled").read_only
        assert app.named("cell-R-L4").read_only
        assert not app.shows("เหลืออีก"), "nobody is asked to fill in the rest"
        await app.enter("cell-enrolled", "99")
    assert device.killed().fields("counts", record) == {**keys, "cells.enrolled": 120}
