"""Who may write what, with the reason a person reads when refused."""

from typing import Any

import pytest

from fieldwork.records import Consensus, RoleName, School
from tests.support import worlds
from tests.support.rights import Area


@pytest.fixture
def area() -> Area:
    return Area()


def test_a_team_member_rates_and_an_outsider_does_not(area: Area) -> None:
    outsider = worlds.person(area.world, "คนนอก", RoleName.SUPERVISOR)

    assert area.rate(area.expert, levels__AC1=3) is None
    assert area.rate(outsider, levels__AC1=3) == "not_in_team"


def test_nobody_writes_another_raters_sheet(area: Area) -> None:
    area.rate(area.expert, levels__AC1=3)
    target = worlds.sheet_id(area.visit, area.adm4, area.expert)

    assert area.try_to_write(area.supervisor, "sheet", target, {"levels.AC1": 1}) == "author_only"


def test_the_head_of_a_school_never_rates_it_even_as_a_team_member(area: Area) -> None:
    area.world.put("visit", area.visit.id, {f"team.{area.principal}": []})
    worlds.person(area.world, "ผอ", RoleName.PRINCIPAL, RoleName.MEMBER_PRINCIPAL, school=area.school)

    assert area.rate(area.principal, levels__AC1=4) == "own_school"


def test_a_team_with_the_schools_own_head_is_refused(area: Area) -> None:
    assert (
        area.try_to_write(area.secretary, "visit", area.visit.id, {f"team.{area.principal}": []}) == "own_school_team"
    )


@pytest.mark.parametrize("role", [RoleName.PRINCIPAL, RoleName.MEMBER_PRINCIPAL, RoleName.CHAIR])
def test_whoever_runs_a_school_by_any_role_neither_rates_nor_counts_there(area: Area, role: RoleName) -> None:
    head = worlds.person(area.world, "หัวหน้า", RoleName.SUPERVISOR)
    worlds.person(area.world, "หัวหน้า", role, school=area.school)
    area.world.put("visit", area.visit.id, {f"team.{head}": []})
    counts = worlds.natural_id("counts", area.lit, area.school, "2569/2", "ม.1")
    keys = {"instrument": area.lit, "school": area.school, "round": "2569/2", "grade": "ม.1"}

    assert area.rate(head, levels__AC1=4) == "own_school"
    assert area.try_to_write(head, "counts", counts, {**keys, "cells.screened": 3}) == "own_school"


def test_the_schools_own_head_neither_leads_the_visit_nor_has_it_moved_to_the_own_school(area: Area) -> None:
    elsewhere = worlds.school(area.world, "อื่น", "9966900009")
    visit = worlds.visit(area.world, "elsewhere", elsewhere, area.supervisor, area.principal)

    assert area.try_to_write(area.secretary, "visit", area.visit.id, {"leader": area.principal}) == "own_school_team"
    assert area.try_to_write(area.secretary, "visit", visit.id, {"school": area.school}) == "fixed_field"
    assert area.try_to_write(area.secretary, "visit", visit.id, {"day": "2026-12-01"}) is None


def test_a_visit_is_not_moved_to_a_day_on_which_a_member_runs_the_school(area: Area) -> None:
    coming = worlds.person(area.world, "ผอ.คนใหม่", RoleName.MEMBER_PRINCIPAL, school=area.school, starts="2026-12-01")
    assert area.try_to_write(area.secretary, "visit", area.visit.id, {f"team.{coming}": []}) is None

    assert area.try_to_write(area.secretary, "visit", area.visit.id, {"day": "2026-12-01"}) == "own_school_team"


def test_what_was_begun_without_network_is_taken_in_after_the_instrument_was_replaced(area: Area) -> None:
    """R-79"""
    newer = worlds.instrument(area.world, version="2569.2")
    area.world.put("visit", area.visit.id, {f"instruments.{area.adm4}": False, f"instruments.{newer}": True})

    assert area.rate(area.supervisor, levels__AC1=3) is None


def test_nothing_is_rated_on_a_cancelled_visit_or_with_an_instrument_it_does_not_use(area: Area) -> None:
    bare = worlds.visit(area.world, "bare", area.school, area.supervisor)
    keys = {"visit": bare.id, "instrument": area.adm4, "school": area.school, "subject": area.school}
    sheet = worlds.sheet_id(bare, area.adm4, area.supervisor)
    other = {**keys, "rater": area.supervisor, "levels.AC1": 3}

    assert area.try_to_write(area.supervisor, "sheet", sheet, other) == "instrument_not_on_visit"
    area.world.put("visit", area.visit.id, {"cancelled": "น้ำท่วม"})
    assert area.rate(area.expert, levels__AC1=3) == "no_visit"


