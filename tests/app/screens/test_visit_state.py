"""The page of a visit as a value: what is left to do, what others did, what was said last time."""

from datetime import date, datetime
from typing import Any

import pytest

from app.screens.visit.forms import Stage
from app.screens.visit.next_step import Step, next_step, sheet_path
from app.screens.visit.state import VisitPage, indicators_of, read_page
from fieldwork.debriefs import words_of
from fieldwork.records import CheckSheet, Counts, Feedback, RoleName, Sheet
from fieldwork.records.feedback import stated
from fieldwork.refusals import Refusal
from tests.support import worlds
from tests.support.fieldvisit import ADM4_INDICATORS, NOW_MS, TODAY, FieldVisit


@pytest.fixture
def area() -> FieldVisit:
    return FieldVisit()


def page(area: FieldVisit, person: str = "", **with_: Any) -> VisitPage:
    today = with_.pop("today", TODAY)
    read = read_page(area.world, visit=area.visit, person=person or area.supervisor, today=today, **with_)
    assert isinstance(read, VisitPage)
    return read


def past_visit(area: FieldVisit, name: str = "last", day: str = "2026-06-10", **fields: Any) -> str:
    visit = worlds.visit(area.world, name, area.school, area.supervisor).id
    area.world.put("visit", visit, {"day": day, **fields})
    return visit


def test_a_visit_that_is_not_on_the_device_or_was_cancelled_says_so(area: FieldVisit) -> None:
    unknown = read_page(area.world, visit=worlds.an_id("none"), person=area.supervisor, today=TODAY)
    assert unknown == Refusal("no_visit")

    area.world.put("visit", area.visit, {"cancelled": "เลื่อน"})
    cancelled = read_page(area.world, visit=area.visit, person=area.supervisor, today=TODAY)
    assert cancelled == Refusal("visit_cancelled", {"reason": "เลื่อน"})


def test_the_leader_comes_first_in_the_team(area: FieldVisit) -> None:
    team = page(area, area.expert).team

    assert [(m.person, m.is_leader, m.is_me) for m in team] == [
        (area.supervisor, True, False),
        (area.expert, False, True),
    ]


def test_the_next_step_goes_from_beginning_to_going_on_to_submitting(area: FieldVisit) -> None:
    assert next_step(page(area)).step is Step.BEGIN

    area.rate(levels__AC1=3)
    going_on = next_step(page(area))
    assert (going_on.step, going_on.at) == (Step.GO_ON, "AC2")

    area.rate(**{f"levels__{name}": 3 for name in ADM4_INDICATORS})
    assert next_step(page(area)).step is Step.CLOSE_SHEET

    area.complete()
    assert next_step(page(area)).step is Step.SUBMIT


def test_going_on_leads_to_where_the_sheet_was_left(area: FieldVisit) -> None:
    area.rate(levels__AC1=3)

    left = next_step(page(area, place_of={area.sheet: "PE2"}.get))

    assert (left.step, left.at, left.path) == (Step.GO_ON, "PE2", f"/visits/{area.visit}/sheet/{area.adm4}")


def test_who_submitted_waits_until_everybody_has(area: FieldVisit) -> None:
    area.complete()
    area.rate(submitted_at=NOW_MS)
    assert next_step(page(area, today=date(2026, 11, 24))).step is Step.WAIT

    area.others_progress(20, submitted_at=NOW_MS)
    area.world.put("progress", area.world.find("progress")[0].id, {"released": True})
    assert next_step(page(area, today=date(2026, 11, 24))).step is Step.FEEDBACK


def test_whoever_hands_in_last_goes_through_it_with_the_school_first_and_writes_the_feedback_then(
    area: FieldVisit,
) -> None:
    area.complete()
    area.rate(submitted_at=NOW_MS)
    area.others_progress(20, submitted_at=NOW_MS)
    area.world.put("progress", area.world.find("progress")[0].id, {"released": True})
    assert next_step(page(area)).step is Step.DEBRIEF

    agreed = {"visit": area.visit, "school": area.school, "action": "ทำ", "owner": "ครู", "due": "2026-12-20"}
    area.world.put("agreement", worlds.an_id("agreed"), agreed)
    signature(area, "ศน.", side="team")
    assert next_step(page(area)).step is Step.DEBRIEF  # the school has not signed yet

    signature(area, "ผอ.", outcome="absent", reason="ไปราชการ")
    assert next_step(page(area)).step is Step.FEEDBACK and page(area).debrief.is_unsigned

    signature(area, "รอง ผอ.")
    assert next_step(page(area)).step is Step.FEEDBACK and not page(area).debrief.is_unsigned


