"""The small language of count tables says what it means, exactly, and nothing else gets through (R-41)."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldwork.instruments.formula import FormulaError, evaluate, holds, names_in, parse_comparison, parse_expression

NAMES = ("a", "b", "c", "sum(levels)")
COUNTS = {"a": 7, "b": 2, "c": 0, "sum(levels)": 9}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("a", 7),
        ("a + b * 3", 13),
        ("(a + b) * 3", 27),
        ("a - b - 1", 4),
        ("100 * a / b", 350),
        ("a / b / 7", Fraction(1, 2)),
        ("sum(levels) - a", 2),
        ("0.95 * 100", 95),
        ("0.1 + 0.2", Fraction(3, 10)),
        ("a / c", None),
        ("a / c + 1", None),
    ],
)
def test_formulas_are_exact(text: str, value: Fraction | int | None) -> None:
    assert evaluate(parse_expression(text, names=NAMES), COUNTS) == value


@given(st.integers(0, 999), st.integers(0, 999), st.integers(1, 999), st.sampled_from(["a+b*c", "(a-b)/c", "a*b-c/7"]))
def test_formulas_agree_with_python(a: int, b: int, c: int, text: str) -> None:
    names = {"a": Fraction(a), "b": Fraction(b), "c": Fraction(c)}

    assert evaluate(parse_expression(text, names=NAMES), {"a": a, "b": b, "c": c}) == eval(text, {}, names)


@pytest.mark.parametrize(
    ("rule", "truth"),
    [
        ("sum(levels) == a + b", True),
        ("a + b <= sum(levels)", True),
        ("a < b", False),
        ("a>=b", True),
        ("a != 7", False),
        ("a / c >= 0.95", None),
    ],
)
def test_rules_hold_or_not_or_cannot_be_decided(rule: str, truth: bool | None) -> None:
    assert holds(parse_comparison(rule, names=NAMES), COUNTS) is truth


def test_a_rule_over_a_count_that_is_not_entered_cannot_be_decided() -> None:
    assert holds(parse_comparison("a <= b", names=NAMES), {"a": None, "b": 3}) is None


def test_the_names_of_a_rule_are_known() -> None:
    assert names_in(parse_comparison("a + 2 * b == sum(levels)", names=NAMES)) == {"a", "b", "sum(levels)"}


@pytest.mark.parametrize(
    "text",
    [
        "",
        "a +",
        "a b",
        "(a",
        "a)",
        "a == b == c",
        "d",
        "sum(a)",
        "__import__('os')",
        "a ** b",
        "a; b",
        "1e9",
        ".5",
        "(" * 5000 + "a" + ")" * 5000,
        "+".join(["a"] * 200),
    ],
)
def test_anything_else_is_refused(text: str) -> None:
    with pytest.raises(FormulaError):
        parse_expression(text, names=NAMES)


@given(st.text(st.sampled_from("ab()+-*/<>= 1.0"), max_size=30))
def test_any_text_is_a_rule_or_refused(text: str) -> None:
    try:
        rule = parse_comparison(text, names=NAMES)
    except FormulaError:
        return
    assert holds(rule, COUNTS) in (True, False, None)
