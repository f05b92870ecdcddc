"""The comparison: what each rater gave stays visible, and the team's decision names what it was made from."""

from dataclasses import replace

import pytest

from app.screens.compare.board import Board, Show
from app.screens.compare.state import board, decide, refusal, shown
from app.screens.compare.waiting import Waiting
from fieldwork.consensus import Decision, stored
from fieldwork.records import Progress, RoleName
from tests.support import worlds
from tests.support.aftervisit import NOW_MS, TODAY, AfterVisit


@pytest.fixture
def after() -> AfterVisit:
    return AfterVisit()


def opened(after: AfterVisit, person: str = "", **extra) -> Board:
    found = board(after.world, after.visit_id, after.adm4, person=person or after.leader, today=TODAY, **extra)
    assert isinstance(found, Board)
    return found


def row(found: Board, indicator: str):
    return next(r for r in found.rows if r.indicator.id == indicator)


def test_indicators_two_levels_apart_come_first_and_then_those_one_apart(after):
    after.rate(after.expert, {"levels.BU2": 1, "levels.GE1": 2})

    found = opened(after)

    assert [r.indicator.id for r in found.rows[:3]] == ["BU2", "GE1", "AC1"]
    assert [r.is_wide for r in found.rows[:2]] == [True, False]


def test_each_rater_keeps_level_note_reason_and_own_findings_with_their_photos(after):
    after.rate(after.leader, {"notes.AC1": "เห็นแผน"})
    after.rate(after.expert, {"levels.AC1": None, "reasons.AC1": "ไม่ได้เปิดสอน"})
    photos = {
        "photos." + "a" * 64: {"caption": "บอร์ด", "order": 2},
        "photos." + "b" * 64: {"caption": "ห้อง", "order": 1},
    }
    after.find("บอร์ดเก่า", after.leader, "AC1", **photos)
    after.find("ลบแล้ว", after.leader, "AC1", removed=True)
    after.find("คนอื่น", after.expert, "AC2")

    marks = {mark.rater.person: mark for mark in row(opened(after), "AC1").marks}

    assert (marks[after.leader].answer.level, marks[after.leader].answer.note) == (3, "เห็นแผน")
    assert (marks[after.expert].answer.level, marks[after.expert].answer.reason) == (None, "ไม่ได้เปิดสอน")
    assert [e.text for e in marks[after.leader].evidence] == ["บอร์ดเก่า"]
    assert [p.caption for p in marks[after.leader].evidence[0].photos] == ["ห้อง", "บอร์ด"]
    assert marks[after.expert].evidence == ()


def test_where_one_gave_a_level_and_the_other_left_it_out_the_row_is_disputed(after):
    after.rate(after.expert, {"levels.AC1": None, "reasons.AC1": "ไม่เห็น"})

    found = opened(after)

    assert row(found, "AC1").is_disputed and row(found, "AC1").same_level is None
    assert [r.indicator.id for r in shown(found, Show.WIDE)] == ["AC1"]


def test_agreement_is_counted_with_its_n(after):
    after.rate(after.expert, {"levels.AC1": 1, "levels.AC2": 2, "levels.AC3": None, "reasons.AC3": "-"})

    agreement = opened(after).agreement

    assert (agreement.n, agreement.exact, agreement.within_one) == (19, 17, 18)


def test_area_means_stand_per_rater_and_for_the_team_with_their_own_n(after):
    after.rate(after.expert, {f"levels.{i.id}": 2 for i in after.instrument.area("AC").indicators})

    line = opened(after).areas[0]

    raters = [r.person for r in opened(after).raters]
    shown_by = {rater: str(result.shown) for rater, result in zip(raters, line.own, strict=True)}
    assert shown_by == {after.leader: "3.00", after.expert: "2.00"}
    assert (line.team.shown, line.is_whole) == (None, False)
    assert dict(line.spread.counts) == {4: 0, 3: 7, 2: 7, 1: 0}


def test_nothing_is_shown_before_everybody_has_submitted(after):
    after.rate(after.expert, {"submitted_at": None})
    keys = {"visit": after.visit_id, "instrument": after.adm4, "subject": after.school, "rater": after.expert}
    after.world.put("progress", Progress.kind().id_of("x"), {**keys, "answered": 12, "total": 20})

    found = board(after.world, after.visit_id, after.adm4, person=after.leader, today=TODAY)

    assert isinstance(found, Waiting)
    states = {m.name.split()[0]: (m.submitted, m.answered, m.total) for m in found.members}
    assert states == {"หัวหน้า": (True, None, None), "ทรงคุณ": (False, 12, 20)}


