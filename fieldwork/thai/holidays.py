"""The public holidays of government offices, with the day given instead where one falls on a weekend.

Those of the solar calendar are the same every year. The four of the lunar calendar are known here for the years whose
days were announced or follow from the full moons; in other years, and for days that a cabinet adds, the office writes
them into its own calendar. Labour Day is no holiday of government offices.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache
from types import MappingProxyType

FIRST_YEAR = 2019  # the year since which the list below holds
SATURDAY = 5


@dataclass(frozen=True, slots=True)
class Holiday:
    """A public holiday; `instead` for the working day given for one on a weekend."""

    name_th: str
    name_en: str
    instead: bool = False


_SOLAR = {
    (1, 1): Holiday("วันขึ้นปีใหม่", "New Year's Day"),
    (4, 6): Holiday("วันจักรี", "Chakri Day"),
    (4, 13): Holiday("วันสงกรานต์", "Songkran"),
    (4, 14): Holiday("วันสงกรานต์", "Songkran"),
    (4, 15): Holiday("วันสงกรานต์", "Songkran"),
    (5, 4): Holiday("วันฉัตรมงคล", "Coronation Day"),
    (6, 3): Holiday("วันเฉลิมพระชนมพรรษา สมเด็จพระนางเจ้าฯ พระบรมราชินี", "H.M. the Queen's Birthday"),
    (7, 28): Holiday("วันเฉลิมพระชนมพรรษา พระบาทสมเด็จพระเจ้าอยู่หัว", "H.M. the King's Birthday"),
    (8, 12): Holiday("วันแม่แห่งชาติ", "Mother's Day"),
    (10, 13): Holiday("วันนวมินทรมหาราช", "Navamindra Maharaj Day"),
    (10, 23): Holiday("วันปิยมหาราช", "Chulalongkorn Day"),
    (12, 5): Holiday("วันพ่อแห่งชาติ", "Father's Day"),
    (12, 10): Holiday("วันรัฐธรรมนูญ", "Constitution Day"),
    (12, 31): Holiday("วันสิ้นปี", "New Year's Eve"),
}
_LUNAR_NAMES = (
    Holiday("วันมาฆบูชา", "Makha Bucha"),
    Holiday("วันวิสาขบูชา", "Visakha Bucha"),
    Holiday("วันอาสาฬหบูชา", "Asalha Bucha"),
    Holiday("วันเข้าพรรษา", "Beginning of Vassa"),
)
_LUNAR = {
    2024: ((2, 24), (5, 22), (7, 20), (7, 21)),
    2025: ((2, 12), (5, 11), (7, 10), (7, 11)),
    2026: ((3, 3), (5, 31), (7, 29), (7, 30)),
    2027: ((2, 21), (5, 20), (7, 18), (7, 19)),
    2028: ((2, 10), (5, 8), (7, 6), (7, 7)),
}
LUNAR_YEARS = range(min(_LUNAR), max(_LUNAR) + 1)
"""The years (Common Era) whose days of the lunar calendar are known here."""


@cache
def holidays(year: int) -> Mapping[date, Holiday]:
    """The public holidays of a year of the Common Era; none before the list holds."""
    named = {**_named(year - 1), **_named(year), **_named(year + 1)}
    given = _instead(named)
    return MappingProxyType({day: each for day, each in sorted({**given, **named}.items()) if day.year == year})


def holiday_on(day: date) -> Holiday | None:
    """The holiday of a day."""
    return holidays(day.year).get(day)


def _named(year: int) -> dict[date, Holiday]:
    if year < FIRST_YEAR:
        return {}
    lunar = zip(_LUNAR.get(year, ()), _LUNAR_NAMES, strict=False)
    return {date(year, *when): each for when, each in (*_SOLAR.items(), *lunar)}


def _instead(named: Mapping[date, Holiday]) -> dict[date, Holiday]:
    """One working day for every run of holidays that touches a weekend: the first that is free."""
    given: dict[date, Holiday] = {}
    for first in (day for day in named if day - timedelta(days=1) not in named):
        run = [first]
        while run[-1] + timedelta(days=1) in named:
            run.append(run[-1] + timedelta(days=1))
        lost = [day for day in run if day.weekday() >= SATURDAY]
        if lost:
            given[_free_after(run[-1], named)] = replace(named[lost[0]], instead=True)
    return given


def _free_after(day: date, named: Mapping[date, Holiday]) -> date:
    after = day + timedelta(days=1)
    while after.weekday() >= SATURDAY or after in named:
        after += timedelta(days=1)
    return after
