"""Looking at photos before they are kept: drawn on with a finger, taken back step by step, kept or not."""

import asyncio
from collections.abc import Sequence

import flet as ft
import flet.canvas as cv
import pytest

from app.drawing import Arrow, Blur, Drawn
from app.parts.ink import fit
from app.parts.photo_check import CheckScreen, PhotoCheck
from app.photos import NotAnImage, Photo
from app.store.errors import StorageFull
from app.tray import ChosenFile
from tests.support.clients import FakePhotos, a_client, shown
from tests.support.fletkit import App

FILES = [ChosenFile("ก", b"one"), ChosenFile("ข", b"two")]


class Drawer:
    """Keeps photos in a list; refuses while it is full."""

    def __init__(self) -> None:
        self.kept: list[bytes] = []
        self.faces: list[bool] = []
        self.full = False

    def keep(self, photo: Photo, faces: bool) -> None:
        if self.full:
            raise StorageFull("storage_full")
        self.kept.append(photo.body)
        self.faces.append(faces)


async def begun(drawer: Drawer, files: Sequence[ChosenFile] = FILES) -> PhotoCheck:
    check = PhotoCheck(FakePhotos(), drawer.keep)
    await check.take(files)
    return check


async def test_each_photo_is_kept_as_it_was_drawn_on_and_in_its_turn() -> None:
    drawer = Drawer()
    check = await begun(drawer)

    check.draw([(0, 0), (90, 0)], 40)
    await check.keep_it()
    assert drawer.kept == [b"one+1"] and check.shown is not None and check.shown.body == b"two" and not check.drawn
    await check.keep_it()

    assert drawer.kept == [b"one+1", b"two"] and check.shown is None and check.total == 0


class NeverAnswers(FakePhotos):
    """A decoder that takes some pictures and is not heard of again."""

    async def prepare(self, picture: bytes) -> Photo:
        if picture == b"one":
            await asyncio.Event().wait()
        return await super().prepare(picture)

    async def draw(self, photo: Photo, drawn: Sequence[Drawn]) -> Photo:
        await asyncio.Event().wait()
        raise AssertionError("it never comes to this")


async def test_nobody_waits_for_good_for_a_decoder_that_never_answers() -> None:
    drawer = Drawer()
    check = PhotoCheck(NeverAnswers(), drawer.keep, patience_s=0.01)
    check.expect(2)

    await asyncio.wait_for(check.take(FILES), 5)
    assert check.shown is not None and check.shown.body == b"two" and check.preparing == 0
    assert check.trouble.startswith("เครื่องใช้เวลานานเกินไป จึงยังไม่ได้เตรียมภาพ 1 ไฟล์: ก กรุณาปิดแอปอื่น")
    assert "เปิดภาพไม่ได้" not in check.trouble, "nothing is known against the picture"

    check.draw([(0, 0), (90, 0)], 40)
    await asyncio.wait_for(check.keep_it(), 5)
    assert check.shown is not None and check.drawn and not check.keeping and drawer.kept == []
    assert check.trouble.startswith("เครื่องใช้เวลานานเกินไป จึงยังไม่ได้เก็บภาพนี้") and "“เก็บภาพนี้” อีกครั้ง" in check.trouble


async def test_what_was_drawn_is_taken_back_step_by_step() -> None:
    check = await begun(Drawer())
    check.draw([(0, 0)], 40)
    check.choose("arrow")
    check.draw([(0, 0), (200, 0)], 40)
    assert [type(each) for each in check.drawn] == [Blur, Arrow]

    check.undo()
    assert [type(each) for each in check.drawn] == [Blur]
    check.undo()
    assert check.drawn == ()


async def test_faces_are_off_for_every_photo_until_somebody_says_otherwise() -> None:
    drawer = Drawer()
    check = await begun(drawer)

    check.allow_faces()
    await check.keep_it()
    await check.keep_it()

    assert drawer.faces == [True, False]


async def test_a_tap_is_no_arrow() -> None:
    check = await begun(Drawer())
    check.choose("arrow")

    check.draw([(5, 5), (9, 9)], 40)

    assert check.drawn == ()


async def test_a_photo_that_could_not_be_stored_stays_with_what_was_drawn() -> None:
    drawer = Drawer()
    check = await begun(drawer)
    check.draw([(0, 0)], 40)
    drawer.full = True

    await check.keep_it()

    assert drawer.kept == [] and check.trouble and len(check.drawn) == 1
    drawer.full = False
    await check.keep_it()
    assert drawer.kept == [b"one+1"] and not check.trouble


