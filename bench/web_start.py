"""The offline web app in a browser: what a first visit downloads, and how long a cold start without a server takes.

Run with `python -m bench.web_start`. Each start has a fresh browser on the profile of the first visit: once with nobody
signed in, step by step, and once as a supervisor of the demo has it, from the navigation until today's visit can be
tapped. The processor seconds tell how much work a start is when other work on the machine disturbs the wall clock.
"""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
import time
from collections.abc import Mapping
from pathlib import Path

from playwright.sync_api import Playwright, sync_playwright

from bench.numbers import Line, report
from tests.e2e.people import account_of, go_home, signs_in
from tests.support.chromium import CRISP_PHONE, WHOLE
from tests.support.office_process import Office
from tests.support.phone import Phone
from tests.web.serving import SiteServer
from tests.web.visiting import Visitor
from tools.build_web import TARGET_MB, build, wire_sizes
from tools.web.paths import ROOT, Places

ROUNDS = int(os.environ.get("ROUNDS", "10"))
COLD_SECONDS = 7.0
MARKS = """() => Object.fromEntries(performance.getEntriesByType('mark')
    .filter(mark => mark.name.startsWith('nithet:')).map(mark => [mark.name.slice(7), mark.startTime]))"""
STEPS = {
    "worker": "Python's worker runs",
    "runtime": "Python runs",
    "packages": "packages are unpacked",
    "client": "Flutter's first frame",
    "app": "the app's modules are imported",
    "connected": "Flutter and Python have met",
}


def start(visitor: Visitor) -> Mapping[str, float]:
    """Open the app in a new browser: milliseconds from the navigation to each step, and processor seconds."""
    visitor.close()
    visitor.open()
    before = visitor.processor_seconds()
    page = visitor.goes("")
    return {**page.evaluate(MARKS), "processor": visitor.processor_seconds() - before}


def signed_in(playwright: Playwright, folder: Path, site: Path) -> list[float]:
    """Seconds from the navigation until today's visit can be tapped. The browser was killed; there is no server."""
    office = Office(folder / "data", env={"SITE_DIR": str(site)})
    office.start("demo")
    supervisor = account_of(office)["supervisor"]
    taken = []
    with Phone(playwright, folder, "supervisor", shape=CRISP_PHONE, engine=WHOLE) as phone:
        signs_in(phone, supervisor)
        office.stop()
        for _ in range(ROUNDS):
            phone.kill()
            phone.switch_on()
            begun = time.perf_counter()
            phone.open(f"{office.url}/", until=supervisor.today)
            taken.append(time.perf_counter() - begun)
            phone.tap_words(supervisor.today)
            phone.sees("แบบที่ต้องบันทึก")
            go_home(phone)
    return taken


def median(starts: list[Mapping[str, float]], step: str) -> float:
    """The middle of the runs."""
    return statistics.median(one[step] for one in starts)


def main() -> int:
    """Build, visit once, stop the server, start again and again."""
    if WHOLE.executable is None:
        print("NOT RUN: chromium (apt install chromium)")
        return 0
    site = ROOT / "build" / "pwa"
    build(Places(site, ROOT / "build" / "cache"))
    with tempfile.TemporaryDirectory() as profile, sync_playwright() as playwright:
        visitor = Visitor(playwright, WHOLE, Path(profile), SiteServer(site))
        first = start(visitor)
        visitor.site.stop()
        starts = [start(visitor) for _ in range(ROUNDS)]
        visitor.close()
        (Path(profile) / "people").mkdir()
        listed = signed_in(playwright, Path(profile) / "people", site)
    busy = f"{os.getloadavg()[0]:.1f} jobs at once on {os.cpu_count()} processors"
    lines = [
        Line("first visit downloads (brotli)", sum(wire_sizes(site).values()) / 1e6, TARGET_MB, "MB"),
        Line("first visit to the first screen, no network delay", first["shown"] / 1000, None, "s"),
        Line("cold start without a server, to the first screen", median(starts, "shown") / 1000, COLD_SECONDS, "s"),
        *(Line(f"– {words}", median(starts, step) / 1000, None, "s") for step, words in STEPS.items()),
        Line("cold start, signed in, until today's visit can be tapped", statistics.median(listed), COLD_SECONDS, "s"),
        Line("processor time of a cold start", median(starts, "processor"), None, "s"),
    ]
    return report(f"Web app ({ROUNDS} starts, {busy})", lines)


if __name__ == "__main__":
    sys.exit(main())
