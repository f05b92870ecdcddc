"""The secretariat's registers: what is refused before it is stored, and what one tap stores."""

from types import SimpleNamespace

import flet as ft
import pytest

from app.screens.home.view import Home
from app.screens.office.view import Office
from app.screens.office_devices.view import OfficeDevices
from app.screens.office_facts.view import OfficeFacts
from app.screens.office_instruments.view import OfficeInstruments
from app.screens.office_people.view import OfficePeople
from app.screens.office_schools.view import OfficeSchools
from app.screens.office_visits.view import OfficeVisits
from fieldwork.errors import Unreachable
from fieldwork.ids import natural_id
from tests.app.screens.office.desk import founded, office_client, worlds_instrument
from tests.support.clients import a_client, shown
from tests.support.fletkit import App
from tests.support.memory import ME, NOW_MS, MemoryStore


async def test_an_office_that_is_set_up_counts_its_registers(store: MemoryStore) -> None:
    founded(store)
    async with App(shown(a_client("secretariat", store=store), Office)) as app:
        assert app.shows("1 แห่ง") and app.shows("เผยแพร่แล้ว 1 แบบ") and not app.has("founding-next")


async def test_a_new_office_is_told_the_order_what_is_done_and_what_comes_next(store: MemoryStore) -> None:
    store.put("office", name="area", title_th="เขตสมมติ")
    async with App(shown(a_client("secretariat", store=store), Office)) as app:
        assert app.shows("เสร็จแล้ว 1 จาก 5 ขั้น") and app.shows("ขั้นต่อไป: กรอกข้อมูลสำนักงาน")
        assert app.shows("ยังไม่มีชื่อกลุ่มงาน") and not app.shows("ยังไม่มีชื่อสำนักงาน")

        store.write("office", natural_id("office", "area"), {"group_th": "กลุ่มนิเทศ"})
        await app.settle()
        assert app.shows("เสร็จแล้ว 2 จาก 5 ขั้น") and app.shows("ขั้นต่อไป: เผยแพร่แบบประเมิน")


async def test_the_first_page_leads_a_new_office_to_its_next_step(store: MemoryStore) -> None:
    me = store.put("person", id=ME, given="เลขา", login="office")
    store.put("role", person=me, role="secretariat", starts="2026-01-01")
    async with App(shown(a_client("secretariat", store=store), Home)) as app:
        assert app.has("founding") and not app.shows("วันนี้ไม่มีงานค้าง")


async def test_the_names_of_the_office_are_stored_as_they_are_typed(store: MemoryStore) -> None:
    async with App(shown(a_client("secretariat", store=store), OfficeFacts)) as app:
        await app.enter("office-group_th", "กลุ่มนิเทศ  ติดตามและประเมินผล")
        await app.leave("office-group_th")

    assert store.written == [("office", natural_id("office", "area"), {"group_th": "กลุ่มนิเทศ ติดตามและประเมินผล"})]


async def test_a_term_keeps_both_days_and_never_ends_before_it_starts(store: MemoryStore) -> None:
    async with App(shown(a_client("secretariat", store=store), OfficeFacts)) as app:
        assert app.shows("ระเบียบกระทรวงศึกษาธิการ")
        await app.enter("term-2-ends", "1 ต.ค. 2569")
        assert app.has("facts-trouble") and store.written == []

        await app.enter("term-2-ends", "31 มี.ค. 2570")
        assert store.written[-1][2] == {"terms.2569/2": ["2026-11-01", "2027-03-31"]} and not app.has("facts-trouble")

        await app.tap("term-usual-2")
        assert store.written[-1][2] == {"terms.2569/2": None}


async def test_instruments_are_named_with_their_edition_and_never_by_an_internal_version(store: MemoryStore) -> None:
    store.put("instrument", **worlds_instrument())
    async with App(shown(a_client("secretariat", store=store), OfficeInstruments)) as app:
        assert app.shows("รุ่น 2569.1 · 20 ตัวชี้วัด") and not app.shows("ADM4@")


async def test_a_count_table_is_not_said_to_have_indicators(store: MemoryStore) -> None:
    answer = {
        "instrument": "LIT",
        "version": "2569.1",
        "title_th": "ตารางจำลอง",
        "indicators": 11,
        "kind": "count_table",
    }
    client, _ = office_client(store, post_instruments={**answer, "needs_waiver": False, "problems": []})
    async with App(shown(client, OfficeInstruments)) as app:
        await hand_in(app, "instrument", "LIT.yaml")
        assert app.shows("รุ่น 2569.1 · ตารางนับ") and not app.shows("ตัวชี้วัด")


async def test_choosing_stands_aside_once_a_file_waits_to_be_confirmed(store: MemoryStore) -> None:
    client, caller = office_client(store, post_schools={"new": 2, "changed": 1, "same": 0, "problems": []})
    async with App(shown(client, OfficeSchools)) as app:
        assert isinstance(app.named("schools-file"), ft.FilledButton)
        await hand_in(app, "schools", "schools.csv")
        assert isinstance(app.named("schools-file"), ft.OutlinedButton)
        assert isinstance(app.named("schools-import"), ft.FilledButton)

        caller.answers["post_schools"] = {"problems": [MISTAKE]}
        await hand_in(app, "schools", "schools.csv")
        assert app.shows("เลือกไฟล์ที่แก้แล้ว")


