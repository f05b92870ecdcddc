"""The mark beside a value and the list behind it: asked online, honest offline, brought back by a new write."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import flet as ft
import pytest

from app.boundary import safe_component
from app.parts.history import HistoryMark, history_icon, use_history
from app.store.errors import StorageFull
from app.store.tables import EditState
from app.wording import past as words
from fieldwork.errors import NotFound, Unreachable
from fieldwork.problems import sentence
from fieldwork.wire import CURRENT, HistoryLine
from tests.support.clients import FakeServer, shown
from tests.support.devices import Device
from tests.support.disputes import MINUTE, dispute, line
from tests.support.fieldvisit import FieldVisit
from tests.support.fletkit import App
from tests.support.worlds import an_id

AGREEMENT = an_id("agreement")
OLD, NEW = an_id("old"), an_id("new")
PATH = ("GET", f"/api/history/agreement/{AGREEMENT}")


@pytest.fixture
def device(tmp_path: Path) -> Device:
    area = FieldVisit()
    keys = {"visit": area.visit, "school": area.school}
    area.world.put("agreement", AGREEMENT, {**keys, "action": "ทำทุกเดือน", "owner": "วิชาการ", "state": "open"})
    return Device(tmp_path / "phone", area)


def past_of(device: Device) -> list[HistoryLine]:
    """Two writes of the words; the second stands, its clock hours behind the server's."""
    mirrored = device.store.mirror.get("agreement", AGREEMENT)
    assert mirrored is not None
    now = mirrored.marks["action"][0]
    first = line("action", OLD, "ทำทุกสัปดาห์", device.area.expert)
    second = line("action", now, "ทำทุกเดือน", device.person, stands=CURRENT, base=[OLD], ms=MINUTE, late=180 * MINUTE)
    return [first, second]


def answering(device: Device, answer: Any) -> FakeServer:
    server = device.client.server
    assert isinstance(server, FakeServer)
    server.answers[PATH] = answer
    return server


@asynccontextmanager
async def opened(device: Device, *fields: str, kind: str = "agreement", record: str = AGREEMENT) -> AsyncIterator[App]:
    mark = shown(device.client, HistoryMark, kind=kind, record=record, fields=fields, what="ข้อตกลง", identifier="past")
    async with App(mark) as app:
        await app.tap("past")
        yield app


async def test_the_mark_is_read_aloud_with_what_it_is_about(device: Device) -> None:
    mark = shown(device.client, HistoryMark, kind="agreement", record=AGREEMENT, what="ข้อตกลง", identifier="past")
    async with App(mark) as app:
        assert app.named("past").tooltip == words.HISTORY_OF(what="ข้อตกลง")


async def test_the_server_tells_who_wrote_what_newest_first(device: Device) -> None:
    server = answering(device, past_of(device))

    async with opened(device, "action") as app:
        texts = app.texts()

        assert texts.index("ทำทุกเดือน") < texts.index("ทำทุกสัปดาห์")
        assert app.shows("นิเทศ ตัวอย่าง (ท่าน)") and app.shows("ทรงคุณ ตัวอย่าง") and app.shows("จากเครื่อง แท็บเล็ต")
        assert app.shows(words.FATES["current"]()) and app.shows(words.FATES["replaced"]())
        assert app.shows(words.INSTEAD_OF(value="ทำทุกสัปดาห์")) and app.shows(words.FIRST())
        assert app.shows("ถึงเครื่องแม่ข่าย 23 พ.ย. 69")
    assert server.asked[-1] == (*PATH, ["action"])


async def test_while_the_server_is_asked_the_device_shows_what_it_knows(device: Device) -> None:
    server, gate = answering(device, past_of(device)), asyncio.Event()
    honest = server.history

    async def slow(*asked: Any) -> list[HistoryLine]:
        await gate.wait()
        return await honest(*asked)

    server.history = slow  # type: ignore[method-assign]
    async with opened(device, "action") as app:
        assert app.shows(words.ASKING()) and app.shows("ทำทุกเดือน")
        gate.set()
        await app.settle()

        assert not app.shows(words.ASKING()) and app.shows("ทำทุกสัปดาห์")


async def test_offline_it_shows_what_was_told_before_and_says_when(device: Device) -> None:
    device.store.past.keep("agreement", AGREEMENT, {"action": past_of(device)}, at=device.client.now_ms())

    async with opened(device, "action") as app:
        assert app.has("history-offline") and app.shows("ถามเครื่องแม่ข่ายล่าสุด วันนี้")
        assert app.shows("ทำทุกสัปดาห์") and app.shows("ทรงคุณ ตัวอย่าง")


