"""What a day is: term, holiday, weekend, exam, and what the office says against the national list."""

from datetime import date, timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from fieldwork.planning.days import SchoolCalendar, spans_between
from fieldwork.records import Office
from tests.support.worlds import MemoryWorld, an_id


def calendar(*periods: dict[str, Any], terms: dict[str, list[str]] | None = None) -> SchoolCalendar:
    world = MemoryWorld()
    for number, fields in enumerate(periods):
        world.put("period", an_id(f"period {number}"), fields)
    world.put("office", Office.kind().id_of("area"), {f"terms.{name}": days for name, days in (terms or {}).items()})
    return SchoolCalendar.of(world)


EXAM = {"nature": "exam", "name": "สอบกลางภาค", "starts": "2026-12-21", "ends": "2026-12-25"}


def test_an_ordinary_school_day_is_fit_for_a_visit() -> None:
    day = calendar().on(date(2026, 11, 30))

    assert day.is_fit and not day.is_off and str(day.term) == "2/2569"


def test_weekends_holidays_breaks_and_exams_are_not() -> None:
    found = calendar(EXAM)

    assert found.on(date(2026, 11, 29)).is_weekend
    assert found.on(date(2026, 12, 10)).holiday is not None
    assert found.on(date(2026, 10, 20)).term.is_between_terms
    assert found.on(date(2026, 12, 23)).exams == ("สอบกลางภาค",)
    for day in (date(2026, 11, 29), date(2026, 12, 10), date(2026, 10, 20), date(2026, 12, 23)):
        assert not found.on(day).is_fit


def test_the_first_and_the_last_day_of_a_span_belong_to_it() -> None:
    found = calendar(EXAM)
    exams = [n for n in range(18, 29) if found.on(date(2026, 12, n)).exams]

    assert exams == [21, 22, 23, 24, 25]


def test_an_exam_of_one_school_is_no_exam_of_another() -> None:
    one = an_id("one school")
    found = calendar({**EXAM, "school": one})

    assert found.on(date(2026, 12, 23), one).exams and not found.on(date(2026, 12, 23), an_id("another")).exams
    assert not found.on(date(2026, 12, 23)).exams


def test_the_office_adds_a_holiday_and_works_on_one() -> None:
    added = {"nature": "holiday", "name": "วันหยุดพิเศษ", "starts": "2027-01-04", "ends": "2027-01-04"}
    works = {"nature": "workday", "name": "เปิดสอนชดเชย", "starts": "2026-12-10", "ends": "2026-12-10"}
    found = calendar(added, works)

    holiday = found.on(date(2027, 1, 4)).holiday
    assert holiday is not None and holiday.name_th == "วันหยุดพิเศษ"
    assert found.on(date(2026, 12, 10)).is_fit


def test_a_span_that_was_withdrawn_or_is_backwards_says_nothing() -> None:
    found = calendar({**EXAM, "withdrawn": True}, {**EXAM, "starts": "2026-12-26"}, {**EXAM, "ends": None})

    assert not found.periods and found.on(date(2026, 12, 23)).is_fit


def test_the_offices_own_term_replaces_the_regulations() -> None:
    found = calendar(terms={"2569/2": ["2026-10-26", "2027-03-31"]})

    assert not found.on(date(2026, 10, 27)).term.is_between_terms
    assert calendar().on(date(2026, 10, 27)).term.is_between_terms


def test_the_first_and_the_last_day_of_a_term_are_told() -> None:
    found = calendar(terms={"2569/2": ["2026-10-26", "2027-03-31"]})

    assert found.on(date(2026, 10, 26)).opens and found.on(date(2027, 3, 31)).closes
    assert not found.on(date(2026, 11, 1)).opens, "the day of the regulation, which the office moved"
    assert not found.on(date(2026, 10, 27)).opens


def test_between_terms_one_plans_for_the_next() -> None:
    found = calendar()

    assert (found.term_for(date(2026, 10, 20)).year, found.term_for(date(2026, 10, 20)).number) == (2569, 2)
    around = [(term.year, term.number) for term in found.terms_around(date(2026, 11, 28))]
    assert around == [(2569, 1), (2569, 2), (2570, 1)]


@given(st.dates(date(2020, 1, 1), date(2040, 12, 31)))
def test_the_term_one_plans_for_never_lies_behind_and_is_the_nearest(day: date) -> None:
    found = calendar()
    before, now, after = found.terms_around(day)

    assert before.ends < now.starts and now.ends < after.starts
    assert before.ends < day <= now.ends
    assert found.on(day).term.is_between_terms == (day not in now)


def test_spans_are_found_by_the_days_they_touch() -> None:
    found = calendar(EXAM).periods

    assert spans_between(found, date(2026, 12, 25), date(2026, 12, 31))
    assert not spans_between(found, date(2026, 12, 26), date(2026, 12, 31))
    assert not spans_between(found, date(2026, 12, 1), date(2026, 12, 21) - timedelta(days=1))
