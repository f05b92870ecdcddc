"""Whole days of several phones and one server from a single seed: bad networks, crashes, restores, wrong clocks.

The devices are the real store and the real sync; only the server is the reference (`reference_server`) and the disk is
memory that can be copied. The same seed gives the same run, whatever happens in it.
"""

from __future__ import annotations

import asyncio
import random
import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from app.store.store import Store
from app.store.tables import EditState
from app.sync.engine import Ending, Syncer
from fieldwork.errors import Unreachable
from fieldwork.wire import HistoryLine, PullReply, PullRequest, PushReply
from tests.support.reference_server import Ledger, ReferenceServer
from tests.support.stores import TickingClock
from tests.support.worlds import an_id

RECORDS = tuple(an_id(f"record {n}") for n in range(6))
FIELDS = ("progress", "action")
_DAY_MS = 86_400_000
_YEAR_MS = 365 * _DAY_MS
SKEWS = (0, 0, 0, -40_000, 40_000, 3 * _YEAR_MS, -3 * _YEAR_MS)


class Crash(BaseException):
    """The power is gone. Not an Exception: nothing may catch it and carry on."""


class MemoryConnection(sqlite3.Connection):
    """A database in memory that can crash before the nth statement from now."""

    countdown = -1
    crashed = False

    def execute(self, *args: Any) -> sqlite3.Cursor:
        self._count()
        return super().execute(*args)

    def executemany(self, *args: Any) -> sqlite3.Cursor:
        self._count()
        return super().executemany(*args)

    def _count(self) -> None:
        if self.crashed:
            raise Crash
        if self.countdown == 0:
            self.crashed = True
            raise Crash
        self.countdown -= self.countdown > 0


@dataclass
class Disk:
    """The two files of one phone, as bytes; a crash leaves what was committed."""

    files: dict[str, bytes] = field(default_factory=dict)
    open: dict[str, MemoryConnection] = field(default_factory=dict)

    def connect(self, path: str, **options: Any) -> sqlite3.Connection:
        connection = sqlite3.connect(":memory:", factory=MemoryConnection, **options)
        if path in self.files:
            connection.deserialize(self.files[path])
        self.open[path] = connection
        return connection

    def power_off(self) -> None:
        """Keep what was committed, as SQLite would find it."""
        for path, connection in self.open.items():
            if connection.in_transaction:
                sqlite3.Connection.execute(connection, "ROLLBACK")
            self.files[path] = connection.serialize()
            connection.close()
        self.open.clear()

    def copy(self) -> dict[str, bytes]:
        """The files as they are on the disk now, nothing in mid-transaction."""
        return {path: connection.serialize() for path, connection in self.open.items()}


@dataclass
class Wrote:
    """One write as its author knew it: what stood on the screen before."""

    edit: str
    record: str
    name: str
    stood_on: str | None


class SimPhone:
    """One phone: disk, clock, store, and the truth about what its person did."""

    def __init__(self, number: int, rng: random.Random, clock: TickingClock) -> None:
        self.number = number
        self.rng = rng
        self.base_clock = clock
        self.skew_ms = rng.choice(SKEWS)
        self.disk = Disk()
        self.wrote: list[Wrote] = []
        self.replaced: set[str] = set()
        self.backup: tuple[dict[str, bytes], int] | None = None
        self.was_restored = False
        self.store = self._open()
        self.store.notes.set("account", {"person": an_id(f"person {number}"), "device": f"device-{number}"})

    def now(self) -> int:
        return self.base_clock() + self.skew_ms

    def write(self, value: str) -> None:
        record, name = self.rng.choice(RECORDS), self.rng.choice(FIELDS)
        before = self.store.get("agreement", record)
        last = self.store.overlay.last
        stood = before.writes.get(name) if before else None
        saved = self.store.write("agreement", record, {name: value})
        same = last is not None and (last.record, set(last.fields)) == (record, {name})
        if same and last is not None and last.state == EditState.UNSENT and not self._holds(last.id):
            self.replaced.add(last.id)
            old = next(w for w in self.wrote if w.edit == last.id)
            stood = old.stood_on if stood == last.id else stood
        self.wrote.append(Wrote(saved.edit, record, name, stood))

    def restart(self) -> None:
        self.disk.power_off()
        self.store = self._open()

    def crash_soon(self) -> None:
        """Lose power at one of the next statements."""
        next(iter(self.disk.open.values())).countdown = self.rng.randrange(30)

    def spared(self) -> None:
        """The crash that did not come in time does not come."""
        for connection in self.disk.open.values():
            connection.countdown = -1

    def keep_backup(self) -> None:
        self.backup = (self.disk.copy(), len(self.wrote))

    def restore(self) -> None:
        """Set the phone back to its backup: what it wrote since and nobody else has is gone."""
        assert self.backup is not None
        files, count = self.backup
        self.disk.power_off()
        self.disk.files = dict(files)
        self.wrote, self.was_restored = self.wrote[:count], True
        self.replaced = {edit for edit in self.replaced if edit in {w.edit for w in self.wrote}}
        self.store = self._open()

    def visible(self) -> dict[tuple[str, str, str], Any]:
        return {(r.kind, r.id, name): value for r in self.store.find("agreement") for name, value in r.fields.items()}

    def _open(self) -> Store:
        store = Store.open(
            Path("app.db"),
            Path("blobs.db"),
            now_ms=self.now,
            random_bytes=self.rng.randbytes,
            connect=self.disk.connect,
        )
        return store

    def _holds(self, edit: str) -> bool:
        held = sqlite3.Connection.execute(self.disk.open["app.db"], "SELECT 1 FROM edit WHERE id = ?", (edit,))
        return held.fetchone() is not None


