"""The matrix: only submitted sheets make a number, every number carries its n, and empty stays empty."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from fieldwork.consensus import Source
from fieldwork.matrix.cells import DAY, LESSONS, Cell, CellState, Choice, Matrix, Row, matrix, school_lines
from fieldwork.matrix.gathering import Gathered, Known, Lessons, gather
from fieldwork.records import LessonSummary, Progress, RoleName
from tests.support import worlds
from tests.support.aftervisit import NOW_MS, TODAY, AfterVisit


@pytest.fixture
def after() -> AfterVisit:
    return AfterVisit()


def gathered(after: AfterVisit, person: str = "") -> Gathered:
    return gather(after.world, person=person or after.director, today=TODAY)


def seen(after: AfterVisit, person: str = "", **choice: object) -> Matrix:
    return matrix(gathered(after, person), replace(Choice(), **choice))


def only(found: Matrix) -> Row:
    assert len(found.rows) == 1
    return found.rows[0]


def another_school(after: AfterVisit, name: str, code: str, level: int | None = None, **fields: object) -> str:
    """A further school; with a level it was visited by the leader alone, who gave that level throughout."""
    school = worlds.school(after.world, name, code, **fields)
    if level is not None:
        visit = worlds.visit(after.world, f"v-{code}", school, after.leader, instruments=[after.adm4])
        levels = {f"levels.{indicator.id}": level for indicator in after.instrument.indicators}
        worlds.sheet(after.world, visit, after.adm4, after.leader, submitted_at=NOW_MS, **levels)
    return school


def test_a_cell_is_the_mean_of_the_submitted_sheets_with_its_n_band_and_day(after):
    after.rate(after.expert, {f"levels.{i.id}": 4 for i in after.instrument.area("AC").indicators})

    row = only(seen(after))

    first = row.cells[0]
    assert (first.state, first.source, first.shown, first.n) == (CellState.VALUE, Source.SHEETS, Decimal("3.50"), 2)
    assert (first.band.label_th if first.band else "", first.rank, first.of) == ("ดีเยี่ยม", 0, 4)
    assert row.day == date(2026, 11, 23)


def test_an_area_the_team_has_agreed_whole_shows_the_consensus_and_says_so(after):
    for indicator in after.instrument.area("AC").indicators:
        after.decide(indicator.id, 2)

    cells = only(seen(after)).cells

    assert (cells[0].source, cells[0].shown) == (Source.CONSENSUS, Decimal("2.00"))
    assert (cells[1].source, cells[1].shown) == (Source.SHEETS, Decimal("3.00"))


def test_a_draft_never_makes_a_number_and_shows_only_how_far_it_is(after):
    after.rate(after.expert, {"submitted_at": None})
    for rater, answered, submitted in ((after.leader, 20, NOW_MS), (after.expert, 5, None)):
        keys = {"visit": after.visit_id, "instrument": after.adm4, "subject": after.school, "rater": rater}
        how_far = {"answered": answered, "total": 20, "submitted_at": submitted}
        after.world.put("progress", Progress.kind().id_of(rater), {**keys, **how_far})

    row = only(seen(after))

    assert {cell.state for cell in row.cells} == {CellState.PENDING}
    assert row.pending is not None
    assert (row.pending.submitted, row.pending.members) == (1, 2)
    assert (row.pending.answered, row.pending.total) == (25, 40)


def test_a_draft_left_behind_when_the_leader_closed_the_visit_never_counts(after):
    """Its rater's own device, and the server, still hold it."""
    after.rate(after.expert, {**{f"levels.{i.id}": 1 for i in after.instrument.indicators}, "submitted_at": None})
    after.world.put("visit", after.visit_id, {"closed_at": NOW_MS, "closed_reason": "ป่วย"})

    row = only(seen(after))

    assert [(cell.shown, cell.n) for cell in row.cells] == [(Decimal("3.00"), 1)] * 4
    assert row.latest is not None and len(row.latest.raters) == 1


def test_too_few_answers_say_so_without_a_number(after):
    left_out = [i.id for i in after.instrument.area("AC").indicators][1:]
    for rater in (after.leader, after.expert):
        after.rate(rater, {f"levels.{i}": None for i in left_out} | {f"reasons.{i}": "-" for i in left_out})

    cell = only(seen(after)).cells[0]

    assert (cell.state, cell.shown) == (CellState.INSUFFICIENT, None)


def test_a_school_nobody_visited_stays_empty_and_names_the_planned_day(after):
    school = another_school(after, "ว่าง", "9966900002")
    planned = worlds.visit(after.world, "later", school, after.leader, instruments=[after.adm4])
    after.world.put("visit", planned.id, {"day": "2026-12-05"})

    row = next(r for r in seen(after).rows if r.school.id == school)

    assert {cell.state for cell in row.cells} == {CellState.EMPTY}
    assert (row.planned, row.latest) == (date(2026, 12, 5), None)


def test_the_latest_released_visit_counts_and_the_others_are_counted(after):
    older = worlds.visit(after.world, "old", after.school, after.leader, instruments=[after.adm4])
    after.world.put("visit", older.id, {"day": "2026-06-20"})
    levels = {f"levels.{indicator.id}": 1 for indicator in after.instrument.indicators}
    worlds.sheet(after.world, older, after.adm4, after.leader, submitted_at=NOW_MS, **levels)

    both, first = only(seen(after)), only(seen(after, round="2569/1"))

    assert (both.cells[0].shown, both.visits) == (Decimal("3.00"), 2)
    assert (first.cells[0].shown, first.visits) == (Decimal("1.00"), 1)
    assert seen(after).rounds == ("2569/2", "2569/1")
    assert [line.day.month for line in school_lines(gathered(after), after.school)] == [11, 6]


