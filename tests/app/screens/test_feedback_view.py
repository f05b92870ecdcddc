"""The leader's page: saved as typed, taken over with a tap, published once, corrected in the open."""

from pathlib import Path
from typing import Any

import flet as ft
import pytest

from app.screens.feedback import state
from app.screens.feedback.view import Feedback
from app.store.errors import StorageFull
from app.theme import Look
from app.wording import feedback as words
from app.wording.reasons import reason
from fieldwork.debriefs import agreement_of_item
from fieldwork.records import Debrief as DebriefRecord
from fieldwork.records import Feedback as FeedbackRecord
from fieldwork.records import Receipt, Response
from tests.support.aftervisit import NOW_MS, AfterVisit
from tests.support.clients import shown
from tests.support.devices import Device
from tests.support.fletkit import App


@pytest.fixture
def after() -> AfterVisit:
    return AfterVisit()


def device(tmp_path: Path, after: AfterVisit, person: str = "", *, wide: bool = False) -> Device:
    return Device(tmp_path / "device", after, person or after.leader, wide=wide)  # type: ignore[arg-type]


def opened(held: Device, after: AfterVisit, **extra: Any) -> App:
    return App(shown(held.client, Feedback, visit=after.visit_id), **extra)


def version(held: Device, after: AfterVisit, number: int = 1, author: str = "") -> dict[str, Any]:
    return held.fields("feedback", FeedbackRecord.kind().id_of(after.visit_id, number, author or after.leader))


def items(held: Device, after: AfterVisit, number: int = 1) -> dict[str, dict[str, Any]]:
    fields = version(held, after, number)
    return {name.removeprefix("items."): value for name, value in fields.items() if name.startswith("items.")}


def names(app: App, prefix: str) -> list[str]:
    found = [c.identifier or "" for c in app.all(ft.Semantics)]
    return [name.removeprefix(prefix) for name in found if name.startswith(prefix)]


async def test_storing_the_first_words_leaves_the_field_under_the_fingers(tmp_path, after):
    async with opened(device(tmp_path, after), after) as app:
        before = app.named("intro")
        await app.enter("intro", "เรียน")
        await app.leave("intro")

        assert app.shows("บันทึกในเครื่องแล้ว")
        assert app.named("intro")._i == before._i


async def test_the_first_word_makes_the_draft_and_every_word_is_stored(tmp_path, after):
    held = device(tmp_path, after)

    async with opened(held, after) as app:
        assert version(held, after) == {} and app.named("publish").disabled
        await app.enter("intro", "เรียนท่านผู้อำนวยการ")
        await app.leave("intro")

        kept = version(held, after)
        assert (kept["intro"], kept["author"], kept["version"]) == ("เรียนท่านผู้อำนวยการ", after.leader, 1)

        await app.tap("add-strength")
        [item] = items(held, after)
        await app.enter(f"text-{item}", "ครูเเข็งขัน")
        await app.leave(f"text-{item}")
        assert items(held, after)[item]["text"] == "ครูแข็งขัน"

    async with opened(held, after) as app:
        assert app.named(f"text-{item}").value == "ครูแข็งขัน"


async def test_findings_come_in_with_one_tap_and_internal_ones_are_not_offered(tmp_path, after):
    after.find("ห้องสมุดดี", after.expert, "AC1", nature="strength")
    after.find("ลับเฉพาะคณะ", after.leader, internal=True)
    held = device(tmp_path, after)

    async with opened(held, after) as app:
        await app.tap("suggestions")
        assert app.shows("ห้องสมุดดี") and app.shows("ข้อค้นพบของ ทรงคุณ ตัวอย่าง") and not app.shows("ลับเฉพาะคณะ")
        [taken] = names(app, "take-strength-")
        await app.tap(f"take-strength-{taken}")

        kept = items(held, after)[taken]
        assert (kept["kind"], kept["text"], kept["indicators"]) == ("strength", "ห้องสมุดดี", ["AC1"])
        assert not app.has("suggestions") and app.shows("เกี่ยวกับ การบริหารหลักสูตรสถานศึกษา")


