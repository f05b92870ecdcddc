"""Who receives what, and when: raters stay independent until release, and a school is told only what is published."""

from __future__ import annotations

import pytest

from fieldwork.ids import natural_id
from fieldwork.records import Consensus, Feedback, LessonSummary, Progress, RoleName
from tests.support.instruments import rubric
from tests.support.served import Area, Phone
from tests.support.underway import SECRET, VisitUnderWay


@pytest.fixture
def under_way(area: Area) -> VisitUnderWay:
    return VisitUnderWay(area)


def told(phone: Phone) -> str:
    """Everything a phone was ever sent, as it was on the wire."""
    return "".join(phone.raw)


def test_no_draft_leaves_its_author(under_way: VisitUnderWay) -> None:
    under_way.rate(under_way.supervisor_phone, submit=False, **{"notes.AC1": SECRET})
    under_way.find(under_way.supervisor_phone)

    for phone in under_way.everyone:
        phone.pull()

    assert SECRET in told(under_way.supervisor_phone)
    assert not any(SECRET in told(phone) for phone in under_way.everyone[1:])


def test_a_submitted_sheet_waits_for_the_other_raters(under_way: VisitUnderWay) -> None:
    under_way.rate(under_way.supervisor_phone, **{"notes.AC1": SECRET})

    for phone in under_way.everyone:
        phone.pull()

    assert not any(SECRET in told(phone) for phone in under_way.everyone[1:])


def test_when_the_last_rater_submits_both_sheets_are_shared_and_nobody_saw_a_draft_before(
    under_way: VisitUnderWay,
) -> None:
    phones = (under_way.supervisor_phone, under_way.expert_phone)
    sheets = [under_way.rate(phones[0], level=4, **{"notes.AC1": SECRET, "notes.AC2": "พ", "texts.O1": "หนึ่ง"} | NOTES)]
    for phone in under_way.everyone:
        phone.pull()
    before = [told(phone) for phone in under_way.everyone[1:]]
    sheets.append(under_way.rate(phones[1], level=2))

    for phone in under_way.everyone:
        phone.pull()

    assert not any(SECRET in text for text in before)
    for phone in (*phones, under_way.office_phone, under_way.director_phone):
        assert all(phone.has("sheet", sheet) for sheet in sheets)
    assert not any(under_way.principal_phone.has("sheet", sheet) for sheet in sheets)


NOTES = {f"notes.{i.id}": "พบจริง" for i in rubric().indicators if i.id != "AC1"}


def test_the_leader_may_close_the_visit_with_a_reason_and_so_release_it(under_way: VisitUnderWay) -> None:
    sheet = under_way.rate(under_way.supervisor_phone)
    phone = under_way.supervisor_phone
    phone.pull()

    without = phone.write("visit", under_way.visit, {"closed_at": phone.now()})
    reason = {"closed_at": phone.now(), "closed_reason": "ผู้ประเมินป่วย"}
    with_reason = phone.write("visit", under_way.visit, reason)
    under_way.office_phone.pull()

    assert (without["code"], with_reason["status"]) == ("close_needs_reason", "applied")
    assert under_way.office_phone.has("sheet", sheet)


def test_a_draft_stays_with_its_rater_even_after_the_visit_is_closed(under_way: VisitUnderWay) -> None:
    under_way.rate(under_way.expert_phone, submit=False, **{"notes.AC1": SECRET})
    phone = under_way.supervisor_phone
    phone.pull()
    phone.write("visit", under_way.visit, {"closed_at": phone.now(), "closed_reason": "ป่วย"})

    for each in under_way.everyone:
        each.pull()

    assert not any(SECRET in told(each) for each in (phone, under_way.office_phone, under_way.principal_phone))