def signature(area: FieldVisit, name: str, **fields: Any) -> None:
    """A signature of the school under what stands now."""
    words = words_of(area.visit, area.world)
    keys = {"visit": area.visit, "school": area.school, "author": area.supervisor}
    given = {"words": words.stored(), "digest": words.digest, "side": "school", "outcome": "signed", "name": name}
    area.world.put("signature", worlds.an_id(name), {**keys, **given, "signed_at": NOW_MS, **fields})


def test_on_the_day_itself_it_is_gone_through_before_leaving_until_the_school_was_heard(area: FieldVisit) -> None:
    area.complete()
    area.rate(submitted_at=NOW_MS)
    step = next_step(page(area))
    assert (step.step, step.path) == (Step.DEBRIEF, f"/visits/{area.visit}/debrief")

    agreement = {"visit": area.visit, "school": area.school, "action": "ทำ", "owner": "ครู", "due": "2026-12-20"}
    area.world.put("agreement", worlds.an_id("a"), agreement)
    signature(area, "นางใบบัว สมมติ")
    assert next_step(page(area)).step is Step.WAIT
    assert (page(area).debrief.signed, page(area).debrief.is_changed) == (1, False)

    area.world.put("agreement", worlds.an_id("a"), {"due": "2026-12-31"})
    assert next_step(page(area)).step is Step.DEBRIEF
    assert (page(area).debrief.signed, page(area).debrief.is_changed) == (0, True)

    signature(area, "", outcome="absent", reason="ไปราชการ")
    assert next_step(page(area)).step is Step.WAIT
    assert page(area).debrief.is_unsigned


def test_a_sheet_is_new_then_a_draft_then_submitted_and_may_be_open_again(area: FieldVisit) -> None:
    def stage() -> Stage:
        return page(area).sheets[0].stage

    assert stage() is Stage.NEW
    area.rate(levels__AC1=3)
    assert stage() is Stage.DRAFT
    area.rate(submitted_at=NOW_MS)
    assert stage() is Stage.SUBMITTED
    area.rate(submitted_at=None, reopened__1="แก้")
    assert stage() is Stage.REOPENED


def test_the_expert_is_offered_the_school_sheet_but_told_why_no_lesson(area: FieldVisit) -> None:
    experts = page(area, area.expert)

    assert experts.sheets[0].refusal is None
    assert experts.lessons[0].refusal == Refusal("instrument_not_for_role")
    assert page(area).lessons[0].refusal is None


def test_others_show_how_far_they_are_and_nothing_they_rated(area: FieldVisit) -> None:
    assert [(o.person, o.is_known) for o in page(area).others] == [(area.expert, False)]

    area.others_progress(12)

    other = page(area).others[0]
    assert (other.answered, other.total, other.is_known) == (12, 20, True)
    assert not any("level" in name for name in type(other).__slots__)


def test_another_raters_sheet_is_never_mistaken_for_mine(area: FieldVisit) -> None:
    visit = worlds.Visit.of(area.world.get("visit", area.visit))
    worlds.sheet(area.world, visit, area.adm4, area.expert, levels__AC1=1, submitted_at=NOW_MS)

    mine = page(area).sheets[0]

    assert (mine.stage, mine.answered) == (Stage.NEW, 0)


def test_only_my_findings_are_listed_and_removed_ones_are_not(area: FieldVisit) -> None:
    area.find("เห็นป้าย", "AC1", made_at=1)
    area.find("เห็นแผน", "AC2", made_at=2)
    area.find("ของผู้อื่น", "AC1", author=area.expert)
    area.find("เลิกแล้ว", "AC1", removed=True)

    assert [f.text for f in page(area).findings] == ["เห็นแผน", "เห็นป้าย"]


def test_the_last_visit_is_the_latest_before_this_one_that_took_place(area: FieldVisit) -> None:
    past_visit(area, "older", "2026-02-01")
    last = past_visit(area)
    past_visit(area, "cancelled", "2026-09-01", cancelled="ฝนตก")
    past_visit(area, "later", "2026-12-24")
    area.find("เรื่องเดิม", "AC1", author=area.expert)
    area.world.put("finding", worlds.an_id("เรื่องเดิม"), {"visit": last})

    earlier = page(area).earlier

    assert (earlier.visit, earlier.day) == (last, date(2026, 6, 10))
    assert [f.text for f in earlier.findings] == ["เรื่องเดิม"]


def test_a_school_never_visited_has_no_earlier_anything(area: FieldVisit) -> None:
    earlier = page(area).earlier

    assert (earlier.visit, earlier.findings, earlier.feedback, earlier.promises, earlier.finished) == (
        None,
        (),
        (),
        (),
        (),
    )


