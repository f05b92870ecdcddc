"""What a report of a visit contains, and for whom: the scopes a person holds decide, and nothing else."""

from dataclasses import replace
from datetime import date

import pytest

from fieldwork import scopes
from fieldwork.consensus import Source
from fieldwork.errors import NotFound
from fieldwork.records import Sheet, Visit
from fieldwork.versions import Turn
from sync_server.demo.area import instrument_id, person_id, school_id
from sync_server.demo.this_term import visits_today
from sync_server.reports.content import Report, report_of, school_reports
from sync_server.reports.edition import Edition
from sync_server.world import Marks
from tests.support.demo_area import TODAY, IndexedWorld, area, authors, left_behind, past_visit


@pytest.fixture
def world() -> IndexedWorld:
    return area()


def report(world: IndexedWorld, visit: Visit, login: str, today: date = TODAY) -> Report:
    held = scopes.held(person_id(login), world, today)
    return report_of(visit.id, world, held=held, today=today, authors=authors)


@pytest.mark.parametrize("login", ["director", "secretary-1", "supervisor-4", "expert-1"])
def test_the_office_and_the_team_get_the_office_edition(world: IndexedWorld, login: str) -> None:
    found = report(world, past_visit(world, 3), login)
    assert found.edition is Edition.OFFICE
    assert len(found.outcomes[0].sheets) == 2
    assert found.findings


def test_the_principal_gets_what_was_published_and_nothing_that_was_rated(world: IndexedWorld) -> None:
    found = report(world, past_visit(world, 3), "principal-03")
    assert found.edition is Edition.SCHOOL
    assert (found.outcomes, found.lessons, found.findings, found.authors) == ((), (), (), {})
    assert found.told is not None
    assert found.told.version == 2
    assert [signed.name for signed in found.told.signed] == ["นายภูผา จำลอง"]
    assert all(item.response is not None for item in found.told.items)


@pytest.mark.parametrize("login", ["principal-05", "expert-5", "teacher-2", "supervisor-5"])
def test_others_are_told_that_there_is_no_such_visit(world: IndexedWorld, login: str) -> None:
    with pytest.raises(NotFound, match="no_visit"):
        report(world, past_visit(world, 3), login)


def test_a_committee_member_who_runs_the_school_gets_the_school_edition(world: IndexedWorld) -> None:
    visit = past_visit(world, 3)
    # visits of the own school, even as a member of that visit's team, never open its ratings
    world.put_record("role", "r", {"person": person_id("principal-11"), "role": "member_principal"})
    world.put_record("visit", visit.id, {"school": school_id(11)})
    for kind in ("sheet", "finding", "feedback", "agreement", "consensus"):
        for record in world.find(kind, visit=visit.id):
            world.put_record(kind, record.id, {"school": school_id(11)})
    assert report(world, Visit.of(world.get("visit", visit.id)), "principal-11").edition is Edition.SCHOOL


def test_before_all_have_submitted_not_even_the_director_sees_a_sheet_or_a_finding(world: IndexedWorld) -> None:
    visit = next(v for v in map(Visit.of, world.find("visit", school=school_id(22))))
    found = report(world, visit, "director")
    assert found.outcomes[0].sheets == ()
    assert found.outcomes[0].result.total.source is Source.NOTHING
    assert found.findings == ()


def test_a_draft_of_the_leader_is_in_nobodys_report(world: IndexedWorld) -> None:
    visit = past_visit(world, 25)
    assert world.find("feedback", visit=visit.id)
    assert report(world, visit, "supervisor-4").told is None
    with pytest.raises(NotFound, match="no_feedback"):
        report(world, visit, "principal-25")


def test_the_school_edition_has_only_agreements_that_the_school_was_told(world: IndexedWorld) -> None:
    visit = past_visit(world, 3)
    world.put_record(
        "agreement",
        "untold",
        {"visit": visit.id, "school": visit.school, "action": "ยังไม่ได้บอกโรงเรียน", "due": "2026-12-01", "state": "open"},
    )
    office = {a.action for a in report(world, visit, "director").agreements}
    school = {a.action for a in report(world, visit, "principal-03").agreements}
    assert office - school == {"ยังไม่ได้บอกโรงเรียน"}


def test_only_the_last_published_version_is_told(world: IndexedWorld) -> None:
    visit = past_visit(world, 3)
    last = next(r for r in world.find("feedback", visit=visit.id) if r.fields["version"] == 2)
    for version in range(3, 8):
        world.put_record("feedback", f"version {version}", {**last.fields, "version": version})
        told = report(world, visit, "principal-03").told
        assert told is not None and told.version == version
    world.put_record("feedback", "version 8", {**last.fields, "version": 8, "published_at": None})
    told = report(world, visit, "principal-03").told
    assert told is not None and told.version == 7


