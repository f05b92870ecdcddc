"""Who receives what: drafts stay with their author, principals get their own school, ended roles end."""

from datetime import date

import pytest

from fieldwork import scopes
from fieldwork.records import CalibrationSheet, RoleName, Visit
from tests.support import worlds
from tests.support.worlds import MemoryWorld

TODAY = date(2026, 11, 23)


@pytest.fixture
def world() -> MemoryWorld:
    return MemoryWorld()


@pytest.fixture
def area(world: MemoryWorld) -> dict[str, str]:
    here, there = worlds.school(world, "ที่นี่", "9966900001"), worlds.school(world, "ที่อื่น", "9966900002")
    people = {
        "supervisor": worlds.person(world, "นิเทศ", RoleName.SUPERVISOR),
        "expert": worlds.person(world, "ทรงคุณ", RoleName.EXPERT),
        "principal": worlds.person(world, "ผอ", RoleName.PRINCIPAL, school=here),
        "member": worlds.person(world, "กรรมการ", RoleName.MEMBER_PRINCIPAL, school=there),
        "secretary": worlds.person(world, "เลขา", RoleName.SECRETARIAT),
        "director": worlds.person(world, "ผู้อำนวยการ", RoleName.DIRECTOR),
    }
    used = worlds.instrument(world)
    visited = worlds.visit(world, "v", here, people["supervisor"], people["expert"], instruments=[used])
    return {**people, "here": here, "there": there, "instrument": used, "visit": visited.id}


def test_the_calendar_is_everybodys_and_why_a_school_is_a_target_is_between_it_and_the_office(
    area: dict[str, str], world: MemoryWorld
) -> None:
    target = world.put("target", worlds.an_id("t"), {"round": "2569/2", "school": area["here"], "reason": "ผู้บริหารใหม่"})

    for kind in ("round", "period"):
        assert scopes.of(world.put(kind, worlds.an_id(kind), {"name": "สอบกลางภาค"}), world) == scopes.EVERYONE
    assert scopes.of(target, world) == scopes.of_school(area["here"])
    assert scopes.of(target, world) in held(area, world, "principal")
    assert scopes.of(target, world) not in held(area, world, "member")


def test_the_result_that_made_a_school_a_target_goes_to_nobody_who_runs_it(
    area: dict[str, str], world: MemoryWorld
) -> None:
    ground = world.put("ground", worlds.an_id("g"), {"round": "2569/2", "school": area["here"], "mean": "1.40"})

    scope = scopes.of(ground, world)

    assert scope == scopes.results(area["here"])
    assert scope not in held(area, world, "principal")
    assert all(scope in held(area, world, who) for who in ("secretary", "director", "supervisor"))


def held(area: dict[str, str], world: MemoryWorld, who: str) -> frozenset[str]:
    return scopes.held(area[who], world, TODAY)


def the_visit(area: dict[str, str], world: MemoryWorld) -> Visit:
    record = world.get("visit", area["visit"])
    assert record is not None
    return Visit.of(record)


def test_a_principal_holds_the_own_school_and_nothing_that_was_rated(area: dict[str, str], world: MemoryWorld) -> None:
    here = area["here"]

    expected = {"everyone", scopes.own(area["principal"]), scopes.of_school(here), scopes.lessons(here)}
    assert held(area, world, "principal") == expected


def test_an_expert_holds_the_visited_schools_only_and_no_lesson_sheets(
    area: dict[str, str], world: MemoryWorld
) -> None:
    found = held(area, world, "expert")

    assert scopes.results(area["here"]) in found and scopes.results(area["there"]) not in found
    assert not any(s.startswith("lessons:") for s in found)


def test_only_the_supervision_group_and_the_school_hold_lesson_sheets(area: dict[str, str], world: MemoryWorld) -> None:
    holders = {
        who
        for who in ("supervisor", "expert", "principal", "member", "secretary", "director")
        if scopes.lessons(area["here"]) in held(area, world, who)
    }

    assert holders == {"supervisor", "principal"}


def test_a_committee_principal_never_holds_the_results_of_the_own_school(
    area: dict[str, str], world: MemoryWorld
) -> None:
    worlds.visit(world, "w", area["there"], area["supervisor"], area["member"])

    assert scopes.results(area["there"]) not in held(area, world, "member")


def test_a_teacher_supervisor_holds_results_of_schools_visited_and_never_of_the_own(
    area: dict[str, str], world: MemoryWorld
) -> None:
    teacher = worlds.person(world, "ครู", RoleName.TEACHER_SUPERVISOR, school=area["there"])
    for name, school in (("w", area["there"]), ("x", area["here"])):
        worlds.visit(world, name, school, area["supervisor"], teacher)

    found = scopes.held(teacher, world, TODAY)

    assert scopes.results(area["here"]) in found and scopes.results(area["there"]) not in found


