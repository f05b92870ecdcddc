"""Planning visits: what is refused, and what one tap stores."""

from dataclasses import replace
from typing import Any

from app.screens.office_visits.state import VisitForm, asked_for, form_of, unfree
from app.screens.office_visits.view import LISTED, OfficeVisits
from fieldwork.ids import natural_id
from fieldwork.records import RoleName, Visit
from tests.app.screens.office.desk import founded, office_client
from tests.support import worlds
from tests.support.clients import a_client, shown
from tests.support.fletkit import App
from tests.support.memory import ME, NOW_MS, MemoryStore
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
        assert app.shows("วันจันทร์ที่ 30 พฤศจิกายน พ.ศ. 2569 แล้ว"), "that it is created, and for which day, is said"

    kind, _, fields = store.written[0]
    assert kind == "visit"
    expected = {"school": school, "day": "2026-11-30", "leader": person}
    assert fields == {**expected, f"team.{person}": ["AC"], f"instruments.{adm4}": True}


async def test_the_list_of_visits_draws_with_nothing_in_it(store: MemoryStore) -> None:
    async with App(shown(a_client("secretariat", store=store), OfficeVisits)) as app:
        assert app.shows("ยังไม่มีการเยี่ยม")


async def test_of_many_visits_some_are_drawn_and_a_button_brings_more_of_those(store: MemoryStore) -> None:
    over = [store.put("visit", day=f"2026-10-{day:02}") for day in range(1, LISTED + 4)]
    coming = [store.put("visit", day=f"2026-12-{day:02}") for day in range(1, LISTED + 4)]

    async with App(shown(a_client("secretariat", store=store), OfficeVisits)) as app:
        drawn = {each for each in (*over, *coming) if app.has(f"visit-{each}")}
        assert drawn == {*over[3:], *coming[:LISTED]}

        await app.tap("show-more-past")

        drawn = {each for each in (*over, *coming) if app.has(f"visit-{each}")}
        assert drawn == {*over, *coming[:LISTED]}
        assert not app.has("show-more-past") and app.has("show-more-upcoming")


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
        assert app.shows("กรุณาเลือกโรงเรียน"), "the day was kept, the school is what is missing"


async def test_before_anything_is_there_the_form_of_a_visit_says_what_is_needed_first() -> None:
    empty = MemoryStore()
    async with App(shown(a_client("secretariat", store=empty), OfficeVisits, visit="new")) as app:
        assert app.shows("ต้องมีรายชื่อสถานศึกษา") and app.shows("ต้องมีแบบประเมินที่เผยแพร่แล้ว")
        assert app.has("to-office") and not app.has("visit-save")


class Desk:
    """A secretary with a school, two people for teams, an instrument, and one visit of the first person on a Monday."""

    def __init__(self, store: MemoryStore) -> None:
        self.store = store
        founded(store)
        self.school = natural_id("school", "9966900001")
        self.there = store.put("school", code="9966900002", name="โรงเรียนจำลองวิทยา")
        people = [store.put("person", given=given, surname="ตัวอย่าง") for given in ("หนึ่ง", "สอง")]
        for person in people:
            store.put("role", person=person, role="supervisor", starts="2026-01-01")
        self.one, self.two = people
        self.adm4 = next(record for kind, record in store.rows if kind == "instrument")
        self.booked = self.visit("2026-12-14", self.there, self.one)
        self.client = a_client("secretariat", store=store)

    def visit(self, day: str, school: str, leader: str, **fields: Any) -> str:
        return self.store.put(
            "visit", school=school, day=day, leader=leader, team={leader: []}, instruments={self.adm4: True}, **fields
        )


async def test_a_clash_is_told_while_one_chooses_and_refused_with_who_when_where_and_what_to_do(
    store: MemoryStore,
) -> None:
    desk = Desk(store)
    async with App(shown(desk.client, OfficeVisits, visit="new")) as app:
        await app.tap(f"visit-school-{desk.school}")
        await app.enter("visit-day", "14 ธ.ค. 2569")
        await app.tap(f"visit-leader-{desk.one}")

        said = "หนึ่ง ตัวอย่าง อยู่ในคณะที่เยี่ยมโรงเรียนจำลองวิทยา วันจันทร์ที่ 14 ธันวาคม พ.ศ. 2569 (ทั้งวัน) แล้ว"
        assert app.shows(said) and app.shows("กรุณาเลือกวันหรือช่วงของวันอื่น หรือเลือกผู้อื่นแทน")
        await app.tap("visit-save")
        assert store.written == [] and app.has("visit-trouble") and app.has("see-why")
        assert sum(said in text for text in app.texts()) == 1, "the foot leads to what stands below the day"
        await app.tap("see-why")

        await app.tap("free-day-2026-12-15")
        assert not app.has("against-0")
        await app.tap("visit-save")
    assert [fields["day"] for _, _, fields in store.written] == ["2026-12-15"]


