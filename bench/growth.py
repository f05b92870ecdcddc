"""What one sync costs while the server's history grows: 10,000 records, 100,000, a million, on SQLite and PostgreSQL.

Run with `python -m bench.growth`, or with `--to 1000000` and `--on postgresql`. Every size has a database of its own,
filled by the server's own ledger (permission alone is left out), and the sizes are measured in turn, so that other work
on the machine disturbs all of them alike. The area stays as large as it is: a hundred schools whose visits add up.
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
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import func, select

from bench.numbers import Line, report
from fieldwork import scopes, stamps
from fieldwork.digests import Digest, digest
from fieldwork.ids import natural_id, uuid7
from fieldwork.records import RoleName, School, Sheet
from fieldwork.wire import PROTOCOL
from sync_server import devices, epochs, pulling, pushing
from sync_server.database import Database
from sync_server.devices import Caller
from sync_server.digests import digests_of
from sync_server.edits import dump
from sync_server.ledger import Ledger
from sync_server.main import open_server
from sync_server.office import instruments
from sync_server.server import Server
from sync_server.settings import Settings
from sync_server.staging import Source
from sync_server.tables import record, scope_digest
from sync_server.world import LedgerWorld
from tests.support.instruments import rubric
from tests.support.postgres import cluster

SMALLEST, SCHOOLS, PEOPLE, FINDINGS, CHANGED = 10_000, 100, 60, 34, 100
ROUNDS = int(os.environ.get("ROUNDS", "30"))
SMALL, SMALL_VISITS = SCHOOLS, 6  # the number of a school that has so many visits, however large the rest
_FIRST_DAY = date(2020, 5, 18)
_WORDS = "ผู้บริหารและครูร่วมกันใช้ข้อมูลผลสัมฤทธิ์วางแผนแก้ปัญหาการอ่านรายบุคคล และติดตามทุกสัปดาห์ "


@dataclass
class Grown:
    """One server with so many records, and the devices that sync with it."""

    server: Server
    records: int
    instrument: str
    tokens: dict[str, tuple[Caller, str]] = field(default_factory=dict)
    heads: dict[str, str] = field(default_factory=dict)

    def text(self, finding: str, edit: str, value: str) -> dict[str, Any]:
        """An edit of a finding's text that saw the one before."""
        stamp, seen = stamps.make(self.server.now_ms(), 0, "0" * 16), self.heads.get(finding)
        self.heads[finding] = edit
        fields = {"text": [value, [seen] if seen else []]}
        return {"id": edit, "kind": "finding", "record": finding, "stamp": stamp, "fields": fields}


def person(n: int) -> str:
    """The first third are supervisors, the others of the committee."""
    return natural_id("growth", f"person {n}")


def school(n: int) -> str:
    """One of the schools, or the small one."""
    return School.kind().id_of(f"99669{n:05}")


