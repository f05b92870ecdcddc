"""Filling a rubric by tapping: nothing is chosen beforehand, what is tapped is stored, what is missing is said."""

import random
from pathlib import Path

import flet as ft
import pytest

from app.screens.rubric.desk import Desk
from app.store.errors import StorageFull
from app.visiting.addresses import Origin, origin_of
from app.visiting.sheets import answer
from fieldwork.records import RoleName
from fieldwork.records.stored import Record
from tests.support import worlds
from tests.support.devices import Device
from tests.support.fieldvisit import ADM4_INDICATORS, FieldVisit
from tests.support.rating import levels_chosen, opened


@pytest.fixture
def area() -> FieldVisit:
    return FieldVisit()


@pytest.fixture
def device(tmp_path: Path, area: FieldVisit) -> Device:
    return Device(tmp_path / "phone", area)


async def test_nothing_is_chosen_before_a_person_chooses(device: Device) -> None:
    async with opened(device) as app:
        assert app.has("indicator-AC1-level-4") and app.has("indicator-AC1-level-1")
        assert levels_chosen(app) == []
        assert device.edits() == 0


async def test_every_level_shows_its_full_descriptor(device: Device) -> None:
    async with opened(device) as app:
        assert app.shows("ทบทวนหลักสูตรทุกปีจากผลการเรียนรู้และความต้องการของท้องถิ่น")
        assert app.shows("หลักสูตรไม่ครบองค์ประกอบหรือไม่เป็นปัจจุบัน และไม่พบการทบทวน")


async def test_a_tap_on_a_level_is_durable_before_it_shows(device: Device) -> None:
    async with opened(device) as app:
        await app.tap("indicator-AC1-level-3")

        assert levels_chosen(app) == ["indicator-AC1-level-3"]
        assert app.shows("บันทึกในเครื่องแล้ว")
    kept = device.killed().fields("sheet", device.area.sheet)
    assert kept["levels.AC1"] == 3
    assert (kept["rater"], kept["visit"], kept["subject"]) == (
        device.area.supervisor,
        device.area.visit,
        device.area.school,
    )


async def test_nothing_on_the_page_is_called_saved_while_a_note_is_being_typed(device: Device) -> None:
    async with opened(device) as app:
        await app.tap("indicator-AC1-level-3")
        await app.enter("note", "ครูวางแผนร่วมกัน")
        assert not app.shows("บันทึกในเครื่องแล้ว")
        assert app.shows("กำลังพิมพ์ ยังไม่ได้บันทึก")

        await app.leave("note")
        assert app.shows("บันทึกในเครื่องแล้ว รอส่ง") and not app.shows("กำลังพิมพ์")
    assert device.killed().fields("sheet", device.area.sheet)["notes.AC1"] == "ครูวางแผนร่วมกัน"


async def test_a_rating_whose_evidence_is_missing_counts_as_rated_and_is_said_to_lack_something(device: Device) -> None:
    device.area.rate(levels__AC1=4, levels__AC2=3)
    device.pull(device.area.world.find("sheet"))
    async with opened(device) as app:
        assert app.shows("ประเมินแล้ว 2 จาก 20")
        await app.tap("show-list")
        assert app.shows("ประเมินแล้ว 2 จาก 7 · ยังไม่ครบ 1 ข้อ")


