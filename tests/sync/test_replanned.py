"""The office changes the plan while somebody is at the school without a network: the day, the whole visit, the school.

Nothing that was recorded is lost or changed by it, and everybody learns what became of the visit and why.
"""

from __future__ import annotations

from typing import Any

import pytest

from app.planning.pairs import Pair, meant_said, pairs_of
from app.screens.calendar.state import Asked, View, read
from app.screens.office_visits.state import check, form_of
from app.screens.visit.state import read_page
from app.sync.engine import Ending, Outcome
from fieldwork.planning.meant import meant_of
from fieldwork.planning.moves import latest_move, moves_of, moving
from fieldwork.records import School, Sheet, Visit
from fieldwork.refusals import Refusal
from fieldwork.thai.dates import bangkok_day
from tests.support.visiting import Visiting
from tests.support.wired import WiredPhone
from tests.support.worlds import an_id

WHY = "โรงเรียนจัดกีฬาสี"


async def sync(*phones: WiredPhone) -> list[Outcome]:
    found = []
    for phone in phones:
        phone.clock.forward(1000)
        found.append(await phone.sync())
        assert found[-1].ending == Ending.DONE
    return found


def the_visit(phone: WiredPhone, visiting: Visiting) -> Visit:
    visit = phone.store.one(Visit, visiting.visit)
    assert visit is not None
    return visit


def move(office: WiredPhone, visiting: Visiting, day: str, why: str = WHY) -> None:
    """As the page of a visit does it."""
    fields = moving(the_visit(office, visiting), day, why=why, by=office.person, at=office.clock())
    office.store.write("visit", visiting.visit, fields)


async def test_a_visit_moved_while_it_is_filled_in_offline_keeps_every_mark_and_tells_the_new_day_and_why(
    visiting: Visiting,
) -> None:
    phone, office = visiting.phone(), visiting.phone(visiting.area.office)
    await sync(phone, office)
    visiting.rate(phone, submit=False)
    visiting.observe(phone, 1)
    before = dict(phone.store.one(Sheet, visiting.sheet()).levels)  # type: ignore[union-attr]

    move(office, visiting, "2026-12-01")
    _, outcome = await sync(office, phone)

    assert outcome.quarantined == 0 and not phone.store.counts()
    sheet = phone.store.one(Sheet, visiting.sheet())
    assert sheet is not None and dict(sheet.levels) == before and len(before) == 20
    visit = the_visit(phone, visiting)
    told = latest_move(visit)
    assert visit.day == "2026-12-01" and told is not None
    assert (told.before, told.why, told.by) == ("2026-11-23", WHY, visiting.area.office)

    phone.store.write("sheet", visiting.sheet(), {"submitted_at": phone.clock()})
    (outcome,) = await sync(phone)
    assert outcome.quarantined == 0 and phone.store.state("sheet", visiting.sheet()) == "server"


async def test_a_visit_called_off_meanwhile_keeps_the_work_aside_with_the_reason_until_the_office_decides(
    visiting: Visiting,
) -> None:
    phone, office = visiting.phone(), visiting.phone(visiting.area.office)
    await sync(phone, office)
    visiting.rate(phone, submit=False, notes=False)
    office.store.write("visit", visiting.visit, {"cancelled": "ถนนขาด"})

    _, outcome = await sync(office, phone)

    aside = phone.store.quarantine.all()
    assert outcome.quarantined == len(aside) == 24
    assert {each.code for each in aside} == {"no_visit"}, (
        "what goes on with the sheet waits for the same as its beginning"
    )
    assert len({each.message for each in aside}) == 1
    today = bangkok_day(phone.clock())
    page = read_page(phone.store, visit=visiting.visit, person=phone.person, today=today)
    assert page == Refusal("visit_cancelled", {"reason": "ถนนขาด"})
    sheet = phone.store.one(Sheet, visiting.sheet())
    assert sheet is not None and len(sheet.levels) == 20, "still on the phone"

    office.store.write("visit", visiting.visit, {"cancelled": None})
    await sync(office, phone)
    assert phone.store.quarantine.all() == [] and phone.store.state("sheet", visiting.sheet()) == "server"


async def test_a_school_merged_while_the_phone_was_away_keeps_its_visit_and_the_phone_learns_where_it_went(
    visiting: Visiting,
) -> None:
    phone, office = visiting.phone(), visiting.phone(visiting.area.office)
    other = visiting.area.school("9966900002", "โรงเรียนที่รับรวมจำลอง")
    await sync(phone, office)
    visiting.rate(phone)
    visiting.observe(phone, 1)
    office.store.write("school", visiting.school, {"closed_on": "2026-11-20", "merged_into": other})

    _, outcome = await sync(office, phone)

    assert outcome.quarantined == 0
    sheet, finding = phone.store.one(Sheet, visiting.sheet()), phone.store.get("finding", an_id("finding 1"))
    assert sheet is not None and sheet.submitted_at is not None and sheet.school == visiting.school
    assert finding is not None and finding.fields["school"] == visiting.school, "its history stays its own"
    school = phone.store.one(School, visiting.school)
    assert school is not None and (school.closed_on, school.merged_into) == ("2026-11-20", other)
    told = check(form_of(the_visit(office, visiting)), office.store, visit=visiting.visit)
    assert told.against[0].refuses and "ยุบหรือรวมแล้ว" in told.against[0].text


