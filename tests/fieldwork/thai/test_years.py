"""A day has an academic term, an academic year and a fiscal year, and they differ."""

import json
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldwork.thai.years import Term, academic_term, fiscal_quarter, fiscal_year, national_terms, read_terms

VECTORS = json.loads((Path(__file__).parents[2] / "data" / "thai_text_vectors.json").read_text(encoding="utf-8"))[
    "dates"
]


@pytest.mark.parametrize("vector", [each for each in VECTORS if "fiscal" in each], ids=lambda each: each["iso"])
def test_a_day_falls_in_the_years_the_vectors_say(vector: dict[str, Any]) -> None:
    day = date.fromisoformat(vector["iso"])

    term = academic_term(day)

    assert fiscal_year(day) == vector["fiscal"]
    assert term.year == vector.get("academic_year", term.year)
    if "academic_year" in vector:
        assert term.is_between_terms and term.title_th.startswith("ปิดภาค")
    else:
        assert str(term) == vector["academic"]


@pytest.mark.parametrize(
    ("day", "term"),
    [
        (date(2026, 5, 16), "1/2569"),
        (date(2026, 10, 11), "1/2569"),
        (date(2026, 10, 12), "ปิดภาคเรียน/2569"),
        (date(2026, 10, 31), "ปิดภาคเรียน/2569"),
        (date(2026, 11, 1), "2/2569"),
        (date(2027, 4, 1), "2/2569"),
        (date(2027, 4, 2), "ปิดภาคเรียน/2569"),
    ],
)
def test_terms_include_their_first_and_last_day(day: date, term: str) -> None:
    assert str(academic_term(day)) == term


def test_a_school_may_hold_its_terms_on_other_days() -> None:
    own = read_terms({"2569/1": ["2026-05-15", "2026-10-15"]})

    assert str(academic_term(date(2026, 5, 15), school_terms=own)) == "1/2569"
    assert str(academic_term(date(2026, 10, 15), school_terms=own)) == "1/2569"
    assert str(academic_term(date(2026, 11, 22), school_terms=own)) == "2/2569"
    assert academic_term(date(2026, 5, 15)).is_between_terms


def test_a_third_term_of_a_school_counts_as_a_term() -> None:
    summer = Term(2569, 3, date(2027, 4, 5), date(2027, 5, 5))

    assert str(academic_term(date(2027, 4, 10), school_terms=[summer])) == "3/2569"


@pytest.mark.parametrize(
    "terms", [{"2569": ["2026-05-15", "2026-10-15"]}, {"2569/1": ["2026-05-15"]}, {"x/1": ["", ""]}]
)
def test_terms_that_are_not_so_are_refused(terms: dict[str, list[str]]) -> None:
    with pytest.raises(ValueError, match="not a term"):
        read_terms(terms)


def test_a_term_that_ends_before_it_starts_is_refused() -> None:
    with pytest.raises(ValueError, match="ends before"):
        Term(2569, 1, date(2026, 10, 1), date(2026, 5, 1))


@given(st.dates(date(1990, 1, 1), date(2100, 1, 1)))
def test_every_day_has_a_year_and_the_years_only_move_forward(day: date) -> None:
    today, tomorrow = academic_term(day), academic_term(day + timedelta(days=1))

    assert 0 <= tomorrow.year - today.year <= 1
    assert 0 <= fiscal_year(day + timedelta(days=1)) - fiscal_year(day) <= 1
    assert today.year in (day.year + 543, day.year + 542)


@pytest.mark.parametrize(("month", "quarter"), [(10, 1), (12, 1), (1, 2), (3, 2), (4, 3), (7, 4), (9, 4)])
def test_the_fiscal_year_begins_with_october(month: int, quarter: int) -> None:
    assert fiscal_quarter(date(2026, month, 1)) == quarter


def test_national_terms_lie_in_the_year_they_are_named_after() -> None:
    first, second = national_terms(2569)

    assert (first.starts, second.ends) == (date(2026, 5, 16), date(2027, 4, 1))