class BadNetwork:
    """A way to the server that loses requests, loses replies, repeats and delays them."""

    def __init__(self, day: Day) -> None:
        self._day = day

    async def push(self, body: bytes) -> PushReply:
        return await self._carry(lambda: self._day.server.push(body))

    async def pull(self, request: PullRequest) -> PullReply:
        return await self._carry(lambda: self._day.server.pull(request))

    async def history(self, kind: str, record: str, fields: Sequence[str]) -> list[HistoryLine]:
        return await self._carry(lambda: self._day.server.history(kind, record, fields))

    async def missing(self, hashes: Sequence[str]) -> list[str]:
        return await self._carry(lambda: self._day.server.missing(hashes))

    async def put_blob(self, blob: str, body: bytes, mime: str) -> None:
        await self._carry(lambda: self._day.server.put_blob(blob, body, mime))

    async def get_blob(self, blob: str) -> tuple[bytes, str]:
        return await self._carry(lambda: self._day.server.get_blob(blob))

    async def _carry(self, request: Any) -> Any:
        day = self._day
        if not day.faults:
            return await request()
        fate = day.rng.random()
        day.meanwhile()
        if fate < 0.15:
            raise Unreachable("unreachable")
        if fate < 0.25:
            day.late.append(request)  # it arrives when nobody waits for it any more
            raise Unreachable("unreachable")
        reply = await request()
        if fate < 0.35:
            await request()
        if fate < 0.45:
            raise Unreachable("unreachable")  # the reply was lost, the server had committed
        day.meanwhile()
        return reply


