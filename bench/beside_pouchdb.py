"""PouchDB on LevelDB beside ours: ten thousand records to a server over loopback, and to another device.

Run with `python -m bench.beside_pouchdb` after `make pouchdb`, which installs it from the lock in `bench/pouchdb`.
Both go the whole way from a device's files over a server's files to another device's, and take turns within each round,
so that other work on the machine disturbs both alike. What differs is in PouchDB's favour: its portions are of a
thousand (the usual hundred is slower), its device has been warmed up, LevelDB does not wait for the disk, and it keeps
neither permissions nor who wrote which field.
"""

from __future__ import annotations

import asyncio
import json
import os
import secrets
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from app.main import calm_collector
from bench import whole_way
from bench.numbers import Line, report
from bench.processes import usage
from bench.sync import RECORDS, finding
from bench.whole_way import Taken
from fieldwork.ids import uuid7

ROUNDS = int(os.environ.get("ROUNDS", "10"))
AHEAD = 4
_PROGRAMS = Path(__file__).parent / "pouchdb"
_STEPS = {"push": RECORDS, "pull": RECORDS, "idle": 0}
Round = dict[str, Taken]


def documents() -> list[dict[str, Any]]:
    """The records of the other benchmarks as documents: their kind, their id and their fields, no more."""
    now, author = time.time_ns() // 1_000_000, _id()
    visits = [(_id(), _id()) for _ in range(20)]
    found = (finding(visits, author, n) for n in range(RECORDS))
    return [{"_id": f"finding:{uuid7(now, secrets.token_bytes(10))}", "kind": "finding", **fields} for fields in found]


def theirs(folder: Path) -> Round:
    """Send from one device with PouchDB, receive on another, then do nothing."""
    for name in ("server", "devices"):
        (folder / name).mkdir(parents=True)
    made = folder / "documents.json"
    made.write_text(json.dumps(documents(), ensure_ascii=False), "utf-8")
    with _started("server.js", folder / "server") as (server, port):
        address = f"http://127.0.0.1:{port}"
        with _started("device.js", folder / "devices", address, made) as (device, _):
            return {step: _taken(device, server, step) for step in _STEPS}


def ours(folder: Path) -> Round:
    """The same with the app's own store and client and our server."""
    return asyncio.run(whole_way.one(folder))


def _taken(device: subprocess.Popen[str], server: subprocess.Popen[str], step: str) -> Taken:
    before = usage(server.pid).seconds
    answer = json.loads(_said(device, step))
    if answer["documents"] != _STEPS[step]:
        raise SystemExit(f"PouchDB moved {answer['documents']} documents with {step}")
    return Taken(answer["wall"], answer["processor"], usage(server.pid).seconds - before)


@contextmanager
def _started(program: str, *arguments: object) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """A program of Node and the first line it says."""
    command = ["node", str(_PROGRAMS / program), *map(str, arguments)]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    try:
        yield process, _said(process)
    finally:
        process.kill()
        process.communicate()


def _said(process: subprocess.Popen[str], asked: str = "") -> str:
    assert process.stdin is not None and process.stdout is not None
    if asked:
        process.stdin.write(f"{asked}\n")
        process.stdin.flush()
    line = process.stdout.readline()
    if not line:
        raise SystemExit(f"PouchDB's process ended with {process.wait()}")
    return line.strip()


def rounds() -> tuple[list[Round], list[Round]]:
    """What every round took, ours and theirs; who goes first changes with every round."""
    both: list[tuple[Callable[[Path], Round], list[Round]]] = [(ours, []), (theirs, [])]
    for number in range(ROUNDS):
        for run, taken in both if number % 2 else reversed(both):
            folder = Path(tempfile.mkdtemp(prefix="bench-beside-"))
            try:
                taken.append(run(folder / "round"))
            finally:
                shutil.rmtree(folder)
    return both[0][1], both[1][1]


def lines(step: str, name: str, own: Sequence[Round], other: Sequence[Round]) -> Iterator[Line]:
    """One step of both, and how many times as long the other took, round by round."""
    pairs = [(mine[step], his[step]) for mine, his in zip(own, other, strict=True)]
    for who, taken in (("ours", [a for a, _ in pairs]), ("PouchDB", [b for _, b in pairs])):
        device, server = (statistics.median(getattr(t, side) for t in taken) for side in ("device", "server"))
        shown = f"{name}, {who} (processor: device {device:.2f} s, server {server:.2f} s)"
        yield Line(shown, statistics.median(t.wall for t in taken), None, "s")
    on_the_wall = statistics.median(b.wall / a.wall for a, b in pairs)
    worked = statistics.median((b.device + b.server) / (a.device + a.server) for a, b in pairs)
    is_work = step != "idle"  # a few milliseconds are fewer than the kernel counts
    yield Line(f"{name}, PouchDB to ours", on_the_wall, AHEAD if is_work else None, "times", at_least=True)
    if is_work:
        yield Line(f"{name}, PouchDB to ours in processor time", worked, None, "times")


def main() -> int:
    """Measure and print; 1 when ours is not so far ahead."""
    if not (_PROGRAMS / "node_modules").is_dir():
        print("NOT RUN: PouchDB is not installed (needs Debian's nodejs and npm): make pouchdb")
        return 0
    calm_collector()
    own, other = rounds()
    load = f"{os.getloadavg()[0]:.1f} jobs at once on {os.cpu_count()} processors"
    named = {"push": "push 10,000 records", "pull": "pull them to a new device", "idle": "nothing to do"}
    table = [line for step, name in named.items() for line in lines(step, name, own, other)]
    return report(f"Beside PouchDB on LevelDB, the whole way over loopback, median of {ROUNDS} ({load})", table)


def _id() -> str:
    return uuid7(time.time_ns() // 1_000_000, secrets.token_bytes(10))


if __name__ == "__main__":
    sys.exit(main())
