"""Telling in confidence: a draft is told to nobody, names are chosen one by one, and whoever is told reads it."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import flet as ft
import pytest

from app.routes import came_from, find
from app.screens.concern.screen import ConcernScreen
from app.screens.concern.state import MAX_PHOTOS
from app.screens.concern.view import Concern
from app.screens.finding.view import Finding
from app.screens.home.state import read
from app.screens.visit.view import Visit
from app.store.errors import StorageFull
from app.theme import Look
from app.tray import ChosenFile
from app.visiting.addresses import concern_path, finding_path
from fieldwork import scopes
from fieldwork.records import Addressee, RoleName
from tests.support import worlds
from tests.support.clients import shown
from tests.support.devices import Device
from tests.support.fieldvisit import TODAY, FieldVisit
from tests.support.fletkit import App
from tests.support.pictures import plain_png

NEW = worlds.an_id("a new concern")


class Area(FieldVisit):
    """The visit, and people who may be told."""

    def __init__(self) -> None:
        super().__init__()
        self.director = worlds.person(self.world, "ผู้อำนวยการเขต", RoleName.DIRECTOR)
        self.principal = worlds.person(self.world, "ผู้อำนวยการ", RoleName.PRINCIPAL, school=self.school)
        self.stranger = worlds.person(self.world, "ครู", RoleName.TEACHER_SUPERVISOR)


@pytest.fixture
def area() -> Area:
    return Area()


@pytest.fixture
def device(tmp_path: Path, area: Area) -> Device:
    return Device(tmp_path / "phone", area)


@asynccontextmanager
async def opened(device: Device, concern: str = NEW) -> AsyncIterator[App]:
    visit = device.area.visit
    screen = shown(device.client, Concern, concern=concern, visit=visit)
    async with App(screen, route=concern_path(visit, concern)) as app:
        yield app


def told_by(area: Area, to: str, **more: object) -> None:
    """A concern of the supervisor, told to somebody, as the server has it."""
    keys = {"visit": area.visit, "school": area.school}
    area.world.put(
        "concern", NEW, {**keys, "author": area.supervisor, "text": "เห็นรอยช้ำ", "nature": "child_protection"}
    )
    named = {**keys, "concern": NEW, "person": to, "told_at": 1, **more}
    area.world.put("addressee", Addressee.kind().id_of(NEW, to), named)


async def test_opening_stores_nothing_and_nobody_is_chosen(device: Device) -> None:
    async with opened(device) as app:
        assert app.has("who-sees") and app.has("addressee-1") and not app.has("tell")
        assert [c.identifier for c in app.all(ft.Semantics) if c.selected] == []
    assert device.edits() == 0


async def test_the_office_and_the_head_of_this_school_may_be_told_and_nobody_else(device: Device, area: Area) -> None:
    async with opened(device) as app:
        said = " ".join(app.texts())
        assert "ผู้อำนวยการเขต" in said and "ผู้บริหารของโรงเรียนนี้" in said
        assert "ครู ตัวอย่าง" not in said and "ทรงคุณ" not in said


async def test_a_draft_is_told_to_nobody_until_the_question_is_answered(device: Device, area: Area) -> None:
    async with opened(device) as app:
        await app.tap("nature-child_protection")
        assert app.has("urgent")
        await app.tap("addressee-1")
        assert not app.has("tell") and app.shows("กรุณาเขียนสิ่งที่พบ")
        await app.enter("text", "เห็นรอยช้ำที่แขน")
        await app.leave("text")
        await app.tap("tell")
        assert device.store.find("addressee", visit=area.visit) == []
        await app.tap("question-yes")
        assert app.shows("รอส่ง ยังไม่ได้รับเรื่องนี้") and not app.has("tell")
        assert not app.has("addressee-2"), "the list has done its work"
    (named,) = device.store.find("addressee", visit=area.visit)
    assert (named.fields["person"], named.fields["concern"]) == (area.director, NEW)
    assert device.fields("concern", NEW)["text"] == "เห็นรอยช้ำที่แขน"
    assert scopes.of(device.store.get("concern", NEW), device.store) == f"concern:{NEW}"  # type: ignore[arg-type]


async def test_nobody_is_said_to_be_told_before_this_device_has_sent_it(device: Device, area: Area) -> None:
    async with opened(device) as app:
        await app.enter("text", "ราวบันไดหลุด")
        await app.leave("text")
        await app.tap("addressee-1")
        await app.tap("tell")
        await app.tap("question-yes")
        assert app.shows("หากรอไม่ได้ กรุณาโทรแจ้ง") and not app.shows("แจ้งแล้ว")
    async with App(shown(device.client, Visit, visit=area.visit), route=f"/visits/{area.visit}") as app:
        assert app.shows("รอส่งถึง 1 คน ยังไม่มีผู้ได้รับ")
    device.send()
    async with opened(device) as app:
        assert app.shows("แจ้งแล้ว ยังไม่เปิดอ่าน") and not app.shows("หากรอไม่ได้")
    async with App(shown(device.client, Visit, visit=area.visit), route=f"/visits/{area.visit}") as app:
        assert app.shows("แจ้งแล้ว 1 คน เปิดอ่าน 0 คน")


async def test_nobody_is_said_to_be_told_whose_name_the_server_keeps_aside(device: Device, area: Area) -> None:
    principal = Addressee.kind().id_of(NEW, area.principal)
    async with opened(device) as app:
        await app.enter("text", "เห็นรอยช้ำที่แขน")
        await app.leave("text")
        for each in range(
            1, 1 + sum(c.identifier.startswith("addressee-") for c in app.all(ft.Semantics) if c.identifier)
        ):
            await app.tap(f"addressee-{each}")
        await app.tap("tell")
        await app.tap("question-yes")
    told = len(device.store.find("addressee", visit=area.visit))
    assert told > 1

    device.send(aside=lambda edit: edit.record == principal)
    call = "มี 1 คนยังไม่ได้รับเรื่องนี้ เพราะเครื่องแม่ข่ายไม่รับ กรุณาโทรศัพท์แจ้งโดยตรง หรือแจ้งผู้อื่นเพิ่ม"
    async with opened(device) as app:
        assert app.has("told-refused") and app.shows(call)
        assert app.texts().count("เครื่องแม่ข่ายไม่รับ ยังไม่ได้รับเรื่องนี้") == 1
        assert app.texts().count("แจ้งแล้ว ยังไม่เปิดอ่าน") == told - 1
    async with App(shown(device.client, Visit, visit=area.visit), route=f"/visits/{area.visit}") as app:
        assert app.shows(call)
        assert app.shows(f"แจ้งแล้ว {told - 1} คน เปิดอ่าน 0 คน")


async def test_of_whoever_lost_the_last_role_before_opening_it_the_author_is_told_and_led_to_others(
    device: Device, area: Area
) -> None:
    told_by(area, area.director)
    device.pull(area.world.records.values())
    async with opened(device) as app:
        assert app.shows("แจ้งแล้ว ยังไม่เปิดอ่าน") and not app.has("told-gone") and app.shows("แจ้งผู้อื่นเพิ่ม")
    area.world.put("person", area.director, {"left_on": "2020-01-01"})
    device.pull(area.world.records.values())

    async with opened(device) as app:
        assert app.has("told-gone") and app.shows("ไม่มีบทบาทแล้ว ยังไม่ได้เปิดอ่าน") and not app.shows("แจ้งแล้ว ยังไม่เปิดอ่าน")
        await app.tap("choose-addressees")
        assert app.has("addressee-1"), "another one can be told at once"
    async with App(shown(device.client, Visit, visit=area.visit), route=f"/visits/{area.visit}") as app:
        assert app.shows("มี 1 คนเปิดอ่านเรื่องนี้ไม่ได้แล้ว") and not app.shows("แจ้งแล้ว 1 คน")


async def test_of_two_the_one_who_is_named_later_is_said_to_wait(device: Device, area: Area) -> None:
    told_by(area, area.director)
    device.pull(area.world.records.values())
    named = {"concern": NEW, "visit": area.visit, "school": area.school, "person": area.principal, "told_at": 2}
    device.store.write("addressee", Addressee.kind().id_of(NEW, area.principal), named)
    async with App(shown(device.client, Visit, visit=area.visit), route=f"/visits/{area.visit}") as app:
        assert app.shows("แจ้งแล้ว 1 คน เปิดอ่าน 0 คน · รอส่งถึงอีก 1 คน")


async def test_a_name_is_taken_back_after_a_question(device: Device, area: Area) -> None:
    told_by(area, area.director)
    device.pull(area.world.records.values())
    async with opened(device) as app:
        await app.tap("told-1-take-back")
        await app.tap("question-yes")
        assert not app.has("told-1-take-back") and app.shows("ร่าง ยังไม่ได้แจ้งใคร")


async def test_in_large_text_on_a_phone_what_became_of_a_name_is_not_squeezed_between_its_mark_and_its_button(
    device: Device, area: Area
) -> None:
    told_by(area, area.director)
    device.pull(area.world.records.values())
    device.client.preferences.look = Look(text_scale=2.0)
    async with opened(device) as app:
        beside = {getattr(each, "identifier", "") for row in app.all(ft.Row) for each in row.controls}
        assert app.has("told-1-take-back") and "told-1-take-back" not in beside


async def test_whoever_is_told_reads_it_and_the_author_learns_when(tmp_path: Path, area: Area) -> None:
    told_by(area, area.director)
    device = Device(tmp_path / "director", area, area.director)
    assert [line.seen for line in read(device.store, area.director, TODAY).confided] == [False]

    screen = shown(device.client, Concern, concern=NEW)
    async with App(screen, route=f"/concerns/{NEW}") as app:
        await app.settle()
        assert app.shows("เห็นรอยช้ำ") and app.shows("การคุ้มครองเด็ก") and not app.has("text")

    assert device.fields("addressee", Addressee.kind().id_of(NEW, area.director))["seen_at"] > 1
    assert [line.seen for line in read(device.store, area.director, TODAY).confided] == [True]


async def test_opening_it_again_is_not_told_again(tmp_path: Path, area: Area) -> None:
    told_by(area, area.director, seen_at=7)
    device = Device(tmp_path / "director", area, area.director)
    async with App(shown(device.client, Concern, concern=NEW), route=f"/concerns/{NEW}") as app:
        await app.settle()
    assert device.edits() == 0


async def test_what_is_not_here_is_said_to_be_not_here(device: Device) -> None:
    async with App(shown(device.client, Concern, concern=NEW), route=f"/concerns/{NEW}") as app:
        assert app.has("refused")


async def test_a_full_disk_tells_nobody_and_says_so(device: Device, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*args: object, **kwargs: object) -> None:
        raise StorageFull("storage_full")

    async with opened(device) as app:
        await app.enter("text", "เห็นรอยช้ำ")
        await app.leave("text")
        await app.tap("addressee-1")
        monkeypatch.setattr(device.store, "write", full)
        await app.tap("tell")
        await app.tap("question-yes")
        assert app.has("trouble-saving") and app.has("tell"), "the choice is still there"


async def test_a_hazard_is_told_today_with_the_same_words(device: Device, area: Area) -> None:
    finding = worlds.an_id("a hazard")
    screen = shown(device.client, Finding, visit=area.visit, finding=finding)
    async with App(screen, route=finding_path(area.visit, finding)) as app:
        await app.enter("text", "สายไฟเปลือย")
        await app.leave("text")
        await app.tap("nature-hazard")
        assert app.has("hazard-now")
        await app.tap("tell-now")
        concern = find(app.route).params["concern"]  # type: ignore[union-attr]
        assert came_from(app.route) == finding_path(area.visit, finding), "the way back is the hazard"
    async with App(screen, route=finding_path(area.visit, finding)) as app:
        assert app.shows("ทำต่อเรื่องที่จะแจ้งเป็นความลับ"), "nobody is told yet"
        await app.tap("tell-now")
        assert find(app.route).params["concern"] == concern, "told once"  # type: ignore[union-attr]
    kept = device.fields("concern", concern)
    assert (kept["text"], kept["nature"], kept["author"]) == ("สายไฟเปลือย", "hazard", area.supervisor)
    assert device.store.find("addressee", visit=area.visit) == [], "nobody is told before being named"
    page = ConcernScreen(device.client, concern, area.visit)
    page.choose(area.director)
    page.tell()
    async with App(screen, route=finding_path(area.visit, finding)) as app:
        assert app.shows("เปิดเรื่องที่แจ้งเป็นความลับ")
        page.take_back(area.director)
        await app.settle()
        assert app.shows("ทำต่อเรื่องที่จะแจ้งเป็นความลับ")


async def test_more_photos_than_it_may_have_are_said(device: Device) -> None:
    screen = ConcernScreen(device.client, NEW, device.area.visit)
    photos = [ChosenFile(f"{n}.png", plain_png(4 + n, 3)) for n in range(MAX_PHOTOS + 1)]

    await screen.add(photos)

    assert len(screen.check.waiting) == MAX_PHOTOS
    assert str(MAX_PHOTOS) in screen.trouble
