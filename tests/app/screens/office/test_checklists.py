"""The office's checklists: every key kept in the draft, problems beside their fields, publishing, visits, answers."""

from __future__ import annotations

import json
from typing import Any

import flet as ft

from app.screens.office_checklists.draft.view import WriteChecklist
from app.screens.office_checklists.version import state as version_state
from app.screens.office_checklists.version.view import PublishedChecklist as VersionScreen
from app.screens.office_checklists.view import OfficeChecklists
from fieldwork.errors import Unreachable
from fieldwork.ids import natural_id
from fieldwork.instruments.canonical import to_document
from fieldwork.instruments.reading import SCHEMA, read
from fieldwork.records import CheckSheet, PublishedChecklist
from tests.app.screens.office.desk import office_client
from tests.support.clients import shown
from tests.support.fletkit import App
from tests.support.instruments import document
from tests.support.memory import ME, MemoryStore

DRAFT = natural_id("test", "draft")
TOLD = {"kind": "checklist", "instrument": "CL1", "version": "2569.1", "title_th": "ติดตาม", "indicators": 1}


def begun(store: MemoryStore, **fields: Any) -> None:
    store.put("checklist_draft", id=DRAFT, author=ME, code="CL1", **fields)


def published(store: MemoryStore, version: str = "2569.1", at: int = 1) -> str:
    return store.put(
        "checklist", code="POL1", version=version, body={**document("POL1"), "version": version}, published_at=at
    )


def visits(store: MemoryStore, *days: str, **checklists: bool) -> list[str]:
    school = natural_id("school", "9966900001")
    leader = store.put("person", given="นิเทศ", surname="ตัวอย่าง")
    return [
        store.put("visit", school=school, day=day, leader=leader, round="2569/2", checklists=checklists) for day in days
    ]


def point(store: MemoryStore, name: str) -> dict[str, Any]:
    return dict(store.rows["checklist_draft", DRAFT][f"points.{name}"])


async def test_a_new_checklist_begins_as_a_draft_of_the_person(store: MemoryStore) -> None:
    client, _ = office_client(store)
    async with App(shown(client, OfficeChecklists)) as app:
        await app.tap("checklist-new")
    ((kind, _, fields),) = store.written
    assert (kind, fields["author"]) == ("checklist_draft", ME) and fields["code"].startswith("CL")


async def test_a_form_that_was_only_looked_at_is_no_draft_and_is_opened_again(store: MemoryStore) -> None:
    client, _ = office_client(store)
    async with App(shown(client, OfficeChecklists)) as app:
        await app.tap("checklist-new")
        first = app.route
    async with App(shown(client, OfficeChecklists)) as app:
        assert not app.shows("(ยังไม่มีชื่อ)")
        await app.tap("checklist-new")
        assert app.route == first and len(store.written) == 1


async def test_a_new_point_is_not_scolded_before_anything_was_written(store: MemoryStore) -> None:
    begun(store)
    client, _ = office_client(store)
    async with App(shown(client, WriteChecklist, draft=DRAFT)) as app:
        await app.tap("publish")
        assert app.shows("กรุณาเขียนชื่อแบบติดตาม")
        await app.tap("add-choice")
        assert not app.shows("กรุณาเขียนคำถาม")
        await app.tap("point-done")
        await app.tap("publish")
        await app.tap("edit-P1")
        assert app.shows("กรุณาเขียนคำถาม")


async def test_every_key_of_head_and_points_is_kept_in_the_draft(store: MemoryStore) -> None:
    begun(store)
    client, _ = office_client(store)
    async with App(shown(client, WriteChecklist, draft=DRAFT)) as app:
        await app.enter("draft-title", "ติดตามนโยบายลดภาระครู")
        await app.leave("draft-title")
        await app.tap("filler-supervisor")
        await app.tap("add-choice")
        await app.enter("point-title_th", "ลดการประชุมแล้ว")
        await app.leave("point-title_th")
        await app.tap("yes-no")
        await app.tap("required-optional")
        await app.tap("point-done")
        await app.tap("add-number")
        await app.enter("point-max", "๑๐๐")
        await app.leave("point-max")
    row = store.rows["checklist_draft", DRAFT]
    assert (row["title"], row["fillers.supervisor"]) == ("ติดตามนโยบายลดภาระครู", True)
    assert point(store, "P1") == {
        "type": "choice", "title_th": "ลดการประชุมแล้ว", "options": "ใช่\nไม่ใช่", "required": False, "order": 1,
    }  # fmt: skip
    assert point(store, "P2")["max"] == "๑๐๐"


async def test_what_is_to_be_put_right_is_said_beside_its_field_and_nothing_is_sent(store: MemoryStore) -> None:
    begun(store, title="ติดตาม", points={"P1": {"type": "choice", "title_th": "ข้อ", "options": "ใช่", "order": 1}})
    client, caller = office_client(store)
    async with App(shown(client, WriteChecklist, draft=DRAFT)) as app:
        await app.tap("publish")
        assert not app.has("question-yes"), "there is nothing to be sure about yet"
        assert app.has("wrong-options") and app.shows("กรุณาใส่ตัวเลือกที่ไม่ซ้ำกันอย่างน้อย 2 ข้อ")
        await app.enter("point-options", "ใช่\nไม่ใช่")
        await app.leave("point-options")
        assert not app.has("wrong-options")
    assert caller.asked == []


