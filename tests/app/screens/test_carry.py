"""Unsent work goes into a sealed file and comes out of it only on its author's account; nothing changes before that."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from app.client import Client
from app.screens.carry.view import Carry
from app.sealing import seal, unseal
from app.store.errors import StorageFull
from app.store.export import export_unsent
from fieldwork import carried
from fieldwork.problems import sentence
from tests.support.clients import FakeSession, FakeSyncing, a_client, shown
from tests.support.fletkit import App
from tests.support.sealing import QuickSealing
from tests.support.stores import ME, Phone, finding
from tests.support.worlds import an_id

PHRASE = "ครูเดินถึงโรงเรียนก่อนฝนตก"
OTHER = an_id("another person")


@pytest.fixture
def phone(tmp_path: Path) -> Phone:
    """The device on which the work was done: two edits, one photo."""
    made = Phone(tmp_path / "phone", seed=1)
    made.store.notes.set("account", {"person": ME, "device": made.device, "name": "มาลี ตัวอย่าง"})
    made.store.write(*finding("f", text="ห้องสมุดเปิดทุกวัน"))
    made.store.write("finding", an_id("g"), finding("g", text="ก๊อกน้ำเสีย")[2])
    made.store.blobs.put(b"picture", "image/jpeg")
    return made


@pytest.fixture
def tablet(tmp_path: Path) -> Phone:
    """Another device."""
    return Phone(tmp_path / "tablet", seed=2)


def client_of(device: Phone, person: str = ME) -> Client:
    """A client over a real store."""
    session = FakeSession(person=person)
    session.export = lambda: export_unsent(device.store)  # type: ignore[method-assign]
    return a_client(store=device.store, session=session, now_ms=device.clock)


async def a_file(device: Phone) -> bytes:
    return await seal(QuickSealing(), export_unsent(device.store), PHRASE, os.urandom)


async def choose(app: App, data: bytes, name: str = "work.nithet") -> None:
    button = app.named("carry-file")
    await button.action.file_picker.on_result(SimpleNamespace(files=[SimpleNamespace(name=name, bytes=data)]))
    await app.settle()


async def open_(app: App, data: bytes, phrase: str = PHRASE) -> None:
    await choose(app, data)
    await app.enter("carry-passphrase", phrase)
    await app.tap("carry-open")


async def test_the_file_is_sealed_under_a_passphrase_given_twice_and_nobody_is_told_otherwise(phone: Phone) -> None:
    saved: list[dict[str, Any]] = []

    def invoke(name: str, args: Any) -> Any:
        if name == "save_file":
            saved.append(args)
        return "saved"

    async with App(shown(client_of(phone), Carry), invoke=invoke) as app:
        assert app.shows("ข้อมูล 2 รายการ · รูปภาพ 1 รูป") and app.shows("จะไม่มีผู้ใดเปิดไฟล์ได้อีก")
        await app.tap("seal")
        assert app.named("passphrase").error == "กรุณากรอกวลีผ่าน" and not saved
        await app.enter("passphrase", PHRASE)
        await app.enter("passphrase-again", PHRASE[:-1])
        await app.tap("seal")
        assert app.named("passphrase-again").error == "วลีผ่านสองช่องไม่ตรงกัน" and not saved
        await app.enter("passphrase-again", PHRASE)
        await app.tap("seal")
        assert app.has("sealed")

    file = saved[0]["src_bytes"]
    assert saved[0]["file_name"].endswith(".nithet") and "ห้องสมุด".encode() not in file
    inside = carried.read(await unseal(QuickSealing(), file, PHRASE))
    assert (len(inside.edits), len(inside.photos), inside.origin.name) == (2, 1, "มาลี ตัวอย่าง")


async def test_a_short_passphrase_seals_nothing(phone: Phone) -> None:
    async with App(shown(client_of(phone), Carry)) as app:
        await app.enter("passphrase", "สั้นไป")
        await app.enter("passphrase-again", "สั้นไป")
        await app.tap("seal")

        assert app.shows("สั้นเกินไป") and not app.has("sealed")


async def test_where_nothing_waits_there_is_nothing_to_save(tablet: Phone) -> None:
    async with App(shown(client_of(tablet), Carry)) as app:
        assert app.shows("จึงไม่มีสิ่งที่ต้องบันทึก") and not app.has("seal") and app.has("carry-file")


async def test_ones_own_work_is_shown_first_and_taken_in_only_when_asked(phone: Phone, tablet: Phone) -> None:
    client = client_of(tablet)
    async with App(shown(client, Carry)) as app:
        await open_(app, await a_file(phone))
        assert app.shows("งานของ มาลี ตัวอย่าง") and app.shows("ข้อมูล 2 รายการ · รูปภาพ 1 รูป")
        assert tablet.store.counts().edits == 0, "nothing changes before it is asked for"

        await app.tap("carry-take")

        assert app.shows("ใหม่ ข้อมูล 2 รายการ · รูปภาพ 1 รูป") and not app.has("carry-take")
    assert tablet.store.get("finding", an_id("f")) == phone.store.get("finding", an_id("f"))
    assert tablet.store.blobs.queued() == phone.store.blobs.queued()
    assert isinstance(client.syncing, FakeSyncing) and client.syncing.asked == 1


async def test_the_same_file_again_changes_nothing_and_says_so(phone: Phone, tablet: Phone) -> None:
    file = await a_file(phone)
    async with App(shown(client_of(tablet), Carry)) as app:
        await open_(app, file)
        await app.tap("carry-take")
        before = export_unsent(tablet.store)
        await open_(app, file)
        await app.tap("carry-take")

        assert app.shows("จึงไม่มีสิ่งใดเปลี่ยน")
    assert export_unsent(tablet.store) == before


async def test_somebody_elses_work_is_told_and_never_taken_in(phone: Phone, tablet: Phone) -> None:
    tablet.store.write("person", ME, {"given": "มาลี", "surname": "ตัวอย่าง", "title": "นาง", "login": "malee"})
    before = export_unsent(tablet.store)
    client = client_of(tablet, OTHER)
    async with App(shown(client, Carry)) as app:
        await open_(app, await a_file(phone))

        assert app.has("carry-anothers") and app.shows("เฉพาะนางมาลี ตัวอย่างเท่านั้น") and not app.has("carry-take")
        await app.tap("hand-over")
        assert app.route == "/welcome" and client.session.person is None
    assert export_unsent(tablet.store) == before


async def test_a_file_of_another_office_is_told_and_not_taken_in(phone: Phone, tablet: Phone) -> None:
    tablet.store.write("person", OTHER, {"given": "ผู้อื่น", "surname": "ตัวอย่าง", "login": "other"})
    before = export_unsent(tablet.store)
    async with App(shown(client_of(tablet, OTHER), Carry)) as app:
        await open_(app, await a_file(phone))

        assert app.has("carry-elsewhere") and not app.has("carry-take")
    assert export_unsent(tablet.store) == before


def _cut(file: bytes) -> bytes:
    return file[:-40]


def _newer(file: bytes) -> bytes:
    return file.replace(b'"version":1', b'"version":2')


def _picture(_: bytes) -> bytes:
    return b"\xff\xd8\xff\xe0 a picture"


def _nothing(_: bytes) -> bytes:
    return b""


def _whole(file: bytes) -> bytes:
    return file


@pytest.mark.parametrize(
    ("change", "phrase", "code"),
    [
        (_whole, "another passphrase", "sealed_passphrase"),
        (_cut, PHRASE, "sealed_damaged"),
        (_newer, PHRASE, "sealed_newer"),
        (_picture, PHRASE, "sealed_unreadable"),
        (_nothing, PHRASE, "sealed_unreadable"),
    ],
)
async def test_what_does_not_open_says_why_and_what_to_do_and_changes_nothing(
    phone: Phone, tablet: Phone, change: Callable[[bytes], bytes], phrase: str, code: str
) -> None:
    before = export_unsent(tablet.store)
    file = await a_file(phone)
    async with App(shown(client_of(tablet), Carry)) as app:
        await open_(app, change(file), phrase)

        assert app.has("carry-trouble") and app.shows(sentence(code)) and "ยังไม่มีสิ่งใดเปลี่ยน" in sentence(code)
        assert not app.has("carry-take") and export_unsent(tablet.store) == before

        await open_(app, file)
        assert app.has("carry-take") and not app.has("carry-trouble"), "one may try again"


async def test_without_room_for_a_photo_the_text_is_in_and_the_rest_comes_when_there_is_room(
    phone: Phone, tablet: Phone, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(body: bytes, mime: str) -> str:
        raise StorageFull("storage_full")

    async with App(shown(client_of(tablet), Carry)) as app:
        await open_(app, await a_file(phone))
        with monkeypatch.context() as patched:
            patched.setattr(tablet.store.blobs, "put", full)
            await app.tap("carry-take")
        assert app.shows("พื้นที่ในเครื่องเต็ม") and tablet.store.counts().edits == 2

        await app.tap("carry-take")

        assert app.has("carry-taken") and not app.has("carry-trouble")
    assert tablet.store.blobs.queued() == phone.store.blobs.queued()


async def test_what_is_written_after_taking_in_stands_on_what_came(phone: Phone, tablet: Phone) -> None:
    phone.clock.skew_ms = 3 * 365 * 86_400_000
    phone.store.write("finding", an_id("f"), {"text": "จากเครื่องที่นาฬิกาเร็ว"})
    async with App(shown(client_of(tablet), Carry)) as app:
        await open_(app, await a_file(phone))
        await app.tap("carry-take")

    saved = tablet.store.write("finding", an_id("f"), {"text": "แก้ที่เครื่องใหม่"})

    came = max(edit.stamp for edit in phone.store.overlay.of(("finding", an_id("f"))))
    assert saved.stamp > came
    assert len(tablet.store.overlay.of(("finding", an_id("f")))) == 1 + len(
        phone.store.overlay.of(("finding", an_id("f")))
    )
