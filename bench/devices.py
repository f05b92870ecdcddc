"""Five hundred devices hand in sheets of 250 answers at the same moment: a real server process, PostgreSQL, real HTTP.

Run with `python -m bench.devices`, or with `--devices 100 --sheets 1`. Load generator, server and database share the
machine. A *sheet* is what the app makes of it: one edit for each tap (opening, 250 levels, three texts, handing in:
255 edits), frozen by the device's own store into one packed batch before the clock starts. A device does what the app
does: it pushes until nothing waits and pulls, page by page, until there is no more. Told to come again, it waits as
long as it is told, and up to half as long again.

One device in 25 is a supervisor's, who holds the whole area and so receives what everybody releases; an office has
three for its thirty schools. With `--supervisors 4` it is one in four, and what is measured is mostly their pulls.
"""

from __future__ import annotations

import argparse
import asyncio
import gc
import gzip
import json
import os
import random
import shutil
import sqlite3
import statistics
import sys
import tempfile
import time
from dataclasses import dataclass, field, replace
from fractions import Fraction
from pathlib import Path
from typing import Any

import psycopg

from app.store.store import Store
from app.sync import backoff, freeze
from bench.numbers import Line, report
from bench.processes import parent, usage
from fieldwork import scopes
from fieldwork.ids import natural_id
from fieldwork.instruments.model import Instrument
from fieldwork.records import PublishedInstrument, RoleName, School, Sheet
from fieldwork.wire import PROTOCOL
from sync_server import devices, epochs
from sync_server.ledger import Ledger
from sync_server.main import open_server
from sync_server.office import instruments
from sync_server.server import Server
from sync_server.settings import Settings
from sync_server.staging import Source
from sync_server.world import LedgerWorld
from tests.support.instruments import rubric
from tests.support.postgres import Cluster, cluster
from tests.support.server import running

ANSWERS, TEAM, AREAS, SUPERVISORS = 250, 4, 5, 25
APP = "bench"
_TAP_MS = 9_000
_MOST_TRIES = 50


@dataclass
class Device:
    """One device with its own person and token: what it will send, and where its cursors stand."""

    person: str
    id: str
    token: str
    epoch: str = ""
    bodies: list[bytes] = field(default_factory=list)
    cursors: list[Any] = field(default_factory=list)


@dataclass(slots=True)
class Seen:
    """What the load generator saw: seconds of every reply, refusals to come again, and each sheet's whole sync."""

    pushes: list[float] = field(default_factory=list)
    pulls: list[float] = field(default_factory=list)
    syncs: list[float] = field(default_factory=list)
    busy: int = 0
    pushed: float = 0  # when the last push was answered
    replies: list[bytes] = field(default_factory=list)


# the office before the devices come


def long_rubric() -> Instrument:
    """A rubric of 250 indicators in the shape of a shipped one."""
    short = rubric()
    each = ANSWERS // AREAS
    indicators = [short.indicators[n % len(short.indicators)] for n in range(ANSWERS)]
    numbered = [replace(i, id=f"Q{n + 1}", weight=Fraction(100, each)) for n, i in enumerate(indicators)]
    areas = tuple(
        replace(short.areas[0], id=f"A{n + 1}", weight=Fraction(100, AREAS), indicators=tuple(numbered[n::AREAS]))
        for n in range(AREAS)
    )
    return replace(short, id="LONG", areas=areas)


