"""The sheet in a real browser: opening it, and from a finger's tap on a level to its being durable, then shown.

Run with `python -m bench.rubric` after `make web`. The server is stopped meanwhile, as at a school. Durable is the last
flush of the device's database before the app answers with the changed screen: it never shows what is not kept.
"""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Page, Worker, sync_playwright

from bench.numbers import Line, report
from tests.e2e.people import account_of, opens_today, signs_in
from tests.support.chromium import CRISP_PHONE, WHOLE
from tests.support.office_process import ROOT, Office
from tests.support.phone import Phone
from tests.support.semantics import by_identifier

OPENINGS, TAPS = int(os.environ.get("ROUNDS", "10")), 40

# In the worker: when the database's file was made durable, and when the screen was told, on the clock of the page.
WATCH_WORKER = """() => {
  const now = () => performance.timeOrigin + performance.now();
  const flush = FileSystemSyncAccessHandle.prototype.flush;
  const post = self.postMessage;
  self.events = [];
  FileSystemSyncAccessHandle.prototype.flush = function () {
    const result = flush.call(this);
    self.events.push(['flush', now()]);
    return result;
  };
  self.postMessage = (...message) => { self.events.push(['answer', now()]); post.apply(self, message); };
}"""
EVENTS = "() => self.events.splice(0)"

# In the page: when the finger left the glass, and when what it asked for was there.
WATCH = """(css) => {
  window.seen = 0; window.lifted = 0;
  const now = () => performance.timeOrigin + performance.now();
  addEventListener('pointerup', () => { window.lifted = now(); }, {capture: true, once: true});
  const look = () => {
    if (window.lifted && document.querySelector(css)) { window.seen = now(); stop.disconnect(); }
  };
  const stop = new MutationObserver(look);
  stop.observe(document.body, {subtree: true, childList: true, attributes: true});
}"""
SEEN = "() => window.seen ? [window.lifted, window.seen] : null"


def timed_tap(phone: Phone, identifier: str, css: str) -> tuple[float, float]:
    """Tap, and tell when the finger left and when the selector first matched."""
    phone.page.evaluate(WATCH, css)
    phone.tap(identifier)
    phone.until(lambda: phone.page.evaluate(SEEN) is not None, f"{css} does not come")
    lifted, seen = phone.page.evaluate(SEEN)
    return lifted, seen


def openings(phone: Phone) -> list[float]:
    """Milliseconds from the big button to the first indicator's levels."""
    taken = []
    for _ in range(OPENINGS):
        lifted, seen = timed_tap(phone, "next-step", '[flt-semantics-identifier$="-level-4"]')
        taken.append(seen - lifted)
        phone.tap("back")
        phone.until(lambda: phone.has("next-step"), "the visit does not come back")
    return taken


def taps(phone: Phone, worker: Worker) -> tuple[list[float], list[float]]:
    """Milliseconds from the finger to durable, and to shown, choosing levels of one indicator in turn."""
    phone.tap("next-step")
    phone.until(lambda: phone.has("indicator-AC1-level-3"), "no sheet")
    phone.chooses("indicator-AC1-level-4")  # the first level of a page may turn it; those after it do not
    durable, shown = [], []
    for number in range(TAPS):
        cell = f"indicator-AC1-level-{2 + number % 2}"
        worker.evaluate(EVENTS)
        lifted, seen = timed_tap(phone, cell, f'{by_identifier(cell)}[aria-current="true"]')
        events = [(what, at) for what, at in worker.evaluate(EVENTS) if at >= lifted]
        answered = next(at for what, at in events if what == "answer")
        durable.append(max(at for what, at in events if what == "flush" and at <= answered) - lifted)
        shown.append(seen - lifted)
    return durable, shown


def python_worker(page: Page) -> Worker:
    """The worker that Python and its database run in."""
    return next(w for w in page.workers if w.evaluate("() => typeof FileSystemSyncAccessHandle !== 'undefined'"))


def p95(values: list[float]) -> float:
    """The value that nineteen of twenty stay below."""
    return sorted(values)[max(0, round(len(values) * 0.95) - 1)]


def main() -> int:
    """Measure on the demo's visit of today and print the table."""
    site = os.environ.get("SITE_DIR") or str(ROOT / "build" / "pwa")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        office = Office(Path(folder) / "data", env={"SITE_DIR": site})
        office.start("demo")
        account = account_of(office)["supervisor"]
        with Phone(playwright, Path(folder), "supervisor", shape=CRISP_PHONE, engine=WHOLE) as phone:
            signs_in(phone, account)
            opens_today(phone, account.today)
            office.stop()
            worker = python_worker(phone.page)
            worker.evaluate(WATCH_WORKER)
            opened = openings(phone)
            durable, shown = taps(phone, worker)
    return report(
        f"The sheet in a browser, {len(opened)} openings, {len(durable)} taps",
        [
            Line("open the 20-indicator sheet, median", statistics.median(opened), 500, "ms"),
            Line("open the 20-indicator sheet, p95", p95(opened), None, "ms"),
            Line("tap on a level to durable, median", statistics.median(durable), None, "ms"),
            Line("tap on a level to durable, p95", p95(durable), 50, "ms"),
            Line("tap on a level to shown, median", statistics.median(shown), None, "ms"),
        ],
    )


if __name__ == "__main__":
    sys.exit(main())