async def fill(app: App, held: Device, after: AfterVisit) -> str:
    """Write one item of every kind; returns the agreement's item."""
    for kind in ("strength", "next_step", "agreement"):
        known = set(items(held, after))
        await app.tap(f"add-{kind}")
        [made] = set(items(held, after)) - known
        await app.enter(f"text-{made}", f"ข้อความ {kind}")
        await app.leave(f"text-{made}")
    await app.enter(f"owner-{made}", "หัวหน้างานวิชาการ")
    await app.leave(f"owner-{made}")
    await app.enter(f"due-{made}", "30 ธ.ค. 2569")
    return made


async def test_publishing_waits_for_what_is_missing_asks_once_and_makes_the_agreement(tmp_path, after):
    held = device(tmp_path, after)

    async with opened(held, after) as app:
        await app.tap("list-missing")
        assert app.has("missing") and app.shows("จุดเด่นอย่างน้อยหนึ่งข้อ")
        item = await fill(app, held, after)
        assert app.has("ready") and not app.named("publish").disabled
        await app.tap("publish")
        assert "published_at" not in version(held, after)
        await app.tap("question-yes")

        assert version(held, after)["published_at"]
        kept = held.fields("agreement", agreement_of_item(after.visit_id, item))
        assert (kept["action"], kept["owner"], kept["due"], kept["state"]) == (
            "ข้อความ agreement", "หัวหน้างานวิชาการ", "2026-12-30", "open",
        )  # fmt: skip
        assert items(held, after)[item]["due"] == "2026-12-30"
        assert app.has("feedback-said") and app.has("opened") and not app.has("publish")
        assert held.client.syncing.asked == 1  # type: ignore[attr-defined]


async def test_what_is_published_is_read_once_when_all_of_it_is_written(tmp_path, after, monkeypatch):
    held, read = device(tmp_path, after), []
    editor = state.editor

    def counted(*given: Any, **named: Any) -> Any:
        read.append(bool(version(held, after).get("published_at")))
        return editor(*given, **named)

    async with opened(held, after) as app:
        await fill(app, held, after)
        await app.tap("publish")
        monkeypatch.setattr(state, "editor", counted)
        await app.tap("question-yes")

    assert read == [True]


@pytest.mark.parametrize("kind", ["agreement", "feedback"])
async def test_a_disk_that_is_full_publishes_nothing_says_so_and_the_next_tap_does(
    tmp_path, after, monkeypatch, kind: str
):
    held = device(tmp_path, after)
    write = held.store.write

    def full(of_kind: str, *given: Any, **named: Any) -> Any:
        if of_kind == kind:
            raise StorageFull("storage_full")
        return write(of_kind, *given, **named)

    async with opened(held, after) as app:
        item = await fill(app, held, after)
        await app.tap("publish")
        with monkeypatch.context() as no_room:
            no_room.setattr(held.store, "write", full)
            await app.tap("question-yes")
        assert app.shows(reason(StorageFull("storage_full"))) and "published_at" not in version(held, after)

        await app.tap("publish")
        await app.tap("question-yes")

    assert version(held, after)["published_at"]
    assert held.fields("agreement", agreement_of_item(after.visit_id, item))["state"] == "open"


async def test_what_is_missing_names_the_item(tmp_path, after):
    held = device(tmp_path, after)

    async with opened(held, after) as app:
        item = await fill(app, held, after)
        await app.enter(f"due-{item}", "")
        await app.tap("list-missing")
        assert app.shows("กำหนดวันของข้อตกลงข้อที่ 1")
        await app.tap("add-strength")
        assert app.shows("ข้อความในจุดเด่นข้อที่ 2")


