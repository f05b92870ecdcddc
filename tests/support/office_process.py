"""The office server as its own process: started on a data folder, stopped for real, started again on the same port."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import httpx

ROOT = Path(__file__).resolve().parents[2]
READY_S = 60.0


def free_port() -> int:
    """A port nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


class Office:
    """`python -m sync_server …` on one data folder and one port. "Stopped" means that the process has ended."""

    def __init__(
        self,
        data: Path,
        *,
        port: int | None = None,
        env: Mapping[str, str] | None = None,
        program: str = "sync_server",
    ) -> None:
        self.data = data
        self._program = program
        self.port = port or free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.log = data.parent / f"{data.name}.log"
        self._env = dict(env or {})
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Office:
        return self

    def __exit__(self, *_: object) -> None:
        if self._process is not None:
            self.stop()

    def begin(self, command: str = "serve") -> None:
        """Start the process, whatever becomes of it."""
        assert self._process is None, "the office is open already"
        self.data.parent.mkdir(parents=True, exist_ok=True)
        with self.log.open("ab") as log:
            self._process = subprocess.Popen(
                [sys.executable, "-m", self._program, command],
                cwd=ROOT,
                env=self._environment(),
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )

    def start(self, command: str = "serve") -> None:
        """Start the process and wait until it answers that it is well."""
        self.begin(command)
        self._await_health()

    def stop(self, signum: int = signal.SIGTERM) -> None:
        """End the process and wait for its end."""
        assert self._process is not None, "the office is closed already"
        self._process.send_signal(signum)
        self._process.wait(timeout=20)
        self._process = None

    def strike(self) -> None:
        """End the process and all that it started at once, as a power cut does, wherever they are."""
        assert self._process is not None, "the office is closed already"
        os.killpg(self._process.pid, signal.SIGKILL)

    def kill(self) -> None:
        """The same, and wait for its end; it may have ended by itself."""
        assert self._process is not None, "the office is closed already"
        if self.is_running:
            self.strike()
        self._process.wait(timeout=20)
        self._process = None

    def run(self, *arguments: str) -> str:
        """A command on the same data folder, such as `init`; what it prints."""
        done = subprocess.run(
            [sys.executable, "-m", "sync_server", *arguments],
            cwd=ROOT,
            env=self._environment(),
            capture_output=True,
            text=True,
            timeout=60,
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    @property
    def is_running(self) -> bool:
        """Whether the process has not ended, by itself or otherwise."""
        return self._process is not None and self._process.poll() is None

    @property
    def pid(self) -> int:
        """The process id of the running server."""
        assert self._process is not None
        return self._process.pid

    def accounts(self) -> list[dict[str, Any]]:
        """The demo's sign-ins, as it writes them for people to read."""
        found = json.loads((self.data / "demo-accounts.json").read_text("utf-8"))
        accounts: list[dict[str, Any]] = found["accounts"] if isinstance(found, dict) else found
        return accounts

    def _environment(self) -> dict[str, str]:
        own = {"DATA_DIR": str(self.data), "PORT": str(self.port), "HOST": "127.0.0.1", "PYTHONUNBUFFERED": "1"}
        return {**os.environ, **own, **self._env}

    def _await_health(self) -> None:
        assert self._process is not None
        deadline = time.monotonic() + READY_S
        with httpx.Client(base_url=self.url, timeout=2, verify=False) as asking:
            while time.monotonic() < deadline:
                if self._process.poll() is not None:
                    raise AssertionError(f"the server ended: {self.log.read_text('utf-8', 'replace')[-3000:]}")
                if _is_well(asking):
                    return
                time.sleep(0.05)
        raise AssertionError(f"the server is not ready: {self.log.read_text('utf-8', 'replace')[-3000:]}")


def _is_well(asking: httpx.Client) -> bool:
    try:
        return bool(asking.get("/api/health").json() == {"status": "ok"})
    except (httpx.TransportError, ValueError):
        return False
