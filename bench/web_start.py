"""The offline web app in a browser: what a first visit downloads, and how long a cold start without a server takes.

Run with `python -m bench.web_start`. Each start has a fresh browser on the profile of the first visit. The processor
seconds tell how much work a start is when the wall clock is disturbed by other work on the machine.
"""

from __future__ import annotations

import os
import shutil
import statistics
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

from playwright.sync_api import sync_playwright

from bench.numbers import Line, report
from tests.web.serving import SiteServer
from tests.web.visiting import Visitor
from tools.build_web import TARGET_MB, build, wire_sizes
from tools.web.paths import ROOT, Places

ROUNDS = int(os.environ.get("ROUNDS", "5"))
COLD_SECONDS = 7.0
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
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


def median(starts: list[Mapping[str, float]], step: str) -> float:
    """The middle of the runs."""
    return statistics.median(one[step] for one in starts)


def main() -> int:
    """Build, visit once, stop the server, start again and again."""
    if CHROMIUM is None:
        print("NOT RUN: chromium (apt install chromium)")
        return 0
    site = ROOT / "build" / "pwa"
    build(Places(site, ROOT / "build" / "cache"))
    with tempfile.TemporaryDirectory() as profile, sync_playwright() as playwright:
        visitor = Visitor(playwright, CHROMIUM, Path(profile), SiteServer(site))
        first = start(visitor)
        visitor.site.stop()
        starts = [start(visitor) for _ in range(ROUNDS)]
        visitor.close()
    busy = f"{os.getloadavg()[0]:.1f} jobs at once on {os.cpu_count()} processors"
    lines = [
        Line("first visit downloads (brotli)", sum(wire_sizes(site).values()) / 1e6, TARGET_MB, "MB"),
        Line("first visit to the first screen, no network delay", first["shown"] / 1000, None, "s"),
        Line("cold start without a server, to the first screen", median(starts, "shown") / 1000, COLD_SECONDS, "s"),
        *(Line(f"– {words}", median(starts, step) / 1000, None, "s") for step, words in STEPS.items()),
        Line("processor time of a cold start", median(starts, "processor"), None, "s"),
    ]
    return report(f"Web app ({ROUNDS} starts, {busy})", lines)


if __name__ == "__main__":
    sys.exit(main())
