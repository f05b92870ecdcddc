"""The app from its first line: an empty device, a person coming in, the same place after a restart."""

import contextlib
import sqlite3
from pathlib import Path

import pytest

from app.main import before_main, main
from app.store.database import Database
from tests.support.fletkit import App


@pytest.fixture(autouse=True)
def device(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of its own, and a server that is not there."""
    monkeypatch.setenv("FLET_APP_STORAGE_DATA", str(tmp_path))
    monkeypatch.setenv("NITHET_SERVER", "http://127.0.0.1:9")
    return tmp_path


async def test_an_empty_device_says_how_to_get_in() -> None:
    async with App(main=main) as app:
        assert app.shows("ลิงก์คำเชิญ")


async def test_an_invitation_without_a_network_waits_calmly() -> None:
    async with App(main=main, route="/join/abc") as app:
        await app.until(lambda: app.has("offline"))

        assert app.shows("คำเชิญนี้ยังใช้ได้อยู่")


async def test_a_damaged_device_memory_is_set_aside_and_the_app_opens(device: Path) -> None:
    (device / "device.db").write_bytes(b"this is no database at all, not even a small one" * 100)

    async with App(main=main) as app:
        assert app.shows("ลิงก์คำเชิญ")

    assert (device / "aside-device.db").read_bytes().startswith(b"this is no database")


async def test_files_of_a_newer_version_are_said_and_left_untouched(device: Path) -> None:
    with contextlib.closing(sqlite3.connect(device / "device.db")) as newer:
        newer.execute("CREATE TABLE migration (name TEXT PRIMARY KEY)")
        newer.execute("INSERT INTO migration VALUES ('notes_999')")
        newer.commit()

    async with App(main=main) as app:
        assert app.has("blocked-database_newer")
        await app.tap("retry")
        assert app.has("blocked-database_newer")


async def test_a_second_window_says_so_and_opens_once_the_first_is_closed(device: Path) -> None:
    first = Database(device / "device.db")
    first.script("CREATE TABLE held (n INTEGER)")

    async with App(main=main) as app:
        assert app.has("blocked-storage_busy") and app.shows("แอปเปิดอยู่ในหน้าต่างอื่นแล้ว")
        await app.tap("retry")
        assert app.has("blocked-storage_busy")
        first.close()
        await app.tap("retry")
        assert app.shows("ลิงก์คำเชิญ")


async def test_before_the_first_frame_the_page_is_dressed() -> None:
    async with App(main=before_main) as app:
        assert app.page.theme is not None and app.page.theme.font_family == "Sarabun"
        assert app.page.dark_theme is not None