def test_nothing_is_told_to_the_screen_before_the_store_has_kept_it(
    device: Device, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk, order = Desk(device.client, device.area.visit, device.area.adm4, None), list[str]()
    keep = device.store.write
    monkeypatch.setattr(
        device.store,
        "write",
        lambda *edit, **more: (order.append("to keep"), keep(*edit, **more), order.append("kept"))[1],
    )
    desk.tell = lambda shown: order.append(f"shown {shown.saved} {answer(shown.filling, 'AC1').level}")

    desk.choose(3)

    assert order == ["to keep", "kept", "shown device 3"]


async def test_the_first_tap_is_one_edit_with_the_identity_in_it(device: Device) -> None:
    async with opened(device) as app:
        await app.tap("indicator-AC1-level-3")

    assert device.edits() == 1


async def test_a_second_tap_takes_the_level_back(device: Device) -> None:
    async with opened(device) as app:
        await app.tap("indicator-AC1-level-3")
        await app.tap("indicator-AC1-level-3")

        assert levels_chosen(app) == []
    assert "levels.AC1" not in device.killed().fields("sheet", device.area.sheet)


async def test_undo_puts_the_level_before_back(device: Device) -> None:
    async with opened(device) as app:
        await app.tap("indicator-AC1-level-3")
        await app.tap("indicator-AC1-level-2")
        await app.tap("undo")

        assert levels_chosen(app) == ["indicator-AC1-level-3"]
    assert device.fields("sheet", device.area.sheet)["levels.AC1"] == 3


async def test_not_applicable_takes_the_level_away_and_asks_why(device: Device) -> None:
    async with opened(device) as app:
        await app.tap("indicator-AC1-level-3")
        await app.tap("indicator-AC1-not-applicable")
        assert levels_chosen(app) == [] and app.has("reason-wanted")

        await app.enter("reason", "ยังไม่เปิดสอน")
        await app.leave("reason")
        assert not app.has("reason-wanted")
    kept = device.fields("sheet", device.area.sheet)
    assert kept["reasons.AC1"] == "ยังไม่เปิดสอน" and "levels.AC1" not in kept


async def test_a_level_that_needs_evidence_says_so_until_a_note_is_there(device: Device) -> None:
    async with opened(device) as app:
        await app.tap("indicator-AC1-level-4")
        assert app.has("evidence-wanted")

        await app.enter("note", "พบแผนทุกกลุ่มสาระ")
        await app.leave("note")
        assert not app.has("evidence-wanted")

        await app.tap("indicator-AC1-level-3")
        assert not app.has("evidence-wanted")


async def test_a_killed_app_opens_at_the_same_indicator_with_every_mark(device: Device) -> None:
    choices, done = random.Random(20), {}
    for _ in range(4):
        async with opened(device) as app:
            for indicator in choices.sample(ADM4_INDICATORS, 3):
                await app.tap("show-list")
                await app.tap(f"jump-{indicator}")
                level = choices.randint(1, 4)
                if done.get(indicator) == level:
                    continue
                await app.tap(f"indicator-{indicator}-level-{level}")
                done[indicator] = level
            device.killed()
        async with opened(device) as app:
            assert app.has(f"indicator-{indicator}-level-1")
        kept = device.fields("sheet", device.area.sheet)
        assert {name: kept.get(f"levels.{name}") for name in done} == done


async def test_an_app_killed_right_after_the_first_tap_opens_where_that_tap_was(device: Device) -> None:
    async with opened(device) as app:
        await app.tap("indicator-AC1-level-3")
    device.killed()
    async with opened(device) as app:
        assert levels_chosen(app) == ["indicator-AC1-level-3"]


async def test_the_list_shows_how_every_indicator_stands(device: Device) -> None:
    async with opened(device) as app:
        await app.tap("indicator-AC1-level-4")
        await app.tap("show-list")

        assert app.shows("ระดับ 4 ยังขาดหลักฐาน") and app.shows("ยังไม่ได้บันทึก")
        assert app.has("jump-GE5") and app.has("jump-submit")


async def test_the_compact_list_records_and_leads_to_the_full_descriptors(device: Device) -> None:
    async with opened(device) as app:
        await app.tap("show-list")
        await app.tap("dense")
        await app.tap("indicator-PE2-level-2")
        assert levels_chosen(app) == ["indicator-PE2-level-2"]

        await app.tap("open-PE2")
        assert app.has("note")
    assert device.fields("sheet", device.area.sheet)["levels.PE2"] == 2


async def test_a_full_device_says_that_the_tap_was_not_kept(device: Device, monkeypatch: pytest.MonkeyPatch) -> None:
    async with opened(device) as app:
        await app.tap("indicator-AC1-level-3")

        def full(*args: object, **kwargs: object) -> None:
            raise StorageFull("storage_full")

        monkeypatch.setattr(device.store, "write", full)
        await app.tap("indicator-AC1-level-2")

        assert app.has("trouble-saving") and app.shows("ยังบันทึกไม่ได้")
        assert levels_chosen(app) == ["indicator-AC1-level-3"]

        monkeypatch.undo()
        await app.tap("indicator-AC1-level-2")
        assert not app.has("trouble-saving")
    assert device.fields("sheet", device.area.sheet)["levels.AC1"] == 2


async def test_a_first_tap_that_is_not_kept_is_not_called_saved(
    device: Device, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*args: object, **kwargs: object) -> None:
        raise StorageFull("storage_full")

    async with opened(device) as app:
        monkeypatch.setattr(device.store, "write", full)
        await app.tap("indicator-AC1-level-3")

        assert app.has("trouble-saving") and levels_chosen(app) == []
        assert not app.shows("บันทึกในเครื่องแล้ว")


async def test_agreements_become_records_of_the_visit_and_not_rows_of_the_sheet(device: Device) -> None:
    async with opened(device) as app:
        await app.tap("show-list")
        await app.tap("jump-closing")
        await app.tap("add-agreement")
        await app.enter("agreement-1-action", "จัดคลินิกอ่านเขียน")
        await app.leave("agreement-1-action")
        await app.enter("agreement-1-owner", "หัวหน้าวิชาการ")
        await app.leave("agreement-1-owner")
        await app.enter("agreement-1-due", "15 ธ.ค. 2569")
        await app.tap("agreement-1-about")
        await app.tap("agreement-1-indicator-AC3")
    made = device.store.find("agreement", visit=device.area.visit)
    assert [
        {k: v for k, v in a.fields.items() if k in ("action", "owner", "due", "state", "indicator")} for a in made
    ] == [{"action": "จัดคลินิกอ่านเขียน", "owner": "หัวหน้าวิชาการ", "due": "2026-12-15", "state": "open", "indicator": "AC3"}]
    assert device.fields("sheet", device.area.sheet) == {}


async def test_an_agreement_of_another_team_member_shows_up(device: Device) -> None:
    fields = {"visit": device.area.visit, "school": device.area.school, "action": "ของเพื่อน", "state": "open"}
    async with opened(device) as app:
        await app.tap("show-list")
        await app.tap("jump-closing")
        device.pull([Record("agreement", worlds.an_id("a"), fields)])
        await app.settle()

        assert app.named("agreement-1-action").value == "ของเพื่อน"


async def test_findings_of_the_indicator_are_offered_and_lead_to_the_finding(device: Device) -> None:
    made = device.area.find("เห็นป้ายนิเทศ", "AC1")
    device.pull([device.area.world.records["finding", made]])
    async with opened(device) as app:
        assert app.shows("เห็นป้ายนิเทศ")
        await app.tap(f"finding-{made}")
        assert app.route.startswith(f"/visits/{device.area.visit}/finding/{made}?back=")


async def test_a_new_finding_starts_from_the_indicator_in_view(device: Device) -> None:
    async with opened(device) as app:
        await app.tap("next")
        await app.tap("add-finding")

        assert app.route.startswith(f"/visits/{device.area.visit}/finding/")
        assert origin_of(app.route, visit=device.area.visit) == Origin(
            "AC2", f"/visits/{device.area.visit}/sheet/{device.area.adm4}"
        )


async def test_my_other_device_marks_show_up_without_moving_the_page(device: Device) -> None:
    async with opened(device) as app:
        await app.tap("next")
        device.area.rate(levels__AC2=2)
        device.pull([device.area.world.records["sheet", device.area.sheet]])
        await app.settle()

        assert levels_chosen(app) == ["indicator-AC2-level-2"]


async def test_who_may_not_fill_it_is_told_why(tmp_path: Path, area: FieldVisit) -> None:
    outsider = worlds.person(area.world, "คนนอก", RoleName.SUPERVISOR)
    async with opened(Device(tmp_path / "other", area, outsider)) as app:
        assert app.has("refused") and not app.has("next")


async def test_on_a_tablet_the_list_stays_beside_the_indicator(tmp_path: Path, area: FieldVisit) -> None:
    async with opened(Device(tmp_path / "tablet", area, wide=True)) as app:
        assert app.has("jump-AC1") and app.has("indicator-AC1-level-4")
        await app.tap("jump-GE5")
        assert app.has("jump-AC1") and app.has("indicator-GE5-level-4")


async def test_a_tap_redraws_little(tmp_path: Path, area: FieldVisit) -> None:
    async with opened(Device(tmp_path / "tablet", area, wide=True)) as app:
        await app.tap("indicator-AC1-level-4")  # asks for evidence: the page does not turn, however slow the machine
        await app.tap("indicator-AC1-level-3")
        before = app.connection.bytes
        await app.tap("indicator-AC1-level-2")

        assert app.connection.bytes - before < 4_000


async def test_another_indicator_starts_at_its_top(device: Device) -> None:
    async with opened(device) as app:
        await app.tap("next")

        assert [c.key for c in app.all(ft.Container) if c.key in ("AC1", "AC2")] == ["AC2"]


async def test_an_instrument_that_is_replaced_while_it_is_filled_in_goes_on_with_its_version(device: Device) -> None:
    """R-79"""
    area = device.area
    newer = worlds.instrument(area.world, version="2569.2")
    async with opened(device) as app:
        await app.tap("indicator-AC1-level-4")
        await app.enter("note", "กำลังพิมพ์")
        visit = area.world.records["visit", area.visit]
        changed = {**visit.fields, f"instruments.{area.adm4}": False, f"instruments.{newer}": True}
        device.pull([area.world.records["instrument", newer], Record("visit", area.visit, changed)])
        await app.settle()
        assert app.has("replaced") and app.named("note").value == "กำลังพิมพ์"
        await app.tap("next")
        await app.tap("indicator-AC2-level-3")
    assert device.fields("sheet", area.sheet)["notes.AC1"] == "กำลังพิมพ์"
    assert device.fields("sheet", area.sheet)["levels.AC2"] == 3


async def test_an_instrument_that_was_taken_off_before_it_was_begun_is_not_opened(device: Device) -> None:
    device.pull([device.area.world.put("visit", device.area.visit, {f"instruments.{device.area.adm4}": False})])
    async with opened(device) as app:
        assert app.has("refused")
