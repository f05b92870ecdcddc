"""The sync page: the server's own count, what waits here, what was not accepted and why."""

import flet as ft
import pytest

from app.screens.sync.state import size_in_words, stands_out
from app.screens.sync.view import Sync
from app.store.tables import EditState
from app.store.values import Edit, Quarantined, Unsent
from app.sync.engine import Ending, Outcome, Phase, Progress
from app.theme import Look
from fieldwork.problems import sentence
from tests.support.clients import FakeSyncing, a_client, shown
from tests.support.fletkit import App
from tests.support.memory import NOW_MS, MemoryStore

RECEIPT = {"number": 12, "at_ms": NOW_MS - 3_600_000, "on_server": 42, "of": 42}


def kept_aside() -> Quarantined:
    edit = Edit(1, "e1", "sheet", "s1", "0" * 32, {}, NOW_MS, EditState.QUARANTINED)
    return Quarantined(edit, "own_school", "ท่านเป็นผู้บริหารของสถานศึกษานี้ จึงให้ระดับไม่ได้", NOW_MS)


def test_only_what_a_person_can_act_on_stands_out() -> None:
    assert stands_out(None, needs_sign_in=False) == ""
    assert stands_out(Outcome(Ending.DONE), needs_sign_in=False) == ""
    assert stands_out(Outcome(Ending.DONE, differing=("school:1",)), needs_sign_in=False) == "differing"
    assert stands_out(Outcome(Ending.OFFLINE), needs_sign_in=False) == "offline"
    assert stands_out(Outcome(Ending.OFFLINE), needs_sign_in=True) == "sign_in"


async def test_somebody_who_left_reads_why_and_is_led_to_where_unsent_work_is_saved() -> None:
    outcome = Outcome(Ending.SIGN_IN, code="person_left")
    assert stands_out(outcome, needs_sign_in=True) == "left"

    async with App(shown(a_client(syncing=FakeSyncing(outcome=outcome)), Sync)) as app:
        assert app.shows("ท่านพ้นจากหน้าที่แล้ว") and app.has("to-settings") and not app.has("sign-in")


def test_sizes_are_short() -> None:
    assert size_in_words(0) == "1 kB"
    assert size_in_words(48_000) == "48 kB"
    assert size_in_words(1_250_000) == "1.2 MB"


async def test_the_receipt_gives_the_servers_own_count() -> None:
    async with App(shown(a_client(syncing=FakeSyncing(last=RECEIPT)), Sync)) as app:
        assert app.shows("อยู่บนเครื่องแม่ข่ายแล้ว 42 จาก 42")
        assert app.shows("เลขที่ใบรับ 12")
        assert app.shows("วันนี้ 14.00 น.")
        assert app.shows("ไม่มีสิ่งใดรอส่ง")


async def test_what_was_written_since_then_is_not_called_sent() -> None:
    store = MemoryStore()
    store.unsent = Unsent(14, 0, 0)
    async with App(shown(a_client(store=store, syncing=FakeSyncing(last=RECEIPT)), Sync)) as app:
        assert app.shows("อยู่บนเครื่องแม่ข่ายแล้ว 42 จาก 56")
        assert ft.Icons.CLOUD_DONE_OUTLINED not in [icon.icon for icon in app.all(ft.Icon)]


async def test_progress_is_shown_in_words_while_it_runs_and_it_can_be_stopped() -> None:
    syncing = FakeSyncing(running=True, progress=Progress(Phase.SEND, 12, 42))
    async with App(shown(a_client(syncing=syncing), Sync)) as app:
        assert app.shows("ส่งข้อมูล 12 จาก 42")
        await app.tap("sync-stop")

        assert syncing.cancelled == 1


async def test_a_finger_on_its_way_to_the_button_does_not_stop_a_sync_that_just_began() -> None:
    syncing = FakeSyncing(running=True, progress=Progress(Phase.SEND, 12, 42))
    async with App(shown(a_client(syncing=syncing), Sync)) as app:
        [below] = app.all(ft.FilledButton)
        assert below.disabled and not app.has("sync-now")
        assert [stop.icon for stop in app.all(ft.TextButton)] == [ft.Icons.STOP]
        assert not app.all(ft.OutlinedButton)


async def test_a_tap_syncs_now() -> None:
    syncing = FakeSyncing()
    async with App(shown(a_client(syncing=syncing), Sync)) as app:
        await app.tap("sync-now")

        assert syncing.asked == 1


async def test_being_offline_is_told_as_weather() -> None:
    store = MemoryStore()
    store.unsent = Unsent(14, 0, 0)
    syncing = FakeSyncing(outcome=Outcome(Ending.OFFLINE), offline=True)
    async with App(shown(a_client(store=store, syncing=syncing), Sync)) as app:
        assert app.has("sync-offline")
        assert app.shows("แอปจะส่งให้เองเมื่อมีสัญญาณ")
        assert app.shows("ข้อมูล 14 รายการ บันทึกในเครื่องแล้ว")


