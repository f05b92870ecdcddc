"""Third-party packages for the phone: installed once from the registry for Pyodide's platform, then trimmed."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

from tools.web import fingerprint
from tools.web.paths import Places, files_under

PLATFORM = [
    "--no-compile",
    "--only-binary=:all:",
    "--no-deps",
    "--python-version=3.14",
    "--implementation=cp",
    "--abi=cp314",
    "--abi=none",
    "--platform=pyemscripten_2026_0_wasm32",
    "--platform=any",
]

# What no phone ever imports: other databases, terminals, servers, test helpers, Dart sources, typing stubs, metadata.
UNUSED = re.compile(
    r"(^|/)(__pycache__|tests?|testing)(/|$)"
    r"|\.(pyi|pyx|pxd|c|h|cpp|typed|so\.map)$|^[^/]+\.dist-info/|^(bin|flutter)/"
    r"|^sqlalchemy/dialects/(mysql|oracle|mssql|postgresql)/|^sqlalchemy/dialects/sqlite/provision\.py$"
    r"|^sqlalchemy/ext/(asyncio|mypy|automap|horizontal_shard|serializer|indexable|orderinglist)(/|\.py$)"
    r"|^pydantic/(v1|experimental)/|^pydantic/(mypy|color)\.py$"
    r"|^flet/(testing|fastapi)/|^flet/(cli|pytest_plugin)\.py$"
    r"|^flet/messaging/(flet_socket_server|flet_dart_bridge_server)\.py$"
    r"|^httpx/_main\.py$"
)


def unused(name: str) -> bool:
    """Whether a file of the installed tree stays out of the app."""
    return bool(UNUSED.search(name))


def vendor(places: Places) -> Path:
    """The untrimmed packages, installed at most once per version of the requirements file."""
    key = fingerprint.of_bytes(places.requirements.read_bytes() + " ".join(PLATFORM).encode())[:16]
    target = places.cache / f"wheels-{key}"
    if target.exists():
        return target
    unfinished = target.with_suffix(".part")
    shutil.rmtree(unfinished, ignore_errors=True)
    command = [sys.executable, "-m", "pip", "install", "-q", "--disable-pip-version-check"]
    subprocess.run([*command, *PLATFORM, "--target", unfinished, "-r", places.requirements], check=True)
    unfinished.rename(target)
    return target


def stage(packages: Path, target: Path) -> None:
    """Copy what the phone uses into an empty folder."""
    for name in files_under(packages):
        if not unused(name):
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(packages / name, target / name)
