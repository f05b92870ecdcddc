"""The calendar in a real browser, with three years of 60 schools on the device and the server stopped.

Run with `python -m bench.calendar` after `make web`. From a finger's tap to the days, or the rows, that it asked for.
"""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from playwright.sync_api import sync_playwright

from bench.numbers import Line, report
from bench.rubric import p95, timed_tap
from fieldwork.ids import natural_id
from fieldwork.records import Feedback, School
from sync_server.demo.area import instrument_id, person_id, school_id
from sync_server.ledger import Ledger
from sync_server.main import open_server
from sync_server.settings import Settings
from sync_server.staging import Source
from tests.e2e.people import account_of, signs_in
from tests.support.chromium import CRISP_PHONE, WHOLE
from tests.support.office_process import ROOT, Office
from tests.support.phone import Phone
from tests.support.served import sheet_fields, sheet_id

OPENINGS = int(os.environ.get("ROUNDS", "10"))
SCHOOLS, YEARS, VISITS_A_YEAR, DAYS = 60, 3, 4, 365
TEAMS = (("supervisor-1", "expert-1"), ("supervisor-2", "expert-2"), ("supervisor-3", "expert-3"))
Written = tuple[str, str, Mapping[str, Any]]


def years_of_visits(today: date) -> Iterator[Written]:
    """60 schools visited four times a year for three years, half a year of it to come; two sheets, a feedback each."""
    schools = [school_id(number) for number in range(1, 31)]
    for number in range(31, SCHOOLS + 1):
        code = f"99669{number:05d}"
        schools.append(School.kind().id_of(code))
        yield "school", schools[-1], {"code": code, "name": f"โรงเรียนสมมติแห่งที่ {number}", "size": "S"}
    used, first = instrument_id("ADM4"), today - timedelta(days=DAYS * (2 * YEARS - 1) // 2)
    for n in range(SCHOOLS * YEARS * VISITS_A_YEAR):
        day = first + timedelta(days=n * DAYS // (SCHOOLS * VISITS_A_YEAR))
        school, visit = schools[n % SCHOOLS], natural_id("bench-visit", n)
        team = [person_id(login) for login in TEAMS[n % len(TEAMS)]]
        members = {f"team.{member}": [] for member in team}
        about = {"school": school, "day": day.isoformat(), "leader": team[0], f"instruments.{used}": True}
        over = {"closed_at": 1, "closed_reason": "ครบ"} if day < today else {}
        yield "visit", visit, {**about, **members, **over}
        for rater in team if day < today else ():
            fields = sheet_fields(visit, used, school, rater)
            yield "sheet", sheet_id(visit, used, school, rater), {**fields, "submitted_at": 1}
        if day < today:
            told = {"visit": visit, "school": school, "version": 1, "author": team[0], "published_at": 1}
            item = {"kind": "strength", "text": "ครูวางแผนการสอนร่วมกันทุกสัปดาห์", "order": 1}
            yield "feedback", Feedback.kind().id_of(visit, 1, team[0]), {**told, "items.s1": item}


def filled(data: Path) -> int:
    """Put the years into the area of a stopped office; returns how many records that are."""
    server = open_server(Settings.from_env({"DATA_DIR": str(data)}))
    written = list(years_of_visits(server.today()))
    with server.database.writing() as writing:
        ledger = Ledger(server, writing, Source("setup", "setup", server.now_ms()))
        for kind, record, fields in written:
            refused = ledger.write(kind, record, fields, check=False)
            assert refused is None, refused
        ledger.close()
    server.database.close()
    return len(written)


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