async def test_offline_and_never_asked_it_shows_the_value_and_that_there_may_be_more(
    device: Device,
) -> None:
    async with opened(device, "action") as app:
        assert app.shows(words.OFFLINE()) and app.shows("ทำทุกเดือน") and app.shows(words.UNKNOWN_AUTHOR())


async def test_own_writes_not_yet_sent_are_on_top_and_marked(device: Device) -> None:
    device.store.write("agreement", AGREEMENT, {"action": "ทำทุกวัน"})
    answering(device, past_of(device))

    async with opened(device, "action") as app:
        texts = app.texts()

        assert app.shows(words.UNSENT()) and app.shows(words.THIS_DEVICE())
        assert texts.index("ทำทุกวัน") < texts.index("ทำทุกเดือน") < texts.index("ทำทุกสัปดาห์")
        assert texts.index(words.FATES["current"]()) < texts.index("ทำทุกวัน")


async def test_what_only_this_device_has_is_not_asked_for(device: Device) -> None:
    made = an_id("made here")
    device.store.write("agreement", made, {"visit": device.area.visit, "school": device.area.school, "action": "ใหม่"})

    async with opened(device, "action", record=made) as app:
        assert app.shows("ใหม่") and not app.has("history-offline") and not app.shows(words.ASKING())
    assert device.client.server.asked == []  # type: ignore[attr-defined]


async def test_a_server_that_fails_can_be_asked_again(device: Device) -> None:
    server = answering(device, Unreachable("server_fault", reference="1"))

    async with opened(device, "action") as app:
        assert app.has("history-failed")
        server.answers[PATH] = past_of(device)
        await app.tap("history-retry")

        assert not app.has("history-failed") and app.shows("ทำทุกสัปดาห์")


async def test_what_is_no_longer_shared_is_no_failure(device: Device) -> None:
    answering(device, NotFound("not_found"))

    async with opened(device, "action") as app:
        assert app.shows("ทำทุกเดือน") and not app.has("history-failed") and not app.has("history-offline")


async def test_an_earlier_value_comes_back_by_two_taps_as_a_new_write(device: Device) -> None:
    answering(device, past_of(device))

    async with opened(device, "action") as app:
        await app.tap(f"put-back-{OLD}")
        assert device.edits() == 0
        await app.tap(f"put-back-yes-{OLD}")

        assert app.shows(words.PUT_BACK_DONE()) and app.shows(words.UNSENT())
    assert device.fields("agreement", AGREEMENT)["action"] == "ทำทุกสัปดาห์" and device.edits() == 1


async def test_what_stands_already_cannot_be_brought_back(device: Device) -> None:
    lines = past_of(device)
    answering(device, lines)

    async with opened(device, "action") as app:
        assert not app.has(f"put-back-{lines[1].edit}")


async def test_who_may_not_write_looks_only(device: Device) -> None:
    school = device.area.school
    server = device.client.server
    server.answers["GET", f"/api/history/school/{school}"] = [line("students", OLD, 400, an_id("x"))]  # type: ignore[attr-defined]

    async with opened(device, "students", kind="school", record=school) as app:
        assert app.shows("400") and not app.has(f"put-back-{OLD}")


async def test_of_many_fields_one_is_picked_first(device: Device) -> None:
    answering(device, past_of(device))

    async with opened(device) as app:
        assert app.shows("ผู้รับผิดชอบ") and app.shows("วิชาการ") and not app.has("history-field-visit")
        await app.tap("history-field-action")
        assert app.shows("ทำทุกสัปดาห์")
        await app.tap("history-fields")

        assert app.has("history-field-action")


async def test_a_field_in_conflict_is_marked_and_leads_to_settling_it(device: Device) -> None:
    mark = shown(device.client, HistoryMark, kind="agreement", record=AGREEMENT, what="ข้อตกลง", identifier="past")
    async with App(mark) as app:
        assert app.named("past").tooltip == words.HISTORY_OF(what="ข้อตกลง")
        dispute(device, "agreement", AGREEMENT, "state", "open", (device.area.expert, "doing"), (device.person, "done"))
        await app.settle()
        assert app.named("past").tooltip == words.CONFLICT_MARK(what="ข้อตกลง")

        await app.tap("past")
        await app.tap("history-field-state")
        await app.tap("history-settle")

        assert app.route == f"/conflicts/agreement/{AGREEMENT}"


