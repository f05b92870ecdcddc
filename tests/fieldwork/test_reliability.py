"""Krippendorff's alpha for ordered levels, against worked examples with known answers."""

import json
from fractions import Fraction
from itertools import permutations
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from fieldwork.reliability import alpha_ordinal

ORACLE = json.loads((Path(__file__).parents[1] / "data" / "oracles.json").read_text(encoding="utf-8"))[
    "two_supervisors_12_indicators"
]
# Krippendorff (2011), section C: four observers, twelve units, seven cells missing; 0 stands for a missing one here
FOUR_OBSERVERS = (
    (1, 2, 3, 3, 2, 1, 4, 1, 2, 0, 0, 0),
    (1, 2, 3, 3, 2, 2, 4, 1, 2, 5, 0, 3),
    (0, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, 0),
    (1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, 0),
)
ITEMS = st.lists(st.lists(st.integers(1, 4), max_size=4), min_size=2, max_size=8)


def units() -> list[list[int]]:
    return [[level for level in unit if level] for unit in zip(*FOUR_OBSERVERS, strict=True)]


def test_two_raters_without_gaps_come_to_the_worked_example() -> None:
    """R-64"""
    found = alpha_ordinal(list(zip(ORACLE["a"], ORACLE["b"], strict=True)))

    assert found is not None and abs(float(found) - ORACLE["alpha_ordinal"]) < 1e-12


def test_four_raters_with_missing_cells_come_to_the_published_value() -> None:
    """R-64: 0.815 as Krippendorff prints it."""
    found = alpha_ordinal(units())

    assert found is not None and round(float(found), 3) == 0.815


def test_a_level_that_stands_alone_says_nothing_of_agreement() -> None:
    """R-64: the twelfth unit has one observer."""
    assert alpha_ordinal(units()) == alpha_ordinal(units()[:-1])


def test_without_any_difference_or_any_pair_there_is_no_coefficient() -> None:
    """R-64"""
    assert alpha_ordinal([[3, 3], [3, 3, 3]]) is None
    assert alpha_ordinal([[3], [2], []]) is None
    assert alpha_ordinal([]) is None


def test_raters_who_always_say_the_same_come_to_one_and_opposites_below_nothing() -> None:
    assert alpha_ordinal([[1, 1], [4, 4], [2, 2]]) == 1
    opposites = alpha_ordinal([[1, 4], [4, 1], [1, 4], [4, 1]])
    assert opposites is not None and opposites < 0


@given(ITEMS)
def test_neither_the_order_of_raters_nor_of_items_matters_and_nothing_exceeds_one(items: list[list[int]]) -> None:
    found = alpha_ordinal(items)

    assert found == alpha_ordinal([sorted(levels) for levels in reversed(items)])
    assert found is None or (isinstance(found, Fraction) and found <= 1)


def test_levels_further_apart_weigh_more() -> None:
    near, far = ([[1, 1], [2, 2], [3, 3], [4, 4], pair] for pair in ([1, 2], [1, 4]))
    values = [alpha_ordinal(items) for items in (near, far)]
    assert all(
        alpha_ordinal(list(each)) == values[0] for each in permutations([[1, 1], [2, 2], [3, 3], [4, 4], [1, 2]])
    )
    assert values[0] is not None and values[1] is not None and values[0] > values[1]
