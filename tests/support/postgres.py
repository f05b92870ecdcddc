"""A private PostgreSQL cluster for tests: in a temporary folder, on a free port, as a user that is not root."""

from __future__ import annotations

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psycopg
import pytest

NOT_RUN = "NOT RUN: postgresql (apt install postgresql)"


def binaries() -> Path | None:
    """The folder of the newest PostgreSQL that is installed, Debian's place first."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    on_path = shutil.which("initdb")
    return found[-1].parent if found else Path(on_path).parent if on_path else None


@dataclass(frozen=True, slots=True)
class Cluster:
    """A running cluster. Every test takes a database of its own."""

    port: int

    def fresh(self, name: str, *, like: str = "template1") -> str:
        """Make a database, empty or like another one that nobody uses, and return its URL."""
        with psycopg.connect(self._dsn("postgres"), autocommit=True) as connection:
            connection.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
            connection.execute(f'CREATE DATABASE "{name}" TEMPLATE "{like}"')
        return f"postgresql://tester@127.0.0.1:{self.port}/{name}"

    def _dsn(self, database: str) -> str:
        return f"host=127.0.0.1 port={self.port} user=tester dbname={database}"


@contextmanager
def cluster() -> Iterator[Cluster]:
    """Start a cluster, skip the test when there is no PostgreSQL. It sorts by a language, as an office's may."""
    where = binaries()
    if where is None:
        pytest.skip(NOT_RUN)
    folder = Path(tempfile.mkdtemp(prefix="pg-"))
    as_user = _as_somebody(folder)
    data, port = folder / "data", free_port()
    init = ["--username=tester", "--auth=trust", "--encoding=UTF8", "--no-sync"]
    init += ["--locale=C.UTF-8", "--locale-provider=icu", "--icu-locale=th-TH"]
    try:
        _run(*as_user, str(where / "initdb"), f"--pgdata={data}", *init, cwd=folder)
        options = f"-p {port} -k {folder} -c listen_addresses=127.0.0.1 -c fsync=off -c max_connections=60"
        control = [*as_user, str(where / "pg_ctl"), f"--pgdata={data}", "--wait"]
        _run(*control, f"--log={folder / 'log'}", f"--options={options}", "start", cwd=folder)
        try:
            yield Cluster(port)
        finally:
            _run(*control, "--mode=immediate", "stop", cwd=folder)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _as_somebody(folder: Path) -> list[str]:
    """PostgreSQL refuses to run as root."""
    if os.geteuid() != 0:
        return []
    name = next(name for name in ("postgres", "nobody") if _exists(name))
    user = pwd.getpwnam(name)
    os.chown(folder, user.pw_uid, user.pw_gid)
    return ["runuser", "-u", name, "--"]


def _exists(name: str) -> bool:
    try:
        pwd.getpwnam(name)
    except KeyError:
        return False
    return True


def _run(*command: str, cwd: Path) -> None:
    # pg_ctl leaves the server behind with our output open, so its output goes to a file and not to a pipe
    with (cwd / "output").open("ab") as output:
        subprocess.run(command, cwd=cwd, stdout=output, stderr=output, check=True, timeout=120)


def free_port() -> int:
    """A port that nobody uses just now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
