"""Writing a finding by tapping and typing: ten seconds, durable, with photos that are safe to keep."""

import io
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path

import flet as ft
import pytest
from PIL import Image

from app.platform.desktop.photos import PillowPhotos
from app.screens.finding import state
from app.screens.finding.screen import FindingScreen
from app.screens.finding.view import Finding
from app.store.blobs import BlobState
from app.store.errors import StorageFull
from app.tray import ChosenFile
from app.visiting.addresses import finding_path, origin_of
from fieldwork import scopes
from tests.support import worlds
from tests.support.clients import a_client, shown
from tests.support.devices import Device
from tests.support.fieldvisit import NOW_MS, FieldVisit
from tests.support.fletkit import App

NEW = worlds.an_id("a new finding")


@pytest.fixture
def device(tmp_path: Path) -> Device:
    return Device(tmp_path / "phone", FieldVisit())


@asynccontextmanager
async def opened(device: Device, finding: str = NEW, route: str = "") -> AsyncIterator[App]:
    address = route or finding_path(device.area.visit, finding)
    screen = shown(device.client, Finding, visit=device.area.visit, finding=finding)
    async with App(screen, route=address) as app:
        yield app


def picture(side: int = 40, colour: str = "red") -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (side, side), colour).save(out, "PNG")
    return out.getvalue()


def with_photos(device: Device) -> FindingScreen:
    client = a_client(
        store=device.store, session=device.client.session, now_ms=device.client.now_ms, photos=PillowPhotos()
    )
    return FindingScreen(client, device.area.visit, NEW, "AC5")


