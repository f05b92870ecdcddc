"""What a rater said about one indicator."""

from fieldwork.answers import UNANSWERED, Answer


def test_nothing_is_chosen_for_the_rater() -> None:
    assert (UNANSWERED.level, UNANSWERED.not_applicable) == (None, False)


def test_a_level_counts_until_the_indicator_is_marked_as_not_applicable() -> None:
    assert Answer(level=3).counted_level == 3
    assert Answer(level=3, not_applicable=True).counted_level is None