def test_a_teacher_supervisor_observes_lessons_at_the_own_school_and_rates_no_school(area: Area) -> None:
    teacher = worlds.person(area.world, "ครู", RoleName.TEACHER_SUPERVISOR, school=area.school)
    whole = {"visit": area.visit.id, "school": area.school, "rater": teacher}
    lesson = worlds.an_id("lesson")

    def fills(instrument: str, subject: str) -> str | None:
        sheet = worlds.Sheet.kind().id_of(area.visit.id, instrument, subject, teacher)
        return area.try_to_write(teacher, "sheet", sheet, {**whole, "instrument": instrument, "subject": subject})

    assert area.try_to_write(area.secretary, "visit", area.visit.id, {f"team.{teacher}": []}) is None
    area.world.put("visit", area.visit.id, {f"team.{teacher}": []})
    assert fills(area.cls15, lesson) is None
    assert fills(area.adm4, area.school) == "instrument_not_for_role"


def test_an_expert_may_not_fill_the_lesson_instrument(area: Area) -> None:
    subject = worlds.an_id("lesson")
    keys = {"visit": area.visit.id, "instrument": area.cls15, "school": area.school, "subject": subject}

    def observe(who: str) -> str | None:
        record_id = worlds.Sheet.kind().id_of(area.visit.id, area.cls15, subject, who)
        return area.try_to_write(who, "sheet", record_id, {**keys, "rater": who, "levels.P1": 5})

    assert observe(area.expert) == "instrument_not_for_role"
    assert observe(area.supervisor) is None


def test_a_day_is_written_in_one_way_because_days_are_compared_as_texts(area: Area) -> None:
    fields = {"person": area.expert, "role": str(RoleName.SUPERVISOR)}

    for day in ("2026-W01-1", "20260101", "2026-02-30", 20260101, ""):
        assert area.try_to_write(area.secretary, "role", worlds.an_id("r"), {**fields, "starts": day}) == "not_a_date"
    assert area.try_to_write(area.secretary, "role", worlds.an_id("r"), {**fields, "starts": "2026-01-01"}) is None


def test_a_lesson_sheet_is_never_about_the_school_or_it_would_go_where_no_teacher_may_be_named(area: Area) -> None:
    keys = {"visit": area.visit.id, "instrument": area.cls15, "school": area.school, "subject": area.school}
    record_id = worlds.Sheet.kind().id_of(area.visit.id, area.cls15, area.school, area.supervisor)

    refused = area.try_to_write(area.supervisor, "sheet", record_id, {**keys, "rater": area.supervisor})

    assert refused == "wrong_subject"


@pytest.mark.parametrize(("field", "value", "code"), [
    ("levels__AC1", 5, "level_not_on_scale"),
    ("levels__AC1", 0, "level_not_on_scale"),
    ("levels__AC1", "3", "not_a_number"),
    ("levels__AC1", True, "not_a_number"),
    ("levels__ZZ9", 3, "unknown_indicator"),
    ("notes__AC1", "ก" * 4001, "too_long"),
    ("notes__AC1", 7, "not_text"),
    ("colour", "red", "unknown_field"),
])  # fmt: skip
def test_a_bad_value_is_refused_with_its_code(area: Area, field: str, value: object, code: str) -> None:
    assert area.rate(area.expert, **{field: value}) == code


def test_a_sheet_must_have_the_id_of_its_own_key(area: Area) -> None:
    keys = {"visit": area.visit.id, "instrument": area.adm4, "school": area.school, "subject": area.school}

    assert area.try_to_write(area.expert, "sheet", worlds.an_id("forged"), {**keys, "rater": area.expert}) == "wrong_id"


def test_a_sheet_never_moves_to_another_school(area: Area) -> None:
    area.rate(area.expert, levels__AC1=3)

    elsewhere = worlds.school(area.world, "อื่น", "9966900009")
    target = worlds.sheet_id(area.visit, area.adm4, area.expert)
    assert area.try_to_write(area.expert, "sheet", target, {"school": elsewhere}) == "fixed_field"