async def test_bringing_a_value_back_in_a_conflict_settles_it(device: Device) -> None:
    dispute(device, "agreement", AGREEMENT, "state", "open", (device.area.expert, "doing"), (device.person, "done"))
    rival = device.store.heads("agreement", AGREEMENT, "state")[1]

    async with opened(device, "state") as app:
        await app.tap(f"put-back-{rival}")
        await app.tap(f"put-back-yes-{rival}")

    assert device.store.unsettled() == [] and device.fields("agreement", AGREEMENT)["state"] == "doing"


def refused(device: Device, code: str, why: str) -> None:
    """A write that the server keeps aside for that reason."""
    saved = device.store.write("agreement", AGREEMENT, {"action": "ทำทุกวัน"})
    with device.store.database.transaction():
        device.store.database.script(f"UPDATE edit SET state = {EditState.QUARANTINED.value}")
        device.store.quarantine.note(saved.edit, code, why)
    device.store.reload()


async def test_what_the_server_refused_says_why(device: Device) -> None:
    refused(device, "not_in_team", "ท่านไม่ได้อยู่ในคณะ")

    async with opened(device, "action") as app:
        assert app.shows(words.FATES["refused"]()) and app.shows(words.WHY_REFUSED(why="ท่านไม่ได้อยู่ในคณะ"))


@pytest.mark.usefixtures("english")
async def test_in_english_what_the_server_refused_says_why_in_english(device: Device) -> None:
    refused(device, "own_school", sentence("own_school"))

    async with opened(device, "action") as app:
        assert app.shows(words.WHY_REFUSED(why=sentence("own_school", language="en")))


async def test_a_value_nobody_wrote_says_so(device: Device) -> None:
    answering(device, [])

    async with opened(device, "progress") as app:
        assert app.shows(words.EMPTY_TITLE())


async def test_a_long_past_is_shown_in_parts(device: Device) -> None:
    lines = [line("action", an_id(f"w{n}"), f"ค่าที่ {n}", device.person, ms=n * MINUTE) for n in range(30)]
    answering(device, [*lines, *past_of(device)[1:]])

    async with opened(device, "action") as app:
        assert app.shows("ค่าที่ 29") and not app.shows("ค่าที่ 5")
        assert app.shows(words.EARLIER(n=11))
        await app.tap("history-more")

        assert app.shows("ค่าที่ 5") and not app.has("history-more")


async def test_a_device_that_is_full_says_that_nothing_came_back(
    device: Device, monkeypatch: pytest.MonkeyPatch
) -> None:
    answering(device, past_of(device))

    def full(*args: object, **more: object) -> None:
        raise StorageFull("storage_full")

    monkeypatch.setattr(device.store, "write", full)
    async with opened(device, "action") as app:
        await app.tap(f"put-back-{OLD}")
        await app.tap(f"put-back-yes-{OLD}")

        assert app.shows(words.NOT_KEPT()) and not app.shows(words.PUT_BACK_DONE())


async def test_one_may_think_again_before_bringing_a_value_back(device: Device) -> None:
    answering(device, past_of(device))

    async with opened(device, "action") as app:
        await app.tap(f"put-back-{OLD}")
        await app.tap(f"put-back-no-{OLD}")

        assert app.has(f"put-back-{OLD}") and not app.has(f"put-back-yes-{OLD}") and device.edits() == 0


async def test_a_screen_with_very_many_values_has_one_list_for_all_of_them(device: Device) -> None:
    @safe_component
    def Many() -> ft.Control:
        look = use_history()
        actions = (("action",), ("owner",))
        return ft.Column(
            [
                history_icon(("agreement", AGREEMENT, fields, fields[0]), look, identifier=f"past-{fields[0]}")
                for fields in actions
            ]
        )

    async with App(shown(device.client, Many)) as app:
        await app.tap("past-owner")
        assert app.shows("วิชาการ") and not app.shows("ทำทุกเดือน")
        await app.tap("history-close")
        await app.tap("past-action")

        assert app.shows("ทำทุกเดือน") and not app.shows("วิชาการ")


async def test_what_is_being_typed_belongs_to_the_list(device: Device) -> None:
    flushed: list[bool] = []
    device.client.drafts.hold(lambda: flushed.append(True))

    async with opened(device, "action"):
        assert flushed == [True]