async def test_who_is_booked_elsewhere_is_marked_before_anybody_is_chosen(store: MemoryStore) -> None:
    desk = Desk(store)
    async with App(shown(desk.client, OfficeVisits, visit="new")) as app:
        assert not app.shows("· ไม่ว่าง")
        await app.enter("visit-day", "14 ธ.ค. 2569")
        assert app.shows("หนึ่ง ตัวอย่าง · ไม่ว่าง")
        await app.enter("visit-day", "15 ธ.ค. 2569")
        assert not app.shows("· ไม่ว่าง")


async def test_taking_off_a_table_in_which_somebody_has_counted_is_warned_of(store: MemoryStore) -> None:
    desk = Desk(store)
    world = MemoryWorld()
    lit = store.put("instrument", **world.records["instrument", worlds.instrument(world, "LIT")].fields)
    store.write("visit", desk.booked, {f"instruments.{lit}": True})
    school = store.rows["visit", desk.booked]["school"]
    keys = {"instrument": lit, "school": school, "round": "2569/2", "grade": "ม.1"}
    async with App(shown(desk.client, OfficeVisits, visit=desk.booked)) as app:
        await app.tap(f"visit-instrument-{lit}")
        assert not app.has("tables-off"), "nobody has counted"
        store.put("counts", cells={"enrolled": 30}, **keys)
        await app.tap(f"visit-instrument-{lit}")
        assert not app.has("tables-off")
        await app.tap(f"visit-instrument-{lit}")
        assert (
            app.has("tables-off")
            and app.shows("แบบที่นำออกมีตัวเลขกรอกไว้แล้ว: แบบสรุปผลการคัดกรอง")
            and not app.has("taken-off")
        )


async def test_taking_off_an_instrument_that_was_begun_is_warned_of_and_said_to_be_off(store: MemoryStore) -> None:
    desk = Desk(store)
    other = store.put("instrument", instrument="ADM5", version="1", body=store.rows["instrument", desk.adm4]["body"])
    keys = {"visit": desk.booked, "instrument": desk.adm4, "rater": desk.one}
    store.put("progress", sheet=natural_id("sheet", "x"), answered=3, **keys)
    async with App(shown(desk.client, OfficeVisits, visit=desk.booked)) as app:
        await app.tap(f"visit-instrument-{other}")
        assert not app.has("taken-off")
        await app.tap(f"visit-instrument-{desk.adm4}")
        assert app.has("taken-off") and app.shows("มีผู้เริ่มบันทึกแบบที่นำออกแล้ว 1 คน")
        assert app.shows("สิ่งที่เริ่มไว้ยังอ่าน ทำต่อ และส่งได้ แต่จะไม่นับเป็นผล")
        await app.tap("visit-save")
    assert store.written[-1][2] == {f"instruments.{other}": True, f"instruments.{desk.adm4}": False}, (
        "what was begun with it goes on"
    )


def helper(app: App, identifier: str) -> str:
    """What stands under a field."""
    return str(app.named(identifier).helper or "")


async def test_the_form_says_in_which_round_a_visit_counts_that_was_given_none(store: MemoryStore) -> None:
    desk = Desk(store)
    async with App(shown(desk.client, OfficeVisits, visit="new")) as app:
        await app.enter("visit-day", "14 ธ.ค. 2569")
        assert helper(app, "visit-round") == "ถ้าเว้นว่าง นับเป็นรอบ 2/2569"
        await app.enter("visit-round", "รอบพิเศษ")
        assert not helper(app, "visit-round")