async def test_items_move_and_leave_and_words_are_not_removed_without_asking(tmp_path, after):
    after.feedback(published_at=None)
    held = device(tmp_path, after)

    async with opened(held, after) as app:
        await app.tap("add-strength")
        [made] = set(items(held, after)) - {"s1", "n1", "a1"}
        assert names(app, "edit-")[:2] == ["s1", made]
        await app.tap(f"up-{made}")
        assert names(app, "edit-")[:2] == [made, "s1"]
        await app.tap(f"remove-{made}")
        assert made not in items(held, after)
        await app.tap("remove-s1")
        assert "s1" in items(held, after)
        await app.tap("question-yes")
        assert "s1" not in items(held, after)


async def test_words_being_typed_join_what_came_from_another_device_meanwhile(tmp_path, after):
    record_id = after.feedback(published_at=None)
    held = device(tmp_path, after)

    async with opened(held, after) as app:
        await app.enter("text-a1", "ส่งแผนและผล")
        elsewhere = {**items(held, after)["a1"], "due": "2027-01-31"}
        held.pull([after.world.put("feedback", record_id, {"items.a1": elsewhere})])
        await app.settle()
        await app.leave("text-a1")

        kept = items(held, after)["a1"]
        assert (kept["text"], kept["due"]) == ("ส่งแผนและผล", "2027-01-31")


async def test_the_preview_is_the_principals_own_page_without_anything_to_answer(tmp_path, after):
    after.feedback(published_at=None, intro="เรียนท่านผู้อำนวยการ")

    async with opened(device(tmp_path, after), after) as app:
        await app.tap("page-preview")
        assert names(app, "item-") == ["s1", "n1", "a1"]
        assert app.shows("เรียนท่านผู้อำนวยการ") and app.shows("กำหนด: 30 ธันวาคม 2569")
        assert not app.has("answer-n1-accept") and not app.all(ft.TextField)


async def test_a_tablet_shows_writing_and_preview_together(tmp_path, after):
    after.feedback(published_at=None)
    held = device(tmp_path, after, wide=True)

    async with opened(held, after, width=1180, height=820) as app:
        assert app.has("edit-s1") and app.has("item-s1")
        await app.enter("text-s1", "ครูร่วมมือกันดีมาก")
        await app.leave("text-s1")
        assert "ครูร่วมมือกันดีมาก" in app.texts()


async def test_others_of_the_team_see_nothing_before_it_is_published_and_cannot_write_after(tmp_path, after):
    after.feedback(published_at=None)
    held = device(tmp_path, after, after.expert)

    async with opened(held, after) as app:
        assert app.shows(words.NOT_YET_TITLE()) and not app.shows("ครูร่วมมือกันดี")

    after.feedback()
    other = Device(tmp_path / "other", after, after.expert)  # type: ignore[arg-type]
    async with opened(other, after) as app:
        assert app.shows("ครูร่วมมือกันดี") and app.has("opened")
        assert not app.has("correct") and not app.all(ft.TextField)


async def test_after_a_change_of_leader_the_old_draft_is_readable_by_its_author_and_the_new_leader_writes(
    tmp_path, after
):
    after.feedback(published_at=None, intro="คำนำของคนก่อน")
    after.world.put("visit", after.visit_id, {"leader": after.expert})
    held = device(tmp_path, after)

    async with opened(held, after) as app:
        assert app.shows(words.LEFT_TITLE()) and app.shows("คำนำของคนก่อน") and app.shows("ครูร่วมมือกันดี")
        assert app.shows(words.LEFT_LED(name="ทรงคุณ ตัวอย่าง")) and not app.has("publish")

    after.world.records.pop(("feedback", FeedbackRecord.kind().id_of(after.visit_id, 1, after.leader)))
    other = Device(tmp_path / "other", after, after.expert)  # type: ignore[arg-type]
    async with opened(other, after) as app:
        await app.enter("intro", "คำนำของคนใหม่")
        await app.leave("intro")
        assert version(other, after, author=after.expert)["intro"] == "คำนำของคนใหม่" and not app.shows(
            words.LEFT_TITLE()
        )


