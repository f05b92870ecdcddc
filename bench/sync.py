"""Push and pull 10,000 records over loopback: the server is a real process, the client a plain loop.

Run with `python -m bench.sync`; medians beside targets. The device's own half is measured by `bench/device.py`.
"""

from __future__ import annotations

import gzip
import json
import os
import secrets
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import httpx

from bench.numbers import Line, report, resident_mb
from fieldwork import stamps
from fieldwork.ids import uuid7
from fieldwork.records import School
from fieldwork.wire import MAX_EDITS
from tests.support.server import Running, running, set_up

RECORDS, ROUNDS = 10_000, int(os.environ.get("ROUNDS", "10"))
PASSPHRASE = "วัดความเร็วนะครับ"
NOTE = "ผู้บริหารและครูร่วมกันใช้ข้อมูลผลสัมฤทธิ์วางแผนแก้ปัญหาการอ่านรายบุคคล และติดตามทุกสัปดาห์ "


class Client:
    """A device without a store: what is timed here is the server and the wire."""

    def __init__(self, server: Running, token: str) -> None:
        self.http = httpx.Client(base_url=server.address, timeout=60)
        body = {"token": token, "passphrase": PASSPHRASE, "device": {"name": "bench"}}
        signed = self.http.post("/api/sign-in/invitation", json=body).raise_for_status().json()
        self.device, self.person, self.epoch = signed["device"], signed["person"], signed["epoch"]
        self.http.headers["Authorization"] = f"Bearer {signed['token']}"
        self.visits: list[tuple[str, str]] = []
        self.sent = self.received = 0

    def batch(self, edits: list[dict[str, Any]]) -> bytes:
        head = {"protocol": 1, "app": "bench", "device": self.device, "batch": _id(), "epoch": self.epoch}
        body = json.dumps({**head, "now": _now(), "edits": edits}, ensure_ascii=False, separators=(",", ":"))
        return gzip.compress(body.encode(), 1)

    def push(self, body: bytes) -> dict[str, Any]:
        self.sent += len(body)
        reply = self.http.post("/api/sync/push", content=body, headers={"Content-Encoding": "gzip"})
        found: dict[str, Any] = reply.raise_for_status().json()
        return found

    def pull(self, cursors: list[Any]) -> dict[str, Any]:
        head = {"protocol": 1, "app": "bench", "device": self.device, "epoch": self.epoch, "now": _now()}
        reply = self.http.post("/api/sync/pull", json={**head, "cursors": cursors})
        self.received += reply.num_bytes_downloaded
        found: dict[str, Any] = reply.raise_for_status().json()
        return found

    def pull_all(self, cursors: list[Any]) -> tuple[int, list[Any]]:
        rows = 0
        while True:
            reply = self.pull(cursors)
            rows, cursors = rows + len(reply["rows"]), reply["cursors"]
            if not reply["more"]:
                return rows, cursors


def main() -> int:
    """Measure and print the table; 1 when a target was missed."""
    seen: dict[str, list[float]] = {}
    for _ in range(ROUNDS):
        folder = Path(tempfile.mkdtemp(prefix="bench-sync-"))
        try:
            for name, value in _round(folder).items():
                seen.setdefault(name, []).append(value)
        finally:
            shutil.rmtree(folder)
    median = {name: statistics.median(values) for name, values in seen.items()}
    return report("sync over loopback, SQLite server", [
        Line("push 10,000 records", median["push"], 1.0, "s", 0.6),
        Line("pull 10,000 records", median["pull"], 0.6, "s", 0.35),
        Line("of the push, server's processor time", median["push_cpu"], None, "s"),
        Line("of the pull, server's processor time", median["pull_cpu"], None, "s"),
        Line("push 100 more", median["push100"] * 1000, 40, "ms"),
        Line("pull 100 more", median["pull100"] * 1000, 40, "ms"),
        Line("nothing to do", median["idle"] * 1000, 5, "ms"),
        Line("bytes sent", median["sent"] / 1e6, None, "MB"),
        Line("bytes received", median["received"] / 1e6, None, "MB"),
        Line("bytes sent, to one byte of the records as plain JSON", median["sent"] / median["plain"], 0.2, ""),
        Line("bytes received, to one byte of the same", median["received"] / median["plain"], 0.2, ""),
        Line("memory of a server with nothing, idle", median["idle_memory"], 150, "MB"),
        Line("server memory after all this", median["memory"], None, "MB"),
    ])  # fmt: skip


