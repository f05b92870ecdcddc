"""A browser with a profile of its own: what it asked for, what it complained about, and a way to kill it outright."""

from __future__ import annotations

import json
import os
import signal
from pathlib import Path
from typing import Any

from playwright.sync_api import BrowserContext, ConsoleMessage, Page, Playwright, Request

from tests.support.chromium import Engine
from tests.web.serving import SiteServer

START_MS = 90_000
FIRST_SCREEN = "() => !document.getElementById('splash')"
TOLD = "() => document.title.startsWith('{') && document.title"
# Chromium remarks on its software renderer and on a server that does not answer, Flutter on drawing plainly.
HARMLESS = ("GPU stall", "net::ERR_", "CPU-only rendering")


class Visitor:
    """One browser profile that outlives its browser, as a phone's does."""

    def __init__(self, playwright: Playwright, engine: Engine, profile: Path, site: SiteServer) -> None:
        self._playwright, self._engine, self._profile = playwright, engine, profile
        self.site = site
        self.asked: list[str] = []
        self.complaints: list[str] = []
        self.context: BrowserContext | None = None
        self._asked_more = 0
        self.open()

    def open(self) -> None:
        """Start the browser on the profile."""
        self.context = self._playwright.chromium.launch_persistent_context(
            str(self._profile),
            executable_path=self._engine.executable,
            args=list(self._engine.args),
            viewport={"width": 390, "height": 844},
            locale="th-TH",
        )
        self.context.on("request", self._request)
        self.context.on("console", self._console)
        self.context.on("weberror", lambda error: self.complaints.append(str(error.error)))

    def _request(self, request: Request) -> None:
        if not request.url.startswith(("blob:", "data:")):
            self.asked.append(request.url)

    def _console(self, message: ConsoleMessage) -> None:
        worth = message.type in ("error", "warning") or "Content Security Policy" in message.text
        if worth and not any(harmless in message.text for harmless in HARMLESS):
            self.complaints.append(message.text)

    def close(self) -> None:
        """Close the browser properly."""
        if self.context is not None:
            self.context.close()
            self.context = None

    def kill(self) -> None:
        """End every process of this profile's browser at once, as a phone out of battery would."""
        for process in self._processes():
            os.kill(process, signal.SIGKILL)
        self.context = None

    def processor_seconds(self) -> float:
        """How long this profile's browser has kept processors busy so far."""
        ticks = sum(_ticks(process) for process in self._processes())
        return ticks / os.sysconf("SC_CLK_TCK")

    def _processes(self) -> list[int]:
        """The browser of this profile and all its children."""
        mark = f"--user-data-dir={self._profile}".encode()
        found = {int(entry.name) for entry in Path("/proc").iterdir() if entry.name.isdigit()}
        ours = {process for process in found if mark in _read(process, "cmdline").split(b"\0")}
        parents = {process: _parent(process) for process in found}
        while children := {process for process in found - ours if parents[process] in ours}:
            ours |= children
        return sorted(ours)

    def page(self) -> Page:
        """The first tab, or a new one."""
        assert self.context is not None
        return self.context.pages[0] if self.context.pages else self.context.new_page()

    def tab(self) -> Page:
        """Another tab."""
        assert self.context is not None
        return self.context.new_page()

    def goes(self, route: str, page: Page | None = None) -> Page:
        """Open the app at a route, from the beginning, and wait for its first screen."""
        page = self.sets_out(route, page)
        page.wait_for_function(FIRST_SCREEN, timeout=START_MS)
        return page

    def sets_out(self, route: str, page: Page | None = None) -> Page:
        """Begin to load the app at a route. From a blank page: another route of the same one would load nothing."""
        page = page or self.page()
        page.goto("about:blank")
        page.goto(f"{self.site.url}#/{route}")
        return page

    def starts_over(self, route: str, page: Page) -> None:
        """Reload at another route without ever leaving the app, so that a version that waits goes on waiting."""
        page.evaluate("route => { location.hash = `#/${route}`; }", route)
        page.reload()
        page.wait_for_function(FIRST_SCREEN, timeout=START_MS)

    def told(self, route: str, page: Page | None = None) -> dict[str, Any]:
        """Open the probe at a route and read what it tells."""
        page = self.goes(route, page)
        return read(page)

    def begins(self, route: str, page: Page | None = None) -> Page:
        """Have the probe that is open do something more: another address, and no other start of the app."""
        page = page or self.page()
        self._asked_more += 1
        address = f"#/{route}?{self._asked_more}"
        page.evaluate("address => { document.title = ''; location.hash = address; }", address)
        return page

    def tells(self, route: str, page: Page | None = None) -> dict[str, Any]:
        """The same, and read what it tells."""
        return read(self.begins(route, page))

    def off_origin(self) -> list[str]:
        """Whatever was asked of anyone but the site itself."""
        return [url for url in self.asked if not url.startswith((self.site.url, "about:"))]


def read(page: Page) -> dict[str, Any]:
    """What the probe tells."""
    answer: dict[str, Any] = json.loads(page.wait_for_function(TOLD, timeout=START_MS).json_value())
    return answer


def _read(process: int, name: str) -> bytes:
    try:
        return Path(f"/proc/{process}/{name}").read_bytes()
    except OSError:  # it ended meanwhile
        return b""


def _stat(process: int) -> list[bytes]:
    """The fields after the command's name, which may hold spaces itself."""
    return _read(process, "stat").rpartition(b")")[2].split()


def _parent(process: int) -> int:
    fields = _stat(process)
    return int(fields[1]) if fields else 0


def _ticks(process: int) -> int:
    fields = _stat(process)
    return int(fields[11]) + int(fields[12]) if fields else 0
