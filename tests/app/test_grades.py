"""Class levels in the language of the screen."""

import pytest

from app.wording import grades


@pytest.mark.parametrize("level", ["ม.1", "ป.6", "ม.1-ม.3"])
def test_in_thai_a_level_reads_as_it_is_kept(level: str) -> None:
    assert grades.named(level) == grades.briefly(level) == level


@pytest.mark.usefixtures("english")
@pytest.mark.parametrize(
    ("level", "named", "short"),
    [
        ("ม.1", "Grade 7 (M.1)", "M.1"),
        ("ม.6", "Grade 12 (M.6)", "M.6"),
        ("ป.6", "Grade 6 (P.6)", "P.6"),
        ("อ.2", "Kindergarten 2 (K.2)", "K.2"),
    ],
)
def test_in_english_a_level_is_a_year_of_school_and_keeps_its_thai_name(level: str, named: str, short: str) -> None:
    assert (grades.named(level), grades.briefly(level)) == (named, short)


@pytest.mark.usefixtures("english")
def test_in_english_a_span_of_levels_is_read_briefly_and_other_words_stay() -> None:
    assert grades.briefly("ม.1-ม.3") == "M.1-M.3"
    assert grades.named("ภาษาไทย") == "ภาษาไทย"
    assert grades.briefly("ม.12") == "ม.12"