async def test_from_the_calendar_one_comes_back_to_the_day_that_the_visit_was_given(store: MemoryStore) -> None:
    desk = Desk(store)
    route = "/office/visits/new?day=2026-12-16&back=%2Fcalendar%2Fmonth%2F2026-12-16"
    async with App(shown(desk.client, OfficeVisits, visit="new"), route=route) as app:
        await app.tap(f"visit-school-{desk.school}")
        await app.enter("visit-day", "15 ธ.ค. 2569")
        await app.tap(f"visit-leader-{desk.one}")
        await app.tap("visit-save")
        assert app.route == "/calendar/month/2026-12-15"


async def test_another_part_of_the_day_resolves_it_where_the_other_visit_takes_half(store: MemoryStore) -> None:
    desk = Desk(store)
    store.rows["visit", desk.booked]["part"] = "morning"
    async with App(shown(desk.client, OfficeVisits, visit="new")) as app:
        await app.tap(f"visit-school-{desk.school}")
        await app.enter("visit-day", "14 ธ.ค. 2569")
        await app.tap(f"visit-leader-{desk.one}")
        assert app.shows("(ภาคเช้า) แล้ว")

        await app.tap("visit-part-afternoon")
        await app.tap("visit-save")
    (written,) = store.written
    assert written[2]["part"] == "afternoon"


async def test_a_holiday_and_an_exam_are_told_and_left_to_the_office(store: MemoryStore) -> None:
    desk = Desk(store)
    store.put("period", nature="exam", name="สอบกลางภาค", starts="2026-12-21", ends="2026-12-25")
    async with App(shown(desk.client, OfficeVisits, visit="new")) as app:
        await app.tap(f"visit-school-{desk.school}")
        await app.tap(f"visit-leader-{desk.two}")
        for day, told in (("10 ธ.ค. 2569", "วันรัฐธรรมนูญ"), ("22 ธ.ค. 2569", "สอบกลางภาค")):
            await app.enter("visit-day", day)
            assert app.shows(told)
        await app.tap("visit-save")
    assert len(store.written) == 1


async def test_a_visit_is_moved_only_with_a_reason_in_the_same_edit(store: MemoryStore) -> None:
    desk = Desk(store)
    async with App(shown(desk.client, OfficeVisits, visit=desk.booked)) as app:
        await app.enter("visit-day", "16 ธ.ค. 2569")
        await app.tap("visit-save")
        await app.tap("question-yes")
        assert store.written == [], "not without a reason"

        await app.enter("question-reason", "โรงเรียนจัดกีฬาสี")
        await app.tap("question-yes")

        (written,) = store.written
        told = {"from": "2026-12-14", "to": "2026-12-16", "why": "โรงเรียนจัดกีฬาสี", "by": ME}
        assert written == ("visit", desk.booked, {"day": "2026-12-16", f"moved.{NOW_MS}": told})
        assert app.has("visit-saved") and app.shows("เหตุผล: โรงเรียนจัดกีฬาสี")


async def test_whoever_moves_a_visit_on_which_somebody_has_begun_is_told(store: MemoryStore) -> None:
    desk = Desk(store)
    store.put("progress", sheet=worlds.an_id("s"), visit=desk.booked, rater=desk.one, answered=3, total=20)
    store.put("progress", sheet=worlds.an_id("t"), visit=desk.booked, rater=desk.one, answered=0, total=20)
    notes_alone = {"rater": desk.two, "answered": 0, "total": 20}
    store.put("progress", sheet=worlds.an_id("u"), visit=desk.booked, **notes_alone)
    async with App(shown(desk.client, OfficeVisits, visit=desk.booked)) as app:
        await app.enter("visit-day", "16 ธ.ค. 2569")
        await app.tap("visit-save")

        assert app.shows("มีผู้เริ่มบันทึกแล้ว 2 คน"), "each once, and who has only written notes as well"


async def test_changing_anything_else_asks_for_no_reason(store: MemoryStore) -> None:
    desk = Desk(store)
    async with App(shown(desk.client, OfficeVisits, visit=desk.booked)) as app:
        await app.enter("visit-purpose", "ติดตามการอ่าน")
        await app.tap("visit-save")

    assert store.written == [("visit", desk.booked, {"purpose": "ติดตามการอ่าน"})]


def test_whether_raters_see_what_the_visit_before_came_to_is_kept_and_taken_back() -> None:
    planned = Planned()
    record = planned.world.put("visit", worlds.an_id("v"), planned.form(blind=True).fields())
    before = Visit.of(record)

    assert before.blind and form_of(before).blind
    assert form_of(before).changes(before) == {}
    assert planned.form().changes(before) == {"blind": None}


