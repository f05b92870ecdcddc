"""Sites and browsers for the tests of the offline web app."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Playwright, sync_playwright

from tests.support.chromium import LEAN, Engine
from tests.web.serving import SiteServer
from tests.web.visiting import Visitor
from tools.build_web import build
from tools.web.paths import ROOT, Places

CACHE = ROOT / "build" / "cache"
PROBE = Path(__file__).with_name("probe.py")


@pytest.fixture(scope="session")
def app_site() -> Path:
    """The app as people get it, unless SITE_DIR names one that was built before."""
    if os.environ.get("SITE_DIR"):
        return Path(os.environ["SITE_DIR"])
    out = ROOT / "build" / "pwa"
    build(Places(out, CACHE))
    return out


@pytest.fixture(scope="session")
def probe_site() -> Path:
    """The same site with an entry that does what a test asks."""
    out = ROOT / "build" / "probe"
    build(Places(out, CACHE, entry=PROBE), packed=False)
    return out


@pytest.fixture(scope="module")
def playwright() -> Iterator[Playwright]:
    """Playwright's driver, once per module: it must be gone before asyncio tests run."""
    with sync_playwright() as driver:
        yield driver


@pytest.fixture
def engine() -> Engine:
    """Which browser the tests of a module run in."""
    return LEAN


@pytest.fixture
def visiting(playwright: Playwright, tmp_path: Path, engine: Engine) -> Iterator[Callable[[Path], Visitor]]:
    """Serve a copy of a site and open a browser with an empty profile on it."""
    with visitors(playwright, tmp_path, engine) as open_on:
        yield open_on


@contextmanager
def visitors(playwright: Playwright, folder: Path, engine: Engine = LEAN) -> Iterator[Callable[[Path], Visitor]]:
    """What `visiting` gives, for fixtures that last longer than one test."""
    opened: list[Visitor] = []

    def open_on(site: Path) -> Visitor:
        served = folder / f"site{len(opened)}"
        shutil.copytree(site, served)
        opened.append(Visitor(playwright, engine, folder / f"profile{len(opened)}", SiteServer(served)))
        return opened[-1]

    yield open_on
    for visitor in opened:
        visitor.close()
        visitor.site.stop()
