"""A real server for tests: a process of its own on a free loopback port, or in this process over ASGI."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from queue import Empty, Queue

REPOSITORY = Path(__file__).resolve().parents[2]
START_SECONDS = 60


@dataclass(frozen=True, slots=True)
class Running:
    """A server process that answers at `address`. Its data stays in `data_dir` when it ends."""

    address: str
    data_dir: Path
    process: subprocess.Popen[str]

    def kill(self) -> None:
        """End the process at once, as a power cut would."""
        self.process.kill()
        self.process.wait()


@contextmanager
def running(data_dir: Path, *arguments: str, env: Mapping[str, str] | None = None) -> Iterator[Running]:
    """Run `python -m sync_server serve` (or the given arguments) until the block ends. PORT defaults to a free one."""
    given = {**os.environ, "PORT": "0", "HOST": "127.0.0.1", "DATA_DIR": str(data_dir), **(env or {})}
    command = [sys.executable, "-m", "sync_server", *(arguments or ("serve",))]
    process = subprocess.Popen(
        command, cwd=REPOSITORY, env=given, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    )
    try:
        yield Running(_address(process), data_dir, process)
    finally:
        process.terminate()
        process.wait(30)
        assert process.stdout is not None
        process.stdout.close()


def set_up(data_dir: Path, *, env: Mapping[str, str] | None = None, **options: str) -> str:
    """Run `init` on an empty DATA_DIR and return the token of the first sign-in link."""
    command = [sys.executable, "-m", "sync_server", "init"]
    command += [part for name, value in options.items() for part in (f"--{name.replace('_', '-')}", value)]
    given = {**os.environ, "DATA_DIR": str(data_dir), **(env or {})}
    done = subprocess.run(command, cwd=REPOSITORY, env=given, capture_output=True, text=True, check=True)
    return done.stdout.strip().rsplit("/", 1)[-1]


def _address(process: subprocess.Popen[str]) -> str:
    """The address the process prints once it listens."""
    assert process.stdout is not None
    lines: Queue[str] = Queue()
    threading.Thread(target=_forward, args=(process, lines), daemon=True).start()
    while True:
        try:
            line = lines.get(timeout=START_SECONDS)
        except Empty:
            raise AssertionError("the server did not start in time") from None
        if line.startswith("Serving on "):
            return line.removeprefix("Serving on ").strip()
        if line == "":
            raise AssertionError(f"the server ended with {process.wait()}")


def _forward(process: subprocess.Popen[str], lines: Queue[str]) -> None:
    assert process.stdout is not None
    try:
        for line in process.stdout:
            lines.put(line)
    except ValueError:  # closed while waiting for a line
        pass
    lines.put("")