def test_the_latest_published_feedback_is_shown_with_its_answers(area: FieldVisit) -> None:
    last = past_visit(area)
    for version, published in ((1, 5), (2, 6), (3, None)):
        item = {"kind": "next_step", "text": f"ฉบับ {version}", "order": 1}
        fields = {"visit": last, "school": area.school, "version": version, "author": area.supervisor}
        made = Feedback.kind().id_of(last, version, area.supervisor)
        area.world.put("feedback", made, {**fields, "items.i1": item, "published_at": published})
        area.world.put("response", worlds.an_id(f"r{version}"), {"feedback": made, "item": "i1", "answer": "accept"})

    assert [(s.text, s.answer) for s in page(area).earlier.feedback] == [("ฉบับ 2", "accept")]


def test_open_agreements_come_by_due_date_and_late_ones_are_marked(area: FieldVisit) -> None:
    last = past_visit(area)
    due = (("a", "2026-11-01", "open"), ("b", None, "doing"), ("c", "2026-12-01", "open"), ("d", "2026-01-01", "done"))
    for name, day, stands in due:
        fields = {"visit": last, "school": area.school, "action": name, "due": day, "state": stands}
        area.world.put("agreement", worlds.an_id(name), fields)

    assert [(p.action, p.overdue) for p in page(area).earlier.promises] == [("a", True), ("c", False), ("b", False)]
    early = page(area, today=date(2026, 10, 31)).earlier.promises
    assert not any(each.overdue for each in early), "what falls due before a visit to come is not overdue today"


def ms(day: str, hour: int = 12) -> int:
    return int(datetime.fromisoformat(f"{day}T{hour:02}:00:00+07:00").timestamp() * 1000)


def test_what_was_called_done_since_the_last_visit_comes_with_who_said_so_when_and_how_it_went(
    area: FieldVisit,
) -> None:
    last, older = past_visit(area), past_visit(area, "older", "2026-02-01")
    principal = worlds.person(area.world, "ใบบัว", RoleName.PRINCIPAL, school=area.school)
    made = {}
    for name, visit, day, hour in (
        ("ก่อนครั้งก่อน", older, "2026-06-09", 23),
        ("วันเดียวกัน", older, "2026-06-10", 0),
        ("ล่าสุด", last, "2026-11-22", 9),
        ("วันนี้", area.visit, "2026-11-23", 9),
    ):
        fields = {"visit": visit, "school": area.school, "action": name, "owner": "รองฯ", "progress": f"{name} แล้ว"}
        area.world.put("agreement", worlds.an_id(name), fields | stated("done", principal))
        made[worlds.an_id(name)] = ms(day, hour)
    for name, other in (
        ("ลบแล้ว", {"removed": True}),
        ("ยกเลิก", {"state": "cancelled"}),
        ("ไม่มีข้อความ", {"action": " "}),
    ):
        fields = {"visit": last, "school": area.school, "action": name, "state": "done", **other}
        area.world.put("agreement", worlds.an_id(name), fields)
        made[worlds.an_id(name)] = ms("2026-11-20")

    found = page(area, made_at=lambda agreement, _: made.get(agreement)).earlier.finished

    assert [(f.action, f.on) for f in found] == [
        ("ล่าสุด", date(2026, 11, 22)),
        ("วันเดียวกัน", date(2026, 6, 10)),
    ]
    assert (found[0].by, found[0].owner, found[0].progress) == ("ใบบัว ตัวอย่าง", "รองฯ", "ล่าสุด แล้ว")


def test_of_what_was_called_done_at_an_unknown_moment_only_the_last_visits_own_is_since_then(area: FieldVisit) -> None:
    for name, visit in (("เดิม", past_visit(area, "older", "2026-02-01")), ("ใหม่", past_visit(area))):
        fields = {"visit": visit, "school": area.school, "action": name, "state": "done"}
        area.world.put("agreement", worlds.an_id(name), fields)

    (found,) = page(area).earlier.finished

    assert (found.action, found.by, found.on) == ("ใหม่", "", None)


def test_who_said_another_state_before_is_not_said_to_have_called_it_done(area: FieldVisit) -> None:
    fields = {"visit": past_visit(area), "school": area.school, "action": "ทำ", **stated("doing", area.expert)}
    area.world.put("agreement", worlds.an_id("a"), fields | {"state": "done"})

    assert [f.by for f in page(area).earlier.finished] == [""]


