"""Reading, answering and signing on a tablet: every tap and word is durable, and the page says where things stand."""

import base64
from pathlib import Path
from typing import Any

import flet as ft
import pytest

from app.screens.answer.view import Answer, FeedbackList
from app.store.errors import StorageFull
from app.theme import Look
from app.wording import answer as words
from fieldwork.debriefs import Words
from fieldwork.records import Acknowledgement, Receipt, Response
from tests.support.aftervisit import AfterVisit
from tests.support.clients import shown
from tests.support.devices import Device
from tests.support.fletkit import App
from tests.support.worlds import an_id

PNG = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGNgYGBgAAAABQABpfZFQAAAAABJRU5ErkJggg=="
)


@pytest.fixture
def after() -> AfterVisit:
    return AfterVisit()


def device(tmp_path: Path, after: AfterVisit, person: str = "", *, wide: bool = False) -> Device:
    return Device(tmp_path / "device", after, person or after.principal, wide=wide)  # type: ignore[arg-type]


def opened(held: Device, feedback: str, **extra: Any) -> App:
    return App(shown(held.client, Answer, feedback=feedback), **extra)


def response(held: Device, feedback: str, item: str) -> dict[str, Any]:
    return held.fields("response", Response.kind().id_of(feedback, item))


def signature(held: Device, feedback: str, after: AfterVisit) -> dict[str, Any]:
    return held.fields("acknowledgement", Acknowledgement.kind().id_of(feedback, after.principal))


async def test_opening_is_noted_once_and_only_for_the_schools_principal(tmp_path, after):
    first = after.feedback()
    held = device(tmp_path, after)
    receipt = Receipt.kind().id_of(first, after.principal)

    async with opened(held, first):
        noted = held.fields("receipt", receipt)
        assert noted["person"] == after.principal and noted["opened_at"]
    async with opened(held, first):
        assert held.fields("receipt", receipt) == noted

    office = Device(tmp_path / "office", after, after.leader)  # type: ignore[arg-type]
    async with opened(office, first) as app:
        assert office.store.find("receipt") == [] and not app.has("answer-trouble")


async def test_strengths_come_first_and_nothing_is_answered_beforehand(tmp_path, after):
    first = after.feedback()

    async with opened(device(tmp_path, after), first) as app:
        names = [c.identifier or "" for c in app.all(ft.Semantics)]
        assert [name for name in names if name.startswith("item-")] == ["item-s1", "item-n1", "item-a1"]
        chosen = [
            c.identifier for c in app.all(ft.Semantics) if (c.identifier or "").startswith("answer-") and c.selected
        ]
        assert chosen == [] and not app.has("text-n1")
        assert app.shows("ผู้รับผิดชอบ: หัวหน้างานวิชาการ") and app.shows("กำหนด: 30 ธันวาคม 2569")
        assert app.shows("ตอบแล้ว 0 จาก 3 ข้อ")


async def test_a_choice_words_plan_and_day_are_kept_as_they_are_given(tmp_path, after):
    first = after.feedback()
    held = device(tmp_path, after)

    async with opened(held, first) as app:
        await app.tap("answer-n1-explain")
        assert response(held, first, "n1")["answer"] == "explain"
        assert app.shows(words.NEEDS_WORDS())
        await app.enter("text-n1", "กำลังดำาเนินการ")
        await app.leave("text-n1")
        await app.enter("plan-n1", "ติดตามทุกเดือน")
        await app.leave("plan-n1")
        await app.enter("due-n1", "15 ธ.ค. 2569")

        kept = response(held, first, "n1")
        assert (kept["text"], kept["plan"], kept["due"]) == ("กำลังดำเนินการ", "ติดตามทุกเดือน", "2026-12-15")
        assert not app.shows(words.NEEDS_WORDS()) and app.shows("ตอบแล้ว 1 จาก 3 ข้อ")

    async with opened(held, first) as app:
        assert app.named("text-n1").value == "กำลังดำเนินการ"
        await app.tap("answer-n1-explain")
        assert "answer" not in response(held, first, "n1") and app.shows("ตอบแล้ว 0 จาก 3 ข้อ")