async def test_receipt_answers_and_signature_show_as_they_arrive(tmp_path, after):
    first = after.feedback()
    held = device(tmp_path, after)

    async with opened(held, after) as app:
        assert app.shows("ยังไม่มีผู้เปิดอ่าน")
        keys = {"feedback": first, "visit": after.visit_id, "school": after.school, "person": after.principal}
        receipt = after.world.put(
            "receipt", Receipt.kind().id_of(first, after.principal), {**keys, "opened_at": NOW_MS}
        )
        given = {**keys, "item": "n1", "answer": "explain", "text": "ขอเวลาเพิ่ม"}
        response = after.world.put("response", Response.kind().id_of(first, "n1"), given)
        held.pull([receipt, response])
        await app.settle()
        assert app.shows("ผู้บริหาร ตัวอย่าง เปิดอ่านเมื่อ 24 พ.ย. 69") and app.shows("ขอเวลาเพิ่ม")


async def test_a_correction_keeps_the_first_version_and_shows_the_difference_before_it_goes_out(tmp_path, after):
    after.feedback()
    held = device(tmp_path, after)
    before = version(held, after)

    async with opened(held, after) as app:
        await app.tap("correct")
        assert version(held, after, 2) == {}
        await app.tap("question-yes")
        assert set(items(held, after, 2)) == {"s1", "n1", "a1"}
        assert app.shows(words.NO_CHANGES()) and app.named("publish").disabled

        await app.enter("text-n1", "ติดตามผลการอ่านทุกเดือน")
        await app.leave("text-n1")
        assert app.has("changes") and app.shows("เดิม: ติดตามผลการอ่าน")
        await app.tap("list-missing")
        assert app.shows(words.LACK["change_note"]())
        await app.enter("change-note", "ระบุความถี่")
        await app.leave("change-note")
        await app.tap("publish")
        await app.tap("question-yes")

        assert version(held, after, 2)["published_at"] and version(held, after) == before
        assert app.has("correct")


async def test_a_visit_not_on_this_device_says_so(tmp_path, after):
    held = device(tmp_path, after)
    async with App(shown(held.client, Feedback, visit=after.director)) as app:
        assert app.shows(words.GONE_TITLE())


@pytest.mark.usefixtures("english")
async def test_it_speaks_english(tmp_path, after):
    async with opened(device(tmp_path, after), after) as app:
        assert app.shows("Add a strength") and app.shows("3 things to do before publishing")


async def test_with_large_text_the_foot_of_a_phone_holds_what_is_missing_or_the_button_never_both(tmp_path, after):
    held = device(tmp_path, after)
    held.client.preferences.look = Look(text_scale=2.0)

    async with opened(held, after) as app:
        assert app.has("list-missing") and not app.has("publish")
        await app.tap("list-missing")
        assert app.has("missing")


async def test_all_that_was_gone_through_before_leaving_is_taken_over_with_one_tap(tmp_path, after):
    keys = {"visit": after.visit_id, "school": after.visit.school}
    points = {"items.s": {"kind": "strength", "text": "ครูร่วมมือกัน", "order": 1}}
    points["items.n"] = {"kind": "next_step", "text": "ติดตามการอ่าน", "order": 1}
    after.world.put("debrief", DebriefRecord.kind().id_of(after.visit_id), {**keys, **points})
    agreement = after.agree("a1")
    after.find("ไม่ได้อ่านร่วมกัน", after.leader)
    held = device(tmp_path, after)

    async with opened(held, after) as app:
        assert app.shows(words.TAKE_READ(n=3))
        await app.tap("take-read")
        assert not app.has("take-read")

    found = items(held, after)
    assert sorted((item["kind"], item["text"]) for item in found.values()) == [
        ("agreement", "ส่งแผนการอ่าน"),
        ("next_step", "ติดตามการอ่าน"),
        ("strength", "ครูร่วมมือกัน"),
    ]
    assert [item["agreement"] for item in found.values() if item["kind"] == "agreement"] == [agreement]
