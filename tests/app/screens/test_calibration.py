"""A calibration on one device: rated without anybody's levels, waited for, opened, and talked about."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import flet as ft
import pytest

from app.calibrations import due
from app.screens.calibration.state import Standing, read
from app.screens.calibration.view import Calibration
from app.screens.home.view import Home
from app.screens.rubric import screen as rubric_screen
from app.screens.rubric.calibration.view import Rating
from app.screens.rubric.lesson.view import Lesson
from app.screens.rubric.view import Rubric
from fieldwork.records import CalibrationProgress, CalibrationSheet, Convention, RoleName
from tests.support import worlds
from tests.support.clients import shown
from tests.support.devices import Device
from tests.support.fieldvisit import TODAY, FieldVisit
from tests.support.fletkit import App
from tests.support.instruments import rubric

ONE = worlds.an_id("a calibration")
FORM = rubric("CLS15")
INDICATORS = [indicator.id for indicator in FORM.indicators]


class Area(FieldVisit):
    """The visit, and a calibration that its two raters and a third have before them."""

    def __init__(self) -> None:
        super().__init__()
        self.third = worlds.person(
            self.world, "กรรมการ", RoleName.MEMBER_PRINCIPAL, school=worlds.school(self.world, "อื่น", "9966900009")
        )
        self.director = worlds.person(self.world, "ผู้อำนวยการเขต", RoleName.DIRECTOR)
        raters = (self.supervisor, self.expert, self.third)
        self.put(**{f"raters.{person}": True for person in raters})

    def put(self, **fields: object) -> None:
        whole = {"name": "ปรับเทียบต้นภาค", "day": TODAY.isoformat(), "instrument": self.cls15}
        whole |= {"sample": "ครูเปิดภาพตลาดน้ำ", "facilitator": self.director}
        self.world.put("calibration", ONE, {**whole, **fields})

    def progress(self, person: str, *, submitted_at: int | None = 5, answered: int = 15) -> None:
        """What the server tells of somebody's sheet."""
        sheet = CalibrationSheet.kind().id_of(ONE, person)
        told = {"sheet": sheet, "calibration": ONE, "rater": person, "answered": answered, "total": 15}
        record = CalibrationProgress.kind().id_of(sheet)
        self.world.put("calibration_progress", record, {**told, "submitted_at": submitted_at})

    def rate(self, person: str, level: int = 3, *, submitted_at: int | None = 5, **levels: int) -> None:
        """A sheet as this device holds it."""
        keys = {"calibration": ONE, "instrument": self.cls15, "rater": person, "submitted_at": submitted_at}
        given = {f"levels.{name}": levels.get(name, level) for name in INDICATORS}
        self.world.put("calibration_sheet", CalibrationSheet.kind().id_of(ONE, person), {**keys, **given})
        self.progress(person, submitted_at=submitted_at)


@pytest.fixture
def area() -> Area:
    return Area()


def device_of(area: Area, folder: Path, person: str = "") -> Device:
    return Device(folder / "phone", area, person)


@asynccontextmanager
async def page(device: Device) -> AsyncIterator[App]:
    async with App(shown(device.client, Calibration, calibration=ONE), route=f"/calibrations/{ONE}") as app:
        yield app


@asynccontextmanager
async def rating(device: Device) -> AsyncIterator[App]:
    async with App(shown(device.client, Rating, calibration=ONE), route=f"/calibrations/{ONE}/sheet") as app:
        yield app


def has_person(app: App, name: str) -> bool:
    return any(name in text for text in app.texts())


# rating


async def test_the_sample_and_who_rates_are_there_before_one_begins_and_no_level_is(tmp_path: Path, area: Area) -> None:
    area.progress(area.expert)
    device = device_of(area, tmp_path)

    async with page(device) as app:
        assert app.has("sample") and app.has("blind") and app.has("rate") and app.shows("ครูเปิดภาพตลาดน้ำ")
        assert app.shows("ส่งแล้ว 1 จาก 3 คน") and has_person(app, "ทรงคุณ")
        assert not app.has("agreement-counts") and not app.has("own-lean") and not app.has("open-result")


async def test_it_is_rated_on_the_pages_of_the_rubric_without_evidence_photos_findings_and_facts(
    tmp_path: Path, area: Area, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rubric_screen, "TURN_AFTER_S", 0)
    device = device_of(area, tmp_path)

    async with rating(device) as app:
        first = INDICATORS[0]
        assert app.has(f"indicator-{first}-level-5")
        assert not app.has("take-photo") and not app.has("add-finding") and not app.has("evidence-wanted")
        await app.tap(f"indicator-{first}-level-1")
        assert not app.has("evidence-wanted")
        await app.settle()

    kept = device.fields("calibration_sheet", CalibrationSheet.kind().id_of(ONE, area.supervisor))
    assert kept[f"levels.{first}"] == 1 and kept["calibration"] == ONE and "visit" not in kept
    assert device.store.find("sheet") == []


