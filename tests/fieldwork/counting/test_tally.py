"""All grades together: only whole grades are added up, and only what can be compared is compared. Rule R-46."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from fieldwork.counting import rows
from fieldwork.counting.rounds import counted_in
from fieldwork.counting.tally import Tally, read_tally, replaced_tables, tallies_of
from fieldwork.records import Counts, RoleName, Visit
from tests.support import worlds
from tests.support.instruments import count_table, row
from tests.support.worlds import MemoryWorld

TABLE = count_table()
DAY = date(2026, 11, 23)
THIS, BEFORE = "2569/2", "2569/1"


@pytest.fixture
def world() -> MemoryWorld:
    made = MemoryWorld()
    worlds.school(made)
    worlds.instrument(made, "LIT")
    return made


def the(world: MemoryWorld, kind: str) -> str:
    return world.find(kind)[0].id


def put(world: MemoryWorld, grade: str, counts: dict[str, int | None], round_: str = THIS) -> None:
    lit, school = the(world, "instrument"), the(world, "school")
    keys = {"instrument": lit, "school": school, "round": round_, "grade": grade}
    cells = {f"cells.{cell}": count for cell, count in counts.items()}
    world.put("counts", Counts.kind().id_of(lit, school, round_, grade), {**keys, **cells})


def tally(world: MemoryWorld) -> Tally:
    return read_tally(world, TABLE, the(world, "instrument"), the(world, "school"), DAY)


def test_every_grade_has_a_row_in_the_round_of_the_day(world: MemoryWorld) -> None:
    put(world, "ม.2", row())
    put(world, "ม.3", row(), "2568/2")

    found = tally(world)

    assert (found.round, found.before) == (THIS, BEFORE)
    assert [each.grade for each in found.rows] == ["ม.1", "ม.2", "ม.3", "ม.4", "ม.5", "ม.6"]
    assert [each.grade for each in found.counted] == ["ม.2"]


def test_grades_are_added_up_cell_by_cell_and_worked_out_from_the_sums(world: MemoryWorld) -> None:
    put(world, "ม.1", row((40, 30, 20, 10)))
    put(world, "ม.2", row((10, 10, 10, 20), enrolled=60, screened=50, excluded=1))

    totals = tally(world).totals

    assert totals is not None and totals.grades == ("ม.1", "ม.2")
    assert (totals.cells["enrolled"], totals.cells["excluded"], totals.cells["R:L1"]) == (165, 6, 30)
    # 30 of 150, not the mean of 10 % and 40 %
    assert rows.share(totals.figures, "R", "L1") == Decimal("20.00")


def test_a_grade_that_is_only_begun_is_left_out_of_every_sum(world: MemoryWorld) -> None:
    put(world, "ม.1", row())
    put(world, "ม.2", row())
    put(world, "ม.3", {**row(), "W:L1": None})

    totals = tally(world).totals

    assert totals is not None and totals.grades == ("ม.1", "ม.2")
    assert totals.cells["screened"] == 200


def test_a_grade_that_does_not_add_up_is_added_as_it_was_counted(world: MemoryWorld) -> None:
    put(world, "ม.1", row())
    put(world, "ม.2", row() | {"R:L1": 11})

    totals = tally(world).totals

    assert totals is not None and rows.total(TABLE, totals.cells, "R") == (201, True)


def test_one_grade_alone_has_no_sum_of_grades(world: MemoryWorld) -> None:
    assert tally(world).totals is None
    put(world, "ม.1", row())
    put(world, "ม.2", {**row(), "W:L1": None})

    assert tally(world).totals is None


def test_sums_are_compared_only_where_every_grade_was_counted_before(world: MemoryWorld) -> None:
    for grade in ("ม.1", "ม.2"):
        put(world, grade, row((40, 30, 20, 10)))
    put(world, "ม.1", row((20, 30, 20, 30)), BEFORE)
    alone = tally(world).totals
    assert alone is not None and rows.change(alone.figures, "R") is None

    put(world, "ม.2", row((30, 30, 20, 20)), BEFORE)
    both = tally(world).totals

    changed = rows.change(both.figures, "R") if both else None
    assert changed is not None and changed.shown == Decimal("-15.00")


def test_a_visit_has_the_count_tables_that_are_on_it_and_no_rubric(world: MemoryWorld) -> None:
    leader = worlds.person(world, "นิเทศ", RoleName.SUPERVISOR)
    lit, school = the(world, "instrument"), the(world, "school")
    rubric = worlds.instrument(world, "ADM4")
    visit = worlds.visit(world, "v", school, leader, instruments=[lit, rubric, worlds.an_id("unknown")])
    without = replace(visit, instruments={lit: False, rubric: True})

    assert [each.instrument for each in tallies_of(world, visit, DAY)] == [lit]
    assert list(tallies_of(world, without, DAY)) == []
    assert isinstance(visit, Visit)


def beside(world: MemoryWorld, visit: Visit, day: date = DAY) -> list[str]:
    return [name for name, _ in replaced_tables(world, visit, counted_in(world, day))]


def test_numbers_of_a_replaced_table_stand_beside_the_visit_in_their_round(world: MemoryWorld) -> None:
    """R-79"""
    lit, newer = the(world, "instrument"), worlds.instrument(world, "LIT", version="2570.1")
    leader = worlds.person(world, "นิเทศ", RoleName.SUPERVISOR)
    visit = worlds.visit(world, "v", the(world, "school"), leader, instruments=[newer])
    assert beside(world, visit) == [], "nothing was counted"
    put(world, "ม.2", {"enrolled": None})
    assert beside(world, visit) == [], "a row that was emptied again holds no number"

    put(world, "ม.1", {"enrolled": 30})

    assert beside(world, visit) == [lit], "another version of what the visit has"
    assert beside(world, visit, date(2026, 6, 23)) == [], "of another round"
    with_both = worlds.visit(world, "b", the(world, "school"), leader, instruments=[lit, newer])
    assert beside(world, with_both) == [], "on the visit, none was replaced"
    elsewhere = worlds.visit(world, "e", worlds.school(world, "อื่น", "9966900002"), leader, instruments=[newer])
    assert beside(world, elsewhere) == [], "of another school"


def test_numbers_of_a_table_that_was_taken_off_stand_beside_the_visit_that_had_it(world: MemoryWorld) -> None:
    """R-79"""
    lit, leader = the(world, "instrument"), worlds.person(world, "นิเทศ", RoleName.SUPERVISOR)
    put(world, "ม.1", {"enrolled": 30})
    had = worlds.visit(world, "had", the(world, "school"), leader, **{f"instruments.{lit}": False})
    never = worlds.visit(world, "never", the(world, "school"), leader)

    assert beside(world, had) == [lit] and beside(world, never) == []
    assert list(tallies_of(world, had, DAY)) == [], "it is in no summary"
