"""The calendar in a real browser, with three years of 60 schools on the device and the server stopped.

Run with `python -m bench.calendar` after `make web`. From a finger's tap to the days, or the rows, that it asked for.
"""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
from datetime import date, timedelta
from pathlib import Path

from playwright.sync_api import sync_playwright

from bench.numbers import Line, report
from bench.rubric import p95, timed_tap
from bench.years import filled
from tests.e2e.people import account_of, signs_in
from tests.support.chromium import CRISP_PHONE, WHOLE
from tests.support.office_process import ROOT, Office
from tests.support.phone import Phone

OPENINGS = int(os.environ.get("ROUNDS", "10"))


def openings(phone: Phone) -> list[float]:
    """Milliseconds from the first page to a month of days."""
    taken = []
    for _ in range(OPENINGS):
        lifted, seen = timed_tap(phone, "go-calendar", '[flt-semantics-identifier^="day-"]')
        taken.append(seen - lifted)
        phone.tap("back")
        phone.until(lambda: phone.has("go-calendar"), "the first page does not come back")
    return taken


def turnings(phone: Phone, today: date) -> list[float]:
    """Milliseconds from one month to the next."""
    phone.tap("go-calendar")
    phone.until(lambda: phone.has("calendar-after"), "no calendar")
    taken, month = [], today.replace(day=1)
    for _ in range(OPENINGS):
        month = (month + timedelta(days=32)).replace(day=1)
        lifted, seen = timed_tap(phone, "calendar-after", f'[flt-semantics-identifier="day-{month.isoformat()}"]')
        taken.append(seen - lifted)
    return taken


def lists(phone: Phone) -> float:
    """Milliseconds to the list of a term."""
    lifted, seen = timed_tap(phone, "calendar-view-list", '[flt-semantics-identifier="search"]')
    return seen - lifted


def main() -> int:
    """Measure and print the table."""
    site = os.environ.get("SITE_DIR") or str(ROOT / "build" / "pwa")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        office = Office(Path(folder) / "data", env={"SITE_DIR": site})
        office.start("demo")
        account = account_of(office)["supervisor"]
        office.stop()
        records = filled(office.data)
        office.start("demo")
        with Phone(playwright, Path(folder), "supervisor", shape=CRISP_PHONE, engine=WHOLE) as phone:
            signs_in(phone, account)
            phone.until(lambda: phone.has("go-calendar"), "no first page")
            office.stop()
            opened = openings(phone)
            turned = turnings(phone, date.today())
            listed = lists(phone)
    return report(
        f"The calendar in a browser, {records:,} records more than the demo, {len(opened)} openings",
        [
            Line("open the calendar's month, the first time", opened[0], 1000, "ms"),
            Line("open the calendar's month, median", statistics.median(opened), 1000, "ms"),
            Line("open the calendar's month, p95", p95(opened), 1000, "ms"),
            Line("turn to another month, median", statistics.median(turned), 1000, "ms"),
            Line("a term as a list", listed, 1000, "ms"),
        ],
    )


if __name__ == "__main__":
    sys.exit(main())
