"""A clock that is wrong by years and a time zone that changes in mid-visit: told, harmless, and no day moves."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from typing import Any

import pytest

from app.parts.clock_notice import known_skew
from app.parts.moments import at, fully, lately
from app.screens.home.view import Home
from app.sync.engine import Ending, Outcome
from fieldwork.thai.dates import bangkok_day
from tests.support.area import Area
from tests.support.clients import FakeSyncing, a_client, shown
from tests.support.fletkit import App
from tests.support.memory import NOW_MS

YEAR_MS = 365 * 86_400_000
RECEIPT = {"number": 1, "at_ms": NOW_MS, "on_server": 1, "of": 1}


@pytest.fixture
def anywhere() -> Iterator[Any]:
    """Take the machine to another time zone; at the end it is back."""
    before = os.environ.get("TZ")

    def go(zone: str) -> None:
        os.environ["TZ"] = zone
        time.tzset()

    yield go
    os.environ.pop("TZ")
    if before is not None:
        os.environ["TZ"] = before
    time.tzset()


@pytest.mark.parametrize(("years", "said"), [(3, "เร็วไป 3 ปี"), (-3, "ช้าไป 3 ปี")])
async def test_a_clock_that_is_wrong_by_years_is_told_on_the_first_page(years: int, said: str) -> None:
    syncing = FakeSyncing(outcome=Outcome(Ending.DONE, skew_ms=years * YEAR_MS))
    async with App(shown(a_client(store=Area().store, syncing=syncing), Home)) as app:
        assert app.has("clock-wrong") and app.shows(said) and app.shows("งานที่บันทึกไม่เสียหาย")


async def test_a_clock_that_fell_back_by_years_is_told_without_a_network() -> None:
    """As after a battery that was empty: the server's last word is later than now."""
    syncing = FakeSyncing(last=RECEIPT, offline=True)
    client = a_client(store=Area().store, syncing=syncing, now_ms=lambda: NOW_MS - 10 * YEAR_MS)
    async with App(shown(client, Home)) as app:
        assert app.has("clock-wrong") and app.shows("ช้าไป 10 ปี")


@pytest.mark.parametrize("hours", [0, 5, -5])
async def test_a_clock_that_tells_the_right_day_is_not_mentioned_there(hours: int) -> None:
    syncing = FakeSyncing(outcome=Outcome(Ending.DONE, skew_ms=hours * 3_600_000), last=RECEIPT)
    async with App(shown(a_client(store=Area().store, syncing=syncing), Home)) as app:
        assert not app.has("clock-wrong")


def test_the_larger_of_what_is_known_counts() -> None:
    measured: Any = FakeSyncing(outcome=Outcome(Ending.DONE, skew_ms=-YEAR_MS), last=RECEIPT)

    assert known_skew(measured, NOW_MS - 2 * YEAR_MS) == -2 * YEAR_MS
    assert known_skew(measured, NOW_MS) == -YEAR_MS
    assert known_skew(FakeSyncing(), NOW_MS) == 0  # type: ignore[arg-type]


@pytest.mark.parametrize("zone", ["America/New_York", "Pacific/Auckland", "Asia/Bangkok", "UTC"])
def test_no_day_and_no_hour_moves_with_the_time_zone_of_the_phone(anywhere: Any, zone: str) -> None:
    """A school's day is Thailand's, wherever the phone believes to be."""
    late = NOW_MS + 9 * 3_600_000 - 60_000  # one minute to midnight in Bangkok
    before = (bangkok_day(late), at(late), lately(late, bangkok_day(NOW_MS)), fully(bangkok_day(late)))

    anywhere(zone)

    after = (bangkok_day(late), at(late), lately(late, bangkok_day(NOW_MS)), fully(bangkok_day(late)))
    assert after == before and bangkok_day(late) == bangkok_day(NOW_MS)
    assert bangkok_day(late + 120_000) != bangkok_day(NOW_MS)


async def test_a_visit_that_is_filled_while_the_zone_changes_stays_todays(anywhere: Any) -> None:
    area = Area()
    client = a_client(store=area.store)
    async with App(shown(client, Home)) as app:
        before = app.texts()

        anywhere("America/New_York")
        area.store.changed({("visit", "any")})
        await app.settle()

        assert app.texts() == before