def test_nobody_holds_another_persons_drafts(area: dict[str, str], world: MemoryWorld) -> None:
    for who in ("supervisor", "expert", "principal", "member", "secretary", "director"):
        assert [s for s in held(area, world, who) if s.startswith("own:")] == [scopes.own(area[who])]


def test_a_role_holds_on_its_last_day_and_not_on_the_next(world: MemoryWorld) -> None:
    guest = worlds.person(world, "ชั่วคราว", RoleName.SUPERVISOR, ends="2026-11-23")

    assert scopes.held(guest, world, TODAY)
    assert scopes.held(guest, world, date(2026, 11, 24)) == frozenset()


def test_after_a_persons_last_day_no_role_holds_however_it_is_dated(world: MemoryWorld) -> None:
    person = worlds.person(world, "นิเทศ", RoleName.SUPERVISOR)
    world.put("person", person, {"left_on": "2026-11-23"})

    assert scopes.roles_on(person, world, date(2026, 11, 23)) and not scopes.has_left(person, world, TODAY)
    assert not scopes.roles_on(person, world, date(2026, 11, 24))
    assert scopes.held(person, world, date(2026, 11, 24)) == frozenset()


def test_a_sheet_is_its_raters_own_until_everyone_submitted(area: dict[str, str], world: MemoryWorld) -> None:
    visit = the_visit(area, world)
    first = worlds.sheet(world, visit, area["instrument"], area["supervisor"], submitted_at=1)
    worlds.sheet(world, visit, area["instrument"], area["expert"])
    assert scopes.of(first, world) == scopes.own(area["supervisor"])

    worlds.sheet(world, visit, area["instrument"], area["expert"], submitted_at=2)
    assert scopes.of(first, world) == scopes.results(area["here"])


def a_second_rubric(world: MemoryWorld, visit: str, **changes: str) -> str:
    """The school rubric once more under another name, put on the visit."""
    body = {**world.find("instrument")[0].fields["body"], "id": "ADM5", **changes}
    used = worlds.an_id("ADM5")
    world.put("instrument", used, {"instrument": "ADM5", "version": "1", "body": body})
    world.put("visit", visit, {f"instruments.{used}": True})
    return used


def test_with_two_school_rubrics_nothing_is_released_before_both_are_in(
    area: dict[str, str], world: MemoryWorld
) -> None:
    second = a_second_rubric(world, area["visit"])
    visit = the_visit(area, world)
    for who in ("supervisor", "expert"):
        record = worlds.sheet(world, visit, area["instrument"], area[who], submitted_at=1)
    worlds.sheet(world, visit, second, area["supervisor"], submitted_at=1)
    assert scopes.of(record, world) == scopes.own(area["expert"])

    other = worlds.sheet(world, visit, second, area["expert"], submitted_at=1)
    assert {scopes.of(record, world), scopes.of(other, world)} == {scopes.results(area["here"])}


def test_a_lesson_rubric_on_the_visit_holds_up_no_release(area: dict[str, str], world: MemoryWorld) -> None:
    a_second_rubric(world, area["visit"], unit_of_rating="lesson")
    visit = the_visit(area, world)
    for who in ("supervisor", "expert"):
        record = worlds.sheet(world, visit, area["instrument"], area[who], submitted_at=1)

    assert scopes.of(record, world) == scopes.results(area["here"])


def test_what_cannot_be_read_here_is_still_owed_until_the_server_says_that_all_is_in(
    area: dict[str, str], world: MemoryWorld
) -> None:
    newer = a_second_rubric(world, area["visit"], kind="portfolio")
    visit = the_visit(area, world)
    for who in ("supervisor", "expert"):
        record = worlds.sheet(world, visit, area["instrument"], area[who], submitted_at=1)
    assert not scopes.is_released(visit, world)
    assert scopes.of(record, world) == scopes.own(area["expert"])

    told = world.put("progress", worlds.an_id("told"), {"visit": visit.id, "released": False})
    assert not scopes.is_released(visit, world)
    world.put("progress", told.id, {"released": True})
    assert scopes.is_released(visit, world)

    world.put("progress", told.id, {"released": False})
    for who in ("supervisor", "expert"):
        worlds.sheet(world, visit, newer, area[who], submitted_at=1)
    assert scopes.is_released(visit, world), "it may be seen that everybody has handed it in"


def test_closing_the_visit_releases_submitted_sheets_and_never_a_draft(
    area: dict[str, str], world: MemoryWorld
) -> None:
    visit = the_visit(area, world)
    done = worlds.sheet(world, visit, area["instrument"], area["supervisor"], submitted_at=1)
    draft = worlds.sheet(world, visit, area["instrument"], area["expert"])
    world.put("visit", visit.id, {"closed_at": 5, "closed_reason": "ผู้ทรงคุณวุฒิป่วย"})

    assert scopes.of(done, world) == scopes.results(area["here"])
    assert scopes.of(draft, world) == scopes.own(area["expert"])