async def test_harm_in_a_sample_is_a_level_like_others_for_nobody_is_to_be_told_of(
    tmp_path: Path, area: Area, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rubric_screen, "TURN_AFTER_S", 0)
    async with rating(device_of(area, tmp_path)) as app:
        await app.tap("show-list")
        await app.tap("jump-C1")
        await app.tap("indicator-C1-level-1")
        await app.until(lambda: app.has("indicator-C2-level-1"))
        assert not app.has("serious")


async def test_the_sample_can_be_read_again_while_one_rates(tmp_path: Path, area: Area) -> None:
    async with rating(device_of(area, tmp_path)) as app:
        await app.tap("show-sample")
        assert app.shows("ครูเปิดภาพตลาดน้ำ")
        await app.tap("sample-close")
        assert not app.shows("ครูเปิดภาพตลาดน้ำ")


async def test_handed_in_it_waits_and_is_opened_again_with_a_reason(tmp_path: Path, area: Area) -> None:
    area.rate(area.supervisor, submitted_at=None)
    device = device_of(area, tmp_path)

    async with rating(device) as app:
        await app.tap("submit")
        await app.tap("question-yes")
        assert app.has("submitted") and app.has("reopen")
    sheet = CalibrationSheet.kind().id_of(ONE, area.supervisor)
    assert device.fields("calibration_sheet", sheet)["submitted_at"]
    async with page(device) as app:
        assert app.has("waiting") and app.has("own-sheet") and not app.has("rate")
        assert not app.has("agreement-counts")


async def test_once_the_result_is_open_ones_sheet_stays_as_it_is(tmp_path: Path, area: Area) -> None:
    area.rate(area.supervisor)
    area.put(opened_at=9)

    async with rating(device_of(area, tmp_path)) as app:
        assert app.has("submitted") and app.has("to-calibration") and not app.has("reopen")
        assert app.shows("ผลเปิดแล้ว จึงแก้ไขไม่ได้")


async def test_whoever_is_not_among_the_raters_is_told_so(tmp_path: Path, area: Area) -> None:
    async with rating(device_of(area, tmp_path, area.director)) as app:
        assert app.has("refused")
    async with page(device_of(area, tmp_path / "2", area.director)) as app:
        assert app.has("sample") and not app.has("rate") and not app.has("own-sheet")


# opening


async def test_the_facilitator_opens_the_result_once_two_are_in_and_is_told_who_is_missing(
    tmp_path: Path, area: Area
) -> None:
    area.progress(area.expert)
    device = device_of(area, tmp_path, area.director)
    async with page(device) as app:
        assert not app.has("open-result") and app.shows("เปิดผลได้เมื่อส่งแล้วอย่างน้อย 2 คน")

    area.progress(area.supervisor)
    device.pull(area.world.records.values())
    assert [line.stage for line in due(device.store, area.director, TODAY)] == ["open"]
    async with page(device) as app:
        await app.tap("open-result")
        assert any("กรรมการ" in text for text in app.texts())
        assert "opened_at" not in device.fields("calibration", ONE)
        await app.tap("question-yes")
    assert device.fields("calibration", ONE)["opened_at"]


async def test_a_rater_does_not_open_it(tmp_path: Path, area: Area) -> None:
    area.rate(area.supervisor)
    area.progress(area.expert)
    async with page(device_of(area, tmp_path)) as app:
        assert app.has("waiting") and not app.has("open-result")


async def test_the_result_is_not_shown_to_who_has_not_handed_in_even_where_it_is_open_and_here(
    tmp_path: Path, area: Area
) -> None:
    """The server does not send it; a screen that had it would not show it either."""
    area.rate(area.expert)
    area.rate(area.third)
    area.put(opened_at=9)
    device = device_of(area, tmp_path)

    found = read(device.store, ONE, area.supervisor)

    assert found is not None and found.standing is Standing.TO_RATE and found.result is None
    async with page(device) as app:
        assert app.has("rate") and not app.has("agreement-counts") and not app.has("leans")


# the result


def disagreeing(area: Area) -> None:
    """T3 and A2 are read differently; all else alike."""
    area.rate(area.supervisor, T3=5, A2=2)
    area.rate(area.expert, T3=1, A2=3)
    area.rate(area.third, T3=5, A2=4)