def test_who_handed_in_a_version_that_was_taken_off_or_one_of_two_rubrics_is_waited_for(after):
    """R-79"""
    newer = worlds.instrument(after.world, version="2569.2")
    after.world.put("visit", after.visit_id, {f"instruments.{newer}": True})

    def stand() -> dict[str, tuple[bool, int | None, int | None]]:
        found = board(after.world, after.visit_id, newer, person=after.leader, today=TODAY)
        assert isinstance(found, Waiting)
        return {m.name.split()[0]: (m.submitted, m.answered, m.total) for m in found.members}

    worlds.sheet(after.world, after.visit, newer, after.leader, submitted_at=NOW_MS)
    keys = {"visit": after.visit_id, "instrument": after.adm4, "school": after.school, "subject": after.school}
    whole = {**keys, "rater": after.expert, "answered": 20, "total": 20, "submitted_at": NOW_MS}
    after.world.put("progress", worlds.an_id("told"), whole)
    assert stand() == {"หัวหน้า": (True, None, None), "ทรงคุณ": (False, 20, 40)}

    after.world.put("visit", after.visit_id, {f"instruments.{after.adm4}": False})
    assert stand() == {"หัวหน้า": (True, None, None), "ทรงคุณ": (False, None, None)}


def test_a_visit_closed_early_shows_the_sheets_that_were_submitted_and_only_those(after):
    after.rate(after.expert, {"submitted_at": None})
    after.world.put("visit", after.visit_id, {"closed_at": NOW_MS, "closed_reason": "ป่วย"})

    assert [r.person for r in opened(after).raters] == [after.leader]


def test_a_sheet_that_the_server_has_and_this_device_not_yet_is_announced(after):
    after.rate(after.expert, {"submitted_at": None})
    after.world.put("visit", after.visit_id, {"closed_at": NOW_MS, "closed_reason": "ป่วย"})
    keys = {"visit": after.visit_id, "subject": after.school, "rater": after.expert, "instrument": after.adm4}
    after.world.put("progress", Progress.kind().id_of("x"), {**keys, "submitted_at": NOW_MS})

    assert opened(after).coming == ("ทรงคุณ ตัวอย่าง",)


def test_a_decision_names_both_originals_with_the_writes_that_stood_there(after):
    after.rate(after.expert, {"levels.AC1": 1})
    sheets = after.sheets()
    found = opened(after)

    record_id, fields = decide(found, row(found, "AC1"), 2, " ดูหลักฐานแล้ว ", by=after.leader, at=NOW_MS)

    assert fields["decision"] == {
        "level": 2, "reason": "ดูหลักฐานแล้ว", "by": after.leader, "at": NOW_MS,
        "originals": {
            after.leader: {"level": 3, "write": sheets[after.leader].writes["levels.AC1"]},
            after.expert: {"level": 1, "write": sheets[after.expert].writes["levels.AC1"]},
        },
    }  # fmt: skip
    assert refusal(after.world, record_id, fields, person=after.leader, today=TODAY) is None


def test_a_decision_that_quotes_another_level_than_the_sheet_holds_is_refused(after):
    found = opened(after)
    record_id, fields = decide(found, row(found, "AC1"), 2, "ดูแล้ว", by=after.leader, at=NOW_MS)
    fields["decision"]["originals"][after.expert]["level"] = 4

    refused = refusal(after.world, record_id, fields, person=after.leader, today=TODAY)

    assert refused is not None and refused.code == "originals_misquoted"


def test_a_decision_needs_a_reason(after):
    found = opened(after)
    record_id, fields = decide(found, row(found, "AC1"), 2, "  ", by=after.leader, at=NOW_MS)

    refused = refusal(after.world, record_id, fields, person=after.leader, today=TODAY)

    assert refused is not None and refused.code == "consensus_needs_reason"


def test_the_decision_stands_beside_the_originals_and_changes_no_sheet(after):
    before = after.sheets()
    after.decide("AC1", 2)

    found = row(opened(after), "AC1")

    assert found.agreed is not None and found.agreed.decision.level == 2
    assert found.agreed.by == "หัวหน้า ตัวอย่าง"
    assert [mark.answer.level for mark in found.marks] == [3, 3]
    assert after.sheets() == before


def test_a_decision_is_called_outdated_and_open_again_once_a_sheet_it_used_has_changed(after):
    after.decide("AC1", 3)
    assert not row(opened(after), "AC1").is_open

    after.rate(after.expert, {"levels.AC1": 1})

    again = row(opened(after), "AC1")
    assert again.agreed is not None and again.agreed.outdated and again.is_open


