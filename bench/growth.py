"""What one sync costs while the server's history grows: 10,000 records, 100,000, a million, on SQLite and PostgreSQL.

Run with `python -m bench.growth`, or with `--to 1000000` and `--on postgresql`. Every size has a database of its own,
filled by the server's own ledger (permission alone is left out), and the sizes are measured in turn, so that other work
on the machine disturbs all of them alike. The area stays as large as it is: a hundred schools whose visits add up.

What must stay flat is processor time, the server's and the database's together, and what the database has to do
(`tests.support.work`). The clock on the wall is told beside them: on a busy machine a step of a millisecond is often
interrupted, and more often on the larger size, whose turn is later.
"""

from __future__ import annotations

import argparse
import os
import secrets
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sqlalchemy import func, select, text

from bench import grown
from bench.grown import BUSY, OLD, OPEN, PEOPLE, SMALL, WORDS, Grown, person, school
from bench.numbers import Line, report
from bench.processes import on_processor
from fieldwork import scopes
from fieldwork.ids import natural_id, uuid7
from fieldwork.wire import PROTOCOL
from sync_server import devices, epochs, pulling, pushing
from sync_server.devices import Caller
from sync_server.digests import digests_of
from sync_server.edits import dump
from sync_server.main import open_server
from sync_server.server import Server
from sync_server.settings import Settings
from sync_server.tables import record
from sync_server.world import LedgerWorld
from tests.support.postgres import cluster
from tests.support.work import Work

SMALLEST, CHANGED = 10_000, 100
ROUNDS, WARM = int(os.environ.get("ROUNDS", "30")), 3  # in the first rounds plans and pages warm up
FLAT = 1.2
Step = Callable[[], Any]
_BACKENDS = text(
    "SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND backend_type = 'client backend'"
)
Values = tuple[str, str, dict[str, Any]]


class Syncs:
    """The devices of one server. What a method returns is what is timed; what it does before makes that ready."""

    def __init__(self, filled: Grown) -> None:
        self._grown, self._server = filled, filled.server
        self.work = Work(filled.server.database)
        self._findings = list(grown.findings_of_the_small_school())[:CHANGED]
        self._sheet = grown.sheet(filled, natural_id("growth", f"visit {OLD} {OPEN}"), OLD, person(0))[1]
        self._before = 0
        self._backends: list[int] = []
        with self._server.database.reading() as connection:
            world = LedgerWorld(connection)
            self._epoch = epochs.epoch(connection)
            self._held = {
                name: sorted(scopes.held(who, world, self._server.today()))
                for name, who in (("supervisor", person(0)), ("committee", person(PEOPLE - 1)), ("busy", person(BUSY)))
            }
            for kind, known in [*(("finding", finding) for finding in self._findings), ("sheet", self._sheet)]:
                found = world.get(kind, known)
                assert found is not None
                filled.heads |= {(known, name): [write] for name, write in found.writes.items()}

    def processor(self) -> float:
        """Processor seconds so far of this thread and of every PostgreSQL process that serves it."""
        return time.thread_time() + sum(map(on_processor, self._backends))

    def look_for_backends(self) -> None:
        """Find the processes that serve these connections."""
        if not self._server.database.is_sqlite:
            with self._server.database.reading() as connection:
                self._backends = list(connection.execute(_BACKENDS).scalars())

    def steps(self) -> Iterator[tuple[str, Callable[[], Step]]]:
        """Each step by name."""
        yield f"push of {CHANGED} changed fields", self._push
        yield "pull of what they changed", lambda: self._pull("colleague", self._held["supervisor"], self._before)
        yield "nothing to do, a supervisor", lambda: self._pull("supervisor", self._held["supervisor"], self._head())
        yield "nothing to do, one of the committee", lambda: self._nothing("committee")
        yield "nothing to do, one of many visits", lambda: self._nothing("busy")
        yield "first pull of one small scope", self._pull_small
        yield "first page of everything", lambda: self._pull("supervisor", [], 0)
        yield "a sheet opened again", self._open_again
        yield "that sheet handed in, its visit released", self._hand_in
        yield "digests of all scopes", lambda: self._digests

    def _push(self) -> Step:
        self._before = self._head()
        now = self._server.now_ms()
        return self._pushed(("finding", finding, {"text": f"{WORDS}{now}"}) for finding in self._findings)

    def _open_again(self) -> Step:
        why = {f"reopened.{self._server.now_ms()}": "ลืมไปข้อหนึ่ง"}
        return self._pushed([("sheet", self._sheet, {"submitted_at": None, **why})])

    def _hand_in(self) -> Step:
        return self._pushed([("sheet", self._sheet, {"submitted_at": self._server.now_ms()})])

    def _nothing(self, device: str) -> Step:
        return self._pull(device, self._held[device], self._head())

    def _pull_small(self) -> Step:
        small = scopes.results(school(SMALL))
        others = [scope for scope in self._held["supervisor"] if scope != small]
        return self._pull("supervisor", others, self._head())

    def _digests(self) -> None:
        with self._server.database.reading() as connection:
            digests_of(connection, self._held["supervisor"])

    def _head(self) -> int:
        with self._server.database.reading() as connection:
            return epochs.head(connection)

    def _pushed(self, changed: Iterable[Values]) -> Step:
        caller, token = self._grown.tokens["supervisor"]
        edits = [self._grown.edit(kind, known, _id(self._server.now_ms()), values) for kind, known, values in changed]
        head = {"protocol": PROTOCOL, "app": "bench", "device": caller.device, "batch": edits[0]["id"]}
        body = dump({**head, "epoch": self._epoch, "now": self._server.now_ms(), "edits": edits}).encode()

        def push() -> None:
            signed = self._signed(token)
            with self._server.database.writing() as writing:
                (reply,) = pushing.take_in(self._server, writing, [pushing.read(signed, body)])
            if not isinstance(reply, str) or reply.count('"applied"') != len(edits):
                raise SystemExit(f"not applied: {reply!s:.500}")

        return push

    def _pull(self, device: str, held: list[str], since: int) -> Step:
        caller, token = self._grown.tokens[device]
        cursors = dict.fromkeys(held, since)
        asked = pulling.Asked("bench", caller.device, self._epoch, self._server.now_ms(), cursors, 400_000, [], None)

        def pull() -> None:
            signed = self._signed(token)
            with self._server.database.reading() as connection:
                pulling.pull(self._server, connection, signed, asked)

        return pull

    def _signed(self, token: str) -> Caller:
        with self._server.database.reading() as connection:
            return devices.caller_of(connection, f"Bearer {token}", self._server.now_ms())


