"""Public holidays of government offices, and the day given instead of one on a weekend."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from fieldwork.thai.holidays import FIRST_YEAR, LUNAR_YEARS, holiday_on, holidays

YEARS = st.integers(FIRST_YEAR + 1, 2060)


def test_the_days_of_both_calendars_are_known() -> None:
    named = {day: holiday.name_th for day, holiday in holidays(2026).items()}

    assert named[date(2026, 3, 3)] == "วันมาฆบูชา"
    assert named[date(2026, 12, 10)] == "วันรัฐธรรมนูญ"
    assert date(2026, 5, 1) not in named, "Labour Day is no holiday of government offices"


def test_a_day_is_given_instead_of_one_on_a_weekend() -> None:
    given_ = holiday_on(date(2026, 12, 7))

    assert holiday_on(date(2026, 12, 5)) is not None, "a Saturday"
    assert given_ is not None and given_.instead and given_.name_th == "วันพ่อแห่งชาติ"


def test_holidays_in_a_row_are_given_one_day_together() -> None:
    """Songkran 2567 was Saturday to Monday, and Tuesday was given."""
    around = [date(2024, 4, day) for day in range(12, 18)]

    assert [day.day for day in around if holiday_on(day)] == [13, 14, 15, 16]


def test_new_years_eve_on_a_sunday_is_given_back_in_the_new_year() -> None:
    given_ = holiday_on(date(2024, 1, 2))

    assert given_ is not None and given_.name_th == "วันสิ้นปี"


@given(YEARS)
def test_no_day_is_given_on_a_weekend_or_on_another_holiday(year: int) -> None:
    found = holidays(year)
    for day, holiday in found.items():
        assert day.year == year
        if holiday.instead:
            assert day.weekday() < 5
            assert any((before in found and not found[before].instead) or before.year < year
                       for before in (day - timedelta(days=n) for n in range(1, 8)))  # fmt: skip


@given(YEARS)
def test_as_many_runs_touch_a_weekend_as_days_are_given(year: int) -> None:
    lost = [d for d, h in holidays(year).items() if d.weekday() >= 5 and not h.instead]
    instead = [h for h in holidays(year).values() if h.instead]

    assert len(instead) <= len(lost) + 1
    assert not lost or instead or lost == [date(year, 12, 31)] or lost[-1].month == 12


def test_the_four_days_of_the_lunar_calendar_are_known_for_years_in_a_row() -> None:
    for year in LUNAR_YEARS:
        names = [h.name_th for h in holidays(year).values() if not h.instead]
        assert {"วันมาฆบูชา", "วันวิสาขบูชา", "วันอาสาฬหบูชา", "วันเข้าพรรษา"} <= set(names)
    assert "วันมาฆบูชา" not in {h.name_th for h in holidays(2060).values()}, "a day nobody knows yet is not made up"
