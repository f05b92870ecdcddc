"""Photos of a finding: safe to keep, drawn on before and after, and one edit each."""

import io
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from app.platform.desktop.photos import PillowPhotos
from app.screens.finding.screen import FindingScreen
from app.screens.finding.view import Finding
from app.store.blobs import BlobState
from app.store.errors import StorageFull
from app.tray import ChosenFile
from app.visiting.addresses import finding_path
from tests.support.clients import shown
from tests.support.devices import Device
from tests.support.fieldvisit import FieldVisit
from tests.support.finding_page import NEW, opened, picker, picture, striped, take, with_photos
from tests.support.fletkit import App


@pytest.fixture
def device(tmp_path: Path) -> Device:
    return Device(tmp_path / "phone", FieldVisit())


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
    screen.draw_again(blurred.hash)
    assert screen.check.faces, "that faces are in it by leave is not forgotten"


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
            assert app.has("trouble-photo") and app.has("photo-check")
            assert app.shows("พื้นที่ในเครื่องเต็ม จึงยังไม่ได้เก็บภาพนี้") and app.shows("แล้วกด “เก็บภาพนี้” อีกครั้ง")
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


async def test_a_photo_that_was_sent_says_so(device: Device) -> None:
    screen = with_photos(device)
    await take(screen, ChosenFile("ก", picture()))
    device.store.blobs.mark([screen.page.photos[0].hash], BlobState.SENT)
    async with opened(device) as app:
        assert app.texts().count("อยู่บนเครื่องแม่ข่ายแล้ว") == 1, "the photo; the finding itself still waits"


async def test_the_reminder_about_faces_stands_beside_the_photos(device: Device) -> None:
    async with opened(device) as app:
        assert app.shows("หลีกเลี่ยงใบหน้านักเรียน")


def _shown_in(device: Device, kind: str, record: str) -> set[str]:
    held = device.store.get(kind, record)
    assert held is not None
    return {name.removeprefix("photos.") for name, value in held.fields.items() if name.startswith("photos.") and value}


async def test_a_hazard_that_was_told_in_confidence_shows_the_blurred_photo_there_too(device: Device) -> None:
    screen = with_photos(device)
    screen.choose_nature("hazard")
    await take(screen, ChosenFile("ก", striped()))
    (before,) = screen.page.photos
    concern = screen.tell_now()
    assert _shown_in(device, "concern", concern) == {before.hash}

    screen.draw_again(before.hash)
    screen.check.draw([(20, 50), (180, 50)], 60)
    await screen.check.keep_it()

    (blurred,) = screen.page.photos
    assert blurred.hash != before.hash
    assert _shown_in(device, "concern", concern) == {blurred.hash}


@pytest.mark.parametrize("refused", ["finding", "concern"])
async def test_no_room_between_the_two_leaves_the_device_as_it_says_and_the_next_tap_finishes_it(
    device: Device, monkeypatch: pytest.MonkeyPatch, refused: str
) -> None:
    screen = with_photos(device)
    screen.choose_nature("hazard")
    await take(screen, ChosenFile("ก", striped()))
    (before,) = screen.page.photos
    concern = screen.tell_now()
    write = device.store.write

    def full(kind: str, *rest: Any, **more: Any) -> Any:
        if kind == refused:
            raise StorageFull("storage_full")
        return write(kind, *rest, **more)

    screen.draw_again(before.hash)
    screen.check.draw([(20, 50), (180, 50)], 60)
    with monkeypatch.context() as patched:
        patched.setattr(device.store, "write", full)
        await screen.check.keep_it()
    assert screen.check.is_open and screen.check.trouble and screen.page.photos == (before,)
    said = _shown_in(device, "concern", concern)
    device.store.reload()
    assert _shown_in(device, "concern", concern) == said, "what is shown is what is kept"

    await screen.check.keep_it()
    (blurred,) = screen.page.photos
    assert blurred.hash != before.hash and _shown_in(device, "concern", concern) == {blurred.hash}