async def test_a_photo_whose_blur_cannot_be_made_is_not_kept_without_it() -> None:
    class Failing(FakePhotos):
        async def draw(self, photo: Photo, drawn: Sequence[Drawn]) -> Photo:
            raise NotAnImage("no memory")

    drawer = Drawer()
    check = PhotoCheck(Failing(), drawer.keep)
    await check.take(FILES[:1])
    check.draw([(0, 0)], 40)

    await check.keep_it()

    assert drawer.kept == [] and check.trouble and len(check.drawn) == 1 and not check.keeping


async def test_two_quick_taps_keep_one_photo() -> None:
    class Slow(FakePhotos):
        async def draw(self, photo: Photo, drawn: Sequence[Drawn]) -> Photo:
            await asyncio.sleep(0)
            return await super().draw(photo, drawn)

    drawer = Drawer()
    check = PhotoCheck(Slow(), drawer.keep)
    await check.take(FILES)
    check.draw([(0, 0)], 40)

    await asyncio.gather(check.keep_it(), check.keep_it())

    assert drawer.kept == [b"one+1"] and check.shown is not None and check.shown.body == b"two"


async def test_a_finger_draws_in_the_photos_own_pixels() -> None:
    drawer = Drawer()
    check = await begun(drawer, FILES[:1])  # the fake photos are 800 by 600
    async with App(shown(a_client(), CheckScreen, check=check)) as app:
        await app.fire(app.all(cv.Canvas)[-1], "resize", {"w": 400.0, "h": 700.0})
        pen = app.one(ft.GestureDetector)
        for name, x, y in (("pan_start", 0, 200), ("pan_update", 200, 350), ("pan_update", 400, 500)):
            await app.fire(pen, name, _at(x, y))
        assert len(app.all(cv.Canvas)[0].shapes) == 1, "the trace shows while it is drawn"
        sheet = app.one(ft.Container, clip_behavior=ft.ClipBehavior.HARD_EDGE)
        assert (sheet.left, sheet.top, sheet.width, sheet.height) == (0, 200, 400, 300), "it ends where the photo ends"
        await app.fire(pen, "pan_end", {**_at(400, 500), "v": {"x": 0, "y": 0}})
        (blur,) = check.drawn
        assert isinstance(blur, Blur) and blur.points == ((0, 0), (400, 300), (800, 600)) and blur.thickness == 88
        await app.tap("undo-drawing")
        assert app.all(cv.Canvas)[0].shapes == [] and check.drawn == ()


def test_a_photo_lies_in_the_middle_as_large_as_it_goes() -> None:
    place = fit(Photo(b"", "", 800, 600), 400, 700)

    assert (place.scale, place.left, place.top) == (0.5, 0, 200)
    x, y = place.upon((123, 45))
    assert place.inside(x + place.left, y + place.top) == (123, 45)
    assert place.inside(-30, 9999) == (0, 600), "a finger beside the photo draws at its edge"


def _at(x: float, y: float) -> dict[str, object]:
    spot = {"x": x, "y": y}
    return {"l": spot, "g": spot, "k": "touch", "ts": 0}


class Waiting(FakePhotos):
    """Prepares a picture when it is told to."""

    def __init__(self) -> None:
        self.go_on = asyncio.Event()

    async def prepare(self, picture: bytes) -> Photo:
        await self.go_on.wait()
        if picture == b"none":
            raise NotAnImage("not_an_image")
        return await super().prepare(picture)


async def test_the_frame_stands_at_once_and_names_what_is_on_its_way() -> None:
    photos = Waiting()
    check = PhotoCheck(photos, Drawer().keep)
    check.expect(1)
    async with App(shown(a_client(), CheckScreen, check=check)) as app:
        assert app.shows("กำลังเตรียมภาพ 1 ภาพ") and app.named("keep-photo").disabled
        taking = asyncio.create_task(check.take(FILES[:1]))
        await app.settle()
        assert check.preparing == 1 and app.shows("กำลังเตรียมภาพ 1 ภาพ")
        photos.go_on.set()
        await taking
        await app.settle()
        assert app.has("photo-check") and not app.named("keep-photo").disabled and not app.shows("กำลังเตรียม")


async def test_a_frame_without_a_photo_goes_when_the_file_is_none() -> None:
    photos = Waiting()
    check = PhotoCheck(photos, Drawer().keep)
    check.expect(1)
    photos.go_on.set()
    await check.take([ChosenFile("ค", b"none")])
    assert not check.is_open and check.trouble and check.total == 0


async def test_whatever_goes_wrong_with_one_file_nobody_waits_for_the_others() -> None:
    class Broken(FakePhotos):
        async def prepare(self, picture: bytes) -> Photo:
            raise RuntimeError("no canvas")

    check = PhotoCheck(Broken(), Drawer().keep)
    check.expect(len(FILES))

    with pytest.raises(RuntimeError):
        await check.take(FILES)
    assert not check.is_open and check.total == 0