def _round(folder: Path) -> dict[str, float]:
    token = set_up(folder, given="วัด")
    with running(folder) as server:
        idle_memory = resident_mb(server.process.pid)
        client = Client(server, token)
        set_up_visits(client)
        prepared = [_finding(client, n) for n in range(RECORDS)]
        batches = [client.batch(prepared[i : i + MAX_EDITS]) for i in range(0, RECORDS, MAX_EDITS)]
        plain = sum(map(_plain, prepared))
        _, before = client.pull_all([])
        client.sent = client.received = 0
        start = processor_seconds(server)
        push = _timed(lambda: [_applied(client.push(body)) for body in batches])
        between = processor_seconds(server)
        pull = _timed(lambda: _expect(client.pull_all(before)[0], RECORDS))
        cpu = {"push_cpu": between - start, "pull_cpu": processor_seconds(server) - between}
        sent, received = client.sent, client.received
        _, head = client.pull_all([])
        few = client.batch([_finding(client, n) for n in range(100)])
        push100 = _timed(lambda: _applied(client.push(few)))
        pull100 = _timed(lambda: _expect(client.pull_all(head)[0], 100))
        _, head = client.pull_all(head)
        idle = statistics.median(_timed(lambda: client.pull(head)) for _ in range(20))
        return cpu | {
            "push": push, "pull": pull, "push100": push100, "pull100": pull100, "idle": idle, "sent": sent,
            "plain": plain, "received": received, "idle_memory": idle_memory, "memory": resident_mb(server.process.pid),
        }  # fmt: skip


def set_up_visits(client: Client) -> None:
    """Set up a school, a role and twenty visits."""
    school = School.kind().id_of("9966900001")
    edits = [_edit("school", school, {"code": "9966900001", "name": "โรงเรียนสมมติวิทยาคม"})]
    role = {"person": client.person, "role": "supervisor", "starts": "2026-01-01"}
    edits.append(_edit("role", _id(), role))
    for _ in range(20):
        visit, day = _id(), {"day": "2026-11-23", "school": school, "leader": client.person}
        edits.append(_edit("visit", visit, {**day, f"team.{client.person}": []}))
        client.visits.append((visit, school))
    _applied(client.push(client.batch(edits)))


def finding(visits: Sequence[tuple[str, str]], author: str, n: int) -> dict[str, Any]:
    """The fields of a finding on one of the visits, each with its school."""
    visit, school = visits[n % len(visits)]
    fields = {"visit": visit, "school": school, "author": author, "nature": "strength", "text": NOTE + str(n)}
    return {**fields, "internal": False, "indicators.AC1": True, "made_at": _now()}


def _finding(client: Client, n: int) -> dict[str, Any]:
    return _edit("finding", _id(), finding(client.visits, client.person, n))


def _edit(kind: str, record: str, fields: dict[str, Any]) -> dict[str, Any]:
    stamp = stamps.make(_now(), 0, "0" * 16)
    based = {name: [value, []] for name, value in fields.items()}
    return {"id": _id(), "kind": kind, "record": record, "stamp": stamp, "fields": based}


def _plain(edit: dict[str, Any]) -> int:
    """The bytes of a record as JSON: its kind, its id and its fields, no more."""
    fields = {name: pair[0] for name, pair in edit["fields"].items()}
    whole = {"kind": edit["kind"], "id": edit["record"], "fields": fields}
    return len(json.dumps(whole, ensure_ascii=False, separators=(",", ":")).encode())


def _applied(reply: dict[str, Any]) -> None:
    refused = [result for result in reply["results"] if result["status"] != "applied"]
    if refused:
        raise SystemExit(f"not applied: {refused[0]}")


def _expect(found: int, wanted: int) -> None:
    if found != wanted:
        raise SystemExit(f"received {found} rows instead of {wanted}")


def _timed(work: Any) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def processor_seconds(server: Running) -> float:
    """Processor seconds the server has used: unlike the wall clock, little troubled by what else runs."""
    fields = Path(f"/proc/{server.process.pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _now() -> int:
    return time.time_ns() // 1_000_000


def _id() -> str:
    return uuid7(_now(), secrets.token_bytes(10))


if __name__ == "__main__":
    sys.exit(main())