def test_submission_is_refused_with_what_is_missing_and_accepted_when_complete(area: Area) -> None:
    assert area.rate(area.expert, levels__AC1=3, submitted_at=1) == "incomplete"
    assert area.rate(area.expert, **area.complete(area.expert), submitted_at=1) is None


def test_a_level_and_not_applicable_are_never_submitted_together(area: Area) -> None:
    both = {**area.complete(area.expert), "reasons__GE2": "ไม่มีเวลาดู"}

    assert area.rate(area.expert, **both, submitted_at=1) == "level_and_reason"


def test_level_four_without_evidence_keeps_a_sheet_from_being_submitted(area: Area) -> None:
    complete = {**area.complete(area.expert), "levels__GE2": 4}
    assert area.rate(area.expert, **complete, submitted_at=1) == "incomplete"

    assert area.rate(area.expert, **complete, notes__GE2="เห็นป้ายและบันทึก", submitted_at=1) is None


def test_a_finding_tied_to_the_indicator_is_evidence_too(area: Area) -> None:
    fields = {"visit": area.visit.id, "school": area.school, "author": area.expert, "indicators.GE2": True}
    complete = {**area.complete(area.expert), "levels__GE2": 4}
    assert area.try_to_write(area.expert, "finding", worlds.an_id("f"), fields) is None
    assert area.rate(area.expert, **complete, submitted_at=1) == "incomplete"

    assert area.try_to_write(area.expert, "finding", worlds.an_id("f"), {"text": "เห็นป้าย"}) is None
    assert area.rate(area.expert, **complete, submitted_at=1) is None


PHOTO = "ab" * 32


@pytest.mark.parametrize(
    "loss",
    [{"removed": True}, {"indicators.GE2": None}, {"text": " ", f"photos.{PHOTO}": None}],
    ids=["removed", "untied", "emptied"],
)
def test_the_last_evidence_of_a_submitted_level_stays_until_the_sheet_is_opened_again(area: Area, loss: Any) -> None:
    """R-38."""
    keys = {"visit": area.visit.id, "school": area.school, "author": area.expert, "indicators.GE2": True}
    finding = worlds.an_id("f")
    area.try_to_write(area.expert, "finding", finding, {**keys, "text": "", f"photos.{PHOTO}": {"order": 1}})
    complete = {**area.complete(area.expert), "levels__GE2": 4}
    assert area.rate(area.expert, **complete, submitted_at=1) is None

    assert area.try_to_write(area.expert, "finding", finding, loss) == "evidence_held"
    assert area.try_to_write(area.expert, "finding", finding, {"text": "คำที่ดีกว่า", "indicators.AC1": True}) is None
    assert area.rate(area.expert, submitted_at=None, reopened__5="หลักฐานผิดโรงเรียน") is None
    assert area.try_to_write(area.expert, "finding", finding, loss) is None
    assert area.rate(area.expert, submitted_at=2) == "incomplete"


def test_evidence_may_go_while_another_piece_of_it_stays(area: Area) -> None:
    keys = {"visit": area.visit.id, "school": area.school, "author": area.expert, "indicators.GE2": True}
    first, second = worlds.an_id("f1"), worlds.an_id("f2")
    for finding in (first, second):
        area.try_to_write(area.expert, "finding", finding, {**keys, "text": "เห็นป้าย"})
    assert area.rate(area.expert, **{**area.complete(area.expert), "levels__GE2": 4}, submitted_at=1) is None

    assert area.try_to_write(area.expert, "finding", first, {"removed": True}) is None
    assert area.try_to_write(area.expert, "finding", second, {"removed": True}) == "evidence_held"


def test_a_finding_that_no_level_needs_may_go_after_submission(area: Area) -> None:
    keys = {"visit": area.visit.id, "school": area.school, "author": area.expert, "indicators.GE2": True}
    area.try_to_write(area.expert, "finding", worlds.an_id("f"), {**keys, "text": "เห็นป้าย"})
    assert area.rate(area.expert, **area.complete(area.expert), submitted_at=1) is None

    assert area.try_to_write(area.expert, "finding", worlds.an_id("f"), {"removed": True}) is None


def test_findings_come_from_the_team_and_never_from_the_schools_own_head(area: Area) -> None:
    finding = {"visit": area.visit.id, "school": area.school, "text": "พบ", "nature": "note"}

    codes = [
        area.try_to_write(who, "finding", worlds.an_id(f"finding of {who}"), {**finding, "author": who})
        for who in (area.supervisor, area.expert, area.secretary, area.principal)
    ]

    assert codes == [None, None, "not_in_team", "own_school"]