class Day:
    """One run. `problems()` is empty when every promise held."""

    def __init__(self, seed: int, *, phones: int = 3, steps: int = 60, restores: bool = True) -> None:
        self.rng = random.Random(seed)
        self.clock = TickingClock()
        self.server = ReferenceServer(self.clock)
        self.server.page = self.rng.choice((1, 2, 5, 1000))
        self.phones = [SimPhone(n, self.rng, self.clock) for n in range(phones)]
        self.steps = steps
        self.restores = restores
        self.faults = True
        self.late: list[Any] = []
        self.backups: list[Ledger] = []
        self.epochs = 1
        self._set_up(phones)
        self._values = 0
        self._busy: SimPhone | None = None
        self._skipped: list[str] = []

    def _set_up(self, phones: int) -> None:
        """One visit whose team may write the agreements, so that the rules let every phone give back what is lost."""
        school, visit = an_id("school"), an_id("visit")
        people = [an_id(f"person {n}") for n in range(phones)]
        team = {f"team.{person}": [] for person in people}
        self.server.plant("visit", visit, {"school": school, "day": "2026-11-23", "leader": people[0], **team})
        for person in people:
            role = {"person": person, "role": "supervisor", "starts": "2026-01-01"}
            self.server.plant("role", an_id(f"role {person}"), role)
        for record in RECORDS:
            self.server.plant("agreement", record, {"visit": visit, "school": school})

    def meanwhile(self) -> None:
        """What people do while a request is on its way."""
        if self.rng.random() < 0.3:
            self._write(self._busy if self._busy and self.rng.random() < 0.7 else self.rng.choice(self.phones))

    def run(self) -> list[str]:
        """Live through the day, then let everybody sync in peace. Returns what went wrong."""
        asyncio.run(self._live())
        return [*self._skipped, *self._differences(), *self._losses(), *self._wrong_conflicts()]

    async def _live(self) -> None:
        for _ in range(self.steps):
            self.clock.forward(self.rng.randrange(1, 400_000))
            await self._step(self.rng.random(), self.rng.choice(self.phones))
        self.faults = False
        for phone in self.phones:
            phone.restart()
        for request in self.late:
            await _ignoring(request)
        for _ in range(4):
            for phone in self.phones:
                self.clock.forward(1000)
                outcome = await Syncer(phone.store, BadNetwork(self), app="test").run()
                assert outcome.ending == Ending.DONE, outcome

    async def _step(self, luck: float, phone: SimPhone) -> None:
        if luck < 0.42:
            self._write(phone)
        elif luck < 0.78:
            await self._sync(phone)
        elif luck < 0.82:
            if self.late:
                await _ignoring(self.late.pop(self.rng.randrange(len(self.late))))
        elif luck < 0.85:
            phone.restart()
        elif luck < 0.93:
            phone.crash_soon()
            await self._sync(phone)
        elif luck < 0.95:
            self.backups.append(self.server.backup())
        elif luck < 0.965 and self.restores:
            if self.backups:
                self.epochs += 1
                self.server.restore(self.backups[-1], f"epoch-{self.epochs}")
        elif luck < 0.98:
            phone.keep_backup()
        elif self.restores and phone.backup:
            phone.restore()

    def _write(self, phone: SimPhone) -> None:
        self._values += 1
        try:
            phone.write(f"ค่า {self._values}")
        except Crash:
            if phone is self._busy:
                raise
            phone.restart()

    async def _sync(self, phone: SimPhone) -> None:
        self._busy = phone
        try:
            await _sync(phone.store, BadNetwork(self))
        except Crash:
            phone.restart()
        finally:
            self._busy = None
        phone.spared()
        self._skipped.extend(self._skips(phone))

    def _differences(self) -> Iterator[str]:
        truth = {key: value for key, value in self.server.visible().items() if key[0] == "agreement"}
        for phone in self.phones:
            if phone.store.counts() or phone.store.counts().quarantined:
                yield f"phone {phone.number} still holds {phone.store.counts()}"
            seen = phone.visible()
            if seen != truth:
                yield f"phone {phone.number} differs: {sorted(set(seen.items()) ^ set(truth.items()))[:3]}"

    def _skips(self, phone: SimPhone) -> Iterator[str]:
        """Whatever is at or below a phone's cursor, the phone has."""
        if phone.store.notes.get("epoch") != self.server.ledger.epoch:
            return
        cursor = phone.store.mirror.cursors().get("all", 0)
        for key, (_, seq) in self.server.ledger.rows.items():
            held = phone.store.mirror.get(*key)
            if seq <= cursor and (held is None or held.record.seq != seq):
                yield f"phone {phone.number} has cursor {cursor} and lacks {key} at {seq}"

    def _losses(self) -> Iterator[str]:
        for phone in self.phones:
            for wrote in phone.wrote:
                if wrote.edit not in self.server.ledger.seen and wrote.edit not in phone.replaced:
                    yield f"phone {phone.number} was told that {wrote.edit} is saved, and it is nowhere"

    def _wrong_conflicts(self) -> Iterator[str]:
        """No write loses to one it was made on; nobody is asked to choose between a write and what it stood on."""
        stood = {w.edit: w.stood_on for phone in self.phones for w in phone.wrote}
        gentle = self.epochs == 1 and not any(phone.was_restored for phone in self.phones)
        for (kind, record, name), writes in self.server.ledger.writes.items():
            register = self.server._register(kind, record, name)
            heads = set(register.heads)
            if register.current.id in {a for edit in writes for a in _ancestors(edit, stood)} and not heads - {
                register.current.id
            }:
                yield f"{name}: a later write lost to {register.current.id}"
            if gentle and any(b in _ancestors(a, stood) for a in heads for b in heads):
                yield f"{name}: false conflict"


async def _sync(store: Store, network: BadNetwork) -> None:
    """A sync in this very task, so that a crash in it ends it."""
    await Syncer(store, network, app="test")._run()


async def _ignoring(request: Any) -> None:
    try:
        await request()
    except Exception:  # noqa: BLE001 - whatever the server says, nobody is listening
        return


def _ancestors(edit: str, stood: dict[str, str | None]) -> list[str]:
    found: list[str] = []
    above = stood.get(edit)
    while above is not None and above not in found:
        found.append(above)
        above = stood.get(above)
    return found