def test_a_decision_is_checked_against_the_sheets_it_quotes(under_way: VisitUnderWay) -> None:
    phone = under_way.supervisor_phone
    sheets = [under_way.rate(phone), under_way.rate(under_way.expert_phone)]
    phone.pull()
    quoted = {
        rater: {"level": 3, "write": phone.mirror["sheet", sheet]["marks"]["levels.AC1"][0]}
        for rater, sheet in zip((phone.person, under_way.expert_phone.person), sheets, strict=True)
    }
    record = Consensus.kind().id_of(under_way.visit, under_way.adm4, "AC1")
    keys = {"visit": under_way.visit, "instrument": under_way.adm4, "school": under_way.school, "indicator": "AC1"}
    decision = {"level": 2, "reason": "ดูหลักฐานแล้ว", "by": phone.person, "originals": quoted}
    forged = {**quoted, under_way.expert_phone.person: {**quoted[under_way.expert_phone.person], "level": 1}}

    refused = phone.write("consensus", record, {**keys, "decision": {**decision, "originals": forged}})
    taken = phone.write("consensus", record, {**keys, "decision": decision})

    assert (refused["status"], refused["code"]) == ("quarantined", "originals_misquoted")
    assert taken["status"] == "applied"


def test_opening_a_sheet_again_takes_the_whole_visit_back_from_everyone_else(under_way: VisitUnderWay) -> None:
    mine, theirs = under_way.rate(under_way.supervisor_phone), under_way.rate(under_way.expert_phone)
    finding = under_way.find(under_way.expert_phone)
    for phone in under_way.everyone:
        phone.pull()
    assert under_way.office_phone.has("finding", finding)
    phone = under_way.supervisor_phone

    result = phone.write("sheet", mine, {"submitted_at": None, f"reopened.{phone.now()}": "ใส่ระดับผิด"})
    for each in under_way.everyone:
        each.pull()

    assert result["status"] == "applied"
    assert phone.has("sheet", mine) and not phone.has("sheet", theirs)
    assert under_way.expert_phone.has("sheet", theirs) and under_way.expert_phone.has("finding", finding)
    for each in (under_way.office_phone, under_way.director_phone):
        assert not each.has("sheet", mine) and not each.has("sheet", theirs) and not each.has("finding", finding)


def test_opening_again_needs_a_reason_and_a_submitted_sheet_changes_in_no_other_way(under_way: VisitUnderWay) -> None:
    phone, sheet = under_way.supervisor_phone, under_way.rate(under_way.supervisor_phone)
    phone.pull()

    codes = [
        phone.write("sheet", sheet, fields).get("code")
        for fields in ({"submitted_at": None}, {"submitted_at": None, "reopened.1": " "}, {"levels.AC1": 2})
    ]

    assert codes == ["reopen_needs_reason", "reopen_needs_reason", "sheet_submitted"]


def test_progress_tells_how_far_a_sheet_is_and_nothing_that_was_rated(under_way: VisitUnderWay) -> None:
    phone, sheet = under_way.expert_phone, under_way.sheet(under_way.expert)
    keys = {"visit": under_way.visit, "instrument": under_way.adm4, "school": under_way.school}
    keys |= {"subject": under_way.school, "rater": under_way.expert}
    phone.write("sheet", sheet, {**keys, "levels.AC1": 2, "notes.AC1": SECRET, "reasons.AC2": SECRET})

    under_way.office_phone.pull()

    row = under_way.office_phone.mirror["progress", Progress.kind().id_of(sheet)]
    assert (row["fields"]["answered"], row["fields"]["total"], row["fields"]["released"]) == (2, 20, False)
    assert row["fields"]["submitted_at"] is None
    assert SECRET not in told(under_way.office_phone)


def test_progress_of_every_rater_says_released_once_the_visit_is(under_way: VisitUnderWay) -> None:
    sheets = [under_way.rate(under_way.supervisor_phone), under_way.rate(under_way.expert_phone)]
    under_way.office_phone.pull()

    rows = [under_way.office_phone.mirror["progress", Progress.kind().id_of(sheet)]["fields"] for sheet in sheets]

    assert [(row["released"], row["submitted_at"] is not None) for row in rows] == [(True, True), (True, True)]


