"""Filling in a policy checklist on a device: every answer kept as it is given, what is missing told beside it."""

from __future__ import annotations

import io
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import flet as ft
import pytest
from PIL import Image

from app.platform.desktop.photos import PillowPhotos
from app.screens.checklist.reading.view import Checked
from app.screens.checklist.screen import ChecklistScreen
from app.screens.checklist.view import Checklist
from app.store.errors import StorageFull
from app.tray import ChosenFile
from fieldwork import scopes
from fieldwork.checking.attached import MAX_FILE_BYTES
from fieldwork.records import CheckSheet, RoleName
from fieldwork.records.stored import Record
from tests.fieldwork.checking.test_documents import PDF
from tests.support import worlds
from tests.support.clients import a_client, shown
from tests.support.devices import Device
from tests.support.fieldvisit import NOW_MS, FieldVisit
from tests.support.fletkit import App

REQUIRED = ["P1", "P3", "P4"]


@pytest.fixture
def area() -> FieldVisit:
    found = FieldVisit()
    found.add_checklist()
    return found


@pytest.fixture
def device(tmp_path: Path, area: FieldVisit) -> Device:
    return Device(tmp_path / "phone", area)


@asynccontextmanager
async def opened(device: Device, checklist: str = "") -> AsyncIterator[App]:
    used = checklist or device.area.checklist
    screen = shown(device.client, Checklist, visit=device.area.visit, checklist=used)
    async with App(screen, width=1180 if device.wide else 390) as app:
        yield app


def sheet_id(device: Device, checklist: str = "") -> str:
    return CheckSheet.kind().id_of(device.area.visit, checklist or device.area.checklist, device.person)


def actions(app: App) -> int:
    """How many places stand beside the title."""
    (title,) = [each for each in app.all(ft.Semantics) if each.heading_level == 1]
    rows = [row for row in app.all(ft.Row) if any(each is title for each in app.walk(row))]
    return max(len(row.controls) for row in rows)


def kept(device: Device) -> dict[str, Any]:
    return device.fields("checksheet", sheet_id(device))


def live(device: Device) -> ChecklistScreen:
    """The screen's acts without drawing, with real photos."""
    client = a_client(
        store=device.store, session=device.client.session, now_ms=device.client.now_ms, photos=PillowPhotos()
    )
    return ChecklistScreen(client, device.area.visit, device.area.checklist)


def picture(colour: str = "red") -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (40, 30), colour).save(out, "PNG")
    return out.getvalue()


async def answer_what_is_required(app: App) -> None:
    await app.tap("point-P1-0")
    await app.tap("point-P3-2")
    await app.enter("point-P4", "๑๒๐")


async def test_opening_a_checklist_stores_nothing(device: Device) -> None:
    async with opened(device) as app:
        assert app.shows("แบบติดตามนโยบายเร่งด่วน") and app.shows("ตอบแล้ว 0 จาก 10 ข้อ")
    assert kept(device) == {} and device.edits() == 0


async def test_the_first_answer_moves_nothing_beside_the_title(device: Device) -> None:
    async with opened(device) as app:
        before = actions(app)
        await app.tap("point-P1-0")
        assert app.has("history") and actions(app) == before


async def test_every_type_that_is_tapped_or_typed_is_kept_the_moment_it_is_given(device: Device) -> None:
    async with opened(device) as app:
        await answer_what_is_required(app)
        await app.enter("point-P2", "28 พ.ย. 2569")
        await app.enter("point-P5", "7.45 น.")
        await app.enter("point-P6", "ขอวิทยากร")
        await app.leave("point-P6")
    found = kept(device.killed())
    answers = {name.partition(".")[2]: value for name, value in found.items() if name.startswith("answers.")}
    assert answers == {
        "P1": "ใช่", "P3": ["กลุ่มไลน์"], "P4": "120", "P2": "2026-11-28", "P5": "07:45", "P6": "ขอวิทยากร",
    }  # fmt: skip
    assert (found["visit"], found["school"], found["rater"]) == (device.area.visit, device.area.school, device.person)