async def test_words_that_could_not_be_stored_are_not_called_saved(tmp_path, after, monkeypatch):
    first = after.feedback()
    held = device(tmp_path, after)

    async with opened(held, first, may_fail=True) as app:
        await app.tap("answer-n1-accept")
        await app.enter("text-n1", "ตกลง")

        def full(*_: Any, **__: Any) -> None:
            raise StorageFull("storage_full")

        monkeypatch.setattr(held.store, "write", full)
        await app.leave("text-n1")
        assert app.shows("ยังบันทึกไม่ได้") and not app.shows("บันทึกในเครื่องแล้ว")
        assert "text" not in response(held, first, "n1")


async def test_an_answer_that_was_not_kept_is_said_until_one_is(tmp_path, after, monkeypatch):
    first = after.feedback()
    held = device(tmp_path, after)

    def full(*_: Any, **__: Any) -> None:
        raise StorageFull("storage_full")

    async with opened(held, first) as app:
        with monkeypatch.context() as no_room:
            no_room.setattr(held.store, "write", full)
            await app.tap("answer-n1-accept")
        assert app.has("answer-trouble") and response(held, first, "n1") == {}

        await app.tap("answer-n1-accept")
        assert not app.has("answer-trouble") and response(held, first, "n1")


async def test_an_agreement_is_kept_up_to_date_by_the_school(tmp_path, after):
    first = after.feedback()
    held = device(tmp_path, after)
    agreement = after.agree("a1")

    async with opened(held, first) as app:
        await app.tap(f"state-{agreement}-doing")
        await app.enter(f"progress-{agreement}", "เขียนร่างแล้ว")
        await app.leave(f"progress-{agreement}")

        kept = held.fields("agreement", agreement)
        assert (kept["state"], kept["progress"]) == ("doing", "เขียนร่างแล้ว")


async def test_signing_with_a_drawing_keeps_picture_strokes_and_what_was_signed(tmp_path, after):
    first = after.feedback()
    held = device(tmp_path, after)

    async with opened(held, first, invoke=lambda name, _: PNG if name == "get_capture" else None) as app:
        await app.tap("answer-n1-accept")
        await app.tap("sign")
        pad = app.one(ft.GestureDetector)
        await app.fire(pad, "pan_start", {"l": {"x": 5, "y": 5}, "g": {"x": 5, "y": 5}, "k": "touch", "ts": 0})
        await app.tap("signature-keep")
        await app.until(lambda: app.has("sign-drawn"))
        assert signature(held, first, after) == {}
        await app.tap("sign-drawn")

        kept = signature(held, first, after)
        assert held.store.blobs.get(kept["signature"]) == PNG
        assert held.store.notes.get(f"strokes {kept['signature']}") == [[[5.0, 5.0]]]
        assert kept["name"] == "ผู้บริหาร ตัวอย่าง" and kept["signed_at"]
        record = held.store.get("response", Response.kind().id_of(first, "n1"))
        assert record is not None and kept["seen.n1"] == [record.writes["answer"]]
        assert app.has("signed") and not app.has("sign")


async def test_signing_by_typing_needs_a_name_and_a_confirmation(tmp_path, after):
    first = after.feedback()
    held = device(tmp_path, after)

    async with opened(held, first) as app:
        await app.tap("sign")
        assert app.shows("ยังมี 3 ข้อที่ไม่ได้ตอบ")
        await app.tap("how-type")
        await app.enter("sign-name", "  ")
        await app.tap("sign-typed")
        assert app.shows(words.NEEDS_NAME()) and not app.has("question-yes")
        await app.enter("sign-name", "นางสาธิต บริหารดี")
        await app.tap("sign-typed")
        await app.tap("question-yes")

        kept = signature(held, first, after)
        assert kept["name"] == "นางสาธิต บริหารดี" and "signature" not in kept
        assert app.shows(words.SIGNED_TYPED())