def test_a_lesson_sheet_goes_to_the_supervision_group_and_that_schools_principal_only(
    under_way: VisitUnderWay,
) -> None:
    under_way.rate(under_way.supervisor_phone), under_way.rate(under_way.expert_phone)
    sheet = under_way.observe(under_way.supervisor_phone, 1, 4)
    other = under_way.area.school("9966900002", "โรงเรียนอื่น")
    elsewhere = under_way.area.phone(under_way.area.person("ผอ.อื่น", RoleName.PRINCIPAL, school=other))
    fellow = under_way.area.phone(under_way.area.person("ศน.อีกคน", RoleName.SUPERVISOR))

    for phone in (*under_way.everyone, elsewhere, fellow):
        phone.pull()

    assert [p.has("sheet", sheet) for p in under_way.everyone] == [True, False, False, False, True]
    assert [p.has("sheet", sheet) for p in (elsewhere, fellow)] == [False, True]
    for phone in (under_way.expert_phone, under_way.office_phone, under_way.director_phone, elsewhere):
        assert "ครูสมมติ1" not in told(phone)


@pytest.mark.parametrize(("lessons", "shown"), [(4, None), (5, "3.60")])
def test_the_committee_sees_lessons_only_as_means_of_at_least_five(
    under_way: VisitUnderWay, lessons: int, shown: str | None
) -> None:
    under_way.rate(under_way.supervisor_phone), under_way.rate(under_way.expert_phone)
    for n in range(lessons):
        under_way.observe(under_way.supervisor_phone, n, (3, 4, 3, 4, 4)[n])

    under_way.director_phone.pull()

    summary = LessonSummary.kind().id_of(under_way.school, under_way.cls15, "2569/2")
    fields = under_way.director_phone.mirror["lesson_summary", summary]["fields"]
    assert fields["lessons"] == lessons
    assert fields["areas.total"]["mean"] == shown
    assert {fields[f"areas.{area.id}"]["mean"] for area in rubric("CLS15").areas} == {shown}


def test_lessons_of_a_rubric_that_was_taken_off_are_in_no_mean_until_it_is_on_again(under_way: VisitUnderWay) -> None:
    """R-79"""
    under_way.rate(under_way.supervisor_phone), under_way.rate(under_way.expert_phone)
    for n in range(5):
        under_way.observe(under_way.supervisor_phone, n, 3)
    summary = LessonSummary.kind().id_of(under_way.school, under_way.cls15, "2569/2")

    def counted() -> tuple[int, str | None]:
        under_way.director_phone.pull()
        fields = under_way.director_phone.mirror["lesson_summary", summary]["fields"]
        return fields["lessons"], fields["areas.total"]["mean"]

    assert counted() == (5, "3.00")
    for on, kept in ((False, (0, None)), (True, (5, "3.00"))):
        under_way.office_phone.pull()
        changed = {f"instruments.{under_way.cls15}": on}
        assert under_way.office_phone.write("visit", under_way.visit, changed)["status"] == "applied"
        assert counted() == kept


def test_a_principal_receives_everyones_own_and_school_scopes_and_nothing_raw(under_way: VisitUnderWay) -> None:
    for phone in (under_way.supervisor_phone, under_way.expert_phone):
        under_way.rate(phone, **{"notes.AC1": SECRET, "texts.O1": SECRET})
        under_way.find(phone)
    draft = {"visit": under_way.visit, "school": under_way.school, "version": 1, "author": under_way.leader}
    feedback = Feedback.kind().id_of(under_way.visit, 1, under_way.leader)
    under_way.supervisor_phone.write("feedback", feedback, {**draft, "intro": SECRET})

    under_way.principal_phone.pull()

    kinds = {scope.partition(":")[0] for scope in under_way.principal_phone.scopes}
    assert kinds == {"everyone", "own", "school", "lessons"}
    assert SECRET not in told(under_way.principal_phone)
    kinds = {kind for kind, _ in under_way.principal_phone.mirror}
    assert kinds == {"person", "role", "school", "instrument", "visit"}