async def test_a_chosen_answer_is_taken_back_by_a_second_tap_and_several_keep_the_forms_order(device: Device) -> None:
    async with opened(device) as app:
        await app.tap("point-P1-0")
        await app.tap("point-P1-0")
        for option in (3, 0, 1, 0):
            await app.tap(f"point-P3-{option}")
    found = kept(device)
    assert "answers.P1" not in found and found["answers.P3"] == ["ป้ายประกาศ", "เว็บไซต์โรงเรียน"]


async def test_a_number_that_does_not_fit_is_kept_and_explained_beside_its_field(device: Device) -> None:
    async with opened(device) as app:
        await app.enter("point-P4", "99999")
        assert app.named("point-P4").error == "ข้อนี้รับตั้งแต่ 0 ถึง 10,000"
        await app.enter("point-P4", "1.5")
        assert app.named("point-P4").error == "ข้อนี้รับจำนวนเต็ม"
        await app.enter("point-P4", "มาก")
        assert app.named("point-P4").error == "กรุณากรอกเป็นตัวเลข" and app.named("point-P4").value == "มาก"
    assert kept(device)["answers.P4"] == "1.5"


async def test_what_is_missing_is_told_beside_each_point_only_once_it_was_asked_for(device: Device) -> None:
    async with opened(device) as app:
        assert not app.has("point-P1-error")
        await app.tap("first-missing")
        assert [name for name in ("P1", "P2", "P3") if app.has(f"point-{name}-error")] == ["P1", "P3"]
        assert app.named("point-P4").error == "กรุณากรอกตัวเลข"
        await app.tap("point-P1-0")
        assert not app.has("point-P1-error")


def parts_of_the_page(app: App) -> list[str]:
    """The keys of what the page scrolls."""
    (column,) = [c for c in app.all(ft.Column) if any(getattr(each, "key", None) == "notices" for each in c.controls)]
    return [str(each.key) for each in column.controls]


async def test_what_comes_and_goes_on_the_page_takes_no_cursor_away(device: Device) -> None:
    """Whatever is said above and below the points has its place from the beginning: with another list of parts the
    client makes every point anew, and the field being typed into loses its cursor."""
    async with opened(device) as app:
        before = parts_of_the_page(app)
        await app.tap("first-missing")
        await answer_what_is_required(app)
        assert app.has("ready") and parts_of_the_page(app) == before


async def test_the_list_names_what_is_missing_first_and_leads_there(device: Device) -> None:
    async with opened(device) as app:
        await app.tap("point-P1-0")
        await app.tap("show-list")
        rows = [s.identifier for s in app.all(ft.Semantics) if (s.identifier or "").startswith("to-")]
        assert rows[:2] == ["to-P3", "to-P4"] and len(rows) == 10 and app.shows("ยังขาด 2 ข้อ")
        await app.tap("to-P4")
        assert app.has("point-P4") and not app.has("to-P4")


async def test_a_whole_checklist_is_handed_in_and_read_only_until_it_is_opened_with_a_reason(device: Device) -> None:
    async with opened(device) as app:
        await answer_what_is_required(app)
        await app.tap("submit")
        await app.tap("question-yes")
        assert app.has("submitted") and app.named("point-P4").read_only
        await app.tap("point-P1-1")
        assert kept(device)["answers.P1"] == "ใช่"

        await app.tap("reopen")
        await app.enter("question-reason", "แก้จำนวน")
        await app.tap("question-yes")
        await app.enter("point-P4", "121")
    found = kept(device)
    assert found["answers.P4"] == "121" and "submitted_at" not in found
    assert [value for name, value in found.items() if name.startswith("reopened.")] == ["แก้จำนวน"]


async def test_a_field_that_is_left_after_handing_in_changes_nothing(device: Device) -> None:
    async with opened(device) as app:
        await answer_what_is_required(app)
    screen = live(device)
    screen.submit()

    screen.write("P4", "999")
    screen.choose("P1", "ยังไม่ได้ดำเนินการ")

    assert (kept(device)["answers.P4"], kept(device)["answers.P1"]) == ("120", "ใช่")


