"""A list of ten thousand teachers in a real browser without a server: opening it, and searching it as one types.

Run with `python -m bench.people` after `make web`; `PEOPLE=500` for fewer.
"""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Playwright, sync_playwright

from bench.drawn import WAYS, Drawn
from bench.numbers import Line, report
from bench.rubric import p95
from bench.screens import OPEN
from bench.years import filled
from tests.e2e.people import signs_in
from tests.support.office_process import ROOT, Office
from tests.support.phone import Phone
from tools.album.records import Demo

PEOPLE = int(os.environ.get("PEOPLE", "10000"))
# Each of them brings other rows than the one before it.
PACE_MS = 200  # between what is drawn and the next key: somebody who types, not a burst
QUERIES = ("จ", "จำลอง1", "จำลอง12", "สมมติวงศ", "สมมติวงศ 7", "ตัวอยาง7", "ครู ทดลอง3", "ใจสมมติ", "ไม่มีใคร")

# From a key to the list as it stands afterwards: the number of the matches, or that there is none, is the sign.
CHANGES = """() => new Promise((done, fail) => {
  const late = setTimeout(() => { stop.disconnect(); fail(new Error('the list does not change')); }, 10000);
  const field = document.querySelector('[flt-semantics-identifier="search"] input');
  let begun = 0;
  field.addEventListener('input', () => { begun = performance.now(); }, {capture: true, once: true});
  const rows = () => [...document.querySelectorAll('[flt-semantics-identifier^="person-"]')]
    .map((node) => node.getAttribute('flt-semantics-identifier')).join();
  const before = rows();
  const stop = new MutationObserver(() => {
    if (!begun || rows() === before) return;
    stop.disconnect();
    clearTimeout(late);
    done(performance.now() - begun);
  });
  stop.observe(document.body, {subtree: true, childList: true, attributes: true});
})"""


def searched(phone: Phone) -> list[float]:
    """Milliseconds from a text in the field to the rows that match it.

    After a pause the app looks at once; it waits 30 ms only where keys come in line.
    """
    taken = []
    for query in QUERIES:
        phone.tap("search")
        phone.page.keyboard.press("Control+A")
        phone.page.wait_for_timeout(PACE_MS)
        phone.page.evaluate(f"() => {{ window.changing = ({CHANGES})(); }}")
        phone.page.keyboard.insert_text(query)
        taken.append(float(phone.page.evaluate("window.changing")))
    return taken


def measured(playwright: Playwright, drawn: Drawn) -> list[Line]:
    """The lines of one way of drawing."""
    site = os.environ.get("SITE_DIR") or str(ROOT / "build" / "pwa")
    with (
        tempfile.TemporaryDirectory() as folder,
        Office(Path(folder) / "data", env={"SITE_DIR": site}) as office,
        Phone(playwright, Path(folder), "secretary-1", shape=drawn.shape, engine=drawn.engine) as phone,
    ):
        office.start("demo")
        office.stop()
        filled(office.data, people=PEOPLE)
        office.start("demo")
        signs_in(phone, Demo.read(office.data).account("secretary-1"))
        phone.go_offline()
        opened = float(phone.page.evaluate(OPEN, ["/office/people", "person-add"]))
        first, *later = searched(phone)
        taken = [*later, *searched(phone)]
    return [
        Line(f"open the list; {drawn.name}", opened, None, "ms"),
        Line("search, the very first letter", first, None, "ms"),
        Line("search, median", statistics.median(taken), 100 if drawn.counts else None, "ms"),
        Line("search, p95", p95(taken), None, "ms"),
    ]


def main() -> int:
    """Measure and print the table."""
    with sync_playwright() as playwright:
        lines = [line for drawn in WAYS for line in measured(playwright, drawn)]
    return report(f"{PEOPLE:,} people in a browser, {len(QUERIES) * 2} searches each", lines)


if __name__ == "__main__":
    sys.exit(main())