def test_only_the_leader_closes_and_says_why_while_somebody_has_not_submitted(area: FieldVisit) -> None:
    assert not page(area, area.expert).close.may_close
    assert page(area).close.may_close and page(area).close.needs_reason

    area.complete()
    area.rate(submitted_at=NOW_MS)
    area.others_progress(20, submitted_at=NOW_MS)
    assert page(area).close.may_close and not page(area).close.needs_reason

    area.world.put("visit", area.visit, {"closed_at": NOW_MS})
    assert not page(area).close.may_close and page(area).released


def test_while_a_rubric_of_a_newer_app_is_owed_nothing_is_compared_and_closing_needs_a_reason(area: FieldVisit) -> None:
    newer = worlds.instrument(area.world, version="2570.1")
    body = {**area.world.records["instrument", newer].fields["body"], "kind": "portfolio"}
    area.world.put("instrument", newer, {"body": body})
    area.world.put("visit", area.visit, {f"instruments.{newer}": True})
    area.complete()
    area.rate(submitted_at=NOW_MS)
    area.others_progress(20, submitted_at=NOW_MS)
    other = {"visit": area.visit, "instrument": area.adm4, "school": area.school, "subject": area.school}
    area.world.put("sheet", worlds.an_id("other"), {**other, "rater": area.expert, "submitted_at": NOW_MS})

    found = page(area, today=date(2026, 11, 24))

    assert found.newer_instruments == (newer,) and not found.released and next_step(found).step is Step.WAIT
    assert found.close.may_close and found.close.needs_reason


def test_a_count_table_counts_complete_and_wrong_rows(area: FieldVisit) -> None:
    good = {"enrolled": 10, "screened": 10, "excluded": 0}
    good |= {f"{skill}:{level}": n for skill in "RW" for level, n in (("L4", 4), ("L3", 3), ("L2", 2), ("L1", 1))}
    for grade, cells in (("ม.1", good), ("ม.2", {**good, "R:L4": 9}), ("ม.3", {"enrolled": 5})):
        record = Counts.kind().id_of(area.lit, area.school, "2569/2", grade)
        keys = {"instrument": area.lit, "school": area.school, "round": "2569/2", "grade": grade}
        area.world.put("counts", record, {**keys, **{f"cells.{name}": n for name, n in cells.items()}})

    form = page(area).counts[0]

    assert (form.round, form.done, form.begun, form.wrong, form.total) == ("2569/2", 1, 3, 1, 6)


def test_what_was_signed_last_time_is_told_where_no_feedback_followed(area: FieldVisit) -> None:
    last = past_visit(area)
    agreement = {"agreement": worlds.an_id("x"), "action": "เปิดชั้นเรียน", "owner": "ครู", "due": "2026-12-01"}
    words = {"visit": last, "strengths": ["ห้องสมุด"], "next_steps": ["นิเทศภายใน"], "agreements": [agreement]}
    keys = {"visit": last, "school": area.school, "author": area.supervisor, "words": words, "digest": "d"}
    area.world.put("signature", worlds.an_id("s"), {**keys, "side": "school", "outcome": "signed", "signed_at": 1})

    told = [(said.nature, said.text) for said in page(area).earlier.feedback]

    assert told == [("strength", "ห้องสมุด"), ("next_step", "นิเทศภายใน"), ("agreement", "เปิดชั้นเรียน")]


def checked(area: FieldVisit, who: str, **fields: Any) -> None:
    """Who's sheet of the checklist."""
    sheet = CheckSheet.kind().id_of(area.visit, area.checklist, who)
    keys = {"visit": area.visit, "checklist": area.checklist, "school": area.school, "rater": who}
    area.world.put("checksheet", sheet, {**keys, **fields})


def test_a_checklist_that_nobody_handed_in_comes_before_waiting(area: FieldVisit) -> None:
    area.add_checklist()
    assert next_step(page(area)).step is Step.BEGIN, "the rubric comes first"
    area.complete()
    area.rate(submitted_at=NOW_MS)
    assert next_step(page(area)).step is Step.CHECKLIST

    checked(area, area.expert, submitted_at=NOW_MS)

    assert next_step(page(area)).step is Step.DEBRIEF, "a team-mate has done it"
    assert [form.by_others for form in page(area).checklists] == [True]


def test_a_checklist_that_was_begun_is_the_next_step_until_it_is_handed_in(area: FieldVisit) -> None:
    area.add_checklist()
    area.complete()
    area.rate(submitted_at=NOW_MS)
    checked(area, area.expert, submitted_at=NOW_MS)
    checked(area, area.supervisor, **{"answers.P4": "1"})
    found = next_step(page(area))
    assert (found.step, found.path) == (Step.CHECKLIST, f"/visits/{area.visit}/checklist/{area.checklist}")

    checked(area, area.supervisor, submitted_at=NOW_MS)

    assert next_step(page(area)).step is Step.DEBRIEF