def test_two_decisions_made_at_the_same_time_are_both_shown_and_wait_to_be_settled(after):
    record_id = after.decide("AC1", 3)
    other = stored(Decision(2, "เห็นต่าง", after.expert, NOW_MS))

    found = row(opened(after, rivals=lambda found: [other] if found == record_id else []), "AC1")

    assert found.agreed is not None and found.is_open
    assert [(name, d.level) for name, d in found.agreed.rivals] == [("ทรงคุณ ตัวอย่าง", 2)]


def test_a_decision_known_only_to_the_server_still_waits_to_be_settled(after):
    after.decide("AC1", 3)

    found = row(opened(after, rivals=lambda _: [None]), "AC1")

    assert found.agreed is not None and (found.agreed.rivals, found.agreed.unsettled) == ((), 1)
    assert found.is_open


def test_indicators_on_which_the_raters_agree_can_be_settled_together_and_settled_ones_are_left_alone(after):
    after.rate(after.expert, {"levels.AC1": 1})
    after.decide("AC2", 3)

    found = opened(after)

    assert len(found.agreeing) == 18
    assert not {"AC1", "AC2"} & {r.indicator.id for r in found.agreeing}


def test_one_rater_alone_agrees_with_nobody(after):
    after.world.records.pop(("sheet", worlds.sheet_id(after.visit, after.adm4, after.expert)))
    after.world.put("visit", after.visit_id, {"closed_at": NOW_MS, "closed_reason": "ป่วย"})

    assert opened(after).agreeing == ()


def test_the_team_has_a_score_only_where_it_has_agreed_enough(after):
    for indicator in after.instrument.area("AC").indicators:
        after.decide(indicator.id, 4)

    found = opened(after)

    assert (str(found.areas[0].team.shown), found.areas[0].is_whole) == ("4.00", True)
    assert found.team.shown is None and found.team.label_th == "ไม่เพียงพอ"
    assert (found.decided, found.to_decide, found.is_whole) == (7, 20, False)


def test_only_the_team_may_decide_and_never_about_the_own_school(after):
    assert opened(after, after.expert).refused is None
    refused = opened(after, after.director).refused
    assert refused is not None and refused.code == "not_in_team"

    worlds.person(after.world, "ทรงคุณ", RoleName.MEMBER_PRINCIPAL, school=after.school)
    refused = opened(after, after.expert).refused
    assert refused is not None and refused.code == "own_school"


def test_an_indicator_everybody_left_out_asks_for_no_decision(after):
    for rater in (after.leader, after.expert):
        after.rate(rater, {"levels.AC1": None, "reasons.AC1": "ไม่มีชั้นนี้"})

    found = opened(after)

    assert found.to_decide == 19 and not row(found, "AC1").is_open


def test_filters_leave_the_rows_they_name(after):
    after.rate(after.expert, {"levels.AC1": 1, "levels.AC2": 2})
    after.decide("AC1", 2)
    found = opened(after)

    assert [r.indicator.id for r in shown(found, Show.WIDE)] == ["AC1"]
    assert [r.indicator.id for r in shown(found, Show.DIFFERENT)] == ["AC1", "AC2"]
    assert len(shown(found, Show.OPEN)) == 19
    assert {r.area.id for r in shown(found, Show.ALL, "BU")} == {"BU"}


def test_open_answers_lie_side_by_side_in_the_order_of_the_raters(after):
    after.rate(after.leader, {"texts.O1": "เด่นหนึ่ง", "texts.O4": [{"action": "ส่งแผน", "owner_role": "ครู"}]})
    after.rate(after.expert, {"texts.O1": "เด่นสอง"})

    found = opened(after)

    order = [r.person for r in found.raters]
    said = {w.item.id: dict(zip(order, w.texts, strict=True)) for w in found.words}
    assert said["O1"] == {after.leader: "เด่นหนึ่ง", after.expert: "เด่นสอง"}
    assert said["O4"][after.leader] == "ส่งแผน · ครู"
    assert "O2" not in said


def test_a_visit_this_device_does_not_hold_is_none(after):
    assert board(after.world, worlds.an_id("x"), after.adm4, person=after.leader, today=TODAY) is None
    assert board(after.world, after.visit_id, worlds.an_id("x"), person=after.leader, today=TODAY) is None


def test_boards_of_the_same_records_are_equal_so_that_nothing_is_drawn_twice(after):
    assert opened(after) == opened(after)
    assert replace(opened(after), school="x") != opened(after)
