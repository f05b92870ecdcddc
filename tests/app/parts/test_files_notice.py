"""What came back from the second copy is said in the page until the person has read it."""

from typing import Any

import pytest

from app.parts.files_notice import FilesNotice, said
from app.screens.first_sync.view import FirstSync
from app.screens.home.view import Home
from app.screens.settings.data import Data
from app.session import Cleared
from app.store.second import Cause, TakenOver
from tests.support.clients import FakeSession, a_client, shown
from tests.support.fletkit import App
from tests.support.memory import NOW_MS


@pytest.mark.parametrize(("screen", "ready"), [(Home, True), (FirstSync, False)])
async def test_it_stands_on_whatever_page_the_app_goes_on_with_until_it_is_read(screen: Any, ready: bool) -> None:
    session = FakeSession(ready=ready, taken_over=TakenOver(Cause.DAMAGED, 12, 3))
    async with App(shown(a_client(session=session), screen)) as app:
        assert app.shows("ไฟล์ข้อมูลในเครื่องเสียหาย") and app.shows("12 รายการ") and app.shows("3 รูป")

        await app.tap("files-read")

        assert not app.has("files-notice") and ("understood",) in session.asked


@pytest.mark.parametrize(
    ("gone", "title", "text"),
    [
        (Cleared(True, "Chrome · Android", NOW_MS, 7), "เคยถูกล้าง", "7 รายการ"),
        (Cleared(True, "Chrome · Android", NOW_MS, 0), "เคยถูกล้าง", "อาจหายไป"),
        (Cleared(True), "เคยถูกล้าง", "ไม่ทราบ"),
        (Cleared(False, "Chrome · Android", NOW_MS, 7), "เครื่องแบบเดียวกันนี้", "ถ้าเป็นอีกเครื่องหนึ่ง"),
    ],
)
async def test_what_is_gone_is_said_as_far_as_it_is_known(gone: Cleared, title: str, text: str) -> None:
    async with App(shown(a_client(session=FakeSession(ready=False, cleared=gone)), FirstSync)) as app:
        assert app.shows(title) and app.shows(text)

        await app.tap("files-read")

        assert not app.has("files-notice")


async def test_with_nothing_to_tell_nothing_is_shown() -> None:
    async with App(shown(a_client(), FilesNotice)) as app:
        assert not app.has("files-notice")


def test_only_what_came_back_is_named() -> None:
    assert "รูป" not in said(TakenOver(Cause.MISSING, 1, 0))
    assert "ไม่มีงานที่ยังไม่ได้ส่ง" in said(TakenOver(Cause.DAMAGED, 0, 0))
    assert "เครื่องแม่ข่าย" not in said(TakenOver(Cause.BEHIND, 1, 0)), "nothing has to be fetched"


async def test_the_settings_say_what_the_second_copy_is_for_and_when_it_cannot_be_written() -> None:
    async with App(shown(a_client(), Data)) as app:
        assert app.shows("สำเนาสำรองในเครื่อง") and app.shows("สำเนาจะหายไปด้วย")
    async with App(shown(a_client(session=FakeSession(second_kept=False)), Data)) as app:
        assert app.shows("ยังเขียนสำเนาไม่ได้")