def test_what_team_mates_handed_in_can_be_read_and_their_drafts_cannot(area: FieldVisit) -> None:
    area.add_checklist()
    checked(area, area.expert, **{"answers.P4": "1"})
    assert page(area).checked == ()

    checked(area, area.expert, submitted_at=NOW_MS)

    assert [(form.rater, form.submitted_at) for form in page(area).checked] == [(area.expert, NOW_MS)]


def test_a_checklist_of_a_newer_app_is_told_and_breaks_nothing(area: FieldVisit) -> None:
    area.add_checklist()
    newer = worlds.checklist(area.world, id="POL9", points=[{"id": "P1", "type": "map", "title_th": "จุดที่ตั้ง"}])
    not_here = worlds.an_id("not here yet")
    area.world.put("visit", area.visit, {f"checklists.{newer}": True, f"checklists.{not_here}": True})

    found = page(area)

    assert [form.checklist for form in found.checklists] == [area.checklist]
    assert found.newer_checklists == (newer,)


def test_an_instrument_of_a_newer_app_is_told_and_breaks_nothing(area: FieldVisit) -> None:
    newer = worlds.instrument(area.world, version="2570.1")
    body = {**area.world.records["instrument", newer].fields["body"], "kind": "portfolio"}
    area.world.put("instrument", newer, {"body": body})
    area.world.put(
        "visit", area.visit, {f"instruments.{newer}": True, f"instruments.{worlds.an_id('not here yet')}": True}
    )

    found = page(area)

    assert [form.instrument for form in found.sheets] == [area.adm4]
    assert found.newer_instruments == (newer,)


def test_a_checklist_of_a_newer_app_that_was_taken_off_is_not_told(area: FieldVisit) -> None:
    newer = worlds.checklist(area.world, id="POL9", points=[{"id": "P1", "type": "map", "title_th": "จุดที่ตั้ง"}])
    area.world.put("visit", area.visit, {f"checklists.{newer}": False})

    assert page(area).newer_checklists == ()


def test_a_sheet_that_was_begun_with_a_rubric_the_visit_has_no_more_stands_beside_the_new_one(area: FieldVisit) -> None:
    """R-79"""
    newer = worlds.instrument(area.world, version="2569.2")
    area.rate(levels__AC1=3)
    area.world.put("visit", area.visit, {f"instruments.{area.adm4}": False, f"instruments.{newer}": True})

    found = page(area)

    assert [(form.instrument, form.answered) for form in found.sheets] == [(newer, 0)]
    assert [(form.instrument, form.version, form.answered) for form in found.replaced] == [(area.adm4, "2569.1", 1)]
    assert next_step(found).path == sheet_path(area.visit, newer), "the result comes from the one the visit has"
    assert [form.begun_with for form in (*found.sheets, *found.replaced)] == ["2569.1", ""]
    assert next_step(found).version == "2569.2", "whoever has rated already is told what the button begins"


def test_a_visit_whose_rubric_was_replaced_before_anything_was_rated_names_no_version(area: FieldVisit) -> None:
    newer = worlds.instrument(area.world, version="2569.2")
    area.world.put("visit", area.visit, {f"instruments.{area.adm4}": False, f"instruments.{newer}": True})

    found = page(area)

    assert [form.begun_with for form in found.sheets] == [""] and next_step(found).version == ""


def test_what_a_finding_is_tied_to_keeps_its_name_after_the_rubric_was_taken_off(area: FieldVisit) -> None:
    named = indicators_of(area.world, page(area).visit)
    area.world.put("visit", area.visit, {f"instruments.{area.adm4}": False})

    assert indicators_of(area.world, page(area).visit) == named


def test_a_lesson_that_was_observed_stays_though_no_other_may_be(area: FieldVisit) -> None:
    """R-79"""
    area.world.put("visit", area.visit, {f"instruments.{area.cls15}": False})
    assert page(area).lessons == ()

    subject = worlds.an_id("lesson")
    keys = {"visit": area.visit, "instrument": area.cls15, "school": area.school, "rater": area.supervisor}
    sheet = Sheet.kind().id_of(area.visit, area.cls15, subject, area.supervisor)
    area.world.put("sheet", sheet, {**keys, "subject": subject, "levels.P1": 3})

    (form,) = page(area).lessons
    assert form.replaced and [lesson.subject for lesson in form.lessons] == [subject]