def test_publishing_feedback_shares_it_with_its_agreements_and_a_draft_never_is(under_way: VisitUnderWay) -> None:
    under_way.rate(under_way.supervisor_phone), under_way.rate(under_way.expert_phone)
    phone, principal = under_way.supervisor_phone, under_way.principal_phone
    agreement, loose = natural_id("test", "a1"), natural_id("test", "a2")
    keys = {"visit": under_way.visit, "school": under_way.school}
    agreed = {**keys, "action": "จัดทำแผน", "owner": "หัวหน้าวิชาการ", "due": "2027-01-15"}
    phone.write("agreement", agreement, agreed)
    phone.write("agreement", loose, {**agreed, "action": SECRET})
    feedback = Feedback.kind().id_of(under_way.visit, 1, under_way.leader)
    items = {
        "items.s1": {"kind": "strength", "text": "ครูร่วมมือดี", "order": 1},
        "items.n1": {"kind": "next_step", "text": "ใช้ข้อมูล", "order": 2},
        "items.a1": {"kind": "agreement", "text": "จัดทำแผน", "agreement": agreement, "owner": "ก", "due": "2027-01-15"},
    }
    draft = {**keys, "version": 1, "author": under_way.leader, **items}
    assert phone.write("feedback", feedback, draft)["status"] == "applied"
    principal.pull()
    assert not principal.has("feedback", feedback) and not principal.has("agreement", agreement)
    phone.pull()

    result = phone.write("feedback", feedback, {"published_at": phone.now()})
    principal.pull(), phone.pull()

    assert result["status"] == "applied"
    assert principal.has("feedback", feedback) and principal.has("agreement", agreement)
    assert not principal.has("agreement", loose) and SECRET not in told(principal)
    assert phone.has("feedback", feedback) and phone.has("agreement", loose)


def test_drafts_of_two_leaders_in_turn_never_meet_however_late_the_first_ones_words_arrive(
    under_way: VisitUnderWay,
) -> None:
    old, new = under_way.supervisor_phone, under_way.expert_phone
    keys = {"visit": under_way.visit, "school": under_way.school, "version": 1}
    first, second = (Feedback.kind().id_of(under_way.visit, 1, phone.person) for phone in (old, new))
    old.write("feedback", first, {**keys, "author": old.person, "intro": SECRET})
    old.pull(), under_way.office_phone.pull()
    under_way.office_phone.write("visit", under_way.visit, {"leader": new.person})

    begun = new.write("feedback", second, {**keys, "author": new.person, "intro": "ฉบับของหัวหน้าคนใหม่"})
    late = old.write("feedback", first, {"intro": f"{SECRET} พิมพ์ก่อนรู้ว่าเปลี่ยนหัวหน้า"})
    old.pull(), new.pull()

    assert (begun["status"], late["status"]) == ("applied", "applied")
    assert old.has("feedback", first) and not old.has("feedback", second)
    assert new.has("feedback", second) and SECRET not in told(new)


def test_when_a_role_ends_what_it_gave_is_withdrawn_and_what_is_left_stays(under_way: VisitUnderWay) -> None:
    area, other = under_way.area, under_way.area.school("9966900002", "โรงเรียนอื่น")
    moving = area.person("ย้าย", RoleName.PRINCIPAL, school=under_way.school, ends="2026-11-23")
    area.served.put(
        (
            "role",
            natural_id("test", "next"),
            {"person": moving, "role": "principal", "school": other, "starts": "2026-11-24"},
        )
    )
    phone = area.phone(moving)
    phone.pull()
    assert phone.has("visit", under_way.visit)

    area.served.clock.ms += 86_400_000
    page = phone.pull()

    assert f"school:{under_way.school}" not in page["scopes"] and f"school:{other}" in page["scopes"]
    assert not phone.has("visit", under_way.visit) and phone.has("school", under_way.school)


def test_a_new_scope_is_sent_from_its_beginning_and_the_others_are_not_sent_again(under_way: VisitUnderWay) -> None:
    area = under_way.area
    newcomer = area.person("ใหม่", RoleName.EXPERT)
    phone = area.phone(newcomer)
    phone.pull()
    assert not phone.has("visit", under_way.visit)

    area.served.put(("visit", under_way.visit, {f"team.{newcomer}": []}))
    page = phone.pull()

    assert phone.has("visit", under_way.visit)
    assert {row["kind"] for row in page["rows"]} == {"visit"}