async def test_what_was_kept_aside_says_why_and_can_be_sent_again() -> None:
    store = MemoryStore()
    store.quarantine.append(kept_aside())
    client = a_client(store=store)
    async with App(shown(client, Sync)) as app:
        assert app.shows("ท่านเป็นผู้บริหารของสถานศึกษานี้")
        await app.tap("send-again")

        assert store.quarantine.asked == ["again"]
        assert client.syncing.asked == 1


@pytest.mark.usefixtures("english")
async def test_in_english_the_servers_reason_is_english_too_and_what_somebody_wrote_stays() -> None:
    reason, code = sentence("own_school"), "own_school"
    edits = [Edit(n, f"e{n}", "sheet", "s1", "0" * 32, {}, NOW_MS, EditState.QUARANTINED) for n in (1, 2)]
    store = MemoryStore()
    store.quarantine += [Quarantined(edits[0], code, reason, NOW_MS), Quarantined(edits[1], "closed", "ซ้ำ", NOW_MS)]
    async with App(shown(a_client(store=store), Sync)) as app:
        assert app.shows(sentence(code, language="en")) and not app.shows(reason)
        assert app.shows("ซ้ำ")


async def test_what_only_an_older_server_does_not_know_is_told_in_thai_and_asks_for_nothing() -> None:
    store = MemoryStore()
    for n, (code, kind, field, value) in enumerate(
        (("not_a_choice", "role", "role", "secretariat"), ("unknown_field", "finding", "text", "ดี"))
    ):
        edit = Edit(n, f"e{n}", kind, "r", "0" * 32, {field: (value, ())}, NOW_MS, EditState.QUARANTINED)
        store.quarantine.append(Quarantined(edit, code, "ไม่อยู่ในตัวเลือกที่กำหนด กรุณาเลือกใหม่จากรายการ", NOW_MS))
    async with App(shown(a_client(store=store), Sync)) as app:
        assert app.shows("แอปในเครื่องนี้ใหม่กว่าเครื่องแม่ข่าย") and app.shows("จะถูกรับเข้าเอง")
        assert not app.shows("กรุณาเลือกใหม่จากรายการ") and not app.shows("แก้ตามเหตุผลแล้วส่งใหม่")


async def test_what_this_app_does_not_know_either_keeps_the_servers_words() -> None:
    edit = Edit(1, "e1", "role", "r", "0" * 32, {"role": ("no such role", ())}, NOW_MS, EditState.QUARANTINED)
    store = MemoryStore()
    store.quarantine.append(Quarantined(edit, "not_a_choice", "กรุณาเลือกใหม่จากรายการ", NOW_MS))
    async with App(shown(a_client(store=store), Sync)) as app:
        assert app.shows("กรุณาเลือกใหม่จากรายการ") and not app.shows("จะถูกรับเข้าเอง")


async def test_an_app_too_new_for_its_server_does_not_say_that_it_is_too_old() -> None:
    syncing = FakeSyncing(outcome=Outcome(Ending.OUTDATED, code="protocol_too_new"))
    async with App(shown(a_client(syncing=syncing), Sync)) as app:
        assert app.shows("เครื่องแม่ข่ายเก่าเกินไปสำหรับแอปรุ่นนี้") and not app.shows("แอปรุ่นนี้เก่าเกินไป")


async def test_an_entry_that_is_kept_aside_says_what_it_is_about_and_a_concern_nothing_of_what_was_seen() -> None:
    store = MemoryStore()
    said = (
        ("sheet", {"levels.AC1": (3, ())}),
        ("finding", {"text": ("ห้องสมุดเปิดให้ยืมเพียงสัปดาห์ละวัน", ())}),
        ("concern", {"text": ("เด็กมีรอยช้ำที่แขน", ())}),
    )
    for n, (kind, fields) in enumerate(said):
        edit = Edit(n, f"e{n}", kind, f"r{n}", "0" * 32, fields, NOW_MS, EditState.QUARANTINED)
        store.quarantine.append(Quarantined(edit, "x", "ท่านไม่ได้อยู่ในคณะนี้", NOW_MS))
    async with App(shown(a_client(store=store, syncing=FakeSyncing(last=RECEIPT)), Sync)) as app:
        assert app.shows("AC1") and app.shows("ห้องสมุดเปิดให้ยืมเพียงสัปดาห์ละวัน")
        assert app.shows("เรื่องที่แจ้งเป็นความลับ") and not app.shows("รอยช้ำ"), "who looks over a shoulder was not told"
        assert app.shows("ในจำนวนนี้เครื่องแม่ข่ายยังไม่รับ 3 รายการ"), "42 of 42 alone would sound as if all were well"