def test_a_removed_finding_and_a_removed_agreement_are_left_out(world: IndexedWorld) -> None:
    visit = past_visit(world, 3)
    before = report(world, visit, "director")
    world.put_record("finding", before.findings[0].id, {"removed": True})
    world.put_record("agreement", before.agreements[0].id, {"removed": True})
    after = report(world, visit, "director")
    assert before.findings[0].id not in {f.id for f in after.findings}
    assert before.agreements[0].id not in {a.id for a in after.agreements}


def test_an_answer_changed_after_the_signature_makes_it_an_earlier_one(world: IndexedWorld) -> None:
    visit = past_visit(world, 3)
    told = report(world, visit, "director").told
    assert told is not None and [signed.is_outdated for signed in told.signed] == [False]
    answered = told.items[0].response
    assert answered is not None
    world.put_record("response", answered.id, {"text": "เปลี่ยนใจแล้ว"})
    again = report(world, visit, "director").told
    assert again is not None and [signed.is_outdated for signed in again.signed] == [True]


def test_a_signature_that_names_what_it_saw_in_no_known_way_counts_as_an_earlier_one(world: IndexedWorld) -> None:
    visit = past_visit(world, 3)
    for record in world.find("acknowledgement", visit=visit.id):
        world.put_record("acknowledgement", record.id, {name: 7 for name in record.fields if name.startswith("seen.")})
    told = report(world, visit, "director").told
    assert told is not None and [signed.is_outdated for signed in told.signed] == [True]


def test_everybody_who_opened_and_everybody_who_signed_is_told(world: IndexedWorld) -> None:
    visit = past_visit(world, 3)
    last = max(world.find("feedback", visit=visit.id), key=lambda record: record.fields["version"])
    about = {"feedback": last.id, "visit": visit.id, "school": visit.school, "person": person_id("principal-05")}
    signed = world.find("acknowledgement", parent=last.id)[0].fields
    world.put_record("receipt", "another", {**about, "opened_at": 1})
    world.put_record("acknowledgement", "another", {**signed, **about, "name": "นายรักษาการ สมมติ", "signed_at": 1})
    told = report(world, visit, "principal-03").told
    assert told is not None
    assert [each.at for each in told.opened] == sorted(each.at for each in told.opened) and len(told.opened) == 2
    assert [each.name for each in told.signed] == ["นายรักษาการ สมมติ", "นายภูผา จำลอง"]


def test_a_signature_under_an_earlier_version_is_told_only_until_the_last_one_is_signed(world: IndexedWorld) -> None:
    visit = past_visit(world, 3)
    told = report(world, visit, "director").told
    assert told is not None and told.signed and told.signed_before is None

    last = max(world.find("feedback", visit=visit.id), key=lambda record: record.fields["version"])
    world.put_record("feedback", "version 3", {**last.fields, "version": 3})
    again = report(world, visit, "director").told
    assert again is not None and again.signed == ()
    assert again.signed_before is not None and again.signed_before.version == 2


def test_what_changed_since_the_version_before_is_told(world: IndexedWorld) -> None:
    told = report(world, past_visit(world, 3), "principal-03").told
    assert told is not None and told.changes is not None
    assert [(change.turn, bool(change.before), bool(change.now)) for change in told.changes.real] == [
        (Turn.CHANGED, True, True),
        (Turn.CHANGED, True, True),
    ]


def test_until_release_it_is_told_how_far_each_is_and_nothing_that_was_rated(world: IndexedWorld) -> None:
    visit = next(v for v in map(Visit.of, world.find("visit", school=school_id(22))))
    sheets = {sheet.rater: sheet for sheet in map(Sheet.of, world.find("sheet", visit=visit.id))}
    for rater, sheet in sheets.items():
        keys = {"sheet": sheet.id, "visit": visit.id, "instrument": sheet.instrument, "school": visit.school}
        done = {"answered": len(sheet.levels) + len(sheet.reasons), "total": 20, "submitted_at": sheet.submitted_at}
        world.put_record("progress", sheet.id, {**keys, "subject": visit.school, "rater": rater, **done})
    outcome = report(world, visit, "director").outcomes[0]
    assert outcome.sheets == () and outcome.differences == ()
    assert sorted((each.is_submitted, each.answered) for each in outcome.awaited) == [(False, 9), (True, 20)]