def test_a_cancelled_visit_counts_for_nothing(after):
    after.world.put("visit", after.visit_id, {"cancelled": "น้ำท่วม"})

    assert only(seen(after)).latest is None


def test_an_expert_sees_the_visited_schools_and_a_principal_none(after):
    another_school(after, "ไกล", "9966900002", 4)

    assert [r.school.id for r in seen(after, after.expert).rows] == [after.school]
    assert seen(after, after.principal).rows == ()
    assert len(seen(after).rows) == 2


def test_a_committee_member_who_runs_a_school_does_not_see_it_in_the_matrix(after):
    worlds.person(after.world, "ทรงคุณ", RoleName.MEMBER_PRINCIPAL, school=after.school)

    assert seen(after, after.expert).rows == ()


def test_rows_sort_by_name_or_value_and_rows_without_a_value_stay_last(after):
    second = another_school(after, "กลาง", "9966900002", 4)
    third = another_school(after, "เขียว", "9966900003")

    def order(**choice: object) -> list[str]:
        return [row.school.id for row in seen(after, **choice).rows]

    assert order() == [second, third, after.school]
    assert order(descending=True) == [after.school, third, second]
    assert order(sort="AC") == [after.school, second, third]
    assert order(sort="AC", descending=True) == [second, after.school, third]
    assert order(sort=DAY)[-1] == third


def test_rows_are_found_by_loose_thai_and_by_cluster(after):
    other = another_school(after, "บ้านน้ำใส", "9966900002", cluster="SWK2", cluster_name="สหวิทยาเขตสอง")

    assert only(seen(after, query="บานนำใส")).school.id == other
    assert only(seen(after, cluster="SWK2")).school.id == other
    assert seen(after).clusters == (("SWK2", "สหวิทยาเขตสอง"),)
    assert seen(after, query="ไม่มีแน่").rows == ()


def lessons(after: AfterVisit, n: int, mean: str | None, round_: str = "2569/2") -> None:
    record_id = LessonSummary.kind().id_of(after.school, after.adm4, round_)
    total = {"mean": mean, "band": "ดี"} if mean else {"mean": None}
    keys = {"school": after.school, "instrument": after.adm4, "round": round_, "lessons": n}
    after.world.put("lesson_summary", record_id, {**keys, "areas.total": total})


def test_observed_lessons_come_as_an_aggregate_with_n_and_without_a_mean_below_the_limit(after):
    lessons(after, 6, "3.25")
    assert only(seen(after)).lessons == Lessons(6, "3.25", "ดี", "2569/2", "Good")

    lessons(after, 3, None)
    assert only(seen(after)).lessons == Lessons(3, None, "", "2569/2")


def test_lessons_follow_the_chosen_round(after):
    lessons(after, 6, "3.25")
    lessons(after, 9, "1.75", "2569/1")

    assert only(seen(after)).lessons == Lessons(6, "3.25", "ดี", "2569/2", "Good")
    assert only(seen(after, round="2569/1")).lessons == Lessons(9, "1.75", "ดี", "2569/1", "Good")
    assert [r.school.id for r in seen(after, sort=LESSONS).rows] == [after.school]


def test_a_round_named_by_the_office_comes_before_the_academic_term(after):
    after.world.put("visit", after.visit_id, {"round": "รอบพิเศษ"})

    assert seen(after).rounds == ("รอบพิเศษ",)


def test_what_was_worked_out_is_kept_until_a_record_of_the_visit_changes(after):
    known: Known = {}
    first = gather(after.world, person=after.director, today=TODAY, known=known)
    again = gather(after.world, person=after.director, today=TODAY, known=known)
    assert again.seen[after.school][0] is first.seen[after.school][0]

    after.rate(after.expert, {"levels.AC1": 1})
    changed = gather(after.world, person=after.director, today=TODAY, known=known)

    assert changed == gather(after.world, person=after.director, today=TODAY) != first


def test_before_the_first_visit_the_published_rubric_names_the_columns(after):
    after.world.put("visit", after.visit_id, {"cancelled": "-"})

    found = seen(after)

    assert [area.id for area in found.areas] == ["AC", "BU", "PE", "GE"]
    assert (found.visited, found.schools) == (0, 1)
    assert set(only(found).cells) == {Cell(CellState.EMPTY)}


def test_without_any_rubric_there_are_schools_and_no_columns(after):
    after.world.put("visit", after.visit_id, {"cancelled": "-"})
    after.world.records.pop(("instrument", after.adm4))

    found = seen(after)

    assert (found.instrument, found.areas, only(found).total) == (None, (), Cell(CellState.EMPTY))


def test_what_is_gathered_of_one_school_is_what_the_whole_area_has_of_it(after):
    lessons(after, 6, "3.25")
    after.decide("AC1", 2)
    other = another_school(after, "โรงเรียนสมมติอื่น", "9966900099", 2)

    whole = gathered(after)

    assert {school.id for school in whole.schools} == {after.school, other}
    for school in (after.school, other):
        alone = gather(after.world, person=after.director, today=TODAY, of_school=school)
        assert [each.id for each in alone.schools] == [school]
        assert school_lines(alone, school) == school_lines(whole, school)
        results = [[line.result for line in school_lines(found, school)] for found in (alone, whole)]
        assert results[0] == results[1] != []
        assert alone.lessons.get(school) == whole.lessons.get(school)


def test_of_a_school_whose_results_a_person_may_not_see_nothing_is_gathered(after):
    found = gather(after.world, person=after.principal, today=TODAY, of_school="school-unknown")

    assert (found.schools, dict(found.seen)) == ((), {})