async def test_two_secretaries_who_plan_one_person_unseen_both_keep_their_visit_and_both_see_the_clash(
    visiting: Visiting,
) -> None:
    one, two = visiting.phone(visiting.area.office), visiting.phone(visiting.area.office)
    supervisor = visiting.phone()
    there = visiting.area.school("9966900002", "โรงเรียนจำลองวิทยา")
    await sync(one, two)

    def plan(office: WiredPhone, name: str, school: str) -> None:
        fields: dict[str, Any] = {"school": school, "day": "2026-12-01", "leader": visiting.supervisor}
        office.store.write("visit", an_id(name), {**fields, f"team.{visiting.supervisor}": []})

    plan(one, "first", visiting.school)
    plan(two, "second", there)
    outcomes = await sync(one, two, one, supervisor)

    assert all(outcome.quarantined == 0 for outcome in outcomes)
    for phone in (one, two, supervisor):
        today = bangkok_day(phone.clock())
        shown = read(phone.store, Asked(View.MONTH, today.replace(month=12, day=1)), phone.person, today)
        assert {e.id for e in shown.entries if e.is_refused} == {an_id("first"), an_id("second")}


def plan_both(one: WiredPhone, two: WiredPhone, visiting: Visiting) -> tuple[str, str]:
    """Two secretaries, neither of whom sees the other, plan the same supervisor for the same day."""
    there = visiting.area.school("9966900002", "โรงเรียนจำลองวิทยา")
    for office, name, school in ((one, "first", visiting.school), (two, "second", there)):
        fields: dict[str, Any] = {"school": school, "day": "2026-12-01", "leader": visiting.supervisor}
        office.store.write("visit", an_id(name), {**fields, f"team.{visiting.supervisor}": []})
    return an_id("first"), an_id("second")


def told_on(phone: WiredPhone, visit: str) -> tuple[Pair, ...]:
    found = phone.store.one(Visit, visit)
    assert found is not None
    return pairs_of(found, phone.store)


@pytest.mark.parametrize("first_to_sync", [0, 1])
async def test_whoever_syncs_first_everybody_reads_the_same_about_two_visits_and_nothing_once_it_is_settled(
    visiting: Visiting, first_to_sync: int
) -> None:
    offices = visiting.phone(visiting.area.office), visiting.phone(visiting.area.office)
    supervisor = visiting.phone()
    await sync(*offices)
    ids = plan_both(*offices, visiting)
    ordered = offices if first_to_sync == 0 else offices[::-1]
    await sync(*ordered, ordered[0], supervisor)

    everybody = (*offices, supervisor)
    notices = {pair for phone in everybody for visit in ids for pair in told_on(phone, visit)}
    assert len(notices) == 1, "one and the same on both visits and on every device"
    (notice,) = notices
    assert {notice.one.visit, notice.other.visit} == set(ids) and notice.people == (visiting.supervisor,)

    settler = ordered[1]
    for visit, fields in notice.meaning("เยี่ยมร่วมกัน", settler.person):
        settler.store.write("visit", visit, fields)
    outcomes = await sync(settler, ordered[0], supervisor)

    assert all(outcome.quarantined == 0 for outcome in outcomes)
    for phone in everybody:
        assert [told_on(phone, visit) for visit in ids] == [(), ()]
        for visit in ids:
            found = phone.store.one(Visit, visit)
            assert found is not None and [m.why for m in meant_of(found)] == ["เยี่ยมร่วมกัน"], "nothing is lost"


async def test_two_who_settle_it_unseen_in_both_ways_leave_it_settled_and_keep_both(visiting: Visiting) -> None:
    one, two = visiting.phone(visiting.area.office), visiting.phone(visiting.area.office)
    await sync(one, two)
    first, second = plan_both(one, two, visiting)
    await sync(one, two, one)
    (notice,) = told_on(one, first)

    for visit, fields in notice.meaning("เยี่ยมร่วมกัน", one.person):
        one.store.write("visit", visit, fields)
    found = two.store.one(Visit, second)
    assert found is not None
    two.store.write("visit", second, moving(found, "2026-12-02", why=WHY, by=two.person, at=two.clock()))
    await sync(one, two, one)

    for office in (one, two):
        assert [told_on(office, visit) for visit in (first, second)] == [(), ()]
        moved = office.store.one(Visit, second)
        assert moved is not None and moved.day == "2026-12-02" and latest_move(moved) is not None
        assert moved.meant, "what was said is kept, and holds no more"
        assert meant_of(moved) == ()
        stayed = office.store.one(Visit, first)
        assert stayed is not None and meant_said(stayed, office.store) == (), "it stands alone on its day"


async def test_two_who_move_a_visit_unseen_keep_both_reasons_and_are_asked_which_day_stands(visiting: Visiting) -> None:
    one, two = visiting.phone(visiting.area.office), visiting.phone(visiting.area.office)
    await sync(one, two)
    move(one, visiting, "2026-12-01", "โรงเรียนจัดกีฬาสี")
    two.clock.forward(60_000)
    move(two, visiting, "2026-12-02", "ผู้นิเทศติดราชการ")

    await sync(one, two, one)

    for office in (one, two):
        visit = the_visit(office, visiting)
        assert [told.why for told in moves_of(visit)] == ["โรงเรียนจัดกีฬาสี", "ผู้นิเทศติดราชการ"]
        assert set(office.store.conflicts("visit", visiting.visit)) == {"day"}
        told = latest_move(visit)
        assert told is not None and told.after == visit.day, "the reason told is the one of the day that stands"