def set_up(server: Server, count: int, sheets: int, one_in: int = SUPERVISORS) -> list[Device]:
    """Schools, teams of four, one visit for each sheet, and a signed-in device for every person."""
    now, everyone = server.now_ms(), [natural_id("bench", f"person {n}") for n in range(count)]
    with server.database.writing() as writing:
        used = instruments.put(server, writing, devices.Caller(everyone[0], "setup"), long_rubric(), waiver="วัดความเร็ว")
    ready = []
    with server.database.writing() as writing:
        ledger = Ledger(server, writing, Source("setup", "setup", now))
        for n, person in enumerate(everyone):
            name = {"given": f"ผู้ประเมิน {n}", "surname": "สมมติ", "login": f"bench{n}"}
            ledger.write("person", person, name, check=False)
            role = RoleName.EXPERT if n % one_in else RoleName.SUPERVISOR
            ledger.write(
                "role",
                natural_id("bench", f"role {n}"),
                {"person": person, "role": str(role), "starts": "2026-01-01"},
                check=False,
            )
            caller, token = devices.add(server, writing, person, devices.Described(f"bench {n}", "bench", APP))
            ready.append(Device(person, caller.device, token))
        for first in range(0, count, TEAM):
            team = everyone[first : first + TEAM]
            ledger.write("school", _school(first), {"code": _code(first), "name": f"โรงเรียนสมมติ {first}"}, check=False)
            for number in range(sheets):
                visit: dict[str, Any] = {"school": _school(first), "day": "2026-11-23", "leader": team[0]}
                visit |= {f"team.{member}": [] for member in team} | {f"instruments.{used}": True}
                ledger.write("visit", _visit(first, number), visit, check=False)
        ledger.close()
    return ready


def _code(first: int) -> str:
    return f"99669{first:05}"


def _school(first: int) -> str:
    return School.kind().id_of(_code(first))


def _visit(first: int, number: int) -> str:
    return natural_id("bench", f"visit {first} {number}")


def _now() -> int:
    return time.time_ns() // 1_000_000


# what each device has written before it finds a network


def prepare(device: Device, n: int, sheets: int, *, used: str, epoch: str, now_ms: int) -> dict[str, dict[str, Any]]:
    """Fill the sheets tap by tap in the device's own store, freeze them, and tell what each then holds."""
    chance, clock = random.Random(n), [now_ms - sheets * (ANSWERS + 10) * _TAP_MS]
    store = Store.open(
        Path("records"), Path("blobs"), now_ms=lambda: clock[0], random_bytes=os.urandom, connect=_in_memory
    )
    store.notes.set("account", {"person": device.person, "device": device.id})
    store.notes.set("epoch", epoch)
    held: dict[str, dict[str, Any]] = {}
    first = n - n % TEAM
    for number in range(sheets):
        keys = {"visit": _visit(first, number), "instrument": used, "school": _school(first)}
        keys |= {"subject": _school(first), "rater": device.person}
        sheet = Sheet.kind().id_of(*(keys[name] for name in Sheet.kind().key))
        acts: list[dict[str, Any]] = [keys, *({f"levels.Q{q + 1}": chance.choice((2, 3))} for q in range(ANSWERS))]
        acts += [{f"texts.O{o}": f"ข้อสังเกตของผู้ประเมินต่อโรงเรียนนี้ ข้อ {o} ครั้งที่ {number + 1}"} for o in (1, 2, 3)]
        acts.append({"submitted_at": now_ms})
        with store.database.transaction():
            for act in acts:
                clock[0] += _TAP_MS
                store.write("sheet", sheet, act)
        batch = freeze.freeze(store, APP)
        assert batch is not None and batch.edits == len(acts)
        device.bodies.append(batch.body)
        held[sheet] = {name: value for act in acts for name, value in act.items()}
    store.close()
    return held


def _in_memory(_: Any, **options: Any) -> sqlite3.Connection:
    return sqlite3.connect(":memory:", **options)


# the moment when all of them find a network


async def all_at_once(address: str, ready: list[Device]) -> tuple[Seen, float]:
    """Every device syncs, all beginning together. What was seen, and the seconds it took."""
    host, _, port = address.removeprefix("http://").partition(":")
    ways = [Way(*await asyncio.open_connection(host, int(port))) for _ in ready]
    seen = Seen()
    start = time.perf_counter()
    await asyncio.gather(*(_sync_all(way, device, seen) for way, device in zip(ways, ready, strict=True)))
    taken = time.perf_counter() - start
    seen.pushed -= start
    for way in ways:
        way.writer.close()
    return seen, taken


