"""Counts check themselves and are worked out exactly. Rules R-40 to R-44."""

import json
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldwork.instruments.count_checks import check_row, derive, has_errors, missing_cells
from tests.support.instruments import count_table, row

TABLE = count_table()
SUMS = json.loads((Path(__file__).parents[2] / "data" / "oracles.json").read_text(encoding="utf-8"))[
    "literacy_sum_check"
]


def codes(counts: dict[str, int | None]) -> list[tuple[str, str, str | None]]:
    return [(finding.check_id, finding.severity, finding.skill_id) for finding in check_row(TABLE, counts)]


def test_a_row_that_adds_up_has_no_findings() -> None:
    assert codes(row()) == []


@pytest.mark.parametrize("name", SUMS["rows"])
def test_published_totals_are_checked(name: str) -> None:
    published = SUMS["rows"][name]
    counts = row(tuple(published["levels"]), enrolled=published["stated"], screened=published["stated"], excluded=0)

    found = {finding.check_id for finding in check_row(TABLE, counts)}

    assert ("K1" not in found) == published["ok"]


def test_a_sum_that_does_not_match_is_an_error_of_that_skill_alone() -> None:
    counts = row() | {"W:L1": 11}

    assert codes(counts) == [("K1", "error", "W")]
    assert has_errors(check_row(TABLE, counts))


def test_more_screened_than_enrolled_is_an_error_of_the_row() -> None:
    assert codes(row(enrolled=104)) == [("K2", "error", None)]


def test_too_few_screened_is_only_a_warning() -> None:
    counts = row(enrolled=106)

    assert codes(counts) == [("K3", "warning", None)]
    assert not has_errors(check_row(TABLE, counts))


def test_exactly_95_of_100_is_enough_however_floats_would_see_it() -> None:
    assert codes(row((95, 0, 0, 0), enrolled=100, screened=95)) == []


@given(st.dictionaries(st.sampled_from(TABLE.cells), st.integers(0, 500), max_size=4))
def test_what_is_not_entered_yet_breaks_no_sum(counts: dict[str, int | None]) -> None:
    """R-42"""
    assert not any(check == "K1" for check, _, _ in codes(counts))
    assert set(missing_cells(TABLE, counts)) == set(TABLE.cells) - set(counts)


def test_a_class_without_pupils_is_not_divided_by() -> None:
    empty = row((0, 0, 0, 0), enrolled=0, screened=0, excluded=0)

    assert codes(empty) == []
    assert all(figure.exact is None for figure in derive(TABLE, empty))


@pytest.mark.parametrize(("cell", "count"), [("screened", -1), ("R:L4", -1), ("W:L1", 20_001), ("enrolled", True)])
def test_an_impossible_count_is_an_error_at_its_cell(cell: str, count: int) -> None:
    """R-43"""
    findings = check_row(TABLE, row() | {cell: count})

    assert (findings[0].check_id, findings[0].severity, findings[0].cell) == ("range", "error", cell)


def test_percentages_match_the_published_ones() -> None:
    """R-44"""
    levels = SUMS["rows"]["oral"]["levels"]
    figures = derive(TABLE, row(tuple(levels), screened=SUMS["rows"]["oral"]["sum"]))

    shown = [figure.shown for figure in figures if figure.id == "pct_level" and figure.skill_id == "R"]

    assert shown == [Decimal(f"{percent:.2f}") for percent in SUMS["pct_oral"]]


def test_a_percentage_is_rounded_half_up() -> None:
    eighth = derive(TABLE, row((700, 99, 0, 1), screened=800))

    need = next(figure for figure in eighth if figure.id == "pct_need")

    assert (need.exact, need.shown) == (Fraction(1, 8), Decimal("0.13"))


def test_change_is_the_difference_of_exact_figures_rounded_once() -> None:
    before, now = row((80, 10, 4, 6), screened=300), row((80, 10, 5, 5), screened=600)

    change = [figure for figure in derive(TABLE, now, previous=before) if figure.id == "change_need"]

    assert [(figure.skill_id, figure.exact) for figure in change] == [("R", Fraction(-7, 6)), ("W", Fraction(-7, 6))]
    assert change[0].shown == Decimal("-1.17")


def test_without_a_round_before_there_is_no_change() -> None:
    change = [figure for figure in derive(TABLE, row()) if figure.id == "change_need"]

    assert [figure.shown for figure in change] == [None, None]