async def test_an_answer_changed_after_signing_is_said_under_the_signature(tmp_path, after):
    first = after.feedback()
    held = device(tmp_path, after)

    async with opened(held, first) as app:
        await app.tap("sign")
        await app.tap("how-type")
        await app.tap("sign-typed")
        await app.tap("question-yes")
        assert not app.has("changed-after")
        await app.tap("answer-s1-accept")
        assert app.has("changed-after")


async def test_text_still_being_typed_is_stored_before_it_is_signed(tmp_path, after):
    first = after.feedback()
    held = device(tmp_path, after)

    async with opened(held, first) as app:
        await app.tap("answer-n1-explain")
        await app.enter("text-n1", "ยังไม่ทันออกจากช่อง")
        await app.tap("sign")
        assert response(held, first, "n1")["text"] == "ยังไม่ทันออกจากช่อง"


async def test_a_new_version_shows_what_changed_offers_the_old_answer_and_asks_to_sign_again(tmp_path, after):
    first = after.feedback()
    after.world.put("response", Response.kind().id_of(first, "n1"), {
        "feedback": first, "item": "n1", "visit": after.visit_id, "school": after.school,
        "person": after.principal, "answer": "accept", "text": "ทำแล้ว",
    })  # fmt: skip
    after.world.put("acknowledgement", Acknowledgement.kind().id_of(first, after.principal), {
        "feedback": first, "visit": after.visit_id, "school": after.school, "person": after.principal,
        "name": "ผู้บริหาร", "signed_at": 1_795_500_000_000,
    })  # fmt: skip
    changed = {"kind": "next_step", "text": "ติดตามผลการอ่านทุกเดือน", "indicators": [], "order": 1}
    second = after.feedback(2, **{"items.n1": changed, "change_note": "ระบุความถี่"})
    held = device(tmp_path, after)

    async with opened(held, second) as app:
        assert app.has("changes") and app.shows("หมายเหตุจากหัวหน้าคณะ: ระบุความถี่")
        assert app.shows("เดิม: ติดตามผลการอ่าน") and app.shows("ใหม่: ติดตามผลการอ่านทุกเดือน")
        assert app.has("signed-before") and app.has("sign")
        await app.tap("earlier-n1")
        kept = response(held, second, "n1")
        assert (kept["answer"], kept["text"]) == ("accept", "ทำแล้ว")

    async with opened(held, first) as app:
        assert not app.has("answer-n1-accept") and not app.has("sign")
        await app.tap("open-newer")
        assert app.route == f"/feedback/{second}"


async def test_the_office_reads_answers_receipts_and_the_signature_and_changes_nothing(tmp_path, after):
    first = after.feedback()
    after.world.put("response", Response.kind().id_of(first, "n1"), {
        "feedback": first, "item": "n1", "visit": after.visit_id, "school": after.school,
        "person": after.principal, "answer": "disagree", "text": "มีหลักฐานเพิ่ม", "plan": "ส่งเพิ่ม", "due": "2026-12-20",
    })  # fmt: skip
    after.world.put("receipt", Receipt.kind().id_of(first, after.principal), {
        "feedback": first, "visit": after.visit_id, "school": after.school, "person": after.principal,
        "opened_at": 1_795_500_000_000,
    })  # fmt: skip

    async with opened(device(tmp_path, after, after.director), first) as app:
        assert app.shows("เห็นต่าง") and app.shows("มีหลักฐานเพิ่ม") and app.shows("กำหนดแล้วเสร็จ 20 ธันวาคม 2569")
        assert app.shows("ผู้บริหาร ตัวอย่าง เปิดอ่านเมื่อ") and app.shows(words.NOT_SIGNED())
        assert not app.has("answer-n1-accept") and not app.has("sign") and not app.all(ft.TextField)


