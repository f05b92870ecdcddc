"""The browser: a supervisor rates sheet after sheet in the real web app, and the whole browser is killed all the while.

A damaged database shows as an app that does not open: it looks at its files before it uses them.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Playwright, sync_playwright

from tests.e2e.killed import rating
from tests.kills.tally import Tally
from tests.support.phone import Phone


def run(kills: int, seed: str, site: Path, folder: Path, say: Callable[[str], None]) -> Tally:
    """Kill so often. A sheet has room for some twenty kills, so several are rated, each on a new device."""
    tally = Tally("browser", seed, "something done was not yet called saved")
    with sync_playwright() as playwright:
        sheet = 0
        while tally.kills < kills and tally.is_good:
            sheet += 1
            _rate(playwright, site, folder / str(sheet), tally, f"{seed}-{sheet}", kills - tally.kills)
            say(tally.row())
    return tally


def _rate(playwright: Playwright, site: Path, folder: Path, tally: Tally, seed: str, most: int) -> None:
    """One sheet. What a rater misses ends it, with the kill and the seed in the finding."""
    phones: list[Phone] = []
    before = tally.kills
    with rating(site, playwright, phones, folder, seed=seed) as rater:
        try:
            rater.lives_through(rater.moments()[:most])
        except AssertionError as missed:
            tally.lose([f"{missed} {' '.join(missed.__notes__)}"])
        tally.kills, tally.met = before + rater.kills, tally.met + rater.under_way
        tally.acknowledged += rater.shown.promises
    for phone in phones:
        phone.close()
