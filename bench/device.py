"""The device's half: tap to saved, finding in three years of records, opening, and its side of push and pull.

Run with `python -m bench.device`. The server answers from prepared bytes, so that only the device is timed; one visit's
bytes are counted against the real server in tests/sync/test_one_visit.py.
"""

from __future__ import annotations

import asyncio
import gzip
import json
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx

from app.main import calm_collector
from app.store.store import Store
from app.sync.engine import Ending, Syncer
from app.sync.http import HttpServer
from bench.numbers import Line, report
from fieldwork import stamps
from fieldwork.ids import natural_id
from fieldwork.marks import packed
from fieldwork.records import Sheet

RECORDS, KEPT, ROUNDS = 10_000, 30_000, int(os.environ.get("ROUNDS", "10"))
SCHOOLS, VISITS = 60, 720
NOTE = "ผู้บริหารและครูร่วมกันใช้ข้อมูลผลสัมฤทธิ์วางแผนแก้ปัญหาการอ่านรายบุคคล และติดตามทุกสัปดาห์ "
LEVELS = [f"AC{n}" for n in range(1, 21)]


def an_id(*key: object) -> str:
    """A stable id."""
    return natural_id("bench", *map(str, key))


def now_ms() -> int:
    """The clock."""
    return time.time_ns() // 1_000_000


def opened(folder: Path) -> Store:
    """The store on these files."""
    folder.mkdir(parents=True, exist_ok=True)
    store = Store.open(folder / "app.db", folder / "blobs.db", now_ms=now_ms, random_bytes=os.urandom)
    store.notes.set("account", {"person": an_id("person"), "device": "bench"})
    return store


def milliseconds(work: Callable[[], object]) -> float:
    """How long one run takes."""
    start = time.perf_counter()
    work()
    return 1000 * (time.perf_counter() - start)