def fill(server: Server, records: int) -> Grown:
    """Write the area and visits until there are so many records; the digests must be those of what is there."""
    with server.database.writing() as writing:
        used = instruments.put(server, writing, Caller(person(0), "setup"), rubric(), waiver="วัดความเร็ว")
    grown = Grown(server, records, used)
    with server.database.writing() as writing:
        ledger = Ledger(server, writing, Source("setup", "setup", server.now_ms()))
        for n in range(SCHOOLS + 1):
            ledger.write("school", school(n), {"code": f"99669{n:05}", "name": f"โรงเรียนสมมติ {n}"}, check=False)
        for n in range(PEOPLE):
            name = {"given": f"ผู้ประเมิน {n}", "surname": "สมมติ", "login": f"growth{n}"}
            ledger.write("person", person(n), name, check=False)
            role = RoleName.EXPERT if n >= PEOPLE // 3 else RoleName.SUPERVISOR
            held = {"person": person(n), "role": str(role), "starts": "2020-01-01"}
            ledger.write("role", natural_id("growth", f"role {n}"), held, check=False)
        for name, who in (("supervisor", 0), ("colleague", 0), ("committee", PEOPLE - 1)):
            described = devices.Described(name, "bench", "bench")
            grown.tokens[name] = devices.add(server, writing, person(who), described)
        ledger.close()
    each = FINDINGS + 5
    visits = max(1, (records - PEOPLE * 2 - SCHOOLS) // each)
    _visits(grown, SMALL, range(SMALL_VISITS))
    for at in range(SCHOOLS):
        of_school = len(range(at, visits, SCHOOLS))
        for first in range(0, of_school, 50):
            _visits(grown, at, range(first, min(first + 50, of_school)))
    _check(server)
    return grown


def _visits(grown: Grown, at: int, numbers: range) -> None:
    """Visits of one school, closed, each with two sheets and what was found."""
    server = grown.server
    with server.database.writing() as writing:
        for number in numbers:
            team = [person((at + number) % (PEOPLE // 3)), person(PEOPLE // 3 + (at + number) % (PEOPLE * 2 // 3 - 1))]
            if at == SMALL:
                team = [person(0), person(PEOPLE - 1)]
            ledger = Ledger(server, writing, Source(team[0], "setup", server.now_ms()))
            visit = natural_id("growth", f"visit {at} {number}")
            day = (_FIRST_DAY + timedelta(days=number * 7)).isoformat()
            fields = {"school": school(at), "day": day, "leader": team[0], f"instruments.{grown.instrument}": True}
            closed = {"closed_at": server.now_ms(), "closed_reason": "ครบแล้ว"}
            ledger.write("visit", visit, fields | {f"team.{m}": [] for m in team} | closed, check=False)
            for member in team:
                ledger.write(*_sheet(grown, visit, at, member), check=False)
            for n in range(FINDINGS):
                finding = natural_id("growth", f"finding {at} {number} {n}")
                ledger.write("finding", finding, _finding(visit, at, team[n % 2], n), check=False)
            ledger.close()


def _sheet(grown: Grown, visit: str, at: int, rater: str) -> tuple[str, str, dict[str, Any]]:
    keys = {"visit": visit, "instrument": grown.instrument, "school": school(at), "subject": school(at), "rater": rater}
    levels = {f"levels.{i.id}": 3 for i in rubric().indicators}
    texts = {"texts.O1": _WORDS, "texts.O2": _WORDS, "texts.O3": _WORDS}
    whole = {**keys, **levels, **texts, "submitted_at": grown.server.now_ms()}
    return "sheet", Sheet.kind().id_of(*(keys[name] for name in Sheet.kind().key)), whole


def _finding(visit: str, at: int, author: str, n: int) -> dict[str, Any]:
    fields = {"visit": visit, "school": school(at), "author": author, "nature": "strength", "text": _WORDS + str(n)}
    return {**fields, "internal": False, "indicators.AC1": True}


def _check(server: Server) -> None:
    """The numbers kept beside the records are those of the records."""
    by_scope: dict[str, list[int]] = {}
    with server.database.reading() as connection:
        for row in connection.execute(select(record.c.scope, record.c.seq)):
            by_scope.setdefault(row.scope, []).append(row.seq)
        kept = {row.scope: Digest(row.records, row.total) for row in connection.execute(select(scope_digest))}
    made = {scope: digest(seqs) for scope, seqs in by_scope.items()}
    if made != {scope: found for scope, found in kept.items() if found.rows}:
        raise SystemExit("the digests are not those of the records")


# one sync


def steps(grown: Grown) -> Iterator[tuple[str, Callable[[], Callable[[], Any]]]]:
    """Each step by name: called, it makes ready and returns what is timed."""
    server = grown.server
    findings = [
        natural_id("growth", f"finding {SMALL} {v} {n}") for v in range(SMALL_VISITS) for n in range(0, FINDINGS, 2)
    ]
    findings = findings[:CHANGED]
    with server.database.reading() as connection:
        world = LedgerWorld(connection)
        for finding in findings:
            found = world.get("finding", finding)
            assert found is not None
            grown.heads[finding] = found.writes["text"]
        held = sorted(scopes.held(person(0), world, server.today()))
        theirs = sorted(scopes.held(person(PEOPLE - 1), world, server.today()))
    before = 0

    def push() -> Callable[[], Any]:
        nonlocal before
        before = _head(grown)
        ids = [uuid7(server.now_ms(), secrets.token_bytes(10)) for _ in range(CHANGED)]
        edits = [grown.text(findings[n % len(findings)], edit, _WORDS + edit) for n, edit in enumerate(ids)]
        caller, token = grown.tokens["supervisor"]
        head = {"protocol": PROTOCOL, "app": "bench", "device": caller.device, "batch": ids[0], "epoch": _epoch(grown)}
        body = dump({**head, "now": server.now_ms(), "edits": edits}).encode()
        return lambda: _pushed(server, token, body)

    def pull(name: str, held: list[str], since: Callable[[], int], left_out: str = "") -> Callable[[], Any]:
        cursors = {scope: since() for scope in held if scope != left_out}
        caller, token = grown.tokens[name]
        asked = pulling.Asked("bench", caller.device, _epoch(grown), server.now_ms(), cursors, 400_000, [], None)
        return lambda: _pulled(server, token, asked)

    yield f"push of {CHANGED} changed fields", push
    yield "pull of what they changed", lambda: pull("colleague", held, lambda: before)
    yield "nothing to do, a supervisor", lambda: pull("supervisor", held, lambda: _head(grown))
    yield "nothing to do, one of the committee", lambda: pull("committee", theirs, lambda: _head(grown))
    small = scopes.results(school(SMALL))
    yield "first pull of one small scope", lambda: pull("supervisor", held, lambda: _head(grown), small)
    yield "digests of all scopes", lambda: lambda: _digests(server, held)


def _head(grown: Grown) -> int:
    with grown.server.database.reading() as connection:
        return epochs.head(connection)


def _epoch(grown: Grown) -> str:
    with grown.server.database.reading() as connection:
        return epochs.epoch(connection)


def _pushed(server: Server, token: str, body: bytes) -> None:
    caller = _caller(server, token)
    with server.database.writing() as writing:
        reply = pushing.push(server, writing, caller, body)
    if reply.count('"applied"') != CHANGED:
        raise SystemExit(f"not applied: {reply[:500]}")


def _pulled(server: Server, token: str, asked: pulling.Asked) -> None:
    caller = _caller(server, token)
    with server.database.reading() as connection:
        pulling.pull(server, connection, caller, asked)


def _caller(server: Server, token: str) -> Caller:
    with server.database.reading() as connection:
        return devices.caller_of(connection, f"Bearer {token}", server.now_ms())


def _digests(server: Server, held: list[str]) -> None:
    with server.database.reading() as connection:
        digests_of(connection, held)


def measured(sizes: list[Grown]) -> dict[str, list[float]]:
    """The median milliseconds of every step, for each size in order; the sizes take turns."""
    taken: dict[str, list[list[float]]] = {}
    every = [list(steps(grown)) for grown in sizes]
    for number in range(ROUNDS + 3):
        for at, grown_steps in enumerate(every):
            for name, ready in grown_steps:
                step = ready()
                start = time.perf_counter()
                step()
                spent = time.perf_counter() - start
                if number >= 3:  # the first rounds warm plans and pages up
                    taken.setdefault(name, [[] for _ in sizes])[at].append(spent * 1000)
    return {name: [statistics.median(times) for times in by_size] for name, by_size in taken.items()}


def on(database: str, to: int, folder: Path, stack: ExitStack) -> int:
    """Fill and measure on one kind of database; 1 when something is not flat."""
    pg = stack.enter_context(cluster()) if database == "postgresql" else None
    sizes = []
    wanted = [size for size in (SMALLEST, SMALLEST * 10, SMALLEST * 100) if size <= to]
    for size in wanted:
        env = {"DATA_DIR": str(folder / f"{database}-{size}")}
        env |= {"DATABASE_URL": pg.fresh(f"growth_{size}")} if pg else {}
        server = open_server(Settings.from_env(env))
        stack.callback(server.database.close)
        start = time.perf_counter()
        sizes.append(fill(server, size))
        _analyse(server.database)
        with server.database.reading() as connection:
            there = connection.execute(select(func.count()).select_from(record)).scalar_one()
        print(f"{database}: {there:,} records in {time.perf_counter() - start:.0f} s", flush=True)
    lines = []
    for name, medians in measured(sizes).items():
        shown = " / ".join(f"{each:.1f}" for each in medians)
        lines.append(Line(f"{name}: {shown} ms; largest to smallest", medians[-1] / medians[0], 1.2, "times"))
    load = f"{os.getloadavg()[0]:.1f} jobs at once on {os.cpu_count()} processors"
    return report(f"One sync with {', '.join(f'{size:,}' for size in wanted)} records, {database} ({load})", lines)


def _analyse(database: Database) -> None:
    """What the database does by itself after a while: look at what its tables hold."""
    if not database.is_sqlite:
        with database.writing() as writing:
            writing.connection.exec_driver_sql("ANALYZE")


def main() -> int:
    """Measure on the databases asked for."""
    asked = argparse.ArgumentParser(prog="python -m bench.growth")
    asked.add_argument("--to", type=int, default=SMALLEST * 10)
    asked.add_argument("--on", choices=("sqlite", "postgresql"))
    given = asked.parse_args()
    missed = 0
    for database in [given.on] if given.on else ["sqlite", "postgresql"]:
        folder = Path(tempfile.mkdtemp(prefix="bench-growth-"))
        try:
            with ExitStack() as stack:
                missed |= on(database, given.to, folder, stack)
        finally:
            shutil.rmtree(folder)
    return missed


if __name__ == "__main__":
    sys.exit(main())
