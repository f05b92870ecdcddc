"""The office's page of what the server keeps aside: whose, why, taken in again, or closed with a reason."""

from __future__ import annotations

from typing import Any

import pytest

from app.office_server import OfficeServer
from app.screens.office_aside.view import OfficeAside
from fieldwork.errors import Unreachable
from fieldwork.problems import sentence
from tests.support.clients import FakeServer, a_client, shown
from tests.support.fletkit import App
from tests.support.memory import NOW_MS, MemoryStore
from tests.support.worlds import an_id

PATH = "/api/office/aside"
ENTRY = {
    "edit": "e1",
    "device": "d1",
    "device_name": "Chrome · Android",
    "person": an_id("malee"),
    "kind": "finding",
    "record": an_id("finding"),
    "fields": {"text": "ครูใช้สื่อหลากหลาย", "nature": "strength", "visit": an_id("visit")},
    "withheld": False,
    "made_at": NOW_MS,
    "code": "no_visit",
    "message": "ไม่พบการเยี่ยมนี้",
    "at": NOW_MS,
    "closed": None,
}
CLOSED = {**ENTRY, "edit": "e2", "closed": {"at": NOW_MS, "by": an_id("office"), "why": "บันทึกซ้ำ"}}


def office(*rows: dict[str, Any]) -> tuple[Any, FakeServer]:
    store, server = MemoryStore(), FakeServer()
    for name, given in (("malee", "มาลี"), ("office", "เลขา")):
        store.write("person", an_id(name), {"given": given, "surname": "สมมติ"})
    server.answers["GET", PATH] = list(rows)
    return a_client("secretariat", store=store, office=OfficeServer(server)), server


async def test_each_entry_says_whose_what_why_when_and_on_which_device() -> None:
    client, _ = office(ENTRY, {**ENTRY, "edit": "e3"})
    async with App(shown(client, OfficeAside)) as app:
        await app.until(lambda: app.has("aside-e1"))

        for words in ("มาลี", "2 รายการ", "ไม่พบการเยี่ยมนี้", "ครูใช้สื่อหลากหลาย", "Chrome · Android", "วันนี้"):
            assert app.shows(words), words
        assert not any(an_id("visit") in text for text in app.texts()), "a stored name on the screen"


@pytest.mark.usefixtures("english")
async def test_in_english_the_reason_is_english_too() -> None:
    client, _ = office({**ENTRY, "message": sentence("no_visit")})
    async with App(shown(client, OfficeAside)) as app:
        await app.until(lambda: app.has("aside-e1"))

        assert app.shows(sentence("no_visit", language="en")) and not app.shows(sentence("no_visit"))


async def test_what_may_not_be_read_is_not_shown_and_says_why() -> None:
    client, _ = office({**ENTRY, "fields": {}, "withheld": True})
    async with App(shown(client, OfficeAside)) as app:
        await app.until(lambda: app.shows("ผู้ประเมินต้องเป็นอิสระต่อกัน"))


async def test_of_what_is_confided_only_that_its_author_reads_why_is_said() -> None:
    why = sentence("reason_withheld")
    client, _ = office({**ENTRY, "kind": "", "record": "", "fields": {}, "withheld": True, "message": why})
    async with App(shown(client, OfficeAside)) as app:
        await app.until(lambda: app.shows(why))
        assert not app.shows("คณะเดียวกัน"), "the office is in no team"


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        ({"status": "applied", "code": "", "message": ""}, "รับเข้าแล้ว"),
        ({"status": "quarantined", "code": "no_visit", "message": "ไม่พบ"}, "ยังรับไม่ได้: ไม่พบ"),
    ],
)
async def test_trying_again_says_what_came_of_it_and_looks_again(answer: dict[str, str], said: str) -> None:
    client, server = office(ENTRY)
    server.answers["POST", f"{PATH}/d1/e1/again"] = answer
    async with App(shown(client, OfficeAside)) as app:
        await app.until(lambda: app.has("aside-e1"))

        await app.tap("again-e1")

        await app.until(lambda: app.shows(said))
        assert [method for method, path, _ in server.asked if path == PATH] == ["GET", "GET"]


async def test_closing_needs_a_reason_and_sends_it() -> None:
    client, server = office(ENTRY)
    server.answers["POST", f"{PATH}/d1/e1/close"] = None
    async with App(shown(client, OfficeAside)) as app:
        await app.until(lambda: app.has("aside-e1"))
        await app.tap("close-e1")
        await app.tap("question-yes")
        assert not any(method == "POST" for method, _, _ in server.asked), "not without a reason"

        await app.enter("question-reason", "บันทึกซ้ำ")
        server.answers["GET", PATH] = [CLOSED]
        await app.tap("question-yes")

        await app.until(lambda: app.has("closed-e2"))
        assert ("POST", f"{PATH}/d1/e1/close", {"why": "บันทึกซ้ำ"}) in server.asked
        assert app.shows("ปิดโดย เลขา สมมติ") and app.shows("บันทึกซ้ำ") and app.shows("ไม่มีรายการที่รออยู่")


async def test_without_a_connection_it_says_so_and_tries_again() -> None:
    client, server = office()
    server.answers["GET", PATH] = Unreachable("unreachable")
    async with App(shown(client, OfficeAside)) as app:
        await app.until(lambda: app.has("aside-failed"))
        server.answers["GET", PATH] = []
        await app.tap("retry")
        await app.until(lambda: app.shows("ไม่มีรายการที่รออยู่"))


async def test_an_entry_that_cannot_be_read_is_listed_all_the_same() -> None:
    client, _ = office({**ENTRY, "kind": "", "record": "", "fields": {}, "message": "รายการนี้มีรูปแบบไม่ถูกต้อง"})
    async with App(shown(client, OfficeAside)) as app:
        await app.until(lambda: app.shows("รายการที่อ่านไม่ได้"))


async def test_an_entry_whose_content_the_office_does_not_see_is_not_called_unreadable() -> None:
    client, _ = office({**ENTRY, "kind": "", "record": "", "fields": {}, "withheld": True})
    async with App(shown(client, OfficeAside)) as app:
        await app.until(lambda: app.shows("รายการที่สำนักงานไม่เห็นเนื้อหา"))
        assert not app.shows("รายการที่อ่านไม่ได้"), "nothing is wrong with it"