async def test_the_two_worst_come_first_with_the_levels_that_were_chosen_and_who_chose_them(
    tmp_path: Path, area: Area
) -> None:
    disagreeing(area)
    async with page(device_of(area, tmp_path)) as app:
        talk = [c.identifier for c in app.all(ft.Semantics) if (c.identifier or "").startswith("talk-")]
        assert talk == ["talk-T3", "talk-A2"]
        texts = app.texts()
        levels = [FORM.indicator("T3").descriptor(value) for value in (5, 1)]
        assert all(any(level in text for text in texts) for level in levels)
        assert app.has("agreement-counts") and app.shows("ค่าแอลฟา ")
        items = [c.identifier for c in app.all(ft.Semantics) if (c.identifier or "").startswith("item-")]
        assert items[:2] == ["item-T3", "item-A2"] and len(items) == len(INDICATORS)


async def test_an_indicator_unfolds_its_levels(tmp_path: Path, area: Area) -> None:
    disagreeing(area)
    async with page(device_of(area, tmp_path)) as app:
        level = FORM.indicator("P1").descriptor(3)
        assert not any(level in text for text in app.texts())
        await app.tap("item-P1")
        assert any(level in text for text in app.texts()) and app.has("convention-P1")


async def test_how_one_leans_is_shown_to_oneself_and_the_facilitator_and_to_no_colleague(
    tmp_path: Path, area: Area
) -> None:
    disagreeing(area)
    async with page(device_of(area, tmp_path)) as app:
        assert app.has("own-lean") and not app.has("leans") and not app.has(f"lean-{area.expert}")
    async with page(device_of(area, tmp_path / "2", area.director)) as app:
        assert not app.has("own-lean") and app.has("leans")


async def test_what_was_agreed_is_written_by_the_facilitator_and_stands_beside_the_indicator_on_a_visit(
    tmp_path: Path, area: Area
) -> None:
    disagreeing(area)
    device = device_of(area, tmp_path, area.director)
    async with page(device) as app:
        await app.enter("convention-T3", "รอคำตอบก่อนจึงให้ระดับ 4")
        await app.leave("convention-T3")
    record = Convention.kind().id_of(ONE, "T3")
    kept = device.fields("convention", record)
    assert kept["text"] == "รอคำตอบก่อนจึงให้ระดับ 4" and kept["indicator"] == "T3"

    area.world.put("convention", record, kept)
    area.world.put("visit", area.visit, {f"instruments.{area.cls15}": True})
    phone = device_of(area, tmp_path / "2")
    async with App(
        shown(phone.client, Lesson, visit=area.visit, instrument=area.cls15, subject=worlds.an_id("l"))
    ) as app:
        await app.tap("show-list")
        await app.tap("jump-T3")
        assert app.has("convention") and app.shows("รอคำตอบก่อนจึงให้ระดับ 4")
    async with App(shown(phone.client, Rubric, visit=area.visit, instrument=area.adm4)) as app:
        assert not app.has("convention")


async def test_a_late_rater_is_led_by_what_was_agreed_before_and_not_by_what_came_of_this_calibration(
    tmp_path: Path, area: Area
) -> None:
    earlier, first = worlds.an_id("earlier"), INDICATORS[0]
    area.world.put("calibration", earlier, {"name": "ก่อนหน้า", "day": "2026-05-20", "instrument": area.cls15})
    for calibration, text in ((earlier, "ตกลงไว้ครั้งก่อน"), (ONE, "ตกลงครั้งนี้")):
        keys = {"calibration": calibration, "instrument": area.cls15, "indicator": first, "text": text}
        area.world.put("convention", Convention.kind().id_of(calibration, first), keys)
    area.put(opened_at=9)

    async with rating(device_of(area, tmp_path)) as app:
        assert app.shows("ตกลงไว้ครั้งก่อน") and not app.shows("ตกลงครั้งนี้")


async def test_colleagues_read_what_was_agreed_and_do_not_write_it(tmp_path: Path, area: Area) -> None:
    disagreeing(area)
    keys = {"calibration": ONE, "instrument": area.cls15, "indicator": "T3", "text": "รอคำตอบก่อน"}
    area.world.put("convention", Convention.kind().id_of(ONE, "T3"), keys)
    async with page(device_of(area, tmp_path)) as app:
        assert app.shows("รอคำตอบก่อน") and not app.all(ft.TextField)


