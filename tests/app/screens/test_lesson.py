"""Observing one lesson: its facts, five levels, calm words where a child may be in danger, and who may not do it."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

import pytest

from app.screens.rubric import screen
from app.screens.rubric.lesson.view import Lesson
from fieldwork.records import Sheet
from tests.support import worlds
from tests.support.clients import shown
from tests.support.devices import Device
from tests.support.fieldvisit import FieldVisit
from tests.support.fletkit import App

SUBJECT = worlds.an_id("a lesson")


@pytest.fixture
def device(tmp_path: Path) -> Device:
    return Device(tmp_path / "phone", FieldVisit())


@asynccontextmanager
async def opened(device: Device, subject: str = SUBJECT) -> AsyncIterator[App]:
    area = device.area
    screen = shown(device.client, Lesson, visit=area.visit, instrument=area.cls15, subject=subject)
    async with App(screen) as app:
        yield app


def kept(device: Device, subject: str = SUBJECT) -> dict[str, object]:
    area = device.area
    return device.fields("sheet", Sheet.kind().id_of(area.visit, area.cls15, subject, area.supervisor))


async def jump(app: App, page: str) -> None:
    await app.tap("show-list")
    await app.tap(f"jump-{page}")


async def test_a_lesson_begins_with_its_facts(device: Device) -> None:
    async with opened(device) as app:
        await app.tap("header-grade-ม.2")
        await app.enter("header-teacher_ref", "ครูสมมติ ใจดี")
        await app.leave("header-teacher_ref")
        await app.enter("header-students_present", "๓๒")
    held = kept(device.killed())
    assert (held["headers.grade"], held["headers.teacher_ref"], held["headers.students_present"]) == (
        "ม.2",
        "ครูสมมติ ใจดี",
        32,
    )
    assert held["subject"] == SUBJECT and held["school"] == device.area.school


async def test_a_choice_tapped_again_is_taken_back(device: Device) -> None:
    async with opened(device) as app:
        await app.tap("header-grade-ม.2")
        await app.tap("header-grade-ม.2")
    assert "headers.grade" not in kept(device)


async def test_beside_the_teachers_name_it_says_who_will_see_it(device: Device) -> None:
    async with opened(device) as app:
        assert app.shows("คณะกรรมการไม่เห็นชื่อ")


async def test_a_lesson_has_five_levels(device: Device) -> None:
    async with opened(device) as app:
        await app.tap("next")
        assert app.has("indicator-P1-level-5") and app.has("indicator-P1-level-1")
        await app.tap("indicator-P1-level-5")
    assert kept(device)["levels.P1"] == 5


async def test_harm_to_a_child_shows_whom_to_tell_and_only_then(device: Device) -> None:
    async with opened(device) as app:
        await jump(app, "C1")
        await app.tap("indicator-C1-level-2")
        assert not app.has("serious")
        await app.tap("indicator-C1-level-1")
        assert app.has("serious") and app.shows("บอกผู้บริหารสถานศึกษา")
        await jump(app, "C2")
        await app.tap("indicator-C2-level-1")
        assert not app.has("serious")


async def test_harm_to_a_child_keeps_its_page_in_view_and_leads_to_telling_it(
    device: Device, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(screen, "TURN_AFTER_S", 0)
    scrolled: list[Any] = []

    def answer(name: str, args: Any) -> None:
        scrolled.extend([args] if name == "scroll_to" else [])

    area = device.area
    lesson = shown(device.client, Lesson, visit=area.visit, instrument=area.cls15, subject=SUBJECT)
    async with App(lesson, invoke=answer) as app:
        await jump(app, "C2")
        await app.tap("indicator-C2-level-1")
        await app.until(lambda: app.has("indicator-C3-level-1"))
        await jump(app, "C1")
        assert not scrolled
        await app.tap("indicator-C1-level-1")
        await asyncio.sleep(0.01)
        await app.settle()

        assert app.has("serious") and app.has("indicator-C1-level-1"), "the page turned away from it"
        assert len(scrolled) == 1 and "below" in str(scrolled[0])
        await app.tap("tell-serious")
        assert app.route.startswith(f"/visits/{area.visit}/concern/")
        assert parse_qs(app.route.partition("?")[2])["back"] == [f"/visits/{area.visit}/lesson/{area.cls15}/{SUBJECT}"]


async def test_harm_to_a_child_on_the_compact_list_opens_its_page(device: Device) -> None:
    async with opened(device) as app:
        await app.tap("show-list")
        await app.tap("dense")
        await app.tap("indicator-C1-level-1")
        await app.settle()
        assert app.has("serious")


async def test_what_was_left_out_is_called_as_on_the_form(device: Device) -> None:
    async with opened(device) as app:
        await jump(app, "P1")
        await app.tap("indicator-P1-not-applicable")
        await app.tap("show-list")
        assert app.shows("ไม่ปรากฏโอกาสให้สังเกต ยังขาดเหตุผล") and not app.shows("ไม่เกี่ยวข้อง")
        await app.tap("jump-P1")
        await app.enter("reason", "คาบทบทวน")
        await app.leave("reason")
        await jump(app, "P2")
        await app.tap("indicator-P2-level-3")
        await jump(app, "submit")
        assert app.shows("ไม่ปรากฏโอกาสให้สังเกต") and not app.shows("ไม่เกี่ยวข้อง")


async def test_the_expert_is_refused_with_a_reason(tmp_path: Path) -> None:
    area = FieldVisit()
    async with opened(Device(tmp_path / "expert", area, area.expert)) as app:
        assert app.has("refused") and not app.has("next")
        assert app.shows("บทบาท")


async def test_two_lessons_of_one_visit_are_two_sheets(device: Device) -> None:
    other = worlds.an_id("another lesson")
    async with opened(device) as app:
        await app.tap("header-grade-ม.2")
    async with opened(device, other) as app:
        await app.tap("header-grade-ม.3")

    assert kept(device)["headers.grade"] == "ม.2" and kept(device, other)["headers.grade"] == "ม.3"


async def test_what_is_agreed_with_the_teacher_stays_in_the_sheet(device: Device) -> None:
    async with opened(device) as app:
        await jump(app, "closing")
        await app.tap("add-agreement")
        await app.enter("agreement-1-action", "ใช้คำถามปลายเปิด")
        await app.leave("agreement-1-action")
        await app.enter("agreement-1-due", "15/1/2570")
        await app.tap("add-agreement")
        await app.enter("agreement-2-action", "สลับกลุ่ม")
        await app.leave("agreement-2-action")
        await app.tap("agreement-1-remove")
        await app.tap("question-yes")

        assert app.named("agreement-1-action").value == "สลับกลุ่ม"
    rows = kept(device.killed())["texts.O4"]
    assert isinstance(rows, list) and [row["action"] for row in rows] == ["สลับกลุ่ม"]
    assert device.store.find("agreement", visit=device.area.visit) == []


async def test_what_was_handed_in_is_read_in_full_ink_and_without_what_was_only_begun(device: Device) -> None:
    async with opened(device) as app:
        await jump(app, "closing")
        await app.enter("item-O1", "ใช้คำถามปลายเปิด")
        await app.leave("item-O1")
        await app.tap("add-agreement")
        await app.enter("agreement-1-action", "สลับกลุ่ม")
        await app.leave("agreement-1-action")
        await app.enter("agreement-1-due", "1 ม.ค. 2569")
        await app.leave("agreement-1-due")
        assert app.named("agreement-1-due").error, "a day that has passed"
        await app.tap("agreement-1-about")
        await app.tap("agreement-1-indicator-P2")
        assert not app.has("agreement-1-indicator-P3"), "one is chosen, the list folds"
        await app.tap("add-agreement")
        assert app.has("agreement-2-action")
    sheet = Sheet.kind().id_of(device.area.visit, device.area.cls15, SUBJECT, device.area.supervisor)
    device.store.write("sheet", sheet, {"submitted_at": 1})

    async with opened(device) as app:
        await jump(app, "closing")
        for field in ("item-O1", "agreement-1-action", "agreement-1-due"):
            assert app.named(field).read_only and not app.named(field).disabled
        assert not app.named("agreement-1-due").error, "nobody can mend it any more"
        assert app.shows("เกี่ยวกับ P2 ")
        for gone in ("agreement-2-action", "agreement-1-about", "agreement-1-due-pick", "add-agreement"):
            assert not app.has(gone), gone


async def test_a_lesson_is_not_submitted_without_its_required_facts(device: Device) -> None:
    async with opened(device) as app:
        await app.tap("header-grade-ม.2")
        await jump(app, "submit")

        assert not app.has("submit") and app.has("missing-teacher_ref") and not app.has("missing-grade")
        await app.tap("missing-teacher_ref")
        assert app.has("header-teacher_ref")