async def test_areas_that_nobody_looks_after_are_named_and_dealt_out(store: MemoryStore) -> None:
    desk = Desk(store)
    async with App(shown(desk.client, OfficeVisits, visit="new")) as app:
        await app.tap(f"visit-leader-{desk.one}")
        await app.tap(f"visit-member-{desk.two}")
        assert app.shows("ยังไม่มีผู้รับผิดชอบด้าน")

        await app.tap("divide-areas")
        assert not app.has("divide-areas")
        await app.tap(f"visit-school-{desk.school}")
        await app.enter("visit-day", "15 ธ.ค. 2569")
        await app.tap("visit-save")
    fields = store.written[0][2]
    dealt = [*fields[f"team.{desk.one}"], *fields[f"team.{desk.two}"]]
    assert sorted(dealt) == ["AC", "BU", "GE", "PE"] and len(fields[f"team.{desk.one}"]) == 2


async def test_why_the_school_is_a_target_of_the_round_is_said(store: MemoryStore) -> None:
    desk = Desk(store)
    because = {"never": {"as_of": "2026-11-01"}, "of_a_newer_app": {"x": 1}}
    store.put("target", round="2569/2", school=desk.there, because=because, reason="ผู้บริหารใหม่")
    async with App(shown(desk.client, OfficeVisits, visit=desk.booked)) as app:
        assert app.shows("ยังไม่เคยได้รับการเยี่ยม (ข้อมูล ณ 1 พ.ย. 69)")
        assert app.shows("เหตุผลของสำนักงาน: ผู้บริหารใหม่")


def test_the_day_and_the_school_of_a_new_visit_come_with_the_address() -> None:
    planned = Planned()
    path = "/office/visits/new"

    assert asked_for(f"{path}?day=2026-12-15&back=%2Fcalendar", planned.world) == VisitForm(day="2026-12-15")
    assert asked_for(f"{path}?school={planned.school}", planned.world) == VisitForm(school=planned.school)
    for nothing in (f"{path}?day=soon", f"{path}?school=none", path):
        assert asked_for(nothing, planned.world) == VisitForm()


def test_two_secretaries_who_did_not_see_each_other_both_keep_their_visit_and_both_are_told() -> None:
    """No rule of the server refuses the second visit: whoever looks at either is told, whichever came first."""
    planned = Planned()
    other = worlds.visit(planned.world, "other", planned.school, planned.leader, instruments=[planned.adm4])
    mine = worlds.visit(planned.world, "mine", planned.school, planned.leader, instruments=[planned.adm4])

    for visit in (other, mine):
        assert form_of(visit).problem(planned.world, visit=visit.id)


def test_two_that_are_meant_are_planned_on_from_either_even_where_only_one_of_them_says_so() -> None:
    planned = Planned()
    world, form = planned.world, planned.form()
    first, second = (world.put("visit", worlds.an_id(name), form.fields()) for name in ("one", "two"))
    told = {"day": form.day, "people": sorted(form.members), "why": "เยี่ยมร่วมกัน", "by": worlds.an_id("office")}
    world.put("visit", first.id, {f"meant.{second.id}": told})

    for visit in (first.id, second.id):
        assert form.problem(world, visit=visit) == ""
        assert unfree(form, world, form.members, visit=visit) == frozenset()

    later = planned.form(day="2026-12-02")
    world.put("visit", second.id, {"day": later.day})
    assert later.problem(world, visit=first.id), "it was said for one day"


def test_a_checklist_that_is_taken_off_is_said_to_be_off_so_that_what_was_begun_goes_on() -> None:
    planned = Planned()
    used = worlds.checklist(planned.world)
    visit = worlds.visit(planned.world, "v", planned.school, planned.leader, instruments=[planned.adm4])
    on = Visit.of(planned.world.put("visit", visit.id, {f"checklists.{used}": True}))

    kept, off = form_of(on), replace(form_of(on), checklists=frozenset())

    assert kept.changes(on) == {} and off.changes(on) == {f"checklists.{used}": False}
    assert form_of(Visit.of(planned.world.put("visit", visit.id, off.changes(on)))).checklists == frozenset()