async def test_a_whole_draft_is_published_as_a_file_the_server_can_read(store: MemoryStore) -> None:
    begun(store, title="ติดตาม", points={"P1": {"type": "date", "title_th": "วันที่เริ่ม", "order": 1}})
    client, caller = office_client(store, post_instruments=TOLD)
    async with App(shown(client, WriteChecklist, draft=DRAFT)) as app:
        await app.tap("publish")
        await app.tap("question-yes")
        assert app.route == f"/office/checklists/{PublishedChecklist.kind().id_of('CL1', '2569.1')}"
    ((method, path, sent),) = caller.asked
    assert (method, path) == ("POST", "/api/office/instruments")
    assert read(json.loads(sent)).instrument_version == "CL1@2569.1"
    assert store.rows["checklist_draft", DRAFT]["published"] == PublishedChecklist.kind().id_of("CL1", "2569.1")


async def test_without_a_network_the_draft_stays_and_says_when_it_can_be_published(store: MemoryStore) -> None:
    begun(store, title="ติดตาม", points={"P1": {"type": "date", "title_th": "วันที่เริ่ม", "order": 1}})
    client, _ = office_client(store, post_instruments=Unreachable("unreachable"))
    async with App(shown(client, WriteChecklist, draft=DRAFT)) as app:
        await app.tap("publish")
        await app.tap("question-yes")
        assert app.has("draft-trouble") and app.shows("การประกาศใช้ต้องมีอินเทอร์เน็ต")
    assert "published" not in store.rows["checklist_draft", DRAFT]


async def test_what_was_published_with_its_reply_lost_is_not_published_twice(store: MemoryStore) -> None:
    begun(store, title="ติดตาม", points={"P1": {"type": "date", "title_th": "วันที่เริ่ม", "order": 1}})
    client, caller = office_client(store, post_instruments=Unreachable("unreachable"))
    async with App(shown(client, WriteChecklist, draft=DRAFT)) as app:
        await app.tap("publish")
        await app.tap("question-yes")
    ((_, _, sent),) = caller.asked
    taken_in = to_document(read(json.loads(sent)))
    made = store.put("checklist", code="CL1", version=taken_in["version"], body=taken_in, published_at=1)
    caller.answers["post_instruments"] = {**TOLD, "version": "2569.2"}
    async with App(shown(client, WriteChecklist, draft=DRAFT)) as app:
        await app.tap("publish")
        await app.tap("question-yes")
        assert app.route == f"/office/checklists/{made}"
    assert len(caller.asked) == 1 and store.rows["checklist_draft", DRAFT]["published"] == made


async def test_a_text_that_was_changed_after_a_lost_reply_is_the_next_version(store: MemoryStore) -> None:
    begun(store, title="ติดตาม", points={"P1": {"type": "date", "title_th": "วันที่เริ่ม", "order": 1}})
    before = {"schema": SCHEMA, "kind": "checklist", "id": "CL1", "version": "2569.1", "title_th": "ติดตาม"}
    body = {**before, "points": [{"id": "P1", "type": "date", "title_th": "วันที่", "required": True}]}
    store.put("checklist", code="CL1", version="2569.1", body=body, published_at=1)
    client, caller = office_client(store, post_instruments={**TOLD, "version": "2569.2"})
    async with App(shown(client, WriteChecklist, draft=DRAFT)) as app:
        await app.tap("publish")
        await app.tap("question-yes")
    ((_, _, sent),) = caller.asked
    assert read(json.loads(sent)).instrument_version == "CL1@2569.2"


async def test_points_move_and_go_and_their_ids_never_come_back(store: MemoryStore) -> None:
    made = {f"P{n}": {"type": "date", "title_th": f"วัน {n}", "order": n} for n in (1, 2)}
    begun(store, title="ติดตาม", points=made)
    client, _ = office_client(store)
    async with App(shown(client, WriteChecklist, draft=DRAFT)) as app:
        await app.tap("up-P2")
        assert (point(store, "P1")["order"], point(store, "P2")["order"]) == (2, 1)
        await app.tap("edit-P2")
        await app.tap("point-remove")
        await app.tap("question-yes")
        await app.tap("add-time")
    assert store.rows["checklist_draft", DRAFT]["points.P2"] is None and point(store, "P3")["type"] == "time"