async def test_large_text_on_a_phone_gives_what_is_kept_aside_and_the_count_the_whole_width() -> None:
    store = MemoryStore()
    store.quarantine.append(kept_aside())
    client = a_client(store=store, syncing=FakeSyncing(last=RECEIPT))
    client.preferences.look = Look(text_scale=2.0)
    async with App(shown(client, Sync)) as app:
        beside = {getattr(each, "identifier", "") for row in app.all(ft.Row) for each in row.controls}
        assert app.has("let-go-e1") and "let-go-e1" not in beside
        assert not [icon for icon in app.all(ft.Icon) if icon.size == 32]


async def test_letting_go_asks_first() -> None:
    store = MemoryStore()
    store.quarantine.append(kept_aside())
    async with App(shown(a_client(store=store), Sync)) as app:
        await app.tap("let-go-e1")
        assert store.quarantine.all()
        await app.tap("question-yes")

        assert store.quarantine.all() == []
        assert not app.has("let-go-e1")


async def test_a_reason_that_many_entries_share_is_said_once_with_the_entries_below_it() -> None:
    store = MemoryStore()
    for n in range(8):
        edit = Edit(n, f"e{n}", "sheet" if n % 2 else "finding", f"r{n}", "0" * 32, {}, NOW_MS, EditState.QUARANTINED)
        same = n != 7
        store.quarantine.append(Quarantined(edit, "x", "ท่านไม่ได้อยู่ในคณะนี้" if same else "การเยี่ยมนี้ถูกยกเลิก", NOW_MS))
    async with App(shown(a_client(store=store), Sync)) as app:
        said = app.texts()
        assert (said.count("ท่านไม่ได้อยู่ในคณะนี้"), said.count("การเยี่ยมนี้ถูกยกเลิก")) == (1, 1)
        assert app.shows("ด้วยเหตุนี้ยังไม่รับ 7 รายการ") and not app.has("let-go-e6") and not app.has("let-go-all-2")
        await app.tap("aside-more-1")
        assert app.has("let-go-e6")

        await app.tap("let-go-all-1")
        assert app.shows("ไม่เก็บ 7 รายการนี้หรือไม่")
        await app.tap("question-yes")
        assert [kept.edit.id for kept in store.quarantine.all()] == ["e7"], "those of another reason stay"


async def test_a_wrong_clock_is_told() -> None:
    syncing = FakeSyncing(outcome=Outcome(Ending.DONE, skew_ms=3 * 86_400_000), last=RECEIPT)
    async with App(shown(a_client(syncing=syncing), Sync)) as app:
        assert app.shows("นาฬิกาของเครื่องนี้เร็วไป 3 วัน")


def photos(*sizes: int) -> MemoryStore:
    """A store in which photos of these sizes wait."""
    store = MemoryStore()
    for n, size in enumerate(sizes):
        store.blobs.put(bytes([n]) * size, "image/jpeg")
    store.unsent = Unsent(0, len(sizes), 0)
    return store


async def test_photos_are_listed_with_how_far_each_is() -> None:
    store = photos(100_000, 200_000, 300_000)
    store.blobs.sent = {store.blobs.waiting()[0].hash: 60_000}
    syncing = FakeSyncing(running=True, progress=Progress(Phase.PHOTOS, 2, 5, 60))
    async with App(shown(a_client(store=store, syncing=syncing), Sync)) as app:
        assert app.shows("รูปภาพ 3 จาก 5 · 60 %")
        assert app.shows("รูปภาพ 4 จาก 5 · รอส่ง") and app.shows("รูปภาพ 5 จาก 5 · รอส่ง")


async def test_after_a_restart_the_progress_of_a_photo_is_still_there() -> None:
    store = photos(100_000, 200_000)
    store.blobs.sent = {store.blobs.waiting()[1].hash: 50_000}
    async with App(shown(a_client(store=store), Sync)) as app:
        assert app.shows("รูปภาพ 1 จาก 2 · รอส่ง") and app.shows("รูปภาพ 2 จาก 2 · 25 %")


async def test_of_many_photos_the_next_few_are_listed() -> None:
    async with App(shown(a_client(store=photos(*range(1000, 1008))), Sync)) as app:
        assert app.shows("รูปภาพ 5 จาก 8") and not app.shows("รูปภาพ 6 จาก 8") and app.shows("และอีก 3 ภาพ")


async def test_photos_that_wait_for_wifi_say_so() -> None:
    syncing = FakeSyncing(outcome=Outcome(Ending.DONE, photos_held=True))
    async with App(shown(a_client(store=photos(1000), syncing=syncing), Sync)) as app:
        assert app.shows("รอ Wi-Fi ตามที่ตั้งค่าไว้")


async def test_a_photo_that_is_lost_is_said_to_be_and_what_to_do() -> None:
    store = MemoryStore()
    store.blobs.lost = 1
    async with App(shown(a_client(store=store), Sync)) as app:
        assert app.shows("ภาพ 1 ภาพหายไปจากเครื่องนี้ก่อนส่ง") and app.shows("กรุณาเพิ่มภาพในข้อค้นพบอีกครั้ง")
