"""Every screen in a real browser without a server, with three years of 60 schools on the device.

Run with `python -m bench.screens` after `make web`. From an address asked for to the first thing of that screen that
comes from records being drawn. Of each screen the median; of the first openings, which load its code, the slowest.
"""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Playwright, sync_playwright

from bench.numbers import Line, report
from bench.years import filled
from tests.e2e.people import signs_in
from tests.support.chromium import CRISP_PHONE, WHOLE
from tests.support.office_process import ROOT, Office
from tests.support.phone import Phone
from tools.album.records import Demo

ROUNDS = int(os.environ.get("ROUNDS", "5"))
TARGET_MS = 1000

OPEN = """([path, beginning]) => new Promise((done, fail) => {
  const begun = performance.now();
  const css = `[flt-semantics-identifier^="${beginning}"]`;
  const late = setTimeout(() => { stop.disconnect(); fail(new Error(`${path} does not open`)); }, 15000);
  const look = () => {
    if (!document.querySelector(css)) return;
    stop.disconnect();
    clearTimeout(late);
    done(performance.now() - begun);
  };
  const stop = new MutationObserver(look);
  stop.observe(document.body, {subtree: true, childList: true, attributes: true});
  location.hash = path;
})"""


@dataclass(frozen=True, slots=True)
class Opened:
    """How long a screen took, in milliseconds: at first, and each time after that."""

    first: float
    later: tuple[float, ...]


def field_screens(demo: Demo) -> Mapping[str, tuple[str, str]]:
    """By name, the address of each screen that a supervisor uses, and how an identifier on it begins."""
    first, *_, waiting, today, _ = demo.visits("supervisor-1")
    visit, adm4, school = f"/visits/{today}", demo.instrument("ADM4"), demo.visit(first)["school"]
    return {
        "home": ("/", "visit-"),
        "visit": (visit, "next-step"),
        "sheet": (f"{visit}/sheet/{adm4}", "indicator-AC1-level-4"),
        "counts": (f"{visit}/counts/{demo.instrument('LIT')}", "cell-enrolled"),
        "new finding": (f"{visit}/finding/new", "text"),
        "compare": (f"/visits/{waiting}/compare/{adm4}", "page-"),
        "feedback being written": (f"/visits/{waiting}/feedback", "page-write"),
        "matrix": ("/matrix", "cell-"),
        "results of a school": (f"/matrix/{school}", "trends"),
        "schools": ("/schools", "school-"),
        "school": (f"/schools/{school}", "school-history"),
        "calendar": ("/calendar", "day-"),
        "calendar as a list": (f"/calendar/list/{demo.visit(first)['day']}", "show-past"),
        "coverage": ("/calendar/coverage", "school-"),
        "workload": ("/calendar/workload", "term-"),
        "sync": ("/sync", "sync-receipt"),
        "settings": ("/settings", "text-size-"),
        "diagnostics": ("/settings/diagnostics", "diagnostics-copy"),
        "help": ("/help", "help-rubric"),
    }


def office_screens(demo: Demo) -> Mapping[str, tuple[str, str]]:
    """The same for the secretariat."""
    today = demo.visits("supervisor-1")[-2]
    return {
        "office": ("/office", "office-visits"),
        "visits of the office": ("/office/visits", "visit-new"),
        "planning of a visit": (f"/office/visits/{today}", "visit-day"),
        "rounds": ("/office/rounds", "rule-"),
        "days of the office": ("/office/days", "nature-"),
        "people": ("/office/people", "person-add"),
        "closing of a school": ("/office/schools/closing", "closing-school-"),
        "facts of the office": ("/office/facts", "office-title_th"),
    }


def opened(phone: Phone, path: str, beginning: str) -> Opened:
    """Open a screen again and again, each time from one that holds nothing."""
    taken = []
    for _ in range(ROUNDS + 1):
        phone.page.evaluate("location.hash = '/nowhere'")
        phone.until(lambda: phone.has("go-home") and not phone.identifiers(beginning), "nowhere is not there")
        taken.append(float(phone.page.evaluate(OPEN, [path, beginning])))
    return Opened(taken[0], tuple(taken[1:]))


def all_opened(phone: Phone, screens: Mapping[str, tuple[str, str]]) -> dict[str, Opened]:
    """Every screen of one person."""
    return {name: opened(phone, *where) for name, where in screens.items()}


def measure(playwright: Playwright, folder: Path, site: str) -> tuple[int, dict[str, Opened]]:
    """The number of records, and the screens."""
    with Office(folder / "data", env={"SITE_DIR": site}) as office:
        office.start("demo")
        demo = Demo.read(office.data)  # before the years: the last visits of the demo are those of this week
        office.stop()
        records = filled(office.data)
        office.start("demo")
        phones = {
            who: Phone(playwright, folder, who, shape=CRISP_PHONE, engine=WHOLE)
            for who in ("supervisor-1", "secretary-1")
        }
        with phones["supervisor-1"] as supervisor, phones["secretary-1"] as secretary:
            for who, phone in phones.items():
                signs_in(phone, demo.account(who))
                phone.go_offline()
            found = all_opened(supervisor, field_screens(demo)) | all_opened(secretary, office_screens(demo))
            return records, found


def main() -> int:
    """Measure and print the table."""
    site = os.environ.get("SITE_DIR") or str(ROOT / "build" / "pwa")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        records, found = measure(playwright, Path(folder), site)
    lines = [Line(f"{name}, again", statistics.median(each.later), TARGET_MS, "ms") for name, each in found.items()]
    first = [Line(f"{name}, the first time", each.first, TARGET_MS, "ms") for name, each in found.items()]
    lines += sorted(first, key=lambda line: -line.value)[:5]
    return report(f"Screens in a browser, {records:,} records more than the demo, {ROUNDS} openings each", lines)


if __name__ == "__main__":
    sys.exit(main())