async def test_a_table_is_filled_in_row_by_row_and_two_cells_typed_at_once_are_both_kept(device: Device) -> None:
    async with opened(device) as app:
        await app.tap("point-P8-add")
        await app.enter("point-P8-1-A", "ประชุมครู")
        await app.enter("point-P8-1-B", "๓๕")
        await app.leave("point-P8-1-A")
        (row,) = kept(device)["answers.P8"]
        assert (row["A"], row["B"]) == ("ประชุมครู", "35")
        await app.tap("point-P8-add")
        await app.enter("point-P8-2-A", "อบรม")
        await app.leave("point-P8-2-A")
        await app.tap("point-P8-1-remove")
        await app.tap("question-yes")
        assert app.named("point-P8-1-A").value == "อบรม"
    rows = kept(device)["answers.P8"]
    assert [{name: cell for name, cell in row.items() if name != "@row"} for row in rows] == [{"A": "อบรม"}]


async def test_a_photo_is_looked_at_before_it_is_kept_and_lies_under_its_point(device: Device) -> None:
    screen = live(device)
    await screen.photos("P7", [ChosenFile("a.png", picture())])
    assert kept(device) == {} and screen.check.shown is not None

    await screen.check.keep_it()
    screen.checked()

    ((name, given),) = ((n, v) for n, v in kept(device).items() if n.startswith("files."))
    assert given["point"] == "P7" and screen.focus == "P7"
    assert device.store.blobs.get(name.partition(".")[2]) is not None


async def test_no_more_photos_are_taken_than_the_point_takes(device: Device) -> None:
    screen = live(device)
    colours = ("red", "green", "blue", "white")
    await screen.photos("P7", [ChosenFile(each, picture(each)) for each in colours])
    assert screen.check.total == 3 and screen.beside == ("P7", "แนบครบจำนวนแล้ว นำบางรายการออกก่อน")


def test_a_file_is_kept_with_its_name_and_a_wrong_or_large_one_says_why_beside_the_point(device: Device) -> None:
    screen = live(device)
    screen.attach("P9", [ChosenFile("แมโคร.exe", b"MZ")])
    wrong = screen.beside
    screen.attach("P9", [ChosenFile("ใหญ่.pdf", PDF.ljust(MAX_FILE_BYTES + 1))])
    large = screen.beside
    screen.attach("P9", [ChosenFile("แผน.pdf", PDF)])

    assert wrong[0] == large[0] == "P9" and "PDF" in wrong[1] and "5 MB" in large[1]
    assert screen.beside == ("", "")
    (given,) = (value for name, value in kept(device).items() if name.startswith("files."))
    assert (given["point"], given["name"], given["size"]) == ("P9", "แผน.pdf", len(PDF))


async def test_a_signature_replaces_the_one_before_and_can_be_taken_away(device: Device) -> None:
    screen = live(device)
    for colour in ("black", "blue"):
        screen.sign("P10")
        screen.signed(picture(colour))
    async with opened(device) as app:
        assert sum(name.startswith("files.") for name in kept(device)) == 1 and app.has("point-P10")
        await app.tap("point-P10-remove")
        assert app.has("point-P10-sign")
    assert not any(name.startswith("files.") for name in kept(device))


def test_a_signature_that_was_begun_is_still_there_after_the_app_was_killed(device: Device) -> None:
    screen = live(device)
    screen.sign("P10")
    screen.keep_strokes([[(1.0, 2.0), (3.0, 4.0)]])

    again = live(device.killed())
    again.sign("P10")
    assert [[tuple(at) for at in stroke] for stroke in again.strokes()] == [[(1.0, 2.0), (3.0, 4.0)]]

    again.signed(picture())
    again.sign("P10")
    assert again.strokes() == []


async def test_the_page_to_sign_on_stands_still_and_is_left_without_signing(device: Device) -> None:
    async with opened(device) as app:
        await app.tap("point-P10-sign")
        assert app.has("signature") and not app.has("point-P1-card")
        await app.tap("sign-leave")
        assert app.has("point-P10-sign")
    assert kept(device) == {}


async def test_the_same_file_at_two_points_stays_where_it_was_and_that_is_said(
    tmp_path: Path, area: FieldVisit
) -> None:
    points = [{"id": name, "type": "file", "title_th": name} for name in ("A", "B")]
    area.checklist = worlds.checklist(area.world, id="POL2", points=points)
    area.world.put("visit", area.visit, {f"checklists.{area.checklist}": True})
    device = Device(tmp_path / "two", area)
    screen = live(device)

    screen.attach("A", [ChosenFile("ก.pdf", PDF)])
    screen.attach("B", [ChosenFile("ข.pdf", PDF)])

    assert screen.beside == ("B", "แนบไว้แล้วที่ข้อ 1")
    (given,) = (value for name, value in kept(device).items() if name.startswith("files."))
    assert given["point"] == "A"


