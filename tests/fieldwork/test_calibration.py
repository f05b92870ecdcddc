"""What a calibration shows, and what it asks of a sheet. Rules R-60 to R-65."""

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from fieldwork.answers import Answer
from fieldwork.calibration import FEWEST_ITEMS, levels_only, result
from fieldwork.comparison import Agreement
from fieldwork.completeness import missing, needs_evidence
from tests.support.instruments import all_rated, rated, rubric

ADM4, CLS15 = rubric("ADM4"), rubric("CLS15")
IDS = [indicator.id for indicator in ADM4.indicators]
SHEETS = st.dictionaries(
    st.sampled_from("abcd"),
    st.dictionaries(st.sampled_from(IDS), st.builds(Answer, level=st.integers(1, 4), not_applicable=st.booleans())),
)


def test_a_calibration_asks_for_levels_and_for_nothing_else_of_a_sheet() -> None:
    """R-60"""
    form = levels_only(CLS15)
    answers = all_rated(CLS15, 5)

    assert missing(form, answers, header={}, open_texts={}) == []
    assert missing(CLS15, answers, header={}, open_texts={}) != []
    assert not needs_evidence(form, Answer(level=1))
    left = missing(form, {**answers, CLS15.indicators[0].id: Answer()}, header={}, open_texts={})
    assert [gap.item_id for gap in left] == [CLS15.indicators[0].id]


def test_each_item_says_who_chose_what_and_how_many_pairs_agree() -> None:
    """R-61"""
    found = result(ADM4, {"a": rated(AC1=3), "b": rated(AC1=4), "c": rated(AC1=3), "d": rated(AC1=1)})
    item = found.items[0]

    assert item.chosen == {1: ("d",), 3: ("a", "c"), 4: ("b",)}
    assert item.agreement == Agreement(n=6, exact=1, within_one=3)
    assert item.agreement.exact_ratio == Fraction(1, 6)
    assert item.distance == Fraction(0 + 1 + 1 + 2 + 2 + 3, 6)


def test_whoever_gave_no_level_is_named_and_counts_in_no_pair() -> None:
    """R-61: three handed in, two gave a level."""
    out = {"AC1": Answer(not_applicable=True, reason="ไม่เห็นในคลิป")}
    item = result(ADM4, {"a": rated(AC1=3), "b": rated(AC1=3), "c": out}).items[0]

    assert item.without_level == ("c",) and [who for who, _ in item.answers] == ["a", "b", "c"]
    assert item.agreement == Agreement(n=1, exact=1, within_one=1)
    assert item.is_disputed and item.is_apart


def test_the_two_worst_come_first_by_how_far_the_raters_are_apart() -> None:
    """R-62"""
    same = all_rated(ADM4, 3)
    sheets = {
        "a": {**same, **rated(AC2=1, BU1=2, AC4=3)},
        "b": {**same, **rated(AC2=4, BU1=3, AC4=4)},
        "c": {**same, **rated(AC2=1, BU1=2, AC4=3)},
        "d": {**same, **rated(AC2=4, BU1=4, AC4=3)},
    }

    found = result(ADM4, sheets)

    assert [item.indicator_id for item in found.worst_first[:3]] == ["AC2", "BU1", "AC4"]
    assert [item.indicator_id for item in found.to_talk_about] == ["AC2", "BU1"]
    assert [item.indicator_id for item in found.worst_first[3:]] == [i for i in IDS if i not in ("AC2", "BU1", "AC4")]


def test_a_level_against_none_is_talked_about_before_what_is_alike() -> None:
    """R-62"""
    same = all_rated(ADM4, 3)
    left_out = {**same, "GE5": Answer(not_applicable=True, reason="ไม่ปรากฏ")}

    assert [item.indicator_id for item in result(ADM4, {"a": same, "b": left_out}).to_talk_about] == ["GE5"]
    assert result(ADM4, {"a": same, "b": same}).to_talk_about == ()


def test_agreement_counts_every_pair_of_raters_over_all_items() -> None:
    """R-63"""
    found = result(ADM4, {"a": all_rated(ADM4, 3), "b": all_rated(ADM4, 3), "c": all_rated(ADM4, 2)})

    assert found.agreement == Agreement(n=60, exact=20, within_one=60)


def test_a_coefficient_needs_ten_items_that_two_have_rated() -> None:
    """R-64"""
    few = dict(zip(IDS, (1, 2, 3, 4, 1, 2, 3, 4, 1), strict=False))
    enough = {**few, IDS[FEWEST_ITEMS - 1]: 4}

    assert result(ADM4, {"a": rated(**few), "b": rated(**few)}).alpha is None
    assert result(ADM4, {"a": rated(**enough), "b": rated(**enough)}).alpha == 1
    assert result(ADM4, {"a": rated(**enough), "b": rated(**few)}).rated_together == 9


def test_that_all_gave_the_same_everywhere_is_said_instead_of_a_coefficient() -> None:
    """R-64"""
    found = result(ADM4, {"a": all_rated(ADM4, 3), "b": all_rated(ADM4, 3)})

    assert found.alpha is None and found.is_alike
    assert not result(ADM4, {"a": rated(AC1=3), "b": rated(AC1=3)}).is_alike


def test_a_lean_is_the_distance_from_the_others_over_what_both_rated() -> None:
    """R-65"""
    found = result(ADM4, {"a": rated(AC1=4, AC2=4, AC3=1), "b": rated(AC1=3, AC2=4), "c": rated(AC1=2, AC2=2)})

    assert found.leans["a"].n == 2
    assert found.leans["a"].levels == ((4 - Fraction(5, 2)) + (4 - 3)) / 2
    assert found.leans["c"].levels == ((2 - Fraction(7, 2)) + (2 - 4)) / 2
    assert not found.leans["a"].is_near and found.leans["b"].levels == Fraction(1, 2)


def test_whoever_stands_alone_leans_nowhere() -> None:
    """R-65"""
    assert result(ADM4, {"a": rated(AC1=4)}).leans == {}
    near = result(ADM4, {"a": rated(AC1=3, AC2=3, AC3=3, AC4=3), "b": rated(AC1=3, AC2=3, AC3=3, AC4=4)})
    assert near.leans["b"].is_near and near.leans["a"].is_near


@given(SHEETS)
def test_no_rater_is_lost_and_no_pair_is_made_up(sheets: dict[str, dict[str, Answer]]) -> None:
    """R-61, R-63"""
    found = result(ADM4, sheets)

    assert found.raters == tuple(sorted(sheets))
    for item in found.items:
        rating = sum(len(who) for who in item.chosen.values())
        assert rating + len(item.without_level) == len(sheets)
        assert item.agreement.n == rating * (rating - 1) // 2
    assert found.agreement.n == sum(item.agreement.n for item in found.items)
