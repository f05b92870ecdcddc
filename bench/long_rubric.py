"""A rubric of 120 indicators in a real browser: opening it, and from a finger's tap on a level to its being drawn.

Run with `python -m bench.long_rubric` after `make web`. The server is stopped meanwhile. The rubric is the shipped one
with each indicator six times; taps go to the page of one indicator and to the short list of all of them.
"""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
from pathlib import Path
from typing import Any

from playwright.sync_api import Playwright, sync_playwright

from bench.drawn import WAYS, Drawn
from bench.numbers import Line, report
from bench.rubric import p95, timed_tap
from bench.screens import OPEN
from fieldwork.instruments.model import Instrument
from fieldwork.instruments.reading import read
from sync_server.devices import Caller
from sync_server.ledger import Ledger
from sync_server.main import open_server
from sync_server.office import instruments
from sync_server.settings import Settings
from sync_server.staging import Source
from tests.e2e.people import signs_in
from tests.support.instruments import document
from tests.support.office_process import ROOT, Office
from tests.support.phone import Phone
from tests.support.semantics import by_identifier
from tools.album.records import Demo

TIMES, TAPS = 6, int(os.environ.get("TAPS", "40"))
TARGET_MS = 100


def long_rubric() -> Instrument:
    """The shipped rubric with each of its indicators several times."""
    parsed: dict[str, Any] = document("ADM4") | {"id": "LONG", "title_th": "แบบสมมติ 120 ตัวชี้วัด"}
    for area in parsed["areas"]:
        many = area["indicators"] * TIMES
        weights = [100 // len(many) + (at < 100 % len(many)) for at in range(len(many))]
        area["indicators"] = [
            {**each, "id": f"{area['id']}{at + 1}", "weight": weight}
            for at, (each, weight) in enumerate(zip(many, weights, strict=True))
        ]
    made = read(parsed)
    assert isinstance(made, Instrument), made
    return made


def planned(data: Path, visit: str, leader: str) -> str:
    """Publish it in a stopped office and use it on a visit; returns its record."""
    server = open_server(Settings.from_env({"DATA_DIR": str(data)}))
    with server.database.writing() as writing:
        used = instruments.put(server, writing, Caller(leader, "setup"), long_rubric(), waiver="วัดความเร็ว")
    with server.database.writing() as writing:
        ledger = Ledger(server, writing, Source(leader, "setup", server.now_ms()))
        ledger.write("visit", visit, {f"instruments.{used}": True}, check=False)
        ledger.close()
    server.database.close()
    return used


def chosen(phone: Phone, cell: str) -> float:
    """Milliseconds from the finger to the level being marked as chosen."""
    lifted, seen = timed_tap(phone, cell, f'{by_identifier(cell)}[aria-current="true"]')
    return seen - lifted


def measured(playwright: Playwright, drawn: Drawn) -> list[Line]:
    """The lines of one way of drawing."""
    site = os.environ.get("SITE_DIR") or str(ROOT / "build" / "pwa")
    with (
        tempfile.TemporaryDirectory() as folder,
        Office(Path(folder) / "data", env={"SITE_DIR": site}) as office,
        Phone(playwright, Path(folder), "supervisor", shape=drawn.shape, engine=drawn.engine) as phone,
    ):
        office.start("demo")
        demo = Demo.read(office.data)
        visit = demo.visits("supervisor-1")[-2]
        office.stop()
        used = planned(office.data, visit, demo.person("supervisor-1"))
        office.start("demo")
        signs_in(phone, demo.account("supervisor-1"))
        phone.go_offline()
        opened = float(phone.page.evaluate(OPEN, [f"/visits/{visit}/sheet/{used}", "indicator-AC1-level-4"]))
        phone.chooses("indicator-AC1-level-4")  # the first level of a page may turn it; those after it do not
        phone.until(lambda: phone.has("indicator-AC1-level-3"), "the page turned")
        alone = [chosen(phone, f"indicator-AC1-level-{2 + number % 2}") for number in range(TAPS)]
        phone.tap("show-list")
        phone.tap("dense")
        phone.until(lambda: phone.has("indicator-AC2-level-3"), "no short list")
        dense = [chosen(phone, f"indicator-AC2-level-{2 + number % 2}") for number in range(TAPS)]
    target = TARGET_MS if drawn.counts else None
    return [
        Line(f"open the sheet; {drawn.name}", opened, 1000 if drawn.counts else None, "ms"),
        Line("tap to drawn, one indicator a page, median", statistics.median(alone), None, "ms"),
        Line("tap to drawn, one indicator a page, p95", p95(alone), target, "ms"),
        Line("tap to drawn, the short list, median", statistics.median(dense), None, "ms"),
        Line("tap to drawn, the short list, p95", p95(dense), target, "ms"),
    ]


def main() -> int:
    """Measure and print the table."""
    with sync_playwright() as playwright:
        lines = [line for drawn in WAYS for line in measured(playwright, drawn)]
    return report(f"A rubric of 120 indicators in a browser, {TAPS} taps each", lines)


if __name__ == "__main__":
    sys.exit(main())
