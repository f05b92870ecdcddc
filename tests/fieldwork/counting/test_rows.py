"""One grade of the table: when it is done, what its levels come to, what changed since the round before."""

from decimal import Decimal

import pytest

from fieldwork.counting import rows
from fieldwork.counting.rows import Row, RowStage, read_row
from fieldwork.instruments.count_checks import check_row
from fieldwork.records import Counts
from tests.support import worlds
from tests.support.instruments import count_table, row
from tests.support.worlds import MemoryWorld

TABLE = count_table()
LIT, SCHOOL = worlds.an_id("LIT"), worlds.an_id("school")
THIS, BEFORE = "2569/2", "2569/1"
NOTHING = dict.fromkeys(TABLE.cells)


def put(world: MemoryWorld, round_: str, counts: dict[str, int | None]) -> str:
    record = Counts.kind().id_of(LIT, SCHOOL, round_, "ม.1")
    keys = {"instrument": LIT, "school": SCHOOL, "round": round_, "grade": "ม.1"}
    world.put("counts", record, {**keys, **{f"cells.{cell}": count for cell, count in counts.items()}})
    return record


def read(*, now: dict[str, int | None], before: dict[str, int | None] | None = None) -> Row:
    world = MemoryWorld()
    put(world, THIS, now)
    if before is not None:
        put(world, BEFORE, before)
    return read_row(world, TABLE, LIT, SCHOOL, THIS, BEFORE, "ม.1")


@pytest.mark.parametrize(
    ("counts", "stage"),
    [
        (NOTHING, RowStage.EMPTY),
        ({**NOTHING, "enrolled": 0}, RowStage.BEGUN),
        (row(), RowStage.DONE),
        (row(enrolled=300), RowStage.DONE),
        (row() | {"R:L1": 11}, RowStage.WRONG),
        ({**NOTHING, "enrolled": 5, "screened": 6, "excluded": 0}, RowStage.WRONG),
    ],
    ids=["nothing", "a nought", "whole", "only a warning", "a sum is off", "begun and wrong already"],
)
def test_how_far_a_grade_is(counts: dict[str, int | None], stage: RowStage) -> None:
    assert rows.stage_of(counts, check_row(TABLE, counts)) is stage
    assert read(now=counts).stage is stage


def test_a_row_nobody_has_begun_is_new_and_empty() -> None:
    found = read_row(MemoryWorld(), TABLE, LIT, SCHOOL, THIS, BEFORE, "ม.1")

    assert found.is_new and found.stage is RowStage.EMPTY and not found.is_whole
    assert dict(found.cells) == NOTHING


def test_a_whole_row_is_whole_even_when_it_does_not_add_up() -> None:
    assert read(now=row() | {"R:L1": 11}).is_whole
    assert not read(now={**row(), "R:L1": None}).is_whole


def test_a_sum_is_said_about_its_skill_alone() -> None:
    found = read(now=row() | {"R:L4": 41})

    assert [f.check_id for f in rows.of_skill(found.findings, "R")] == ["K1"]
    assert not rows.of_skill(found.findings, "W")
    assert rows.total(TABLE, found.cells, "R") == (101, True)


def test_a_sum_so_far_says_that_it_is_not_whole() -> None:
    counts = {**NOTHING, "enrolled": 10, "screened": 10, "R:L4": 3}

    assert rows.total(TABLE, counts, "R") == (3, False)
    assert rows.left(TABLE, counts) == 8


def test_percentages_and_the_change_since_the_round_before() -> None:
    found = read(now=row((40, 30, 20, 10)), before=row((20, 30, 20, 30)))

    assert rows.share(found.figures, "R", "L4") == Decimal("40.00")
    changed = rows.change(found.figures, "R")
    assert changed is not None and changed.shown == Decimal("-20.00")
    level = rows.level_in(TABLE, changed)
    assert level is not None and level.id == "L1"


def test_without_the_round_before_no_change_is_claimed() -> None:
    assert rows.change(read(now=row()).figures, "R") is None


def test_the_column_that_levels_must_add_up_to_comes_from_the_tables_own_rule() -> None:
    column = rows.sum_column(TABLE)

    assert column is not None and column.id == "screened"
