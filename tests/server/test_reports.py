"""What a report of a visit contains, and for whom: the scopes a person holds decide, and nothing else."""

from datetime import date

import pytest

from fieldwork import scopes
from fieldwork.consensus import Source
from fieldwork.errors import NotFound
from fieldwork.records import Visit
from sync_server.demo.area import instrument_id, person_id, school_id
from sync_server.demo.this_term import visits_today
from sync_server.reports.content import Report, report_of, school_reports
from sync_server.reports.edition import Edition
from tests.support.demo_area import TODAY, IndexedWorld, area


@pytest.fixture
def world() -> IndexedWorld:
    return area()


def past_visit(world: IndexedWorld, school: int) -> Visit:
    visits = map(Visit.of, world.find("visit", school=school_id(school)))
    return min(visits, key=lambda visit: visit.day or "")


def report(world: IndexedWorld, visit: Visit, login: str, today: date = TODAY) -> Report:
    held = scopes.held(person_id(login), world, today)
    return report_of(visit.id, world, held=held, today=today)


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
    assert found.told.signed is not None
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
    assert told is not None and told.signed is not None
    assert not told.signed.is_outdated
    answered = told.items[0].response
    assert answered is not None
    world.put_record("response", answered.id, {"text": "เปลี่ยนใจแล้ว"})
    again = report(world, visit, "director").told
    assert again is not None and again.signed is not None
    assert again.signed.is_outdated


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