async def test_a_full_device_says_what_was_not_kept(device: Device, monkeypatch: pytest.MonkeyPatch) -> None:
    async with opened(device) as app:

        def full(*args: object, **kwargs: object) -> None:
            raise StorageFull("storage_full")

        monkeypatch.setattr(device.store, "write", full)
        await app.tap("point-P1-0")
        assert app.has("trouble-saving")
    assert kept(device) == {}


async def test_a_checklist_that_is_replaced_while_it_is_filled_in_goes_on_with_its_version(
    device: Device, area: FieldVisit
) -> None:
    """R-78"""
    newer = worlds.checklist(area.world, version="2569.2")
    async with opened(device) as app:
        await app.enter("point-P6", "กำลังพิมพ์")
        visit = area.world.records["visit", area.visit]
        changed = {**visit.fields, f"checklists.{area.checklist}": False, f"checklists.{newer}": True}
        device.pull([area.world.records["checklist", newer], Record("visit", area.visit, changed)])
        await app.settle()
        assert app.named("point-P6").value == "กำลังพิมพ์"
        await answer_what_is_required(app)
        assert app.has("keeps-version")
        await app.tap("submit")
        await app.tap("question-yes")
        assert app.has("submitted")
    assert kept(device)["answers.P6"] == "กำลังพิมพ์" and kept(device)["checklist"] == area.checklist


async def test_a_checklist_that_was_taken_off_before_it_was_begun_is_not_opened(
    tmp_path: Path, area: FieldVisit
) -> None:
    area.world.put("visit", area.visit, {f"checklists.{area.checklist}": False})
    async with opened(Device(tmp_path / "off", area)) as app:
        assert app.has("refused")


async def test_who_is_not_in_the_team_cannot_open_it(tmp_path: Path, area: FieldVisit) -> None:
    outsider = worlds.person(area.world, "คนนอก", RoleName.SUPERVISOR)
    async with opened(Device(tmp_path / "other", area, outsider)) as app:
        assert app.has("refused")


async def test_a_tablet_shows_the_list_beside_the_points(tmp_path: Path, area: FieldVisit) -> None:
    async with opened(Device(tmp_path / "tablet", area, wide=True)) as app:
        await app.tap("point-P1-0")
        assert app.has("to-P10") and app.has("point-P10-card") and not app.has("show-list")


async def test_what_is_kept_is_the_raters_own_until_it_is_handed_in(device: Device) -> None:
    async with opened(device) as app:
        await answer_what_is_required(app)
    record = device.store.get("checksheet", sheet_id(device))
    assert record is not None and scopes.of(record, device.store) == scopes.own(device.person)


async def test_what_a_team_mate_handed_in_is_read_in_words_until_it_is_opened_again(
    device: Device, area: FieldVisit
) -> None:
    sheet = CheckSheet.kind().id_of(area.visit, area.checklist, area.expert)
    keys = {"visit": area.visit, "checklist": area.checklist, "school": area.school, "rater": area.expert}
    given = {"answers.P1": "ใช่", "answers.P2": "2026-11-28", "answers.P8": [{"A": "ประชุม", "B": "35"}]}
    device.pull([area.world.put("checksheet", sheet, {**keys, **given, "submitted_at": NOW_MS})])
    async with App(shown(device.client, Checked, visit=area.visit, sheet=sheet)) as app:
        assert app.shows("28 พฤศจิกายน 2569") and app.shows("กิจกรรม: ประชุม · ผู้เข้าร่วม (คน): 35")
        assert app.shows("ทรงคุณ ตัวอย่าง ส่งเมื่อ") and app.has("answer-P10")
    async with App(shown(device.client, Checked, visit=area.visit, sheet=worlds.an_id("gone"))) as app:
        assert app.shows("แบบนี้ไม่อยู่ในเครื่องแล้ว")
