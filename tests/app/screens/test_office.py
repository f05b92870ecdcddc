"""The secretariat's screens: what is refused before it is stored, and what one tap stores."""

from types import SimpleNamespace
from typing import Any

import flet as ft
import pytest

from app.office_server import OfficeServer
from app.screens.home.view import Home
from app.screens.office.view import Office
from app.screens.office_devices.view import OfficeDevices
from app.screens.office_facts.view import OfficeFacts
from app.screens.office_instruments.view import OfficeInstruments
from app.screens.office_people.view import OfficePeople
from app.screens.office_schools.view import OfficeSchools
from app.screens.office_visits.state import VisitForm, form_of
from app.screens.office_visits.view import OfficeVisits
from app.wording import language
from fieldwork.errors import Unreachable
from fieldwork.ids import natural_id
from fieldwork.records import RoleName, Visit
from tests.support import worlds
from tests.support.clients import ME, NOW_MS, MemoryStore, a_client, shown
from tests.support.fletkit import App
from tests.support.worlds import MemoryWorld


class Answers:
    """A caller that answers from a table and remembers what was asked; an exception in the table is raised."""

    def __init__(self, **answers: Any) -> None:
        self.answers = answers
        self.asked: list[tuple[str, str, Any]] = []

    async def call(
        self, method: str, path: str, *, content: bytes | None = None, json: Any = None, params: Any = None
    ) -> Any:
        self.asked.append((method, path, json or params or content))
        answer = self.answers[f"{method.lower()}_{path.rsplit('/', 1)[-1]}"]
        if isinstance(answer, Exception):
            raise answer
        return answer


def office_client(store: MemoryStore, **answers: Any) -> tuple[Any, Answers]:
    caller = Answers(**answers)
    return a_client("secretariat", store=store, office=OfficeServer(caller)), caller


@pytest.fixture
def store() -> MemoryStore:
    made = MemoryStore()
    made.put("school", code="9966900001", name="โรงเรียนสมมติวิทยา")
    return made


def founded(store: MemoryStore) -> None:
    """Everything an office needs for its first visit."""
    store.put("office", name="area", title_th="เขตสมมติ", group_th="กลุ่มนิเทศ")
    store.put("instrument", **worlds_instrument())
    school = natural_id("school", "9966900001")
    for role in ("supervisor", "principal"):
        person = store.put("person", given=role, login=role)
        store.put("role", person=person, role=role, school=school, starts="2026-01-01")
    store.put("visit", school=school, day="2026-11-30")


def worlds_instrument() -> dict[str, Any]:
    world = MemoryWorld()
    return world.records["instrument", worlds.instrument(world)].fields


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


async def test_in_english_no_day_of_the_office_stays_thai(store: MemoryStore) -> None:
    founded(store)
    person = store.put("person", given="Person", login="t")
    store.put("role", person=person, role="supervisor", starts="2026-01-01", ends="2026-12-31")
    device = {"id": "d1", "person": person, "name": "phone", "last_seen": NOW_MS, "app": "0.1.0", "unsent": 0}
    client, _ = office_client(store, get_devices=[device])
    language.use("en")
    try:
        async with App(shown(client, OfficeVisits)) as app:
            assert app.shows("Monday, 30 November 2026")
        async with App(shown(client, OfficePeople, person=person)) as app:
            assert app.shows("1 Jan 2026 to 31 Dec 2026")
        async with App(shown(client, OfficeDevices)) as app:
            await app.until(lambda: app.shows("last seen today 15:00"))
        async with App(shown(client, OfficeFacts)) as app:
            assert app.shows("Term 2, academic year 2026")
    finally:
        language.use("th")


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


async def test_a_new_person_is_stored_as_one_edit_and_only_when_whole(store: MemoryStore) -> None:
    client, _ = office_client(store)
    async with App(shown(client, OfficePeople)) as app:
        await app.tap("person-add")
        await app.enter("person-given", "ตัวอย่าง")
        await app.tap("person-save")
        assert app.shows("กรุณากรอกชื่อผู้ใช้") and store.written == []

        await app.enter("person-login", "tuayang")
        await app.tap("person-save")

    assert [(kind, fields) for kind, _, fields in store.written] == [
        ("person", {"given": "ตัวอย่าง", "login": "tuayang"})
    ]


async def test_a_login_that_is_taken_is_refused(store: MemoryStore) -> None:
    store.put("person", given="ก่อน", login="Tuayang")
    client, _ = office_client(store)
    async with App(shown(client, OfficePeople)) as app:
        await app.tap("person-add")
        await app.enter("person-given", "ตัวอย่าง")
        await app.enter("person-login", "tuayang")
        await app.tap("person-save")

        assert app.shows("ชื่อผู้ใช้นี้มีผู้ใช้แล้ว") and store.written == []