async def _sync_all(way: Way, device: Device, seen: Seen) -> None:
    start = time.perf_counter()
    for body in device.bodies:
        seen.replies.append(await _asked(way, "push", device, body, seen, seen.pushes))
        seen.pushed = time.perf_counter()
    while True:
        reply = await _asked(way, "pull", device, _pull(device), seen, seen.pulls)
        head = json.loads(reply.partition(b',"rows":[')[0] + b"}")
        device.cursors = head["cursors"]
        if not head["more"]:
            break
    seen.syncs.append(time.perf_counter() - start)


def _pull(device: Device) -> bytes:
    head = {"protocol": PROTOCOL, "app": APP, "device": device.id, "epoch": device.epoch, "now": _now()}
    asked = {**head, "cursors": device.cursors, "limit_bytes": 400_000}
    return gzip.compress(json.dumps(asked, separators=(",", ":")).encode(), 1, mtime=0)


async def _asked(way: Way, path: str, device: Device, body: bytes, seen: Seen, taken: list[float]) -> bytes:
    """The reply, after as many refusals to come again as it takes."""
    for _ in range(_MOST_TRIES):
        start = time.perf_counter()
        status, wait, reply = await way.post(f"/api/sync/{path}", device.token, body)
        taken.append(time.perf_counter() - start)
        if status == 200:
            return reply
        if status not in (429, 503):
            raise SystemExit(f"{path} was answered with {status}: {reply!r}")
        seen.busy += 1
        await asyncio.sleep(backoff.delay_seconds(0, random.random, asked=wait))
    raise SystemExit(f"{path} was refused {_MOST_TRIES} times")


@dataclass(frozen=True, slots=True)
class Way:
    """One kept connection, spoken to with as little work as possible: the server is what is measured."""

    reader: asyncio.StreamReader
    writer: asyncio.StreamWriter

    async def post(self, path: str, token: str, body: bytes) -> tuple[int, float, bytes]:
        """Status, seconds to wait if told so, and the unpacked reply."""
        head = f"POST {path} HTTP/1.1\r\nHost: office\r\nAuthorization: Bearer {token}\r\nAccept-Encoding: gzip\r\n"
        head += "Content-Type: application/json\r\nContent-Encoding: gzip\r\nNithet-Unsent: 1\r\n"
        head += f"Content-Length: {len(body)}"
        self.writer.write(f"{head}\r\n\r\n".encode() + body)
        lines = (await self.reader.readuntil(b"\r\n\r\n")).decode("latin-1").lower().split("\r\n")
        told = dict(line.split(": ", 1) for line in lines[1:] if line)
        reply = await self.reader.readexactly(int(told["content-length"]))
        if told.get("content-encoding") == "gzip":
            reply = gzip.decompress(reply)
        return int(lines[0].split(" ")[1]), float(told.get("retry-after", 0)), reply


# what has to be true afterwards


def lost(url: str, ready: list[Device], held: dict[str, dict[str, Any]]) -> int:
    """How many edits the database does not have as they were sent, and sheets that it does not show as written."""
    with psycopg.connect(url) as connection:
        kept = dict(connection.execute("SELECT edit, fields FROM change WHERE kind = 'sheet'").fetchall())
        shown = dict(connection.execute("SELECT id, body FROM record WHERE kind = 'sheet'").fetchall())
    edits = (e for d in ready for body in d.bodies for e in json.loads(gzip.decompress(body))["edits"])
    missing = sum(1 for e in edits if e["id"] not in kept or not _same(json.loads(kept[e["id"]]), e["fields"]))
    return missing + sum(1 for sheet, fields in held.items() if json.loads(shown.get(sheet, "{}")) != fields)


def _same(kept: dict[str, list[Any]], sent: dict[str, list[Any]]) -> bool:
    return {name: pair[:2] for name, pair in kept.items()} == sent


def refused(replies: list[bytes]) -> int:
    """How many results were anything but applied."""
    return sum(1 for reply in replies for result in json.loads(reply)["results"] if result["status"] != "applied")


