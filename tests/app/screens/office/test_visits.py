"""Planning visits: what is refused, and what one tap stores."""

from typing import Any

from app.screens.office_visits.state import VisitForm, form_of
from app.screens.office_visits.view import OfficeVisits
from fieldwork.ids import natural_id
from fieldwork.records import RoleName, Visit
from tests.app.screens.office.desk import founded, office_client
from tests.support import worlds
from tests.support.clients import MemoryStore, a_client, shown
from tests.support.fletkit import App
from tests.support.worlds import MemoryWorld


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