def test_a_submitted_sheet_changes_only_after_opening_it_with_a_reason(area: Area) -> None:
    area.rate(area.expert, **area.complete(area.expert), submitted_at=1)

    assert area.rate(area.expert, levels__AC1=2) == "sheet_submitted"
    assert area.rate(area.expert, submitted_at=None) == "reopen_needs_reason"
    assert area.rate(area.expert, submitted_at=None, reopened__5="พบเอกสารเพิ่มเติม") is None
    assert area.rate(area.expert, levels__AC1=2) is None


def test_the_leader_closes_with_a_reason_while_a_sheet_is_missing_and_others_never(area: Area) -> None:
    assert area.try_to_write(area.expert, "visit", area.visit.id, {"closed_at": 9}) == "leader_only"
    assert area.try_to_write(area.supervisor, "visit", area.visit.id, {"closed_at": 9}) == "close_needs_reason"
    fields = {"closed_at": 9, "closed_reason": "ผู้ทรงคุณวุฒิป่วย"}
    assert area.try_to_write(area.supervisor, "visit", area.visit.id, fields) is None


def submit_both(area: Area) -> None:
    for who in (area.supervisor, area.expert):
        assert area.rate(who, **area.complete(who), submitted_at=1) is None


def consensus(area: Area, who: str, level: object = 3, reason: str = "ดูหลักฐานร่วมกัน") -> str | None:
    record_id = Consensus.kind().id_of(area.visit.id, area.adm4, "AC1")
    keys = {"visit": area.visit.id, "instrument": area.adm4, "school": area.school, "indicator": "AC1"}
    return area.try_to_write(
        who, "consensus", record_id, {**keys, "decision": {"level": level, "reason": reason, "by": who}}
    )


def test_consensus_waits_for_release_and_needs_a_reason_and_a_level_on_the_scale(area: Area) -> None:
    assert consensus(area, area.expert) == "not_released"
    submit_both(area)

    assert consensus(area, area.expert, reason=" ") == "consensus_needs_reason"
    assert consensus(area, area.expert, level=9) == "level_not_on_scale"
    assert consensus(area, area.secretary) == "not_in_team"
    assert consensus(area, area.expert) is None


def test_a_consensus_is_about_an_indicator_of_the_version_and_recorded_in_the_own_name(area: Area) -> None:
    submit_both(area)
    keys = {"visit": area.visit.id, "instrument": area.adm4, "school": area.school}
    decision = {"level": 3, "reason": "ดูหลักฐานร่วมกัน", "by": area.expert}
    unknown, known = (Consensus.kind().id_of(area.visit.id, area.adm4, name) for name in ("ZZ9", "AC1"))

    def decide(who: str, record_id: str, indicator: str) -> str | None:
        return area.try_to_write(who, "consensus", record_id, {**keys, "indicator": indicator, "decision": decision})

    assert decide(area.expert, unknown, "ZZ9") == "unknown_indicator"
    assert decide(area.supervisor, known, "AC1") == "author_only"
    assert decide(area.expert, known, "AC1") is None


def test_the_office_registers_and_nobody_else_does(area: Area) -> None:
    new = School.kind().id_of("9966900077")
    fields = {"code": "9966900077", "name": "โรงเรียนใหม่จำลอง"}

    assert area.try_to_write(area.supervisor, "school", new, fields) == "office_only"
    assert area.try_to_write(area.secretary, "school", new, fields) is None


def test_what_the_server_derives_cannot_be_pushed(area: Area) -> None:
    fields = {"sheet": worlds.an_id("s"), "answered": 20}

    for who in (area.secretary, area.supervisor):
        assert (
            area.try_to_write(who, "progress", worlds.natural_id("progress", worlds.an_id("s")), fields)
            == "server_only"
        )


def test_counts_take_only_cells_of_the_table_from_team_or_supervisor(area: Area) -> None:
    record_id = worlds.natural_id("counts", area.lit, area.school, "2569/2", "ม.1")
    keys = {"instrument": area.lit, "school": area.school, "round": "2569/2", "grade": "ม.1"}

    assert area.try_to_write(area.expert, "counts", record_id, {**keys, "cells.R:L4": 12}) is None
    assert area.try_to_write(area.expert, "counts", record_id, {"cells.R:L9": 12}) == "unknown_cell"
    assert area.try_to_write(area.expert, "counts", record_id, {"cells.screened": -1}) == "out_of_range"
    of_rubric = worlds.natural_id("counts", area.adm4, area.school, "2569/2", "ม.1")
    rubric = {**keys, "instrument": area.adm4, "cells.AC1": 3}
    assert area.try_to_write(area.expert, "counts", of_rubric, rubric) == "instrument_not_on_visit"
    stranger = worlds.person(area.world, "อื่น", RoleName.EXPERT)
    assert area.try_to_write(stranger, "counts", record_id, {"cells.screened": 3}) == "out_of_scope"