async def test_a_signature_that_is_still_on_the_server_is_fetched_and_its_absence_is_said(tmp_path, after):
    first = after.feedback()
    keys = {"feedback": first, "visit": after.visit_id, "school": after.school, "person": after.principal}
    record_id = Acknowledgement.kind().id_of(first, after.principal)
    after.world.put("acknowledgement", record_id, {**keys, "name": "ผู้บริหาร", "signature": "c" * 64, "signed_at": 1})
    held = device(tmp_path, after, after.leader)

    async with opened(held, first) as app:
        await app.until(lambda: app.shows("ภาพยังมาไม่ถึงเครื่องนี้"))
        assert not app.all(ft.Image)

    syncing: Any = held.client.syncing
    syncing.photos["c" * 64] = PNG
    async with opened(held, first) as app:
        await app.until(lambda: app.all(ft.Image))
        assert app.one(ft.Image).semantics_label == "ลายมือชื่อของ ผู้บริหาร"


async def test_a_draft_or_a_missing_version_is_not_shown(tmp_path, after):
    draft = after.feedback(published_at=None)

    async with opened(device(tmp_path, after), draft) as app:
        assert app.shows(words.GONE_TITLE()) and not app.shows("ติดตามผลการอ่าน")


async def test_the_list_shows_each_visit_with_how_far_it_is(tmp_path, after):
    first = after.feedback()
    held = device(tmp_path, after)

    async with App(shown(held.client, FeedbackList)) as app:
        label = app.one(ft.Semantics, identifier=f"feedback-{first}").label or ""
        assert "ยังไม่ได้เปิดอ่าน" in label and "ตอบแล้ว 0 จาก 3 ข้อ" in label
        await app.tap(f"feedback-{first}")
        assert app.route == f"/feedback/{first}"


async def test_what_was_signed_today_stands_above_feedback_from_before(tmp_path, after):
    first = after.feedback()
    visit = an_id("today")
    after.world.put("visit", visit, {**after.world.records["visit", after.visit_id].fields, "day": "2026-11-27"})
    read = Words(visit, ("ครูร่วมมือ",))
    keys = {"visit": visit, "school": after.visit.school, "author": after.leader, "signed_at": 1}
    given = {"words": read.stored(), "digest": read.digest, "side": "school", "outcome": "signed", "name": "ผอ."}
    after.world.put("signature", an_id("signed"), {**keys, **given})

    async with App(shown(device(tmp_path, after).client, FeedbackList)) as app:
        order = [
            c.identifier for c in app.all(ft.Semantics) if (c.identifier or "").startswith(("debrief-", "feedback-"))
        ]
        assert order == [f"debrief-{visit}", f"feedback-{first}"]


async def test_an_empty_list_says_when_something_will_come(tmp_path, after):
    async with App(shown(device(tmp_path, after).client, FeedbackList)) as app:
        assert app.shows(words.EMPTY_TITLE())


@pytest.mark.usefixtures("english")
async def test_it_speaks_english_and_turns_to_two_columns_on_a_tablet(tmp_path, after):
    first = after.feedback()
    async with opened(device(tmp_path, after, wide=True), first, width=1180, height=820) as app:
        assert app.shows("Next steps") and app.shows("0 of 3 answered") and app.has("answer-n1-accept")


async def test_with_large_text_the_foot_of_a_phone_holds_the_signature_alone(tmp_path, after):
    first = after.feedback()
    held = device(tmp_path, after)
    held.client.preferences.look = Look(text_scale=2.0)

    async with opened(held, first) as app:
        (body,) = [each for each in app.all(ft.Container) if each.key == "body"]
        inside = [each.identifier for each in app.walk(body) if isinstance(each, ft.Semantics)]
        assert "answered" in inside and "sign" not in inside and app.has("sign")


@pytest.mark.parametrize(("window", "pad"), [(320, 288), (390, 358), (820, 560)])
async def test_the_paper_to_sign_on_is_as_wide_as_the_window_lets_it(tmp_path, after, window: int, pad: int) -> None:
    first = after.feedback()
    async with opened(device(tmp_path, after), first, width=window) as app:
        await app.tap("sign")
        box = app.one(ft.Semantics, identifier="signature")
        widths = [each.width for each in app.walk(box) if isinstance(each, ft.Container) and each.width]
        assert max(widths) == pad
