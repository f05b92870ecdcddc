"""Small numbers do not leave the school, nor what they could be worked out from (R-45)."""

from itertools import product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldwork.instruments.count_privacy import masked_figures, masked_row
from fieldwork.instruments.count_table import CountTable
from fieldwork.instruments.problems import InstrumentError
from fieldwork.instruments.reading import read
from tests.support.instruments import count_table, document, row

TABLE = count_table()


def test_small_counts_are_hidden_outside_the_school() -> None:
    shown = masked_row(TABLE, row((60, 33, 4, 3), excluded=2))

    assert (shown["R:L2"], shown["R:L1"], shown["excluded"]) == ("<5", "<5", "<5")
    assert (shown["R:L4"], shown["R:L3"], shown["screened"]) == ("60", "33", "100")


def test_zero_and_five_are_not_small() -> None:
    shown = masked_row(TABLE, row((95, 5, 0, 0)))

    assert [shown[cell] for cell in ("R:L4", "R:L3", "R:L2", "R:L1")] == ["95", "5", "0", "0"]


def test_a_single_small_count_takes_a_neighbour_along_so_that_it_cannot_be_worked_out() -> None:
    shown = masked_row(TABLE, row((60, 27, 10, 3)))

    assert [shown[cell] for cell in ("R:L4", "R:L3", "R:L2", "R:L1")] == ["60", "27", "*", "<5"]


def possible_values(cells: list[str], total: int) -> list[set[int]]:
    """What a curious reader who knows the total could work out: the values that each cell may still have."""
    meaning = {"<5": [1, 2, 3, 4], "*": [0, *range(5, total + 1)]}
    fitting = [c for c in product(*(meaning.get(cell) or [int(cell)] for cell in cells)) if sum(c) == total]
    return [set(values) for values in zip(*fitting, strict=True)]


@given(st.lists(st.integers(0, 12), min_size=4, max_size=4))
def test_no_small_count_can_be_read_or_worked_out_from_the_total(levels: list[int]) -> None:
    total = sum(levels)
    shown = masked_row(TABLE, row((levels[0], levels[1], levels[2], levels[3]), screened=total))
    cells = [shown[f"R:L{level}"] for level in (4, 3, 2, 1)]

    assert not {"1", "2", "3", "4"} & set(cells)
    if "<5" in cells and any(cell.isdecimal() for cell in cells):
        values = possible_values(cells, total)
        assert all(len(values[at]) > 1 for at, cell in enumerate(cells) if cell == "<5")


def test_small_counts_that_fill_the_gap_in_one_way_only_hide_a_neighbour_too() -> None:
    assert [masked_row(TABLE, row((92, 0, 4, 4)))[f"R:L{level}"] for level in (4, 3, 2, 1)] == ["*", "0", "<5", "<5"]


def test_an_empty_cell_stays_empty() -> None:
    assert masked_row(TABLE, {})["R:L1"] == ""


def test_the_limits_of_hiding_come_from_the_file() -> None:
    wider: dict[str, Any] = document("LIT")
    wider["checks"][3]["rule"] = "any cell 1..9 is shown as '<10' outside the school"
    table = read(wider)

    assert isinstance(table, CountTable)
    assert masked_row(table, row((50, 33, 9, 8)))["R:L1"] == "<10"


@pytest.mark.parametrize(
    "rule", ["any cell 4..1 is shown as '<5' outside the school", "any cell 0..4 is shown as '<5' outside the school"]
)
def test_limits_that_would_hide_nothing_or_the_noughts_are_refused__error(rule: str) -> None:
    damaged = document("LIT")
    damaged["checks"][3]["rule"] = rule

    with pytest.raises(InstrumentError):
        read(damaged)


def test_percentages_of_hidden_counts_are_hidden_with_them() -> None:
    figures = masked_figures(TABLE, row((60, 27, 10, 3)))

    shown = {(figure.id, figure.level_id): str(figure.shown) for figure in figures if figure.skill_id == "R"}

    assert shown["pct_level", "L4"] == "60.00"
    assert shown["pct_level", "L2"] == shown["pct_level", "L1"] == shown["pct_need", None] == "None"


def test_a_change_is_hidden_when_either_round_was() -> None:
    many, few = row((60, 20, 10, 10)), row((60, 27, 10, 3))

    def change(now: dict[str, int | None], before: dict[str, int | None]) -> str:
        figures = masked_figures(TABLE, now, previous=before)
        return next(str(figure.shown) for figure in figures if figure.id == "change_need")

    assert change(many, many) == "0.00"
    assert change(many, few) == change(few, many) == "None"