def test_a_person_without_a_current_role_writes_nothing(area: Area) -> None:
    gone = worlds.person(area.world, "ลาออก", RoleName.SUPERVISOR, ends="2026-11-01")
    area.world.put("visit", area.visit.id, {f"team.{gone}": []})

    assert area.rate(gone, levels__AC1=2) == "instrument_not_for_role"


def test_the_office_plans_rounds_targets_and_days_and_nobody_else_does(area: Area) -> None:
    planned = {
        "round": (worlds.natural_id("round", "2569/2"), {"name": "2569/2", "starts": "2026-11-01"}),
        "period": (
            worlds.an_id("exam"),
            {"nature": "exam", "name": "สอบ", "starts": "2026-12-21", "ends": "2026-12-25"},
        ),
        "target": (
            worlds.natural_id("target", "2569/2", area.school),
            {"round": "2569/2", "school": area.school, "reason": "ผู้บริหารใหม่"},
        ),
        "ground": (
            worlds.natural_id("ground", "2569/2", area.school, area.visit.id, area.adm4),
            {
                "round": "2569/2", "school": area.school, "visit": area.visit.id, "day": "2026-06-09",
                "instrument": area.adm4, "about": "แบบประเมิน", "mean": "1.40", "band": "ปรับปรุง", "lowest": 1,
                "as_of": "2026-11-24",
            },
        ),
    }  # fmt: skip

    for kind, (record_id, fields) in planned.items():
        assert area.try_to_write(area.supervisor, kind, record_id, fields) == "office_only"
        assert area.try_to_write(area.secretary, kind, record_id, fields) is None


def test_a_later_result_in_the_same_round_is_kept_beside_the_first_and_neither_ever_names_another_visit(
    area: Area,
) -> None:
    later = worlds.visit(area.world, "later", area.school, area.supervisor)

    def keep(visit: str, day: str, *, named: str) -> str | None:
        record = worlds.natural_id("ground", "2569/2", area.school, named, area.adm4)
        facts = {"about": "ADM4", "mean": "1.40", "band": "ปรับปรุง", "lowest": 1, "as_of": "2026-11-24"}
        keys = {"round": "2569/2", "school": area.school, "visit": visit, "instrument": area.adm4, "day": day}
        return area.try_to_write(area.secretary, "ground", record, {**keys, **facts})

    assert keep(area.visit.id, "2026-06-09", named=area.visit.id) is None
    assert keep(later.id, "2026-11-20", named=later.id) is None
    assert keep(later.id, "2026-11-20", named=area.visit.id) == "wrong_id"


def test_a_target_has_a_reason_and_a_span_does_not_end_before_it_starts(area: Area) -> None:
    target = worlds.natural_id("target", "2569/2", area.school)
    keys = {"round": "2569/2", "school": area.school}
    assert area.try_to_write(area.secretary, "target", target, {**keys, "reason": " "}) == "target_needs_reason"
    assert area.try_to_write(area.secretary, "target", target, {**keys, "because.never": {"as_of": "x"}}) is None

    backwards = {"nature": "event", "name": "กีฬาสี", "starts": "2026-12-25", "ends": "2026-12-24"}
    assert area.try_to_write(area.secretary, "period", worlds.an_id("games"), backwards) == "ends_before_start"


def test_why_a_visit_was_moved_is_kept_as_it_was_written(area: Area) -> None:
    told = {"from": "2026-11-23", "to": "2026-11-30", "why": "โรงเรียนจัดกีฬาสี", "by": area.secretary}
    other = {**told, "why": "ลืม"}

    def move(**fields: object) -> str | None:
        return area.try_to_write(area.secretary, "visit", area.visit.id, fields)

    assert move(**{"day": "2026-11-30", "moved.1": told}) is None
    assert move(**{"moved.1": other}) == "fixed_field"
    assert move(**{"moved.1": None}) == "fixed_field"
    assert move(**{"moved.1": told, "moved.2": other}) is None