@dataclass
class Measured:
    """One step on every size: its milliseconds of processor time and on the wall, and the database's work for it."""

    processor: list[list[float]]
    wall: list[list[float]]
    work: list[int] = field(default_factory=list)

    def lines(self, name: str) -> Iterator[Line]:
        """The step's lines of the table."""
        used, passed = ([statistics.median(times) for times in by_size] for by_size in (self.processor, self.wall))
        shown = [" / ".join(f"{each:.1f}" for each in medians) for medians in (used, passed)]
        told = f"{name}: {shown[0]} ms of processor time ({shown[1]} on the wall); largest to smallest"
        yield Line(told, used[-1] / used[0], FLAT, "times")
        work = " / ".join(f"{each:,}" for each in self.work)
        yield Line(f"– the database's work for it: {work}", self.work[-1] / self.work[0], FLAT, "times")


def measured(sizes: list[Grown]) -> dict[str, Measured]:
    """Every step on every size, the sizes in turn."""
    taken: dict[str, Measured] = {}
    every = [Syncs(filled) for filled in sizes]
    for number in range(WARM + ROUNDS):
        for at, syncs in enumerate(every):
            syncs.look_for_backends()
            for name, ready in syncs.steps():
                kept = taken.setdefault(name, Measured([[] for _ in sizes], [[] for _ in sizes]))
                step = ready()
                if number == WARM - 1:
                    kept.work.append(syncs.work.of(step))
                    continue
                wall, used = time.perf_counter(), syncs.processor()
                step()
                used, wall = syncs.processor() - used, time.perf_counter() - wall
                if number >= WARM:
                    kept.processor[at].append(used * 1000)
                    kept.wall[at].append(wall * 1000)
    return taken


def filled(to: int, folder: Path, stack: ExitStack) -> list[Grown]:
    """A server of every size, on SQLite."""
    sizes = []
    for size in (size for size in (SMALLEST, SMALLEST * 10, SMALLEST * 100) if size <= to):
        start = time.perf_counter()
        server = _opened(folder / f"sqlite-{size}", stack)
        sizes.append(grown.fill(server, size))
        with server.database.reading() as connection:
            there = connection.execute(select(func.count()).select_from(record)).scalar_one()
        print(f"{there:,} records in {time.perf_counter() - start:.0f} s", flush=True)
    return sizes


def on_postgres(sizes: Iterable[Grown], folder: Path, stack: ExitStack) -> list[Grown]:
    """The same servers on PostgreSQL."""
    pg = stack.enter_context(cluster())
    copies = []
    for size in sizes:
        server = _opened(folder / f"postgresql-{size.records}", stack, pg.fresh(f"growth_{size.records}"))
        copies.append(grown.copied(size, server))
        with server.database.writing() as writing:  # as the database does by itself after a while
            writing.connection.exec_driver_sql("ANALYZE")
    return copies


def _opened(data: Path, stack: ExitStack, url: str = "") -> Server:
    server = open_server(Settings.from_env({"DATA_DIR": str(data)} | ({"DATABASE_URL": url} if url else {})))
    stack.callback(server.database.close)
    return server


def told(database: str, sizes: list[Grown]) -> int:
    """Measure on one kind of database and print the table; 1 when something is not flat."""
    lines = [line for name, step in measured(sizes).items() for line in step.lines(name)]
    load = f"{os.getloadavg()[0]:.1f} jobs at once on {os.cpu_count()} processors"
    named = ", ".join(f"{size.records:,}" for size in sizes)
    return report(f"One sync with {named} records, {database} ({load})", lines)


def _id(now_ms: int) -> str:
    return uuid7(now_ms, secrets.token_bytes(10))


def main() -> int:
    """Measure on the databases asked for."""
    asked = argparse.ArgumentParser(prog="python -m bench.growth")
    asked.add_argument("--to", type=int, default=SMALLEST * 10)
    asked.add_argument("--on", choices=("sqlite", "postgresql"))
    given = asked.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="bench-growth-"))
    missed = 0
    try:
        with ExitStack() as stack:
            sizes = filled(given.to, folder, stack)
            if given.on != "postgresql":
                missed |= told("SQLite", sizes)
            if given.on != "sqlite":
                missed |= told("PostgreSQL", on_postgres(sizes, folder, stack))
    finally:
        shutil.rmtree(folder)
    return missed


if __name__ == "__main__":
    sys.exit(main())