async def test_sheets_that_are_still_on_their_way_are_named(tmp_path: Path, area: Area) -> None:
    area.rate(area.supervisor)
    area.rate(area.expert)
    area.progress(area.third)
    area.put(opened_at=9)
    async with page(device_of(area, tmp_path)) as app:
        assert app.has("sheets-coming") and any("กรรมการ" in text for text in app.texts())


async def test_nobody_is_told_that_all_agree_by_a_device_that_has_only_some_of_the_sheets(
    tmp_path: Path, area: Area
) -> None:
    """The last to hand in, without a network: the others are known to be in, and what they gave is not here."""
    area.rate(area.supervisor)
    area.progress(area.expert)
    area.progress(area.third)
    device = device_of(area, tmp_path)
    async with page(device) as app:
        assert app.has("sheets-coming") and not app.has("all-alike") and not app.shows("ทุกข้อให้ระดับตรงกัน")

    area.rate(area.expert)
    device.pull(area.world.records.values())
    async with page(device) as app:
        assert app.has("sheets-coming") and app.has("agreement-counts") and not app.has("all-alike")

    area.rate(area.third)
    device.pull(area.world.records.values())
    async with page(device) as app:
        assert app.has("all-alike") and not app.has("sheets-coming")


async def test_nothing_is_said_to_be_alike_where_no_two_gave_a_level_to_the_same_indicator(
    tmp_path: Path, area: Area
) -> None:
    for person in (area.supervisor, area.expert, area.third):
        keys = {"calibration": ONE, "instrument": area.cls15, "rater": person, "submitted_at": 5}
        reasons = {f"reasons.{name}": "ไม่เห็นในตัวอย่าง" for name in INDICATORS}
        area.world.put("calibration_sheet", CalibrationSheet.kind().id_of(ONE, person), {**keys, **reasons})
    async with page(device_of(area, tmp_path)) as app:
        assert app.shows("ยังไม่มีข้อที่สองคนให้ระดับไว้ทั้งคู่") and not app.has("all-alike")


async def test_whoever_did_not_hand_in_is_named_beside_the_numbers(tmp_path: Path, area: Area) -> None:
    area.rate(area.supervisor)
    area.rate(area.expert)
    area.put(opened_at=9)
    async with page(device_of(area, tmp_path)) as app:
        assert app.has("not-in") and app.shows("15 จาก 15 คู่") and app.has("all-alike")


async def test_what_waits_stands_on_the_first_page_until_it_was_seen_for_a_month(tmp_path: Path, area: Area) -> None:
    device = device_of(area, tmp_path)
    assert [line.stage for line in due(device.store, area.supervisor, TODAY)] == ["rate"]

    area.rate(area.supervisor, submitted_at=None)
    device.pull(area.world.records.values())
    assert [line.stage for line in due(device.store, area.supervisor, TODAY)] == ["rating"]

    disagreeing(area)
    device.pull(area.world.records.values())
    assert [line.stage for line in due(device.store, area.supervisor, TODAY)] == ["result"]
    assert due(device.store, area.supervisor, TODAY.replace(month=12, day=31)) == ()
    assert due(device.store, worlds.an_id("somebody"), TODAY) == ()


async def test_whoever_never_rated_is_not_asked_for_ever_once_the_result_is_open(tmp_path: Path, area: Area) -> None:
    later = TODAY.replace(month=12, day=31)
    area.progress(area.supervisor)
    area.progress(area.expert)
    device = device_of(area, tmp_path, area.third)
    assert [line.stage for line in due(device.store, area.third, later)] == ["rate"], "the others wait for it"

    area.put(opened_at=9)
    device.pull(area.world.records.values())
    assert [line.stage for line in due(device.store, area.third, TODAY)] == ["rate"], "late, and still wanted"
    assert due(device.store, area.third, later) == ()


async def test_who_leads_and_does_not_rate_is_not_told_to_have_handed_in(tmp_path: Path, area: Area) -> None:
    area.progress(area.expert)
    device = device_of(area, tmp_path, area.director)
    assert [line.stage for line in due(device.store, area.director, TODAY)] == ["leads"]
    async with App(shown(device.client, Home)) as app:
        assert app.shows("ท่านเป็นผู้นำ รอผู้ให้ระดับส่ง") and not app.shows("ส่งแล้ว รอเปิดผล")

    area.rate(area.supervisor)
    area.put(facilitator=area.supervisor)
    area.progress(area.expert, submitted_at=None)
    device = device_of(area, tmp_path / "2")
    assert [line.stage for line in due(device.store, area.supervisor, TODAY)] == ["waits"], "who leads and rates has"