async def test_the_preview_can_be_tried_out_and_stores_nothing(store: MemoryStore) -> None:
    points = {
        "P1": {"type": "choice", "title_th": "ข้อ", "options": "ใช่\nไม่ใช่", "order": 1},
        "P2": {"type": "table", "title_th": "ตาราง", "columns": "กิจกรรม\nคน #", "order": 2},
        "P3": {"type": "photo", "title_th": "ภาพ", "order": 3},
    }
    begun(store, title="ติดตาม", points=points)
    client, _ = office_client(store)
    async with App(shown(client, WriteChecklist, draft=DRAFT)) as app:
        await app.tap("preview")
        await app.tap("point-P1-1")
        await app.tap("point-P2-add")
        await app.enter("point-P2-1-C1", "ประชุม")
        await app.leave("point-P2-1-C1")
        assert app.named("point-P2-1-C1").value == "ประชุม" and app.named("point-P3-choose").disabled
        assert app.shows("ไม่ใช่ เลือกแล้ว")
    assert store.written == []


async def test_english_titles_are_there_to_be_changed_where_there_are_any(store: MemoryStore) -> None:
    points = {
        "P1": {"type": "date", "title_th": "วันที่", "title_en": "Day", "order": 1},
        "P2": {"type": "date", "title_th": "วันที่", "order": 2},
    }
    begun(store, title="ติดตาม", title_en="Follow-up", points=points)
    client, _ = office_client(store)
    async with App(shown(client, WriteChecklist, draft=DRAFT)) as app:
        await app.enter("draft-title_en", "Followed up")
        await app.leave("draft-title_en")
        await app.tap("edit-P1")
        await app.enter("point-title_en", "First day")
        await app.leave("point-title_en")
        await app.tap("point-done")
        await app.tap("edit-P2")
        assert not app.has("point-title_en")
    assert store.rows["checklist_draft", DRAFT]["title_en"] == "Followed up"
    assert point(store, "P1")["title_en"] == "First day"


async def test_a_draft_of_somebody_else_is_not_opened(store: MemoryStore) -> None:
    store.put("checklist_draft", id=DRAFT, author=natural_id("test", "other"), code="CL1")
    client, _ = office_client(store)
    async with App(shown(client, WriteChecklist, draft=DRAFT)) as app:
        assert not app.has("publish")


async def test_a_whole_round_uses_a_version_with_one_tap_and_gives_up_the_one_before(store: MemoryStore) -> None:
    older, newer = published(store), published(store, "2569.2", at=2)
    first, second = visits(store, "2026-11-30", "2026-12-01")
    store.rows["visit", first][f"checklists.{older}"] = True
    client, _ = office_client(store)
    async with App(shown(client, VersionScreen, checklist=newer)) as app:
        await app.tap("round-2569-2")
        await app.tap(f"visit-{second}")
    assert store.rows["visit", first][f"checklists.{newer}"] is True
    assert store.rows["visit", first][f"checklists.{older}"] is False
    assert store.rows["visit", second][f"checklists.{newer}"] is False


def test_visits_that_are_over_or_called_off_are_not_offered(store: MemoryStore) -> None:
    used = published(store)
    past, called_off, coming = visits(store, "2020-01-01", "2026-12-01", "2026-12-02")
    store.rows["visit", called_off]["cancelled"] = "น้ำท่วม"
    client, _ = office_client(store)

    page = version_state.read_version(store, used, client.today())

    assert page is not None and [line.id for line in page.visits] == [coming] and past != coming


async def test_answers_are_summed_up_point_by_point_and_each_sheet_is_opened(store: MemoryStore) -> None:
    used = published(store)
    (visit,) = visits(store, "2026-11-30")
    school, rater = natural_id("school", "9966900001"), store.put("person", given="มานะ", surname="ตัวอย่าง")
    answers = {"P1": "ใช่", "P4": "120", "P2": "2026-11-28", "P5": "07:45", "P8": [{"A": "ประชุม", "B": "35"}]}
    files = {"ab" * 32: {"point": "P9", "name": "แผน.pdf", "order": 1, "size": 9}}
    sheet = store.put(
        "checksheet",
        visit=visit,
        checklist=used,
        school=school,
        rater=rater,
        answers=answers,
        files=files,
        submitted_at=9,
    )
    draft = natural_id("test", "rater 2")
    store.put("checksheet", visit=visit, checklist=used, school=school, rater=draft, answers={"P4": "999"})
    client, _ = office_client(store)
    async with App(shown(client, VersionScreen, checklist=used, sheet=sheet)) as app:
        assert app.shows("28 พฤศจิกายน 2569") and app.shows("07.45 น.") and app.shows("กิจกรรม: ประชุม")
        assert app.shows("แผน.pdf") and app.shows("120 คน")
    async with App(shown(client, VersionScreen, checklist=used)) as app:
        assert app.shows("รวม 120 คน") and app.has(f"sheet-{sheet}") and app.shows("ส่งแล้ว 1 ฉบับ")
        texts = [c.value for c in app.all(ft.Text)]
        assert not any("999" in (text or "") for text in texts)
    assert sheet == CheckSheet.kind().id_of(visit, used, rater)


async def test_the_next_version_begins_from_the_published_one(store: MemoryStore) -> None:
    used = published(store)
    client, _ = office_client(store)
    async with App(shown(client, VersionScreen, checklist=used)) as app:
        await app.tap("next-version")
    kind, _, fields = store.written[-1]
    assert kind == "checklist_draft" and fields["code"] == "POL1" and fields["points.P1"]["options"].startswith("ใช่")