def test_opening_a_sheet_again_takes_it_back(area: dict[str, str], world: MemoryWorld) -> None:
    visit = the_visit(area, world)
    for who in ("supervisor", "expert"):
        record = worlds.sheet(world, visit, area["instrument"], area[who], submitted_at=1)
    assert scopes.of(record, world) == scopes.results(area["here"])

    record = worlds.sheet(world, visit, area["instrument"], area["expert"], submitted_at=None)
    assert scopes.of(record, world) == scopes.own(area["expert"])


def test_a_lesson_sheet_is_released_to_the_supervision_group_not_to_the_committee(
    area: dict[str, str], world: MemoryWorld
) -> None:
    visit = the_visit(area, world)
    world.put("visit", visit.id, {"closed_at": 5})
    fields = {"visit": visit.id, "school": visit.school, "subject": worlds.an_id("lesson"), "submitted_at": 1}
    record = world.put("sheet", worlds.an_id("x"), {**fields, "rater": area["supervisor"], "instrument": "i"})

    assert scopes.of(record, world) == scopes.lessons(area["here"])


def test_an_agreement_reaches_the_school_with_the_published_feedback_that_names_it(
    area: dict[str, str], world: MemoryWorld
) -> None:
    visit = the_visit(area, world)
    agreed = world.put("agreement", worlds.an_id("a"), {"visit": visit.id, "school": visit.school})
    item = {"kind": "agreement", "text": "x", "agreement": agreed.id}
    draft = {"visit": visit.id, "school": visit.school, "author": visit.leader, "items.1": item}
    feedback = world.put("feedback", worlds.an_id("f"), draft)
    assert scopes.of(agreed, world) == scopes.results(area["here"])
    assert scopes.of(feedback, world) == scopes.own(area["supervisor"])

    feedback = world.put("feedback", feedback.id, {"published_at": 9})
    assert scopes.of(agreed, world) == scopes.of(feedback, world) == scopes.of_school(area["here"])
    assert agreed in scopes.moved_by(feedback, world)


def calibrate(area: dict[str, str], world: MemoryWorld, *raters: str, **fields: object) -> str:
    """A calibration on the visit's instrument, led by the director."""
    whole: dict[str, object] = {"name": "ปรับเทียบ", "day": TODAY.isoformat(), "instrument": area["instrument"]}
    whole |= {"facilitator": area["director"], **{f"raters.{area[who]}": True for who in raters}}
    return world.put("calibration", worlds.an_id("calibration"), {**whole, **fields}).id


def hand_in(area: dict[str, str], world: MemoryWorld, who: str, calibration: str, at: int | None = 1) -> str:
    keys = {"calibration": calibration, "instrument": area["instrument"], "rater": area[who], "submitted_at": at}
    record = world.put("calibration_sheet", CalibrationSheet.kind().id_of(calibration, area[who]), keys)
    return scopes.of(record, world)


def test_what_is_calibrated_is_for_all_who_may_rate_and_for_no_principal(
    area: dict[str, str], world: MemoryWorld
) -> None:
    record = world.get("calibration", calibrate(area, world, "supervisor"))
    assert record is not None and scopes.of(record, world) == scopes.CALIBRATIONS

    assert [who for who in ("supervisor", "expert", "member", "secretary", "director", "principal")
            if scopes.CALIBRATIONS not in held(area, world, who)] == ["principal"]  # fmt: skip


def test_a_calibration_sheet_is_its_raters_own_until_all_are_in_or_the_facilitator_opens_it(
    area: dict[str, str], world: MemoryWorld
) -> None:
    one = calibrate(area, world, "supervisor", "expert")

    assert hand_in(area, world, "supervisor", one) == scopes.own(area["supervisor"])
    assert hand_in(area, world, "expert", one, at=None) == scopes.own(area["expert"])
    calibrate(area, world, opened_at=5)
    assert hand_in(area, world, "supervisor", one) == scopes.calibrated(one)
    assert hand_in(area, world, "expert", one, at=None) == scopes.own(area["expert"])
    calibrate(area, world, opened_at=None)
    assert hand_in(area, world, "expert", one) == scopes.calibrated(one)


def test_who_reads_a_calibration_has_handed_in_or_leads_it_without_rating(
    area: dict[str, str], world: MemoryWorld
) -> None:
    one = calibrate(area, world, "supervisor", "expert")
    hand_in(area, world, "supervisor", one)
    hand_in(area, world, "expert", one, at=None)
    scope = scopes.calibrated(one)

    readers = [
        who for who in ("supervisor", "expert", "member", "secretary", "director") if scope in held(area, world, who)
    ]
    calibrate(area, world, "director")

    assert readers == ["supervisor", "director"]
    assert scope not in held(area, world, "director"), "a facilitator who rates hands in first"
    hand_in(area, world, "director", one)
    assert scope in held(area, world, "director")
    calibrate(area, world, **{f"raters.{area['supervisor']}": False})
    assert scope not in held(area, world, "supervisor"), "taken off before the result was open"
