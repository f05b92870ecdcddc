"""The count table as a value: what adds up, what does not and where it is said, what changed since last time."""

from typing import Any

import pytest

from app.screens.counts import state
from app.screens.counts.state import CountPage
from fieldwork.counting.rows import Row, RowStage
from fieldwork.instruments.count_privacy import mask_of
from fieldwork.records import Counts, RoleName
from fieldwork.refusals import Refusal
from tests.support import worlds
from tests.support.fieldvisit import TODAY, FieldVisit

THIS, BEFORE = "2569/2", "2569/1"


@pytest.fixture
def area() -> FieldVisit:
    return FieldVisit()


def read(area: FieldVisit, person: str = "", grade: str | None = None) -> CountPage | Refusal:
    who = person or area.supervisor
    return state.read_counts(area.world, visit=area.visit, instrument=area.lit, person=who, today=TODAY, grade=grade)


def page(area: FieldVisit, grade: str | None = None, person: str = "") -> CountPage:
    found = read(area, person, grade)
    assert isinstance(found, CountPage)
    return found


def count(area: FieldVisit, grade: str = "ม.1", round_: str = THIS, **cells: int) -> None:
    keys = {"instrument": area.lit, "school": area.school, "round": round_, "grade": grade}
    given = {f"cells.{name.replace('_', ':')}": value for name, value in cells.items()}
    area.world.put("counts", Counts.kind().id_of(area.lit, area.school, round_, grade), {**keys, **given})


def whole(**other: int) -> dict[str, int]:
    levels = {"L4": 4, "L3": 3, "L2": 2, "L1": 1}
    skills = {f"{skill}_{level}": n for skill in "RW" for level, n in levels.items()}
    return {"enrolled": 10, "screened": 10, "excluded": 0, **skills, **other}


def row(area: FieldVisit, grade: str = "ม.1") -> Row:
    return page(area, grade).row


def test_every_grade_has_a_row_and_nothing_is_entered_beforehand(area: FieldVisit) -> None:
    rows = page(area).rows

    assert [r.grade for r in rows] == ["ม.1", "ม.2", "ม.3", "ม.4", "ม.5", "ม.6"]
    assert {r.stage for r in rows} == {RowStage.EMPTY}
    assert all(value is None for r in rows for value in r.cells.values())


def test_the_first_number_of_a_row_says_what_the_row_is_about(area: FieldVisit) -> None:
    first = state.fill(page(area, "ม.2"), "enrolled", 30)
    assert first == {
        "instrument": area.lit, "school": area.school, "round": THIS, "grade": "ม.2", "cells.enrolled": 30,
    }  # fmt: skip

    count(area, "ม.2", enrolled=30)

    assert state.fill(page(area, "ม.2"), "screened", 29) == {"cells.screened": 29}
    assert state.fill(page(area, "ม.2"), "enrolled", 30) == {}


def test_a_complete_row_that_adds_up_is_done(area: FieldVisit) -> None:
    count(area, **whole())

    assert row(area).stage is RowStage.DONE and not row(area).findings
    assert page(area).grade == "ม.2"


def test_a_sum_that_is_off_is_not_said_beside_a_column(area: FieldVisit) -> None:
    count(area, **whole(R_L4=5))

    assert row(area).stage is RowStage.WRONG
    assert not state.beside(row(area), page(area).table, "screened")


def test_too_many_screened_is_said_beside_the_column(area: FieldVisit) -> None:
    count(area, enrolled=10, screened=9, excluded=4)

    table = page(area).table
    assert [f.check_id for f in state.beside(row(area), table, "excluded")] == ["K2"]
    assert not state.beside(row(area), table, "enrolled")


def test_a_warning_does_not_make_a_row_wrong(area: FieldVisit) -> None:
    count(area, **whole(enrolled=100))

    assert row(area).stage is RowStage.DONE
    assert [f.check_id for f in state.beside(row(area), page(area).table, "screened")] == ["K3"]


def test_the_team_that_counts_sees_the_real_small_numbers(area: FieldVisit) -> None:
    count(area, **whole())

    mask = mask_of(page(area).table)
    assert mask is not None and mask.hides(1)
    assert row(area).cells["R:L1"] == 1


def test_another_schools_and_another_rounds_numbers_do_not_show(area: FieldVisit) -> None:
    count(area, round_="2568/2", enrolled=99)

    assert row(area).stage is RowStage.EMPTY


def test_the_ends_of_the_table_have_no_neighbour(area: FieldVisit) -> None:
    assert state.neighbour(page(area, "ม.1"), -1) is None
    assert state.neighbour(page(area, "ม.1"), 1) == "ม.2"
    assert state.neighbour(page(area, "ม.6"), 1) is None


def test_who_is_not_of_the_team_may_look_but_not_count(area: FieldVisit) -> None:
    outsider = worlds.person(area.world, "คนนอก", RoleName.SECRETARIAT)
    head = worlds.person(area.world, "ผอ", RoleName.PRINCIPAL, school=area.school)

    assert page(area, person=outsider).locked == Refusal("not_in_team")
    assert page(area, person=head).locked == Refusal("own_school")
    assert page(area, person=area.expert).locked is None


def test_a_rubric_is_no_count_table(area: FieldVisit) -> None:
    wrong: Any = state.read_counts(
        area.world, visit=area.visit, instrument=area.adm4, person=area.supervisor, today=TODAY, grade=None
    )

    assert wrong == Refusal("instrument_not_on_visit")


def replace_table(area: FieldVisit) -> str:
    """The office puts a newer version of the table on the visit."""
    newer = worlds.instrument(area.world, "LIT", version="2570.1")
    area.world.put("visit", area.visit, {f"instruments.{area.lit}": False, f"instruments.{newer}": True})
    return newer


def test_what_was_counted_before_the_table_was_replaced_is_read_and_no_more(area: FieldVisit) -> None:
    """R-79"""
    count(area, "ม.3", enrolled=30)
    assert not page(area).is_read_only
    newer = replace_table(area)

    found = page(area)

    assert found.replaced and found.is_read_only and found.locked is None
    assert (found.grade, found.row.cells["enrolled"], found.table.version) == ("ม.3", 30, "2569.1")
    now = state.read_counts(
        area.world, visit=area.visit, instrument=newer, person=area.supervisor, today=TODAY, grade=None
    )
    assert isinstance(now, CountPage) and not now.is_read_only and now.row.is_new


def test_a_replaced_table_without_numbers_is_not_opened(area: FieldVisit) -> None:
    replace_table(area)

    assert read(area) == Refusal("instrument_not_on_visit")
