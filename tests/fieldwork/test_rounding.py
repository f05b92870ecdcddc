"""Numbers are rounded half up, exactly as on paper (R-25)."""

import json
from decimal import ROUND_HALF_UP, Context, Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldwork.rounding import round_half_up

ORACLES = json.loads((Path(__file__).parents[1] / "data" / "oracles.json").read_text(encoding="utf-8"))
EXACT = Context(prec=60, rounding=ROUND_HALF_UP)


@given(st.decimals(-1000, 1000, places=9), st.integers(0, 6))
def test_rounding_agrees_with_decimal(value: Decimal, digits: int) -> None:
    expected = value.quantize(Decimal(1).scaleb(-digits), context=EXACT)

    assert round_half_up(Fraction(value), digits) == expected


@given(st.fractions(-10, 10, max_denominator=10_000), st.integers(0, 4))
def test_a_rounded_value_is_within_half_a_step(value: Fraction, digits: int) -> None:
    distance = abs(Fraction(round_half_up(value, digits)) - value)

    assert distance <= Fraction(1, 2 * 10**digits)


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("4.505", "4.51"),
        ("4.504", "4.50"),
        ("3.505", "3.51"),
        ("3.5049", "3.50"),
        ("2.675", "2.68"),
        ("-1.005", "-1.01"),
    ],
)
def test_halves_go_up_where_floats_and_bankers_rounding_would_not(value: str, shown: str) -> None:
    assert str(round_half_up(Fraction(value))) == shown


def test_trailing_noughts_are_kept_and_nought_has_no_sign() -> None:
    assert str(round_half_up(Fraction(4))) == "4.00"
    assert str(round_half_up(Fraction(-1, 1000))) == "0.00"
    assert str(round_half_up(Fraction(7, 2), 0)) == "4"


@pytest.mark.parametrize(("raters", "shown"), ORACLES["ioc"]["three_experts"].items())
def test_published_roundings_are_met(raters: str, shown: float) -> None:
    ratings = json.loads(raters)

    assert float(round_half_up(Fraction(sum(ratings), len(ratings)))) == shown
