"""The office's server on a simulated disk: the real code from the bytes of a request to the bytes of its reply.

Only HTTP itself is left out. Everything that a route asks for (caller, body, transaction) is asked for in its order.
"""

from __future__ import annotations

import threading
from collections.abc import AsyncIterator, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from random import Random
from typing import Any

from fastapi import Request
from sqlalchemy import Connection, Engine, StaticPool, create_engine, event
from sqlalchemy.exc import DBAPIError

from fieldwork.errors import FieldworkError, Invalid, Unreachable
from fieldwork.instruments.reading import Form
from fieldwork.wire import to_json
from sync_server import (
    access_log,
    blobs,
    database,
    devices,
    epochs,
    histories,
    partials,
    problems,
    pulling,
    pushing,
    sweeping,
    turns,
    waiting,
)
from sync_server.api.bodies import body as read_body
from sync_server.backups import begin_anew
from sync_server.edits import dump, parse
from sync_server.ledger import Ledger
from sync_server.office import instruments
from sync_server.server import Server
from sync_server.settings import Settings
from sync_server.staging import Source
from tests.simulation.disks import Crash, Disk
from tests.simulation.running import finished
from tests.simulation.shelf import Shelf
from tests.simulation.versions import NEXT, TODAY, server_of
from tests.support.stores import TickingClock

FILE = "office.db"
_SETTINGS = Settings.from_env({"DATA_DIR": "unused"})


class _Engine:
    """One engine for all days, because SQLAlchemy compiles every statement once for each engine."""

    def __init__(self) -> None:
        self.disk = Disk()
        self.engine: Engine = create_engine(
            "sqlite://", creator=lambda: self.disk.connect(FILE), poolclass=StaticPool, hide_parameters=True
        )
        event.listen(self.engine, "begin", self._begin)

    def use(self, disk: Disk) -> Engine:
        """Let go of the last machine and open this one's database."""
        self.engine.dispose()
        self.disk = disk
        return self.engine

    @staticmethod
    def _begin(connection: Connection) -> None:
        writes = connection.get_execution_options().get(database._WRITES)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


_ENGINE = _Engine()


class _Memory(database.Database):
    """The server's database on a simulated disk; all but how it is opened is the real one."""

    def __init__(self, disk: Disk) -> None:
        self.is_sqlite = True
        self.engine = _ENGINE.use(disk)
        self._turn = threading.Lock()


