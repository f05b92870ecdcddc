"""An observed lesson as it was handed in: all that was rated, seen, said and agreed, and nothing of a draft."""

from pathlib import Path

import flet as ft
import pytest

from app.parts.compounds import joined
from app.screens.rubric.observed.view import Observed
from fieldwork.records import RoleName
from tests.support import worlds
from tests.support.clients import shown
from tests.support.devices import Device
from tests.support.fieldvisit import NOW_MS, FieldVisit
from tests.support.fletkit import App

SAID = {
    "submitted_at": NOW_MS,
    "notes__P1": "เป้าหมายอยู่บนกระดาน",
    "not_applicable__P2": True,
    "reasons__P2": "คาบทบทวน",
    "texts__O1": "ใช้คำถามปลายเปิด",
    "texts__O4": [
        {"id": "r1", "action": "วัดผลระหว่างเรียน", "due_date": "2026-12-15", "indicator_id": "P1"},
        {"id": "r2"},
    ],
}


@pytest.fixture
def area() -> FieldVisit:
    return FieldVisit()


def opened(folder: Path, area: FieldVisit, sheet: str) -> App:
    principal = worlds.person(area.world, "ใบบัว", RoleName.PRINCIPAL, school=area.school)
    return App(shown(Device(folder, area, principal).client, Observed, visit=area.visit, sheet=sheet))


async def test_all_that_was_handed_in_is_read_and_nothing_can_be_written(tmp_path: Path, area: FieldVisit) -> None:
    async with opened(tmp_path, area, area.observe(area.supervisor, **SAID)) as app:
        for words in ("ครูสมมติ ใจดี", "ระดับชั้น: ม.2", "ระดับ 3 ดี", "เป้าหมายอยู่บนกระดาน", "ไม่ปรากฏโอกาสให้สังเกต", "คาบทบทวน"):
            assert app.shows(words), words
        level = next(each for each in app.all(ft.Text) if each.value == "ระดับ\N{NO-BREAK SPACE}3 ดี")
        note = next(each for each in app.all(ft.Text) if each.value == joined("เป้าหมายอยู่บนกระดาน"))
        assert level.theme_style == ft.TextThemeStyle.BODY_MEDIUM and level.color != note.color, "the level stands out"
        assert app.shows(area.world.get("school", area.school).fields["name"]), "where it was"
        for words in ("ใช้คำถามปลายเปิด", "วัดผลระหว่างเรียน", "ภายใน 15 ธันวาคม 2569", "เกี่ยวกับ P1 ", "คณะกรรมการไม่เห็นชื่อ"):
            assert app.shows(words), words
        assert not app.shows("ข้อตกลงข้อที่ 2"), "a row that says nothing"
        assert not app.has("item-O1") and not app.has("indicator-P1-level-3")


@pytest.mark.usefixtures("english")
async def test_what_was_left_out_is_said_in_english_where_that_is_spoken(tmp_path: Path, area: FieldVisit) -> None:
    async with opened(tmp_path, area, area.observe(area.supervisor, **SAID)) as app:
        assert app.shows("not applicable") and not app.shows("ไม่ปรากฏโอกาสให้สังเกต")


async def test_one_that_is_open_or_gone_says_so(tmp_path: Path, area: FieldVisit) -> None:
    async with opened(tmp_path / "a", area, area.observe(area.supervisor)) as app:
        assert app.shows("ไม่อยู่ในเครื่องแล้ว") and not app.shows("ครูสมมติ")
    async with opened(tmp_path / "b", area, worlds.an_id("nothing")) as app:
        assert app.shows("ไม่อยู่ในเครื่องแล้ว")