def test_somebody_without_a_sheet_is_named_also_after_the_visit_was_closed(world: IndexedWorld) -> None:
    outcome = report(world, past_visit(world, 2), "director").outcomes[0]
    assert len(outcome.sheets) == 2
    assert [each.is_submitted for each in outcome.awaited] == [False]


def test_a_decision_that_a_sheet_no_longer_bears_out_is_marked(world: IndexedWorld) -> None:
    visit = past_visit(world, 3)
    before = report(world, visit, "director").outcomes[0]
    assert not any(each.outdated or each.rivalled for each in before.differences)

    decided = before.differences[0]
    sheet = before.sheets[0]
    level = 1 if sheet.answers[decided.indicator.id].level != 1 else 2
    world.put_record("sheet", sheet.sheet.id, {f"levels.{decided.indicator.id}": level})
    after = report(world, visit, "director").outcomes[0]
    assert [each.indicator.id for each in after.differences if each.outdated] == [decided.indicator.id]


def test_two_decisions_made_at_the_same_time_are_marked(world: IndexedWorld) -> None:
    visit = past_visit(world, 3)
    record = world.find("consensus", visit=visit.id)[0]
    marks = {name: [edit, "0" * 32] for name, edit in record.writes.items()}
    marks["decision"].append("another")
    world.keep(replace(record, writes=Marks(None, marks)))
    outcome = report(world, visit, "director").outcomes[0]
    assert [each.indicator.id for each in outcome.differences if each.rivalled] == [record.fields["indicator"]]


def test_lessons_are_found_when_the_office_gave_the_visit_no_round(world: IndexedWorld) -> None:
    visit = past_visit(world, 2)
    lesson = instrument_id("CLS15")
    about = {"school": visit.school, "round": "2569/1", "instrument": lesson, "lessons": 5}
    world.put_record("lesson_summary", "s", {**about, "areas.total": {"mean": "3.25", "band": "ดี"}})
    world.put_record("visit", visit.id, {"round": None})
    assert [summary.lessons for _, summary in report(world, visit, "director").lessons] == [5]


def test_raters_come_with_the_leader_first_then_by_name(world: IndexedWorld) -> None:
    for school in (3, 8, 12):
        visit = past_visit(world, school)
        outcome = report(world, visit, "director").outcomes[0]
        assert [sheet.rater == visit.leader for sheet in outcome.sheets] == [True, False]


def test_differences_come_with_the_widest_first(world: IndexedWorld) -> None:
    outcome = report(world, past_visit(world, 12), "director").outcomes[0]
    assert outcome.sheets[0].sheet.instrument == instrument_id("ADM4")
    widths = [each.row.difference or 0 for each in outcome.differences]
    assert widths == sorted(widths, reverse=True)


def test_a_school_gets_everything_it_was_ever_told_in_the_school_edition_whoever_asks(world: IndexedWorld) -> None:
    for login in ("principal-03", "director"):
        held = scopes.held(person_id(login), world, TODAY)
        reports = school_reports(school_id(3), world, held=held, today=TODAY)
        assert {each.edition for each in reports} == {Edition.SCHOOL}
        assert {each.findings for each in reports} == {()}


def test_another_principal_cannot_open_a_schools_feedback(world: IndexedWorld) -> None:
    held = scopes.held(person_id("principal-05"), world, TODAY)
    with pytest.raises(NotFound):
        school_reports(school_id(3), world, held=held, today=TODAY)


def test_a_visit_of_today_has_a_report_with_nothing_in_it_yet(world: IndexedWorld) -> None:
    found = report(world, visits_today(TODAY, world)["no-signal"], "supervisor-1")
    assert found.told is None
    assert found.outcomes[0].sheets == ()


def signed_visit(world: IndexedWorld) -> Visit:
    """The demo's visit that was signed before its team left."""
    return Visit.of(world.get("visit", str(left_behind(world).fields["visit"])))


def test_what_was_signed_before_leaving_is_in_the_report_as_it_was_signed(world: IndexedWorld) -> None:
    visit = signed_visit(world)
    found = report(world, visit, "director").leaving
    assert found is not None and found.stands
    assert (len(found.words.strengths), len(found.words.next_steps), len(found.words.agreements)) == (3, 3, 2)
    assert [given.side for given in found.given] == ["team", "team", "school"]
    assert len(found.drawings) == 3

    agreement = found.words.agreements[0]
    world.put_record("agreement", agreement.agreement, {"due": "2030-01-01"})
    later = report(world, visit, "director").leaving
    assert later is not None and not later.stands and later.words == found.words


def test_a_visit_that_nobody_signed_says_nothing_of_leaving(world: IndexedWorld) -> None:
    assert report(world, past_visit(world, 3), "director").leaving is None