async def test_the_import_says_what_is_there_and_where_to_see_it(store: MemoryStore) -> None:
    client, _ = office_client(store)
    async with App(shown(client, OfficeSchools)) as app:
        assert app.shows("มีในระบบแล้ว 1 แห่ง") and app.has("schools-list")
    async with App(shown(a_client("secretariat", store=MemoryStore()), OfficeSchools)) as app:
        assert app.has("schools-none")


@pytest.mark.usefixtures("english")
async def test_in_english_no_day_of_the_office_stays_thai(store: MemoryStore) -> None:
    founded(store)
    person = store.put("person", given="Person", login="t")
    store.put("role", person=person, role="supervisor", starts="2026-01-01", ends="2026-12-31")
    device = {"id": "d1", "person": person, "name": "phone", "last_seen": NOW_MS, "app": "0.1.0", "unsent": 0}
    client, _ = office_client(store, get_devices=[device])
    async with App(shown(client, OfficeVisits)) as app:
        assert app.shows("Monday, 30 November 2026")
    async with App(shown(client, OfficePeople, person=person)) as app:
        assert app.shows("1 Jan 2026 to 31 Dec 2026")
    async with App(shown(client, OfficeDevices)) as app:
        await app.until(lambda: app.shows("last seen today 15:00"))
    async with App(shown(client, OfficeFacts)) as app:
        assert app.shows("Term 2, academic year 2026")


MISTAKE = {"row": 7, "column": "code10", "message": "รหัสไม่ครบ 10 หลัก", "advice": "ตรวจรหัสจากทะเบียน"}


async def hand_in(app: App, name: str, file: str) -> None:
    """Choose a file as the browser's dialog reports it."""
    picker = app.named(f"{name}-file").action.file_picker
    await picker.on_result(SimpleNamespace(files=[SimpleNamespace(name=file, bytes=b"code10,name_th")]))
    await app.settle()


async def test_a_list_of_schools_is_checked_first_and_stored_only_when_confirmed(store: MemoryStore) -> None:
    client, caller = office_client(store, post_schools={"new": 2, "changed": 1, "same": 0, "problems": []})
    async with App(shown(client, OfficeSchools)) as app:
        assert app.shows("code10") and not app.has("schools-import")
        await hand_in(app, "schools", "schools.csv")
        assert app.has("schools-summary") and caller.asked[-1][2] == {"file": "schools.csv", "dry_run": "1"}

        await app.tap("schools-import")
        assert app.has("schools-imported") and caller.asked[-1][2] == {"file": "schools.csv"}
        assert not app.has("schools-import")


async def test_a_list_with_mistakes_shows_each_and_offers_no_import(store: MemoryStore) -> None:
    client, _ = office_client(store, post_schools={"new": 0, "changed": 0, "same": 0, "problems": [MISTAKE]})
    async with App(shown(client, OfficeSchools)) as app:
        await hand_in(app, "schools", "schools.csv")

        assert app.shows("แถวที่ 7 คอลัมน์ code10") and app.shows("รหัสไม่ครบ 10 หลัก") and not app.has("schools-import")


async def test_offline_the_import_says_so_and_a_second_try_may_succeed(store: MemoryStore) -> None:
    client, caller = office_client(store, post_schools=Unreachable("unreachable"))
    async with App(shown(client, OfficeSchools)) as app:
        await hand_in(app, "schools", "schools.csv")
        assert app.has("schools-trouble") and not app.has("schools-import")

        caller.answers["post_schools"] = {"new": 1, "changed": 0, "same": 0, "problems": []}
        await hand_in(app, "schools", "schools.csv")
        assert app.has("schools-import") and not app.has("schools-trouble")
        await app.tap("schools-cancel")
        assert not app.has("schools-import")


async def test_an_instrument_before_its_trial_is_published_only_with_a_waiver_of_its_own(store: MemoryStore) -> None:
    answer = {"instrument": "ADM4", "version": "2569.1", "title_th": "แบบจำลอง", "indicators": 20, "problems": []}
    client, caller = office_client(store, post_instruments={**answer, "needs_waiver": True})
    async with App(shown(client, OfficeInstruments)) as app:
        await hand_in(app, "instrument", "ADM4.yaml")
        assert app.shows("แบบจำลอง") and app.named("instrument-publish").disabled
        await app.enter("instrument-waiver", "ทดลองใช้ในภาคเรียนแรก")
        await hand_in(app, "instrument", "ADM4.yaml")
        assert app.named("instrument-publish").disabled, "another file needs a reason of its own"

        await app.enter("instrument-waiver", "ทดลองใช้")
        await app.tap("instrument-publish")
        assert caller.asked[-1][2] == {"waiver": "ทดลองใช้"} and app.has("instrument-published")
