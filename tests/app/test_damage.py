"""Damaged files of the person signed in: said, saved as far as they can be read, and never replaced in silence."""

import random
from pathlib import Path
from typing import Any

import pytest

from app.account.signing_in import DeviceName
from app.main import main
from app.platform.desktop.storage import FolderStorage
from app.sealing import unseal
from app.session import Machine, Session
from fieldwork import carried
from tests.support.fletkit import App
from tests.support.sealing import QuickSealing
from tests.support.stores import NOW_MS, finding, spoil_second_copies
from tests.support.worlds import an_id

PHRASE = "ครูเดินถึงโรงเรียนก่อนฝนตก"


class Desk:
    """The server's sign-in."""

    async def call(self, method: str, path: str, *, content: Any = None, json: Any = None, params: Any = None) -> Any:
        ids = {"token": "token-1", "device": "device-1", "person": an_id("malee")}
        return {**ids, "name": "มาลี", "login": "malee", "roles": [], "epoch": "epoch-1", "scopes": [], "new": 1}


@pytest.fixture
async def device(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with sixty findings of somebody signed in, none of them sent, and a page of them destroyed."""
    monkeypatch.setenv("FLET_APP_STORAGE_DATA", str(tmp_path))
    monkeypatch.setenv("NITHET_SERVER", "http://127.0.0.1:9")
    about = DeviceName("เครื่องทดสอบ", "test", "1")
    session = Session(Machine(FolderStorage(tmp_path), lambda: NOW_MS, random.Random(1).randbytes, about), Desk())
    await session.start()
    await session.sign_in("malee", "วลีผ่านที่ยาวพอ")
    for n in range(60):
        session.store.write(*finding(f"f{n}", text=f"ข้อความที่ {n} " + "ก" * 300))
    session.store.close()
    assert session._device is not None
    session._device.close()
    spoil_second_copies(tmp_path)
    file = records(tmp_path)
    data = bytearray(file.read_bytes())
    page = data.index("ข้อความที่ 30 ".encode()) // 4096 * 4096
    data[page : page + 4096] = bytes(4096)
    file.write_bytes(data)
    return tmp_path


def records(folder: Path) -> Path:
    """The person's file of records."""
    return next(path for path in folder.iterdir() if path.name.startswith("app-") and path.name.endswith(".db"))


async def test_damage_is_said_and_what_can_be_read_is_offered_as_a_file_before_anything_is_touched(
    device: Path,
) -> None:
    damaged, saved = records(device).read_bytes(), []

    def invoke(name: str, args: Any) -> Any:
        if name == "save_file":
            saved.append(args["src_bytes"])
        return "saved"

    async with App(main=main, invoke=invoke) as app:
        assert app.has("trouble-database_corrupt") and app.shows("แอปยังไม่ได้ลบหรือเปลี่ยนสิ่งใด")
        assert not app.has("sync-line"), "never an empty first page in its place"
        await app.tap("export")
        assert app.has("seal-warning") and not saved
        await app.enter("passphrase", PHRASE)
        await app.enter("passphrase-again", PHRASE)
        await app.tap("seal")
        await app.until(lambda: app.shows("กรุณาเก็บไฟล์ไว้จนกว่า"), seconds=60)

        assert records(device).read_bytes() == damaged
    kept = carried.read(await unseal(QuickSealing(), saved[0], PHRASE)).edits
    assert 30 < len(kept) < 60
    assert app.shows(f"{len(kept)} รายการ")


async def test_beginning_again_asks_keeps_the_damaged_file_and_puts_back_what_could_be_read(device: Path) -> None:
    damaged = records(device).read_bytes()

    async with App(main=main) as app:
        await app.tap("begin-again")
        assert records(device).read_bytes() == damaged, "not before the question is answered"
        await app.tap("question-yes")

        await app.until(lambda: app.route == "/sign-in")

    aside = device / f"aside-{records(device).name}"
    assert aside.read_bytes() == damaged
    assert records(device).read_bytes().count("ข้อความที่ ".encode()) > 30