def sheet(number: int) -> tuple[str, str, dict[str, Any]]:
    """A filled sheet: kind, id and fields."""
    school = an_id("school", number // 10 % SCHOOLS)
    keys = {"visit": an_id("visit", number // 10 % VISITS), "instrument": an_id("instrument"), "school": school}
    whole: dict[str, Any] = {**keys, "subject": school, "rater": an_id("rater", number)}
    whole |= {f"levels.{name}": 3 for name in LEVELS} | {f"notes.{name}": NOTE for name in LEVELS[::3]}
    return "sheet", an_id("sheet", number), whole


def finding(number: int) -> tuple[str, str, dict[str, Any]]:
    """A finding: kind, id and fields."""
    keys = {"visit": an_id("visit", number % VISITS), "school": an_id("school", number % SCHOOLS)}
    said = {"author": an_id("rater", number % 9), "nature": "strength", "text": f"{NOTE}{number}", "internal": False}
    return "finding", an_id("finding", number), {**keys, **said, "indicators.AC1": True, "made_at": now_ms()}


def row(number: int, *, kept: bool) -> dict[str, Any]:
    """A record as a pull brings it. What is kept for years is one sheet to nine findings."""
    kind, record_id, fields = sheet(number) if kept and number % 10 == 0 else finding(number)
    mark = [an_id("edit", number), stamps.make(now_ms(), number % 60_000, "0" * 16)]
    head = {"kind": kind, "id": record_id, "scope": f"results:{fields['school']}", "seq": number + 1}
    return {**head, "fields": fields, "marks": packed(dict.fromkeys(fields, mark))}


class Prepared(httpx.AsyncBaseTransport):
    """A server that answers at once: pulls from rows made before, pushes with `applied` for every edit."""

    def __init__(self, rows: list[bytes] | None = None) -> None:
        self.rows = rows or []
        self.received = self.given = 0
        self.seconds = 0.0

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        start = time.perf_counter()
        body = await request.aread()
        asked = json.loads(gzip.decompress(body) if request.headers.get("content-encoding") else body)
        reply = self._push(asked) if request.url.path.endswith("push") else self._pull(asked["limit_bytes"])
        packed = gzip.compress(reply, 1)
        self.seconds += time.perf_counter() - start
        headers = {"content-type": "application/json", "content-encoding": "gzip"}
        return httpx.Response(200, content=packed, headers=headers)

    def _push(self, asked: dict[str, Any]) -> bytes:
        self.received += len(asked["edits"])
        results = [{"id": edit["id"], "status": "applied"} for edit in asked["edits"]]
        return compact({**self._head(), "results": results})

    def _pull(self, limit: int) -> bytes:
        """The next page, as full as a server fills it."""
        page: list[bytes] = []
        while self.given < len(self.rows) and limit > 0:
            page.append(self.rows[self.given])
            limit -= len(page[-1])
            self.given += 1
        scopes = sorted({f"results:{an_id('school', n)}" for n in range(SCHOOLS)})
        rest = {"scopes": scopes, "gone": [], "cursors": [[self.given, scopes]], "more": self.given < len(self.rows)}
        return b'%s,"rows":[%s]}' % (compact({**self._head(), **rest})[:-1], b",".join(page))

    def _head(self) -> dict[str, Any]:
        return {"protocol": 1, "epoch": "bench", "server_now": now_ms(), "received": self.received}


def compact(message: dict[str, Any]) -> bytes:
    """JSON as it travels."""
    return json.dumps(message, ensure_ascii=False, separators=(",", ":")).encode()


def rows(count: int, *, kept: bool = False) -> list[bytes]:
    """So many records as a pull brings them."""
    return [compact(row(n, kept=kept)) for n in range(count)]


def synced(store: Store, transport: Prepared) -> float:
    """Milliseconds of one sync, the server's own time taken off."""
    server = HttpServer("http://bench.test", lambda: "token", transport)

    async def run() -> float:
        start, before = time.perf_counter(), transport.seconds
        outcome = await Syncer(store, server, app="bench").run()
        assert outcome.ending == Ending.DONE and not outcome.repaired, outcome
        return 1000 * (time.perf_counter() - start - (transport.seconds - before))

    return asyncio.run(run())


def taps(store: Store) -> list[float]:
    """Milliseconds from tap to saved, level after level."""
    keys = {name: an_id(name) for name in ("visit", "instrument", "school", "subject", "rater")}
    own = Sheet.kind().id_of(*(keys[name] for name in Sheet.kind().key))
    store.write("sheet", own, keys)
    return [
        milliseconds(lambda n=n: store.write("sheet", own, {f"levels.{LEVELS[n % 20]}": n // 20 % 4 + 1}))
        for n in range(400)
    ]


def finds(store: Store) -> list[float]:
    """Milliseconds of what screens look for, nothing decoded yet: findings of a visit, sheets of a school."""
    store.mirror.forget()
    asked = [lambda n=n: store.find("finding", visit=an_id("visit", n)) for n in range(0, VISITS, 24)]
    asked += [lambda n=n: store.find("sheet", school=an_id("school", n)) for n in range(SCHOOLS)]
    asked += [lambda n=n: store.find("visit", school=an_id("school", n)) for n in range(SCHOOLS)]
    return [milliseconds(one) for one in asked]


def all_sheets(store: Store) -> float:
    """Milliseconds of reading every sheet there is, as the matrix does."""
    store.mirror.forget()
    return milliseconds(lambda: store.find("sheet"))


def push(folder: Path) -> float:
    """Milliseconds to send many new records."""
    store = opened(folder)
    with store.database.transaction():
        for n in range(RECORDS):
            store.write(*finding(n))
    took = synced(store, Prepared())
    assert not store.counts()
    store.close()
    return took


def pull(folder: Path, made: list[bytes]) -> float:
    """Milliseconds to receive many records on an empty device."""
    store = opened(folder)
    took = synced(store, Prepared(made))
    assert sum(store.mirror.counts().values()) == RECORDS
    store.close()
    return took


def main() -> int:
    """Measure and print; 1 when a target was missed."""
    calm_collector()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        made = rows(RECORDS)
        pulls = [pull(folder / f"pull-{n}", made) for n in range(ROUNDS)]
        pushes = [push(folder / f"push-{n}") for n in range(ROUNDS)]
        store = opened(folder / "kept")
        synced(store, Prepared(rows(KEPT, kept=True)))
        tapped, found = sorted(taps(store)), sorted(finds(store))
        matrix = [all_sheets(store) for _ in range(ROUNDS)]
        again = [milliseconds(lambda: store.find("sheet")) for _ in range(ROUNDS)]
        quiet = Prepared()  # one server that counts on, or every sync would offer again what the one before it sent
        synced(store, quiet)
        idle = [synced(store, quiet) for _ in range(ROUNDS)]
        size = (folder / "kept" / "app.db").stat().st_size / 1e6
        store.close()
        opening = [milliseconds(lambda: opened(folder / "kept").close()) for _ in range(ROUNDS)]
    lines = [
        Line("tap to saved, median", statistics.median(tapped), 2, "ms"),
        Line("tap to saved, p95", tapped[int(len(tapped) * 0.95)], 5, "ms"),
        Line(f"find in {KEPT:,} records, slowest", found[-1], 20, "ms"),
        Line(f"find in {KEPT:,} records, median", statistics.median(found), 5, "ms"),
        Line(f"all {KEPT // 10:,} sheets, nothing decoded yet", statistics.median(matrix), None, "ms"),
        Line(f"all {KEPT // 10:,} sheets again", statistics.median(again), 20, "ms"),
        Line(f"open {KEPT:,} records ({size:.0f} MB), checked", statistics.median(opening), 500, "ms"),
        Line(f"push {RECORDS:,} records, the device's part", statistics.median(pushes) / 1000, 0.5, "s"),
        Line(f"pull {RECORDS:,} records, the device's part", statistics.median(pulls) / 1000, 0.4, "s"),
        Line("sync with nothing to do, the device's part", statistics.median(idle), 20, "ms"),
    ]
    return report("Device (CPython)", lines)


if __name__ == "__main__":
    sys.exit(main())
