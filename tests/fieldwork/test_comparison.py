"""Two raters are shown side by side, the widest differences first, both originals kept. Rules R-50 to R-53."""

import json
from fractions import Fraction
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from fieldwork.answers import Answer
from fieldwork.comparison import Agreement, compare
from tests.support.instruments import all_rated, rated, rubric

ORACLE = json.loads((Path(__file__).parents[1] / "data" / "oracles.json").read_text(encoding="utf-8"))[
    "two_supervisors_12_indicators"
]
ADM4 = rubric("ADM4")
IDS = [indicator.id for indicator in ADM4.indicators]
SHEETS = st.dictionaries(
    st.sampled_from(IDS), st.builds(Answer, level=st.none() | st.integers(1, 4), not_applicable=st.booleans())
)


def test_the_widest_differences_come_first_then_the_order_of_the_form() -> None:
    """R-52"""
    a = rated(AC1=3, AC2=4, AC3=1, AC4=2, BU1=1, BU2=3)
    b = rated(AC1=3, AC2=3, AC3=4, AC4=3, BU1=3, BU2=3)

    rows = compare(ADM4, {"a": a, "b": b}).rows

    assert [row.indicator_id for row in rows[:4]] == ["AC3", "BU1", "AC2", "AC4"]
    assert [row.difference for row in rows[:4]] == [3, 2, 1, 1]
    assert [row.is_wide for row in rows[:4]] == [True, True, False, False]
    assert [row.indicator_id for row in rows[4:]] == [each for each in IDS if each not in ("AC3", "BU1", "AC2", "AC4")]


def test_both_originals_are_kept_as_they_were() -> None:
    """R-50"""
    mine, yours = Answer(level=4, note="ดีมาก"), Answer(level=1, note="ไม่พบ")

    row = compare(ADM4, {"b": {"AC1": yours}, "a": {"AC1": mine}}).rows[0]

    assert row.answers == (("a", mine), ("b", yours))


def test_a_level_against_not_applicable_is_a_dispute_listed_before_agreement() -> None:
    """R-52"""
    left_out = {"GE5": Answer(not_applicable=True, reason="ไม่มีการประชุม")}

    rows = compare(ADM4, {"a": rated(AC1=3, GE5=3), "b": rated(AC1=3) | left_out}).rows

    assert rows[0].indicator_id == "GE5" and rows[0].is_applicability_disputed
    assert rows[0].difference is None and not rows[0].is_wide


def test_agreement_matches_the_worked_example() -> None:
    """R-53"""
    a, b = (dict(zip(IDS, ORACLE[rater], strict=False)) for rater in "ab")

    found = compare(ADM4, {"a": rated(**a), "b": rated(**b)}).agreement

    assert found.n == 12
    assert abs(float(found.exact_ratio or 0) - ORACLE["exact_agreement"]) < 1e-6
    assert found.within_one_ratio == ORACLE["within_one"]


def test_without_common_levels_there_is_no_ratio() -> None:
    """R-53"""
    found = compare(ADM4, {"a": rated(AC1=3), "b": rated(AC2=3)}).agreement

    assert found == Agreement(0, 0, 0)
    assert found.exact_ratio is None and found.within_one_ratio is None


def test_three_raters_are_compared_pair_by_pair() -> None:
    found = compare(ADM4, {"a": rated(AC1=4), "b": rated(AC1=4), "c": rated(AC1=2)})

    assert found.agreement == Agreement(n=3, exact=1, within_one=1)
    assert found.agreement.exact_ratio == Fraction(1, 3)
    assert found.rows[0].difference == 2


def test_one_rater_alone_differs_from_nobody() -> None:
    found = compare(ADM4, {"a": all_rated(ADM4, 3)})

    assert [row.indicator_id for row in found.rows] == IDS
    assert found.agreement.n == 0


@given(st.dictionaries(st.sampled_from("abc"), SHEETS))
def test_every_indicator_is_shown_once_and_the_order_of_raters_does_not_matter(
    sheets: dict[str, dict[str, Answer]],
) -> None:
    """R-51"""
    found = compare(ADM4, sheets)

    assert sorted(row.indicator_id for row in found.rows) == sorted(IDS)
    assert found == compare(ADM4, dict(reversed(sheets.items())))
    assert found.agreement.exact <= found.agreement.within_one <= found.agreement.n
    widths = [row.difference or 0 for row in found.rows]
    assert widths == sorted(widths, reverse=True)
