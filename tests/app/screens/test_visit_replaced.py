"""What was counted or observed with a version that the visit has no more is told on its page, to be read. Rule R-79."""

from pathlib import Path

import pytest

from app.screens.rubric.observed.view import Observed
from app.screens.visit.next_step import Step, next_step
from app.screens.visit.state import VisitPage, read_page
from app.screens.visit.view import Visit
from fieldwork.records import Counts, RoleName
from tests.support import worlds
from tests.support.clients import shown
from tests.support.devices import Device
from tests.support.fieldvisit import NOW_MS, TODAY, FieldVisit
from tests.support.fletkit import App


@pytest.fixture
def area() -> FieldVisit:
    return FieldVisit()


def page(area: FieldVisit, person: str = "") -> VisitPage:
    read = read_page(area.world, visit=area.visit, person=person or area.supervisor, today=TODAY)
    assert isinstance(read, VisitPage)
    return read


def newer(area: FieldVisit, name: str, old: str) -> str:
    """The office puts a newer version on the visit in place of the old one."""
    made = worlds.instrument(area.world, name, version="2570.1")
    area.world.put("visit", area.visit, {f"instruments.{old}": False, f"instruments.{made}": True})
    return made


def count(area: FieldVisit) -> None:
    keys = {"instrument": area.lit, "school": area.school, "round": "2569/2", "grade": "ม.1"}
    record = Counts.kind().id_of(area.lit, area.school, "2569/2", "ม.1")
    area.world.put("counts", record, {**keys, "cells.enrolled": 5})


def test_the_numbers_of_a_replaced_table_stand_after_the_table_that_the_visit_has(area: FieldVisit) -> None:
    count(area)
    now = newer(area, "LIT", area.lit)

    forms = page(area).counts

    assert [(f.instrument, f.version, f.begun, f.replaced, f.begun_with) for f in forms] == [
        (now, "2570.1", 0, False, "2569.1"),
        (area.lit, "2569.1", 1, True, ""),
    ]


def test_a_table_that_was_replaced_before_anything_was_counted_is_not_told(area: FieldVisit) -> None:
    now = newer(area, "LIT", area.lit)

    assert [(f.instrument, f.begun_with) for f in page(area).counts] == [(now, "")]


async def test_a_replaced_table_is_opened_from_its_visit(tmp_path: Path, area: FieldVisit) -> None:
    count(area)
    newer(area, "LIT", area.lit)
    async with App(shown(Device(tmp_path, area).client, Visit, visit=area.visit)) as app:
        assert app.shows("(รุ่น 2569.1)") and app.shows("(รุ่น 2570.1)")
        assert app.shows("กรอกด้วยรุ่น 2569.1 ซึ่งการเยี่ยมนี้ไม่ใช้แล้ว") and app.shows("การเยี่ยมนี้ใช้รุ่น 2570.1")
        await app.tap(f"form-{area.lit}")
        assert app.route == f"/visits/{area.visit}/counts/{area.lit}"


@pytest.mark.parametrize("who", ["principal", "colleague"])
def test_lessons_that_others_observed_with_a_replaced_version_are_listed(area: FieldVisit, who: str) -> None:
    principal = worlds.person(area.world, "ใบบัว", RoleName.PRINCIPAL, school=area.school)
    sheet = area.observe(area.supervisor, submitted_at=NOW_MS)
    now = newer(area, "CLS15", area.cls15)

    found = page(area, principal if who == "principal" else area.expert)

    assert [
        (f.instrument, f.version, f.replaced, f.begun_with, [o.sheet for o in f.others]) for f in found.lessons
    ] == [
        (now, "2570.1", False, "2569.1", []),
        (area.cls15, "2569.1", True, "", [sheet]),
    ]
    assert next_step(found).step is not Step.LESSON, "nobody goes on with another's lesson"


def test_a_sheet_about_the_school_with_a_replaced_version_is_no_lesson(area: FieldVisit) -> None:
    area.rate(levels__AC1=3)
    newer(area, "ADM4", area.adm4)

    found = page(area)

    assert [f.instrument for f in found.lessons] == [area.cls15]
    assert [f.instrument for f in found.replaced] == [area.adm4]


def test_a_draft_of_another_with_a_replaced_version_is_not_listed(area: FieldVisit) -> None:
    area.observe(area.supervisor)
    now = newer(area, "CLS15", area.cls15)

    assert [f.instrument for f in page(area, area.expert).lessons] == [now]


async def test_a_lesson_with_a_replaced_version_is_opened_from_its_visit_and_says_its_version(
    tmp_path: Path, area: FieldVisit
) -> None:
    principal = worlds.person(area.world, "ใบบัว", RoleName.PRINCIPAL, school=area.school)
    sheet = area.observe(area.supervisor, submitted_at=NOW_MS)
    area.world.put("visit", area.visit, {f"instruments.{area.cls15}": False})
    device = Device(tmp_path, area, principal)
    async with App(shown(device.client, Visit, visit=area.visit)) as app:
        assert app.shows("(รุ่น 2569.1)") and app.shows("บันทึกด้วยรุ่น 2569.1 ซึ่งการเยี่ยมนี้ไม่ใช้แล้ว")
        assert not app.shows("ยังไม่ได้สังเกตชั้นเรียน") and not app.has("observe-lesson")
        await app.tap(f"observed-{sheet}")
        assert app.route == f"/visits/{area.visit}/observed/{sheet}"
    async with App(shown(device.client, Observed, visit=area.visit, sheet=sheet)) as app:
        assert app.has("replaced") and app.shows("บันทึกด้วยรุ่น 2569.1 ซึ่งการเยี่ยมนี้ไม่ใช้แล้ว")


async def test_whose_role_observes_no_lesson_is_offered_none_to_go_on_with_whatever_the_version(
    tmp_path: Path, area: FieldVisit
) -> None:
    area.observe(area.expert)
    newer(area, "CLS15", area.cls15)
    alone = Device(tmp_path / "alone", area, area.expert)
    async with App(shown(alone.client, Visit, visit=area.visit)) as app:
        assert not app.shows("บันทึกด้วยรุ่น 2569.1"), "the own draft is not to be read here either"
    area.observe(area.supervisor, submitted_at=NOW_MS)
    beside = Device(tmp_path / "beside", area, area.expert)
    async with App(shown(beside.client, Visit, visit=area.visit)) as app:
        assert app.shows("บันทึกด้วยรุ่น 2569.1 ซึ่งการเยี่ยมนี้ไม่ใช้แล้ว")
        assert not app.has(f"lesson-{worlds.an_id('a lesson')}")


async def test_a_lesson_with_the_version_that_the_visit_has_names_no_version(tmp_path: Path, area: FieldVisit) -> None:
    sheet = area.observe(area.supervisor, submitted_at=NOW_MS)
    async with App(shown(Device(tmp_path, area).client, Observed, visit=area.visit, sheet=sheet)) as app:
        assert app.shows("ครูสมมติ") and not app.has("replaced")