async def test_a_principals_role_needs_a_school(store: MemoryStore) -> None:
    person = store.put("person", given="ตัวอย่าง", login="t")
    client, _ = office_client(store)
    async with App(shown(client, OfficePeople, person=person)) as app:
        await app.tap("role-add")
        await app.tap("role-principal")
        await app.tap("role-save")
        assert store.written == []

        school = natural_id("school", "9966900001")
        await app.tap(f"role-school-{school}")
        await app.tap("role-save")

    kind, _, fields = store.written[0]
    assert kind == "role"
    assert fields == {"person": person, "role": "principal", "starts": "2026-11-23", "school": school}


async def test_an_invitation_shows_its_link_and_offline_it_says_what_to_do(store: MemoryStore) -> None:
    person = store.put("person", given="ตัวอย่าง", login="t")
    store.put("role", person=person, role="supervisor", starts="2026-01-01")
    made = {"id": "i", "url": "http://127.0.0.1/#/join/abc", "qr_png": "iVBORw0KGgo=", "expires_at": 1_795_500_000_000}
    client, caller = office_client(store, post_invitations=made)
    async with App(shown(client, OfficePeople, person=person)) as app:
        await app.tap("invite")
        assert app.shows("http://127.0.0.1/#/join/abc")
        assert caller.asked[-1][2] == {"person": person, "days": 7}

        caller.answers["post_invitations"] = Unreachable("unreachable")
        await app.tap("invite")
        assert app.shows("ต้องเชื่อมต่อเครื่องแม่ข่าย")


async def test_a_last_day_is_one_edit_and_can_be_taken_back(store: MemoryStore) -> None:
    person = store.put("person", given="นิเทศ", login="n1")
    client, _ = office_client(store)

    async with App(shown(client, OfficePeople, person=person)) as app:
        await app.enter("person-left-on", "30 พฤศจิกายน 2569")
        await app.enter("person-left-on", "")

    assert store.written == [("person", person, {"left_on": "2026-11-30"}), ("person", person, {"left_on": None})]


async def test_the_link_of_a_withdrawn_invitation_is_shown_no_more(store: MemoryStore) -> None:
    person = store.put("person", given="ตัวอย่าง", login="t")
    store.put("role", person=person, role="supervisor", starts="2026-01-01")
    made = {"id": "i", "url": "http://127.0.0.1/#/join/abc", "qr_png": "iVBORw0KGgo=", "expires_at": 1_795_500_000_000}
    row = {"id": "i", "person": person, "state": "open", "expires_at": 1_795_500_000_000}
    client, _ = office_client(store, post_invitations=made, get_invitations=[row], get_devices=[], delete_i=None)
    async with App(shown(client, OfficePeople, person=person)) as app:
        await app.tap("invite")
        await app.tap("invitations-show")
        await app.tap("withdraw-i")
        assert app.shows("http://127.0.0.1/#/join/abc")

        await app.tap("question-yes")
        await app.until(lambda: not app.shows("http://127.0.0.1/#/join/abc"))


async def test_what_waits_on_a_device_and_a_wrong_clock_are_told_to_the_office(store: MemoryStore) -> None:
    device = {"id": "d1", "person": "p", "name": "มือถือ", "last_seen": None, "app": "0.1.0", "unsent": 3}
    wrong = {"photos": 2, "skew_ms": -3 * 86_400_000}
    client, _ = office_client(store, get_devices=[device | wrong, device | {"id": "d2", "name": "เครื่องดี", "unsent": 0}])
    async with App(shown(client, OfficeDevices)) as app:
        await app.until(lambda: app.shows("มือถือ"))
        said = app.texts()

        assert said.count("ค้างส่ง 3 รายการ") == 1
        assert said.count("รอภาพ 2 ภาพ") == 1
        assert said.count("นาฬิกาช้าไป 3 วัน") == 1


async def test_a_lost_device_is_signed_out_after_asking(store: MemoryStore) -> None:
    device = {"id": "d1", "person": "p", "name": "มือถือ", "last_seen": None, "app": "0.1.0", "unsent": 3}
    client, caller = office_client(store, get_devices=[device], delete_d1=None)
    async with App(shown(client, OfficeDevices)) as app:
        await app.until(lambda: app.shows("มือถือ"))
        await app.tap("sign-out-d1")
        assert all(method != "DELETE" for method, _, _ in caller.asked)

        await app.tap("question-yes")
        await app.until(lambda: ("DELETE", "/api/office/devices/d1", None) in caller.asked)


class Planned:
    """A world with a school, its principal who is also a committee member, a supervisor, an instrument."""

    def __init__(self) -> None:
        self.world = MemoryWorld()
        self.school = worlds.school(self.world)
        self.leader = worlds.person(self.world, "นิเทศ", RoleName.SUPERVISOR)
        self.head = worlds.person(self.world, "ผอ", RoleName.MEMBER_PRINCIPAL, school=self.school)
        self.adm4 = worlds.instrument(self.world)

    def form(self, **changes: Any) -> VisitForm:
        whole = {"school": self.school, "day": "2026-11-30", "leader": self.leader, "instruments": {self.adm4}}
        return VisitForm(**{**whole, **changes})


