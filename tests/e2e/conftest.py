"""What the stories share: a built site, a running Playwright, and a day whose later steps need its earlier ones."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Error, Playwright, sync_playwright

from tests.support.phone import Phone

BROKEN = pytest.StashKey[str]()
PHONES = pytest.StashKey[list[Phone]]()


@pytest.fixture(scope="session")
def site(repository: Path) -> Path:
    """The offline web app as it is now, unless SITE_DIR names one that was built before."""
    if os.environ.get("SITE_DIR"):
        return Path(os.environ["SITE_DIR"])
    out = repository / "build" / "pwa"
    command = [sys.executable, "-m", "tools.build_web", "--out", str(out)]
    done = subprocess.run(command, cwd=repository, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return out


@pytest.fixture(scope="module")
def playwright() -> Iterator[Playwright]:
    """One Playwright per module: it must be gone before asyncio tests run."""
    with sync_playwright() as running:
        yield running


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]) -> object:
    """Photograph every phone where a step fails, and remember in a day which step it was."""
    report = yield
    if call.excinfo is not None and report.when in ("setup", "call"):
        _photograph(item)
        if _in_order(item):
            item.parent.stash.setdefault(BROKEN, item.name)
    return report


def pytest_runtest_setup(item: pytest.Item) -> None:
    """A day whose morning failed has no evening."""
    if _in_order(item) and BROKEN in item.parent.stash:
        pytest.fail(f"an earlier step failed: {item.parent.stash[BROKEN]}", pytrace=False)


@pytest.fixture(scope="module")
def phones(request: pytest.FixtureRequest) -> Iterator[list[Phone]]:
    """The devices of a module: closed at its end, each checked for what it asked and said."""
    owned: list[Phone] = []
    request.node.stash[PHONES] = owned
    yield owned
    for phone in owned:
        phone.close()


def _in_order(item: pytest.Item) -> bool:
    """Whether the tests of this module are steps of one day (`IN_ORDER = True` in it)."""
    return bool(getattr(getattr(item, "module", None), "IN_ORDER", False))


def _photograph(item: pytest.Item) -> None:
    module = item.getparent(pytest.Module)
    for phone in module.stash.get(PHONES, []) if module else []:
        if phone.browser is None:
            continue
        folder = item.config.rootpath / "build" / "e2e"
        try:
            phone.picture(folder / f"{item.name}-{phone.name}.png")
        except Error as gone:  # the failure may be that the browser is no more
            item.add_report_section("call", "picture", f"none of {phone.name}: {gone}")