def striped() -> bytes:
    """Black and white stripes, four pixels wide."""
    made = Image.new("L", (200, 100))
    made.putdata([255 * (x // 4 % 2) for _ in range(100) for x in range(200)])
    out = io.BytesIO()
    made.save(out, "PNG")
    return out.getvalue()


def picker(app: App, identifier: str) -> ft.FilePicker:
    """The picker behind a button."""
    found: ft.FilePicker = app.named(identifier).action.file_picker
    return found


async def take(screen: FindingScreen, *files: ChosenFile) -> None:
    """Take photos and keep each after looking at it."""
    await screen.add(list(files))
    while screen.check.shown is not None:
        await screen.check.keep_it()


async def test_opening_a_new_finding_stores_nothing(device: Device) -> None:
    async with opened(device) as app:
        assert app.has("text") and app.has("add-photo")

    assert device.edits() == 0


async def test_three_acts_make_a_finding_that_survives_the_end_of_the_app(device: Device) -> None:
    address = finding_path(device.area.visit, NEW, indicator="AC5")
    async with opened(device, route=address) as app:
        await app.tap("nature-strength")
        await app.enter("text", "เห็นมุมอ่านหนังสือทุกห้อง")
        await app.tap("done")
        assert app.route == f"/visits/{device.area.visit}"
    kept = device.killed().fields("finding", NEW)
    assert (kept["nature"], kept["text"], kept["indicators.AC5"]) == ("strength", "เห็นมุมอ่านหนังสือทุกห้อง", True)
    assert (kept["author"], kept["school"]) == (device.area.supervisor, device.area.school)


async def test_no_kind_and_no_audience_is_chosen_beforehand(device: Device) -> None:
    async with opened(device) as app:
        marked = [c.identifier for c in app.all(ft.Semantics) if c.selected]
        assert marked == []


async def test_internal_is_kept_and_said(device: Device) -> None:
    async with opened(device) as app:
        await app.tap("audience-internal")
        assert app.shows("จะไม่ไปถึงโรงเรียน")
    assert device.fields("finding", NEW)["internal"] is True


async def test_indicators_are_tied_and_untied(device: Device) -> None:
    async with opened(device) as app:
        await app.tap("choose-indicators")
        await app.tap("tie-AC1")
        await app.tap("tie-PE2")
        assert app.has("untie-AC1") and app.has("untie-PE2")
        await app.tap("untie-AC1")
        assert not app.has("untie-AC1")
    kept = device.fields("finding", NEW)
    assert [name for name in kept if name.startswith("indicators.")] == ["indicators.PE2"]


async def test_done_goes_back_to_where_the_person_came_from(device: Device) -> None:
    sheet = f"/visits/{device.area.visit}/sheet/{device.area.adm4}"
    async with opened(device, route=finding_path(device.area.visit, NEW, indicator="AC1", back=sheet)) as app:
        await app.enter("text", "ข้อความ")
        await app.tap("done")
        assert app.route == sheet


def test_going_back_never_leaves_the_visit() -> None:
    visit = worlds.an_id("v")

    assert origin_of(finding_path(visit, NEW, back="/office"), visit=visit).back == f"/visits/{visit}"
    assert origin_of(finding_path(visit, NEW, back=f"/visits/{visit}x"), visit=visit).back == f"/visits/{visit}"
    assert origin_of(finding_path(visit, NEW, indicator="AC1"), visit=visit).indicator == "AC1"


async def test_photos_are_shrunk_stored_and_named_in_order(device: Device) -> None:
    screen = with_photos(device)

    await take(screen, ChosenFile("ก.png", picture(2000)), ChosenFile("ข.png", picture(50, "blue")))

    photos = screen.page.photos
    assert [(p.width, p.order) for p in photos] == [(1600, 1), (50, 2)]
    assert screen.check.preparing == 0 and not screen.trouble
    for photo in photos:
        body = device.store.blobs.get(photo.hash)
        assert body is not None and body[:2] == b"\xff\xd8"
        assert device.store.blobs.state(photo.hash) is BlobState.QUEUED
    assert device.fields("finding", NEW)["indicators.AC5"] is True


async def test_a_file_that_is_no_picture_is_named_and_does_not_hold_up_the_others(device: Device) -> None:
    screen = with_photos(device)

    await screen.add([ChosenFile("แผน.pdf", b"%PDF-1.7"), ChosenFile("ดี.png", picture())])

    assert "แผน.pdf" in screen.check.trouble and len(screen.check.waiting) == 1


async def test_a_photo_that_was_taken_at_an_indicator_is_announced_before_anything_else_is_drawn(
    device: Device,
) -> None:
    device.client.tray.put(NEW, [ChosenFile("ก.png", picture())])
    screen = FindingScreen(device.client, device.area.visit, NEW)
    assert screen.check.is_open and screen.check.preparing == 1

    screen.check.photos = PillowPhotos()
    await screen.add(device.client.tray.take(NEW))

    assert screen.check.preparing == 0 and len(screen.check.waiting) == 1


async def test_photos_show_where_they_are_and_can_be_moved_and_taken_away(device: Device) -> None:
    await take(with_photos(device), ChosenFile("ก", picture()), ChosenFile("ข", picture(30, "blue")))
    first, second = [photo.hash for photo in with_photos(device).page.photos]
    async with opened(device) as app:
        assert app.shows("บันทึกในเครื่องแล้ว รอส่ง")
        await app.tap("photo-2-up")
        assert [p.hash for p in with_photos(device).page.photos] == [second, first]
        await app.enter("photo-1-caption", "มุมอ่าน")
        await app.leave("photo-1-caption")
        await app.tap("photo-2-remove")
    assert [(p.hash, p.caption) for p in with_photos(device).page.photos] == [(second, "มุมอ่าน")]


async def test_a_photo_is_stored_when_somebody_has_looked_at_it_and_not_before(device: Device) -> None:
    screen = with_photos(device)

    await screen.add([ChosenFile("ก", picture())])

    assert device.store.blobs.queued() == [] and device.edits() == 0
    screen.check.leave_out()
    assert device.store.blobs.queued() == [] and device.edits() == 0 and screen.check.shown is None


async def test_what_was_blurred_is_on_the_device_in_no_other_form(device: Device) -> None:
    screen = with_photos(device)
    await screen.add([ChosenFile("ก", striped())])
    bare = screen.check.waiting[0].body

    screen.check.draw([(20, 50), (180, 50)], 60)
    await screen.check.keep_it()

    (kept,) = screen.page.photos
    body = device.store.blobs.get(kept.hash)
    assert body is not None and body != bare
    assert device.store.blobs.queued() == [kept.hash], "the photo as it was is not there"
    assert bare not in b"".join(path.read_bytes() for path in device.folder.rglob("*") if path.is_file())
    with Image.open(io.BytesIO(body)) as opened_:
        row = [opened_.convert("L").getpixel((x, 50)) for x in range(40, 160)]
    assert max(row) - min(row) < 60, "black and white stripes are one grey"  # type: ignore[type-var, operator]


async def test_a_kept_photo_is_blurred_later_and_what_comes_of_it_takes_its_place(
    device: Device, monkeypatch: pytest.MonkeyPatch
) -> None:
    screen = with_photos(device)
    await take(screen, ChosenFile("ก", striped()), ChosenFile("ข", picture(30, "blue")))
    first, second = [photo.hash for photo in screen.page.photos]
    screen.caption(first, "มุมอ่าน")

    screen.draw_again(first)
    screen.check.draw([(20, 50), (180, 50)], 60)
    screen.check.allow_faces()
    written: list[set[str]] = []
    write = device.store.write
    with monkeypatch.context() as patched:
        patched.setattr(device.store, "write", lambda k, r, fields: written.append({*fields}) or write(k, r, fields))
        await screen.check.keep_it()

    blurred, other = screen.page.photos
    assert (blurred.caption, blurred.order, blurred.faces, other.hash) == ("มุมอ่าน", 1, True, second)
    assert written == [{f"photos.{first}", f"photos.{blurred.hash}"}], "one edit: never two photos, never none"
    body = device.store.blobs.get(blurred.hash)
    assert body is not None
    with Image.open(io.BytesIO(body)) as opened_:
        row = [opened_.convert("L").getpixel((x, 50)) for x in range(40, 160)]
    assert max(row) - min(row) < 60, "black and white stripes are one grey"  # type: ignore[type-var, operator]


async def test_a_kept_photo_that_is_only_looked_at_again_stays_as_it_is(device: Device) -> None:
    await take(with_photos(device), ChosenFile("ก", picture()))
    (before,) = with_photos(device).page.photos
    edits = device.edits()
    async with opened(device) as app:
        await app.tap("photo-1-draw")
        assert app.has("photo-check") and app.shows("ใช้ภาพนี้แทน") and app.shows("เหลือในประวัติเท่านั้น")
        await app.tap("leave-photo-out")
        assert app.has("photo-1") and not app.has("photo-check")

    assert with_photos(device).page.photos == (before,) and device.edits() == edits


async def test_a_disk_that_is_full_leaves_the_kept_photo_in_its_place(
    device: Device, monkeypatch: pytest.MonkeyPatch
) -> None:
    screen = with_photos(device)
    await take(screen, ChosenFile("ก", striped()))
    (before,) = screen.page.photos

    def full(*_: object) -> str:
        raise StorageFull("storage_full")

    screen.draw_again(before.hash)
    screen.check.draw([(20, 50), (180, 50)], 60)
    with monkeypatch.context() as patched:
        patched.setattr("app.store.blobs.Blobs.put", full)
        await screen.check.keep_it()
    assert screen.check.is_open and screen.check.trouble and screen.page.photos == (before,)

    await screen.check.keep_it()
    assert not screen.check.is_open and [p.hash for p in screen.page.photos] != [before.hash]


async def test_a_photo_taken_at_an_indicator_waits_on_the_page_of_its_finding(device: Device) -> None:
    device.client.tray.put(NEW, [ChosenFile("ก", picture())])
    address = finding_path(device.area.visit, NEW, indicator="AC5")

    async with opened(device, route=address) as app:
        await app.settle()
        assert app.has("photo-check") and device.edits() == 0
        await app.tap("keep-photo")
        assert app.has("photo-1") and app.has("text")

    kept = device.fields("finding", NEW)
    assert kept["indicators.AC5"] is True and any(name.startswith("photos.") for name in kept)


async def test_a_full_disk_keeps_the_photo_on_the_page_until_there_is_room(
    device: Device, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*args: object, **kwargs: object) -> None:
        raise StorageFull("storage_full")

    device.client.tray.put(NEW, [ChosenFile("ก", picture())])
    async with opened(device) as app:
        await app.settle()
        with monkeypatch.context() as disk:
            disk.setattr(device.store, "write", full)
            await app.tap("keep-photo")
            assert app.has("trouble-photo") and app.has("photo-check") and app.shows("ยังเก็บภาพไม่ได้")
        await app.tap("keep-photo")
        assert app.has("photo-1") and not app.has("trouble-photo")


async def test_a_camera_that_does_not_open_is_explained_and_what_was_written_stays(device: Device) -> None:
    client = replace(device.client, has_camera=True)
    screen = shown(client, Finding, visit=device.area.visit, finding=NEW)
    async with App(screen, route=finding_path(device.area.visit, NEW)) as app:
        await app.enter("text", "ราวบันไดหลวม")
        await app.fire(picker(app, "take-photo"), "result", {"files": []})
        assert app.has("no-picture") and app.shows("อนุญาตให้เบราว์เซอร์ใช้กล้อง") and app.has("add-photo")
        await app.leave("text")
    assert device.fields("finding", NEW)["text"] == "ราวบันไดหลวม"


async def test_faces_by_the_schools_leave_are_said_at_the_photo(device: Device) -> None:
    device.client.tray.put(NEW, [ChosenFile("ก", picture())])
    async with opened(device) as app:
        await app.settle()
        await app.tap("has-faces")
        await app.tap("keep-photo")
        assert app.shows("มีใบหน้า ไม่พิมพ์ในเอกสาร")
    (given,) = [value for name, value in device.fields("finding", NEW).items() if name.startswith("photos.")]
    assert given["faces"] is True


async def test_a_note_for_the_team_stands_beside_the_words_for_the_school(device: Device) -> None:
    async with opened(device) as app:
        await app.enter("text", "มุมอ่านสวย")
        await app.leave("text")
        assert not app.has("team-note")
        await app.tap("add-team-note")
        await app.enter("team-note", "ครูบรรณารักษ์ขออย่าเอ่ยชื่อ")
        await app.leave("team-note")
    kept = device.fields("finding", NEW)
    assert (kept["text"], kept["team_note"]) == ("มุมอ่านสวย", "ครูบรรณารักษ์ขออย่าเอ่ยชื่อ")


async def test_a_photo_that_was_sent_says_so(device: Device) -> None:
    screen = with_photos(device)
    await take(screen, ChosenFile("ก", picture()))
    device.store.blobs.mark([screen.page.photos[0].hash], BlobState.SENT)
    async with opened(device) as app:
        assert app.texts().count("อยู่บนเครื่องแม่ข่ายแล้ว") == 1, "the photo; the finding itself still waits"


async def test_the_reminder_about_faces_stands_beside_the_photos(device: Device) -> None:
    async with opened(device) as app:
        assert app.shows("หลีกเลี่ยงใบหน้านักเรียน")


async def test_a_line_is_kept_as_a_phrase_and_put_into_another_finding(device: Device) -> None:
    async with opened(device) as app:
        assert app.named("keep-phrase").disabled
        await app.enter("text", "สื่อการสอนทันสมัย")
        await app.leave("text")
        await app.tap("keep-phrase")
        assert app.named("keep-phrase").disabled and app.has("phrase-1")

    second = worlds.an_id("a second finding")
    async with opened(device, second) as app:
        await app.enter("text", "ห้องวิทยาศาสตร์")
        await app.tap("phrase-1")  # what is still being typed is not lost by it
        assert app.named("text").value == "ห้องวิทยาศาสตร์ สื่อการสอนทันสมัย"
    assert device.fields("finding", second)["text"] == "ห้องวิทยาศาสตร์ สื่อการสอนทันสมัย"


async def test_a_phrase_is_its_authors_alone_and_the_same_words_are_one(device: Device) -> None:
    screen = with_photos(device)
    screen.write_text("สื่อการสอนทันสมัย")
    screen.keep_phrase()
    screen.keep_phrase()

    (kept,) = device.store.find("phrase", owner=device.area.supervisor)
    assert scopes.of(kept, device.store) == f"own:{device.area.supervisor}"


async def test_a_phrase_is_taken_off_the_list_and_comes_back_when_kept_again(device: Device) -> None:
    with_photos(device).write_text("สื่อการสอนทันสมัย")
    with_photos(device).keep_phrase()
    async with opened(device) as app:
        await app.tap("phrases")
        await app.tap("phrase-1-forget")
        assert not app.has("phrase-1")
        await app.tap("keep-phrase")
        assert app.has("phrase-1")


def test_phrases_come_in_the_order_of_their_use(device: Device) -> None:
    for text in ("ข สื่อ", "ก ห้อง"):
        phrase, fields = state.keep_phrase(device.area.supervisor, text)
        device.store.write("phrase", phrase, fields)
    assert [p.text for p in state.phrases_of(device.store, device.area.supervisor)] == ["ก ห้อง", "ข สื่อ"]
    device.pull([device.area.world.records["finding", device.area.find("เห็น ข สื่อ แล้ว")]])

    assert [(p.text, p.uses) for p in state.phrases_of(device.store, device.area.supervisor)] == [
        ("ข สื่อ", 1),
        ("ก ห้อง", 0),
    ]


async def test_removing_is_asked_kept_and_can_be_taken_back(device: Device) -> None:
    async with opened(device) as app:
        await app.enter("text", "ผิดที่")
        await app.leave("text")
        await app.tap("remove")
        assert "removed" not in device.fields("finding", NEW)
        await app.tap("question-yes")
        assert device.fields("finding", NEW)["removed"] is True and app.has("removed")

        await app.tap("put-back")
        assert not app.has("removed")
    kept = device.fields("finding", NEW)
    assert kept["text"] == "ผิดที่" and "removed" not in kept


async def test_another_persons_finding_is_not_opened(device: Device) -> None:
    other = device.area.find("ของผู้อื่น", author=device.area.expert)
    device.pull([device.area.world.records["finding", other]])
    async with opened(device, other) as app:
        assert app.has("refused") and not app.has("text")


async def test_a_notice_that_appears_leaves_the_field_under_the_finger_alone(
    device: Device, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with opened(device) as app:
        field = app.named("text")
        await app.enter("text", "กำลังพิมพ์")
        await app.leave("text")
        assert app.shows("รอส่ง") and app.named("text")._i == field._i

        def full(*args: object, **kwargs: object) -> None:
            raise StorageFull("storage_full")

        monkeypatch.setattr(device.store, "write", full)
        await app.tap("nature-note")
        assert app.has("trouble-saving") and app.named("text")._i == field._i


async def test_what_is_being_typed_is_kept_when_the_visit_is_called_off(device: Device) -> None:
    area = device.area
    async with opened(device) as app:
        await app.enter("text", "กำลังพิมพ์อยู่")
        area.world.put("visit", area.visit, {"cancelled": "น้ำท่วม"})
        device.pull([area.world.records["visit", area.visit]])
        await app.settle()
        assert app.has("refused")
    assert device.fields("finding", NEW)["text"] == "กำลังพิมพ์อยู่"


async def test_what_a_submitted_sheet_rests_on_is_kept_and_the_reason_is_said(device: Device) -> None:
    area = device.area
    area.complete()
    area.rate(levels__GE2=4, submitted_at=NOW_MS)
    finding = area.find("เห็นป้าย", "GE2")
    device.pull(area.world.records.values())

    async with opened(device, finding) as app:
        await app.tap("remove")
        await app.tap("question-yes")
        assert "removed" not in device.fields("finding", finding)
        assert app.has("trouble-saving") and app.shows("GE2") and app.shows("กรุณาเปิดแบบอีกครั้ง")