def test_a_whole_visit_has_no_problem_and_each_gap_is_named() -> None:
    planned = Planned()

    assert planned.form().problem(planned.world) == ""
    for gap in ({"school": ""}, {"day": ""}, {"leader": ""}, {"instruments": frozenset()}):
        assert planned.form(**gap).problem(planned.world)


def test_the_schools_own_head_is_kept_out_of_the_team_by_name() -> None:
    planned = Planned()

    assert "ผอ ตัวอย่าง" in planned.form(team={planned.head: ()}).problem(planned.world)


def test_nobody_is_booked_twice_on_a_day_unless_the_other_visit_is_cancelled() -> None:
    planned = Planned()
    other = worlds.visit(planned.world, "other", planned.school, planned.leader)
    planned.world.put("visit", other.id, {"day": "2026-11-30"})
    assert "สมมติวิทยา" in planned.form().problem(planned.world)
    assert planned.form().problem(planned.world, visit=other.id) == ""

    planned.world.put("visit", other.id, {"cancelled": "ฝนตกหนัก"})
    assert planned.form().problem(planned.world) == ""


def test_changing_a_visit_writes_only_what_differs_and_empties_what_was_taken_away() -> None:
    planned = Planned()
    record = planned.world.put("visit", worlds.an_id("v"), planned.form(team={planned.head: ("AC",)}).fields())
    before = Visit.of(record)

    after = VisitForm(**{**vars_of(form_of(before)), "team": {}, "day": "2026-12-01"})

    assert after.changes(before) == {"day": "2026-12-01", f"team.{planned.head}": None}


def vars_of(form: VisitForm) -> dict[str, Any]:
    return {name: getattr(form, name) for name in VisitForm.__slots__}


async def test_a_visit_is_created_by_choosing_and_saving(store: MemoryStore) -> None:
    person = store.put("person", given="นิเทศ", surname="ตัวอย่าง")
    store.put("role", person=person, role="supervisor", starts="2026-01-01")
    world = MemoryWorld()
    adm4 = worlds.instrument(world)
    body = world.records["instrument", adm4].fields
    store.put("instrument", **body)
    school = natural_id("school", "9966900001")
    client, _ = office_client(store)
    async with App(shown(client, OfficeVisits, visit="new")) as app:
        await app.tap(f"visit-school-{school}")
        await app.enter("visit-day", "30 พ.ย. 2569")
        await app.tap(f"visit-leader-{person}")
        await app.tap(f"visit-areas-{person}-AC")
        await app.tap("visit-save")

    kind, _, fields = store.written[0]
    assert kind == "visit"
    expected = {"school": school, "day": "2026-11-30", "leader": person}
    assert fields == {**expected, f"team.{person}": ["AC"], f"instruments.{adm4}": True}


async def test_the_list_of_visits_draws_with_nothing_in_it(store: MemoryStore) -> None:
    async with App(shown(a_client("secretariat", store=store), OfficeVisits)) as app:
        assert app.shows("ยังไม่มีการเยี่ยม")


async def test_somebody_who_left_is_not_among_the_people(store: MemoryStore) -> None:
    store.put("person", given="อยู่", surname="ตัวอย่าง", login="stays")
    store.put("person", given="ย้าย", surname="ตัวอย่าง", login="left", left_on="2026-09-30")
    async with App(shown(a_client("secretariat", store=store), OfficePeople)) as app:
        assert app.shows("อยู่ ตัวอย่าง")
        assert not app.shows("ย้าย ตัวอย่าง")


async def test_on_a_tablet_the_chosen_person_stands_beside_the_list_and_on_a_phone_instead_of_it(
    store: MemoryStore,
) -> None:
    person = store.put("person", given="ตัวอย่าง", login="t")
    client = a_client("secretariat", store=store)
    async with App(shown(client, OfficePeople, person=person)) as app:
        assert app.has("role-add") and not app.has("person-add") and app.has("back")

        client.window.resized(1180, 1.0)
        await app.settle()
        assert app.has("role-add") and app.has("person-add")


async def test_a_tablet_that_is_turned_keeps_a_visit_that_is_being_planned(store: MemoryStore) -> None:
    founded(store)
    client = a_client("secretariat", store=store)
    async with App(shown(client, OfficeVisits, visit="new")) as app:
        await app.enter("visit-day", "30 พ.ย. 2569")
        await app.enter("visit-purpose", "ติดตามการอ่านออกเขียนได้")

        client.window.resized(1180, 1.0)
        await app.settle()
        assert app.has("visit-new") and app.named("visit-purpose").value == "ติดตามการอ่านออกเขียนได้"
        await app.tap("visit-save")
        assert app.shows("กรุณาเลือกสถานศึกษา"), "the day was kept, the school is what is missing"


async def test_before_anything_is_there_the_form_of_a_visit_says_what_is_needed_first() -> None:
    empty = MemoryStore()
    async with App(shown(a_client("secretariat", store=empty), OfficeVisits, visit="new")) as app:
        assert app.shows("ต้องมีรายชื่อสถานศึกษา") and app.shows("ต้องมีแบบประเมินที่เผยแพร่แล้ว")
        assert app.has("to-office") and not app.has("visit-save")