def measured(pg: Cluster, folder: Path, count: int, sheets: int, one_in: int) -> int:
    """Set up, let them come, and print the table."""
    url = pg.fresh("devices")
    settings = Settings.from_env({"DATA_DIR": str(folder), "DATABASE_URL": url})
    server = open_server(settings)
    ready = set_up(server, count, sheets, one_in)
    with server.database.reading() as connection:
        epoch, head = epochs.epoch(connection), epochs.head(connection)
        used = PublishedInstrument.kind().id_of("LONG", rubric().version)
        held: dict[str, dict[str, Any]] = {}
        for n, device in enumerate(ready):
            scopes_held = sorted(scopes.held(device.person, LedgerWorld(connection), server.today()))
            device.cursors, device.epoch = [[head, scopes_held]], epoch  # as after its last sync
            held |= prepare(device, n, sheets, used=used, epoch=epoch, now_ms=server.now_ms())
    server.database.close()
    with psycopg.connect(url) as connection:
        postmaster = parent(connection.info.backend_pid)
    gc.freeze()
    with running(folder, env={"DATABASE_URL": url}) as office:
        before = {name: usage(pid) for name, pid in (("server", office.process.pid), ("database", postmaster))}
        own = time.process_time()
        seen, taken = asyncio.run(all_at_once(office.address, ready))
        own = time.process_time() - own
        after = {name: usage(pid) for name, pid in (("server", office.process.pid), ("database", postmaster))}
    used_s = {name: after[name].seconds - before[name].seconds for name in before}
    whole = count * sheets
    sizes = sum(len(body) for device in ready for body in device.bodies)

    def of(times: list[float], share: float) -> float:
        return sorted(times)[min(len(times) - 1, int(share * len(times)))]

    return report(
        f"{count} devices at once, {sheets} sheets of {ANSWERS} answers each, a supervisor in {one_in}, PostgreSQL "
        f"({os.getloadavg()[0]:.1f} jobs at once on {os.cpu_count()} processors)",
        [
            Line("sheets a second until the last is pushed", whole / seen.pushed, 60, "", 150, at_least=True),
            Line("edits a second", whole * (ANSWERS + 5) / seen.pushed, None, ""),
            Line("sheets a second, pulled after", whole / taken, None, ""),
            Line("reply to a push, median", statistics.median(seen.pushes), None, "s"),
            Line("reply to a push, 95 %", of(seen.pushes, 0.95), None, "s"),
            Line("reply to a push, 99 %", of(seen.pushes, 0.99), 5, "s"),
            Line("reply to a pull, 99 %", of(seen.pulls, 0.99), 5, "s"),
            Line("whole sync of a device, 99 %", of(seen.syncs, 0.99), None, "s"),
            Line("told to come again, times", seen.busy, None, ""),
            Line("edits and sheets lost or changed", lost(url, ready, held) + refused(seen.replies), 0, ""),
            Line("bytes of one packed sheet", sizes / whole / 1000, None, "kB"),
            Line("server memory, peak", after["server"].peak_mb, 300, "MB"),
            Line("processor time a sheet: server", used_s["server"] / whole * 1000, None, "ms"),
            Line("processor time a sheet: PostgreSQL", used_s["database"] / whole * 1000, None, "ms"),
            Line("processor time a sheet: load generator", own / whole * 1000, None, "ms"),
            Line("PostgreSQL's share of one processor", used_s["database"] / taken * 100, None, "%"),
        ],
    )


def main() -> int:
    """Measure on a database cluster of its own."""
    asked = argparse.ArgumentParser(prog="python -m bench.devices")
    asked.add_argument("--devices", type=int, default=500)
    asked.add_argument("--sheets", type=int, default=2)
    asked.add_argument("--supervisors", type=int, default=SUPERVISORS, help="one device in so many (default 25)")
    given = asked.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="bench-devices-"))
    try:
        with cluster() as pg:
            return measured(pg, folder, given.devices - given.devices % TEAM, given.sheets, given.supervisors)
    finally:
        shutil.rmtree(folder)


if __name__ == "__main__":
    sys.exit(main())
