"""Which schools were reached in a term, those nobody reached first."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from fieldwork.planning.coverage import Reached, coverage
from fieldwork.records import School, Visit
from tests.support.worlds import an_id

FIRST, LAST, TODAY = date(2026, 11, 1), date(2027, 4, 1), date(2026, 11, 28)


def a_school(name: str, **fields: str) -> School:
    return School.kind().read(an_id(name), {"name": name, **fields})  # type: ignore[no-any-return]


def a_visit(school: str, day: date, **fields: str) -> Visit:
    return Visit.kind().read(an_id(f"{school}{day}"), {"school": an_id(school), "day": day.isoformat(), **fields})  # type: ignore[no-any-return]


def test_schools_are_visited_planned_or_neither_and_the_longest_forgotten_comes_first() -> None:
    schools = [a_school(name) for name in ("visited", "planned", "old", "never")]
    visits = [
        a_visit("visited", date(2026, 11, 10)),
        a_visit("planned", date(2026, 12, 14)),
        a_visit("planned", date(2026, 6, 1)),
        a_visit("old", date(2026, 10, 31)),
        a_visit("never", date(2026, 11, 12), cancelled="ฝนตกหนัก"),
    ]

    found = coverage(schools, visits, first=FIRST, last=LAST, today=TODAY)

    rows = [(row.school, row.reached, row.last) for row in found.schools]
    assert rows == [
        (an_id("never"), Reached.NOT, None),
        (an_id("old"), Reached.NOT, date(2026, 10, 31)),
        (an_id("planned"), Reached.PLANNED, date(2026, 6, 1)),
        (an_id("visited"), Reached.VISITED, date(2026, 11, 10)),
    ]


def test_a_visit_counts_on_its_day_and_on_the_first_and_last_day_of_the_term() -> None:
    schools = [a_school(name) for name in ("first", "last", "today", "before", "after")]
    days = {"first": FIRST, "last": LAST, "today": TODAY, "before": FIRST - timedelta(1), "after": LAST + timedelta(1)}
    found = coverage(schools, [a_visit(name, day) for name, day in days.items()], first=FIRST, last=LAST, today=TODAY)

    reached = {row.school: row.reached for row in found.schools}
    assert [reached[an_id(name)] for name in days] == [
        Reached.VISITED, Reached.PLANNED, Reached.VISITED, Reached.NOT, Reached.NOT,
    ]  # fmt: skip


def test_a_school_closed_before_the_term_is_none_of_them_and_one_closed_in_it_is() -> None:
    schools = [a_school("gone", closed_on="2026-10-01"), a_school("closing", closed_on="2027-01-15")]

    found = coverage(schools, [], first=FIRST, last=LAST, today=TODAY)

    assert [row.school for row in found.schools] == [an_id("closing")]


DAYS = st.dates(FIRST - timedelta(days=60), LAST + timedelta(days=60))


@given(st.lists(st.tuples(st.sampled_from("abcde"), DAYS), max_size=12), DAYS)
def test_every_open_school_is_in_exactly_one_of_three_groups(visits: list[tuple[str, date]], today: date) -> None:
    schools = [a_school(name) for name in "abcde"]

    found = coverage(schools, [a_visit(*each) for each in visits], first=FIRST, last=LAST, today=today)

    assert sum(map(found.count, Reached)) == len(found.schools) == 5
    made = {an_id(name) for name, day in visits if FIRST <= day <= LAST and day <= today}
    assert {row.school for row in found.schools if row.reached is Reached.VISITED} == made
