"""When the files on this device cannot be used: why, that nothing is lost, and only the ways on that there are."""

import pytest

from app.screens.blocked.view import Reason
from app.screens.trouble.view import Trouble
from app.store.salvage import Salvaged
from tests.support.clients import FakeSession, a_client, shown
from tests.support.fletkit import App


def a_session(trouble: str, *, edits: int = 0, photos: int = 0) -> FakeSession:
    session = FakeSession(trouble=trouble)
    session.salvage = lambda: Salvaged(b"{}", edits, photos)  # type: ignore[attr-defined]
    return session


async def nothing() -> None:
    """Try again in vain."""


@pytest.mark.parametrize(
    ("code", "title"),
    [
        ("storage_busy", "แอปเปิดอยู่ในหน้าต่างอื่นแล้ว"),
        ("storage_full", "พื้นที่ในเครื่องเต็ม"),
        ("database_newer", "ต้องปรับรุ่นแอปก่อน"),
        ("storage_missing", "เปิดข้อมูลในเครื่องนี้ไม่ได้"),
    ],
)
async def test_what_is_in_the_way_is_said_first_and_may_be_tried_again(code: str, title: str) -> None:
    async with App(lambda: Reason(code, nothing)) as app:
        assert app.shows(title) and app.has("retry")


async def test_damaged_files_offer_what_can_be_read_of_them() -> None:
    async with App(shown(a_client(session=a_session("database_corrupt", edits=3)), Trouble)) as app:
        assert app.shows("อ่านงานที่ยังไม่ได้ส่งได้ 3 รายการ")
        assert app.has("export") and app.has("begin-again") and app.has("retry")


async def test_photos_that_can_be_read_are_told_and_offered_too() -> None:
    async with App(shown(a_client(session=a_session("database_corrupt", photos=2)), Trouble)) as app:
        assert app.shows("อ่านรูปภาพที่ยังไม่ได้ส่งได้ 2 รูป") and app.has("export")


async def test_a_file_of_nothing_is_not_offered() -> None:
    async with App(shown(a_client(session=a_session("database_corrupt")), Trouble)) as app:
        assert app.has("begin-again") and not app.has("export")


async def test_files_that_are_whole_are_never_set_aside() -> None:
    async with App(shown(a_client(session=a_session("storage_full")), Trouble)) as app:
        assert app.shows("พื้นที่ในเครื่องเต็ม")
        assert not app.has("begin-again") and not app.has("export")
