"""The demo area: fictional, allowed by the rules, whole, and renewed by the day."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import date, timedelta
from fractions import Fraction
from itertools import pairwise
from statistics import correlation, fmean

import pytest

from fieldwork import scopes
from fieldwork.checking.sheets import is_answered, missing_of
from fieldwork.comparison import compare
from fieldwork.instruments.count_checks import check_row, has_errors
from fieldwork.instruments.count_table import CountTable
from fieldwork.records import Agreement, CheckSheet, Counts, Feedback, Role, RoleName, School, Sheet, Visit
from fieldwork.submission import answers_of, instrument_of
from fieldwork.thai.text import normalise
from sync_server.demo import bank
from sync_server.demo.area import instrument_id, person_id, school_id
from sync_server.demo.build import build, refresh
from sync_server.demo.checklists import checklist
from sync_server.demo.signature import signature
from sync_server.demo.this_term import TODAY as TODAYS
from sync_server.demo.this_term import visits_today
from sync_server.demo.visits import rubric
from tests.support.demo_area import TODAY, IndexedWorld, area, built, replay


@pytest.fixture(scope="module")
def world() -> IndexedWorld:
    return area()


def school_sheets(world: IndexedWorld, visit: Visit) -> dict[str, Sheet]:
    sheets = map(Sheet.of, world.find("sheet", visit=visit.id))
    return {str(s.rater): s for s in sheets if s.subject == s.school and s.submitted_at is not None}


def past_visits(world: IndexedWorld) -> list[Visit]:
    return [v for v in map(Visit.of, world.find("visit")) if (v.day or "") < "2026-10-12"]


@pytest.mark.parametrize(
    "today", [TODAY, date(2026, 5, 20), date(2027, 1, 3), date(2027, 4, 15), date(2028, 2, 29)], ids=str
)
def test_the_rules_allow_everything_the_demo_says_people_did(today: date) -> None:
    assert replay(build(today), IndexedWorld()) == []


def test_the_same_day_builds_the_same_demo() -> None:
    assert build(TODAY).acts == built().acts


def test_every_edit_has_an_id_of_its_own() -> None:
    assert max(Counter(act.id for act in built().acts).values()) == 1


def test_there_is_somebody_for_every_role(world: IndexedWorld) -> None:
    people = {r.id for r in world.find("person")}
    roles = Counter(str(role.role) for p in people for role in scopes.roles_on(p, world, TODAY))
    assert roles == {
        RoleName.DIRECTOR: 1,
        RoleName.SECRETARIAT: 2,
        RoleName.SUPERVISOR: 4,
        RoleName.EXPERT: 5,
        RoleName.MEMBER_PRINCIPAL: 2,
        RoleName.CHAIR: 4,
        RoleName.PRINCIPAL: 30,
        RoleName.TEACHER_SUPERVISOR: 2,
    }


def test_every_school_has_one_principal_today_and_some_roles_have_ended(world: IndexedWorld) -> None:
    schools = [
        role.school
        for record in world.find("person")
        for role in scopes.roles_on(record.id, world, TODAY)
        if role.role == RoleName.PRINCIPAL
    ]
    assert sorted(map(str, schools)) == sorted(record.id for record in world.find("school"))
    ended = [role for role in map(Role.of, world.find("role")) if role.ends and role.ends < TODAY.isoformat()]
    assert {role.role for role in ended} == {RoleName.SUPERVISOR, RoleName.PRINCIPAL}


def test_names_and_codes_are_visibly_fictional(world: IndexedWorld) -> None:
    assert {r.fields["surname"] for r in world.find("person")} == {"ตัวอย่าง", "สมมติ", "จำลอง"}
    for school in map(School.of, world.find("school")):
        assert (school.code or "").startswith("9966")
        assert re.search("สมมติ|ตัวอย่าง|จำลอง", school.name or "")


def test_the_past_terms_have_visits_with_two_raters_who_did_not_always_agree(world: IndexedWorld) -> None:
    past = past_visits(world)
    rated = {v.id: school_sheets(world, v) for v in past}
    assert Counter(v.round for v in past) == {"2568/1": 8, "2568/2": 14, "2569/1": 14}
    assert {len(sheets) for sheets in rated.values()} == {2}
    for sheets in rated.values():
        rows = compare(rubric("ADM4"), {rater: answers_of(sheet) for rater, sheet in sheets.items()}).rows
        assert sum(row.is_wide for row in rows) >= 1
    levels = Counter(level for sheets in rated.values() for s in sheets.values() for level in s.levels.values())
    assert set(levels) == {1, 2, 3, 4}
    assert max(levels.values()) < 0.6 * levels.total()


def test_every_school_of_a_day_was_visited_twice_before_others_once_and_some_never(world: IndexedWorld) -> None:
    times = Counter(v.school for v in past_visits(world))
    for number in (number for slot in TODAYS for number in slot.schools):
        assert times[school_id(number)] >= 2, number
    assert set(times.values()) == {1, 2, 3}
    assert len(world.find("school")) - len(times) >= 8


def test_a_school_moves_from_term_to_term_and_not_by_leaps(world: IndexedWorld) -> None:
    of_school: dict[str, list[list[Fraction]]] = defaultdict(list)
    for visit in sorted(past_visits(world), key=lambda v: v.day or ""):
        of_school[visit.school or ""].append(means_of(school_sheets(world, visit).values()))
    pairs = [pair for visits in of_school.values() for pair in pairwise(visits)]
    moves = [abs(fmean(later) - fmean(earlier)) for earlier, later in pairs]
    assert max(moves) < 1 and fmean(moves) > 0.1
    assert fmean(correlation(*pair) for pair in pairs) > 0.3, "what a school is good at does not stay"


def means_of(sheets: Iterable[Sheet]) -> list[Fraction]:
    """The mean level of each indicator, or the middle of the scale where nobody gave one."""
    levels = [sheet.levels for sheet in sheets]
    given = ([own[each.id] for own in levels if each.id in own] for each in rubric("ADM4").indicators)
    return [Fraction(sum(row), len(row)) if row else Fraction(5, 2) for row in given]


def test_agreements_of_earlier_terms_are_mostly_done(world: IndexedWorld) -> None:
    rounds = {v.id: v.round for v in past_visits(world)}
    agreements = [a for a in map(Agreement.of, world.find("agreement")) if a.visit in rounds]
    states = Counter((rounds[a.visit or ""], a.state) for a in agreements)
    assert {state for round_, state in states if round_ == "2568/1"} == {"done"}
    assert states["2568/2", "done"] > 2 * (states["2568/2", "doing"] + states["2568/2", "open"]) > 0


def test_one_school_has_lessons_enough_to_show_and_others_have_fewer(world: IndexedWorld) -> None:
    lessons = Counter(s.school for s in map(Sheet.of, world.find("sheet")) if s.subject != s.school)
    assert lessons[school_id(10)] >= 5
    assert min(lessons.values()) < 5


def test_every_literacy_count_holds_its_sums(world: IndexedWorld) -> None:
    table = instrument_of(instrument_id("LIT"), world)
    assert isinstance(table, CountTable)
    counts = list(map(Counts.of, world.find("counts")))
    assert len(counts) == 2 * (29 * 6 + 3)
    assert not [c.id for c in counts if has_errors(check_row(table, c.cells)) or len(c.cells) != len(table.cells)]


def test_feedback_was_read_answered_corrected_and_left_unread(world: IndexedWorld) -> None:
    published = [f for f in map(Feedback.of, world.find("feedback")) if f.published_at is not None]
    assert Counter(f.version for f in published) == {1: 35, 2: 2}
    states = Counter(r.fields["state"] for r in world.find("agreement"))
    late = [
        r
        for r in world.find("agreement")
        if r.fields["state"] in ("open", "doing") and r.fields["due"] < TODAY.isoformat()
    ]
    assert set(states) == {"open", "doing", "done"}
    assert late
    assert len(world.find("receipt")) > len(world.find("acknowledgement")) > 0


def test_today_has_a_visit_without_signal_one_of_two_supervisors_and_one_with_a_principal(world: IndexedWorld) -> None:
    visits = visits_today(TODAY, world)
    no_signal = School.of(world.get("school", visits["no-signal"].school or ""))
    assert no_signal.connectivity == "none"
    assert visits["no-signal"].members == {person_id("supervisor-1"), person_id("expert-1")}
    assert visits["no-signal"].leader == person_id("supervisor-1")
    assert visits["two-supervisors"].members == {person_id("supervisor-3"), person_id("supervisor-4")}
    assert person_id("principal-11") in visits["member-principal"].members
    # there is something to read the night before
    assert world.find("finding", school=no_signal.id)
    assert any(r.fields["state"] != "done" for r in world.find("agreement", school=no_signal.id))


def test_this_week_has_a_visit_waiting_for_its_team_and_one_still_being_rated(world: IndexedWorld) -> None:
    week = (TODAY - timedelta(days=6)).isoformat()
    recent = [v for v in map(Visit.of, world.find("visit")) if week <= (v.day or "") < TODAY.isoformat()]
    by_submitted = {len(school_sheets(world, visit)): visit for visit in recent}
    assert set(by_submitted) == {1, 2}
    assert scopes.is_released(by_submitted[2], world)
    assert not world.find("consensus", visit=by_submitted[2].id)
    assert not scopes.is_released(by_submitted[1], world)
    assert len(world.find("sheet", visit=by_submitted[1].id)) == 2


def test_a_second_start_on_the_same_day_adds_nothing(world: IndexedWorld) -> None:
    assert refresh(TODAY, world).acts == []


@pytest.mark.parametrize("days", [1, 2, 5, 30, 200])
def test_a_start_on_a_later_day_has_all_of_todays_visits_again(days: int) -> None:
    world, later = area(), TODAY + timedelta(days=days)
    assert replay(refresh(later, world), world) == []
    assert set(visits_today(later, world)) == {"no-signal", "two-supervisors", "member-principal"}
    assert [v for v in map(Visit.of, world.find("visit")) if (v.day or "") > later.isoformat()]
    assert refresh(later, world).acts == []


def test_a_visit_nobody_began_moves_on_and_a_begun_one_stays_where_it_was() -> None:
    world, tomorrow = area(), TODAY + timedelta(days=1)
    before = visits_today(TODAY, world)
    begun = before["no-signal"]
    keys = {"visit": begun.id, "school": begun.school, "author": begun.leader}
    world.put_record("finding", "0" * 8 + "-0000-0000-0000-" + "0" * 12, {**keys, "text": "เริ่มแล้ว"})
    replay(refresh(tomorrow, world), world)
    after = visits_today(tomorrow, world)
    assert Visit.of(world.get("visit", begun.id)).day == TODAY.isoformat()
    assert after["no-signal"].id != begun.id
    assert after["no-signal"].school != begun.school
    assert after["two-supervisors"].id == before["two-supervisors"].id


def test_a_signature_is_a_small_png_that_is_the_same_for_the_same_name() -> None:
    drawn = signature("นายรวงข้าว สมมติ")
    assert drawn.startswith(b"\x89PNG\r\n\x1a\n")
    assert len(drawn) < 20_000
    assert drawn == signature("นายรวงข้าว สมมติ")
    assert drawn != signature("นางใบบัว สมมติ")


def test_the_demos_sentences_are_stored_as_they_would_be_typed() -> None:
    folder = bank.ASSETS / "demo"
    for path in (*folder.glob("*.yaml"),):
        text = path.read_text(encoding="utf-8")
        assert normalise(text) == text, path.name


def test_the_demos_checklist_is_filled_in_at_every_point_that_the_demo_can_answer() -> None:
    (sheet,) = [s for s in map(CheckSheet.of, area().find("checksheet")) if s.submitted_at is not None]
    answered = {point.id for point in checklist().points if is_answered(point, sheet)}

    assert missing_of(sheet, checklist()) == []
    assert answered == checklist().point_ids - {"P9"}, "nobody attached a document"
