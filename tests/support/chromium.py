"""A real Chromium with a profile of its own, as one person's device has it: opened, closed, or killed by process id.

A browser draws by imitating a graphics card, on the processor; without one it draws plainly, for a third less work.
"""

from __future__ import annotations

import os
import shutil
import signal
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from playwright.sync_api import BrowserContext, Playwright

from tests.conftest import CHROMIUM

# Nothing of the browser's own may leave the machine: every name but the loopback address resolves to nothing.
ARGS = (
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)
WITHOUT_CARD = ("--disable-gpu", "--disable-3d-apis", "--disable-software-rasterizer")


@dataclass(frozen=True, slots=True)
class Engine:
    """Which program runs a device's browser, and how it draws."""

    executable: str | None
    args: tuple[str, ...] = ARGS

    def plain(self) -> Engine:
        """The same program without a graphics card."""
        return Engine(self.executable, (*self.args, *WITHOUT_CARD))


# The program that people have; and the same engine without its windows, where Debian's package of it is there.
WHOLE = Engine(CHROMIUM)
LEAN = Engine(shutil.which("chromium-headless-shell") or CHROMIUM).plain()


@dataclass(frozen=True, slots=True)
class Shape:
    """A device as the browser imitates it."""

    width: int
    height: int
    scale: float = 1
    mobile: bool = True
    dark: bool = False
    locale: str = "th-TH"
    zone: str = "Asia/Bangkok"

    def turned(self) -> Shape:
        """The same device, held the other way."""
        return replace(self, width=self.height, height=self.width)


PHONE = Shape(390, 844)
CRISP_PHONE = Shape(390, 844, 2)  # with pixels as fine as a phone's, for pictures and timings
TABLET = Shape(1180, 820)
TABLET_UPRIGHT = TABLET.turned()


def launch(playwright: Playwright, profile: Path, shape: Shape, engine: Engine = LEAN) -> BrowserContext:
    """Start a browser process on a profile folder."""
    return playwright.chromium.launch_persistent_context(
        profile,
        executable_path=engine.executable,
        args=list(engine.args),
        viewport={"width": shape.width, "height": shape.height},
        device_scale_factor=shape.scale,
        is_mobile=shape.mobile,
        has_touch=True,
        locale=shape.locale,
        timezone_id=shape.zone,
        color_scheme="dark" if shape.dark else "light",
        accept_downloads=True,
    )


def main_process(profile: Path) -> int:
    """The process id of the browser that runs on a profile."""
    wanted = f"--user-data-dir={profile}"
    for pid in _processes():
        arguments = _command(pid)
        if wanted in arguments and not any(a.startswith("--type=") for a in arguments):
            return pid
    raise LookupError(f"no browser runs on {profile}")


def kill_tree(pid: int) -> None:
    """End a process and all that it started with SIGKILL, and wait until they are gone."""
    tree = [pid, *_descendants(pid)]
    for each in tree:
        _kill(each)
    deadline = time.monotonic() + 10
    while any(map(_runs, tree)):
        if time.monotonic() > deadline:
            raise TimeoutError(f"processes still run: {[p for p in tree if _runs(p)]}")
        time.sleep(0.02)


def _kill(pid: int) -> None:
    try:
        os.kill(pid, signal.SIGKILL)
    except ProcessLookupError:
        return  # it ended with its parent


def _processes() -> Iterator[int]:
    return (int(entry.name) for entry in Path("/proc").iterdir() if entry.name.isdigit())


def _command(pid: int) -> list[str]:
    try:
        return Path(f"/proc/{pid}/cmdline").read_text("utf-8", "replace").split("\0")
    except (FileNotFoundError, ProcessLookupError):
        return []


def _status(pid: int) -> list[str]:
    """State and parent, after the name, which may hold spaces."""
    try:
        return Path(f"/proc/{pid}/stat").read_text("utf-8", "replace").rpartition(")")[2].split()
    except (FileNotFoundError, ProcessLookupError):
        return []


def _runs(pid: int) -> bool:
    status = _status(pid)
    return bool(status) and status[0] not in ("Z", "X")


def _descendants(pid: int) -> list[int]:
    parents = {each: int(status[1]) for each in _processes() if (status := _status(each))}
    found = [pid]
    for known in found:
        found += [child for child, parent in parents.items() if parent == known and child not in found]
    return found[1:]
