"""A device as the field screens find it: a real store on files, holding one visit as a pull left it."""

from __future__ import annotations

import itertools
import random
import shutil
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

from app.client import Client
from app.store.store import Store
from app.store.tables import EditState
from app.store.values import Edit
from app.sync.freeze import freeze
from app.sync.pull import take
from app.sync.push import acknowledge
from fieldwork import stamps
from fieldwork.ids import natural_id
from fieldwork.marks import packed
from fieldwork.records.stored import Record
from fieldwork.wire import APPLIED, PROTOCOL, QUARANTINED, EditResult, PullReply, PushReply, Row
from tests.support.clients import FakeSession, a_client
from tests.support.fieldvisit import NOW_MS, FieldVisit


class Device:
    """One person's device. Everything the area holds arrives at the start."""

    def __init__(self, folder: Path, area: FieldVisit, person: str = "", *, wide: bool = False) -> None:
        self.folder, self.area, self.person, self.wide = folder, area, person or area.supervisor, wide
        self._ticks = itertools.count(NOW_MS)
        self._seqs = itertools.count(1)
        self._kills = itertools.count(1)
        self._random = random.Random(7)
        folder.mkdir(parents=True, exist_ok=True)
        self.store = self._open()
        self.pull(area.world.records.values())
        self.client = self._client()

    def pull(self, records: Iterable[Record], standing: Mapping[str, str] | None = None) -> None:
        """Receive records from the server, as the sync does. `standing` names fields that were not written anew, with
        the write that stands in each."""
        rows = [_row(record, next(self._seqs), standing or {}) for record in records]
        take(self.store, PullReply(PROTOCOL, "epoch", NOW_MS, 0, ["all"], rows, [], [], False, {}))

    def send(self, *, aside: Callable[[Edit], bool] = lambda edit: False) -> None:
        """The server takes in all that waits, or keeps `aside` what the caller says."""
        while (batch := freeze(self.store, "test")) is not None:
            frozen = self.store.overlay.within(EditState.FROZEN)
            results = [
                EditResult(edit.id, QUARANTINED, "no_visit") if aside(edit) else EditResult(edit.id, APPLIED)
                for edit in frozen
            ]
            acknowledge(self.store, batch, PushReply(PROTOCOL, "epoch", NOW_MS, len(results), results))

    def killed(self) -> Device:
        """The process ends without any farewell: a new one opens what is in the files at this very moment."""
        folder = self.folder.with_name(f"{self.folder.name}-{next(self._kills)}")
        shutil.copytree(self.folder, folder)
        self.store.close()
        self.folder = folder
        self.store = self._open()
        self.client = self._client()
        return self

    def fields(self, kind: str, record_id: str) -> dict[str, Any]:
        """What the store shows of a record; nothing when there is none."""
        record = self.store.get(kind, record_id)
        return {name: value for name, value in record.fields.items() if value is not None} if record else {}

    def edits(self) -> int:
        """How many acts wait to be sent."""
        return self.store.counts().edits

    def _client(self) -> Client:
        session = FakeSession(person=self.person, roles=())
        return a_client(store=self.store, session=session, wide=self.wide, now_ms=lambda: next(self._ticks))

    def _open(self) -> Store:
        return Store.open(
            self.folder / "app.db",
            self.folder / "blobs.db",
            now_ms=lambda: next(self._ticks),
            random_bytes=self._random.randbytes,
        )


def _row(record: Record, seq: int, standing: Mapping[str, str]) -> Row:
    write, stamp = natural_id("write", record.kind, record.id, seq), stamps.make(NOW_MS - 1000, 0, "0" * 16)
    marks = {name: [standing.get(name, write), stamp] for name in record.fields}
    return Row(record.kind, record.id, "all", seq, dict(record.fields), packed(marks))