class Office:
    """The server, its disk and its clock. A crash ends the program; the next request finds it started again."""

    def __init__(self, rng: Random, clock: TickingClock, content: bytes) -> None:
        self.rng = rng
        self.clock = clock
        self.disk = Disk(**{FILE: content})
        self.shelf = Shelf(self.disk, clock)
        self.backups: list[bytes] = []
        self._shelves: dict[bytes, dict[str, tuple[bytes, int]]] = {}
        self.restores = 0
        self.crashes = 0
        self.unexpected: list[str] = []
        self.page_bytes = 0
        self.version = TODAY
        self.start()

    def start(self) -> None:
        """Start the program on what is on the disk."""
        self.server = Server(_SETTINGS, _Memory(self.disk), self.clock, self.rng.randbytes, self.shelf)
        epochs.ensure(self.server)

    # what devices ask

    def push(self, token: str, packed: bytes, beside: Sequence[tuple[str, bytes]] = ()) -> str:
        """POST /api/sync/push, taken in together with those beside it, whose answers nobody hears."""
        with self._answering():
            own = pushing.read(self._caller(token), finished(read_body(_request(packed))))
            with self.server.database.writing() as writing:
                *_, reply = pushing.take_in(self.server, writing, [*self._readable(beside), own])
            if isinstance(reply, FieldworkError):
                raise reply
            return reply

    def _readable(self, sent: Sequence[tuple[str, bytes]]) -> Iterator[pushing.Pushed]:
        for token, packed in sent:
            with suppress(FieldworkError):
                yield pushing.read(self._caller(token), finished(read_body(_request(packed))))

    def pull(self, token: str, message: Mapping[str, Any]) -> bytes:
        """POST /api/sync/pull"""
        with self._answering():
            caller = self._caller(token)
            asked = pulling.read_asked(parse(dump(message).encode()))
            with self.server.database.writing() as writing:
                pulling.check(writing.connection, caller, asked)
                shown = {"shown": asked.turn, "sent_ms": asked.now}
                turn = turns.take(self.server, writing.connection, writing, caller, **shown)
            with self.server.database.reading() as snapshot:
                page = pulling.pull(self.server, snapshot, caller, asked, turn)
            with self.server.database.writing() as writing:
                access_log.note(self.server, writing, caller, way="pull", sheets=page.named_sheets)
                devices.note_seen(
                    self.server,
                    writing.connection,
                    writing,
                    caller,
                    app=asked.app,
                    skew_ms=asked.now - self.server.now_ms(),
                    unsent=None,
                )
            return page.json

    def history(self, token: str, kind: str, record: str, fields: Sequence[str]) -> str:
        """GET /api/history/{kind}/{id}"""
        with self._answering():
            caller = self._caller(token)
            with self.server.database.reading() as snapshot:
                found = histories.read(self.server, snapshot, caller, kind, record, frozenset(fields))
            with self.server.database.writing() as writing:
                access_log.note(self.server, writing, caller, way="history", sheets=found.named_sheets)
            return dump([to_json(line) for line in found.lines])

    def missing(self, token: str, hashes: Sequence[str]) -> str:
        """POST /api/blobs/missing"""
        with self._answering():
            caller = self._caller(token)
            with self.server.database.reading() as snapshot:
                return dump({"missing": blobs.missing(snapshot, caller, list(hashes))})

    def put_blob(self, token: str, blob: str, body: bytes) -> str:
        """PUT /api/blobs/{sha256}"""
        with self._answering():
            caller = self._caller(token)
            upload = blobs.Upload(self.server, blob)
            try:
                upload.feed(body)
                mime = upload.finish()
            finally:
                upload.discard()
            with self.server.database.writing() as writing:
                blobs.keep(self.server, writing, caller, named=blob, size=upload.size, mime=mime)
            return dump({"sha256": blob})

    def begin_blob(self, token: str, blob: str, size: int) -> str:
        """POST /api/blobs"""
        with self._answering():
            return _standing(partials.begin(self.server, self._caller(token), blob, size))

    def send_chunk(self, token: str, blob: str, offset: int, chunk: bytes) -> str:
        """PATCH /api/blobs/{sha256}/upload"""
        with self._answering():
            return _standing(partials.append(self.server, self._caller(token), blob, offset, chunk))

    def read_blob(self, token: str, blob: str, start: int) -> bytes:
        """GET /api/blobs/{sha256}"""
        with self._answering():
            caller = self._caller(token)
            with self.server.database.reading() as snapshot:
                found = blobs.open_for(self.server, snapshot, caller, blob)
            if start >= found.size:
                raise Invalid("bad_range")
            return self.server.store.read(blobs.key_of(found.hash), start)

    # what the secretariat does at the server

    def sweep(self) -> set[str]:
        """Let go of what nobody needs, as if nobody had sent a photo for a month. Returns which photos that were."""
        before, usual = self.shelf.copy(), sweeping.KEPT_DAYS
        sweeping.KEPT_DAYS = 0
        try:
            with self._answering():
                sweeping.sweep(self.server)
        except Unreachable:
            pass  # it lost power; what it had let go of is gone all the same
        finally:
            sweeping.KEPT_DAYS = usual
        return {key.rpartition("/")[2] for key in before.keys() - self.shelf.copy().keys() if "incoming" not in key}

    def write(self, person: str, kind: str, record: str, fields: Mapping[str, Any]) -> bool:
        """Write a record as this person, under the rules. False when the machine failed in it."""
        try:
            with self._answering(), self.server.database.writing() as writing:
                ledger = Ledger(self.server, writing, Source(person, "office", self.clock()))
                refused = ledger.write(kind, record, fields)
                assert refused is None, refused
                ledger.close()
                waiting.after(self.server, writing, ledger.staging.arrived)
        except Unreachable:
            return False
        return True

    def put(self, kind: str, record: str, fields: Mapping[str, Any]) -> None:
        """Write a record as the server itself, before the day begins."""
        with self.server.database.writing() as writing:
            ledger = Ledger(self.server, writing, Source("setup", "setup", self.clock()))
            assert ledger.write(kind, record, fields, check=False) is None
            ledger.close()

    def publish(self, person: str, form: Form) -> str:
        """Publish a version of an instrument or checklist as this person. "" when the machine failed in it."""
        try:
            with self._answering(), self.server.database.writing() as writing:
                return instruments.put(self.server, writing, devices.Caller(person, "office"), form, waiver="ใช้ทดสอบ")
        except Unreachable:
            return ""

    # what happens to the machine

    def keep_backup(self) -> None:
        """Copy the database away."""
        self.backups.append(self.disk.copy()[FILE])
        self._shelves[self.backups[-1]] = self.shelf.copy()

    def restore(self, backup: bytes, *, elsewhere: bool = False) -> None:
        """Put an older copy back, and say so as the administrator does; `elsewhere` without the later photos."""
        self.restores += 1
        self.disk.power_off()
        self.disk.put(FILE, backup)
        kept = self._shelves.get(backup, {})
        self.shelf.replace(kept) if elsewhere else self.shelf.add(kept)
        self.start()
        begin_anew(self.server)

    def restart(self) -> None:
        """End the program and start it again."""
        self.disk.power_off()
        self.start()

    def update(self) -> None:
        """Put up the next version in place of this one."""
        self.version = NEXT
        self.restart()

    # what stands in it, seen from outside

    def look(self, sql: str, *values: Any) -> list[tuple[Any, ...]]:
        """The rows of a query on what is committed."""
        return self.disk.volumes[FILE].look(sql, *values)

    @property
    def epoch(self) -> str:
        """The present epoch."""
        return str(self.look("SELECT label FROM clock WHERE name = 'epoch'")[0][0])

    @property
    def seq(self) -> int:
        """The counter as it stands."""
        return int(self.look("SELECT value FROM clock WHERE name = 'seq'")[0][0])

    def _caller(self, token: str) -> devices.Caller:
        with self.server.database.reading() as connection:
            return devices.caller_of(connection, f"Bearer {token}", self.server.now_ms())

    @contextmanager
    def _answering(self) -> Iterator[None]:
        """What reaches a device when something fails here: no answer, or the problem that the API would tell."""
        try:
            with server_of(self.version):
                yield
        except Crash:
            self.crashes += 1
            self.restart()
            raise Unreachable("unreachable") from None
        except FieldworkError:
            raise
        except DBAPIError as error:
            raise self._of_database(error) from error
        except Exception as error:
            self.unexpected.append(f"{type(error).__name__}: {error}")
            raise Unreachable("server_fault") from error
        finally:
            if self.disk.crashed:  # it died while it answered
                self.crashes += 1
                self.restart()

    def _of_database(self, error: DBAPIError) -> FieldworkError:
        try:
            answer = problems._database(_NOBODY, error)
        except DBAPIError:
            return Unreachable("server_fault")
        codes = {503: "busy", 507: "server_full"}
        return Unreachable(codes[answer.status_code])


def _standing(found: partials.Standing) -> str:
    return dump({"offset": found.received, "accepted": found.mime is not None})


class _Sent:
    """As much of a request as reading its body needs."""

    def __init__(self, packed: bytes) -> None:
        self.headers = {"content-encoding": "gzip"}
        self._packed = packed

    async def stream(self) -> AsyncIterator[bytes]:
        yield self._packed


def _request(packed: bytes) -> Request:
    return _Sent(packed)  # type: ignore[return-value]


_NOBODY: Request = _Sent(b"")  # type: ignore[assignment]
