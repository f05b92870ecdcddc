"""A store in memory, with as much of a real one's behaviour as screens ask for."""

from __future__ import annotations

import hashlib
import itertools
from collections.abc import Callable, Mapping
from typing import Any

from app.store.blobs import BlobState
from app.store.errors import StorageFull
from app.store.typing_in import accepted
from app.store.values import LocalWrite, Quarantined, RecordState, Saved, Unsent, WaitingBlob
from fieldwork import ids, removal
from fieldwork.records import KINDS
from fieldwork.records.stored import Record
from fieldwork.wire import HistoryLine

NOW_MS = 1_795_420_800_000  # 23 November 2569, 15.00 in Bangkok
ME = ids.natural_id("person", "me")


class MemoryNotes:
    """Small facts, kept as the device keeps them: None forgets a name."""

    def __init__(self, **kept: Any) -> None:
        self.kept = kept

    def get(self, name: str, default: Any = None) -> Any:
        return self.kept.get(name, default)

    def set(self, name: str, value: Any) -> None:
        self.kept.pop(name, None)
        if value is not None:
            self.kept[name] = value


class MemoryBlobs:
    """Photos and signatures, kept in a dict."""

    def __init__(self) -> None:
        self.kept: dict[str, tuple[bytes, str]] = {}
        self.sent: dict[str, int] = {}
        self.lost = 0

    def put(self, body: bytes, mime: str) -> str:
        digest = hashlib.sha256(body).hexdigest()
        self.kept[digest] = (body, mime)
        return digest

    def get(self, blob: str) -> bytes | None:
        return self.kept[blob][0] if blob in self.kept else None

    def state(self, blob: str) -> BlobState | None:
        return BlobState.QUEUED if blob in self.kept else None

    def queued(self) -> list[str]:
        return sorted(self.kept)

    def waiting(self) -> list[WaitingBlob]:
        found = [WaitingBlob(h, len(body), self.sent.get(h, 0)) for h, (body, _) in self.kept.items()]
        return sorted(found, key=lambda blob: (blob.size, blob.hash))

    def lost_count(self) -> int:
        return self.lost

    def bytes_queued(self) -> int:
        return sum(len(body) for body, _ in self.kept.values())

    def refused(self) -> dict[str, str]:
        return {}


class MemoryPast:
    """What the server told of writes, as the test puts it there."""

    def __init__(self) -> None:
        self.told: dict[tuple[str, str, str], tuple[HistoryLine, ...]] = {}
        self.at: dict[tuple[str, str, str], int] = {}

    def lines(self, kind: str, record: str, field: str) -> tuple[HistoryLine, ...]:
        return self.told.get((kind, record, field), ())

    def asked_at(self, kind: str, record: str, field: str) -> int | None:
        return self.at.get((kind, record, field))

    def keep(self, kind: str, record: str, told: Mapping[str, Any], *, at: int) -> None:
        for name, lines in told.items():
            self.told[kind, record, name], self.at[kind, record, name] = tuple(lines), at


class MemoryQuarantine(list[Quarantined]):
    """What the server keeps aside, as the test puts it there."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[str] = []

    def all(self) -> list[Quarantined]:
        return list(self)

    def let_go(self, edit: str) -> None:
        self[:] = [q for q in self if q.edit.id != edit]

    def try_again(self) -> int:
        self.asked.append("again")
        return len(self)


class MemoryStore:
    """The store's face without a database: what screens read and write, and whom they wake. Set `full` to refuse."""

    def __init__(self) -> None:
        self.rows: dict[tuple[str, str], dict[str, Any]] = {}
        self.written: list[tuple[str, str, dict[str, Any]]] = []
        self.states: dict[tuple[str, str], RecordState] = {}
        self.unsent = Unsent(0, 0, 0)
        self.full = False
        self.blobs = MemoryBlobs()
        self.notes = MemoryNotes()
        self.quarantine = MemoryQuarantine()
        self.past = MemoryPast()
        self.now_ms = lambda: NOW_MS
        self._listeners: list[Callable[[set[tuple[str, str]]], None]] = []
        self._writes: dict[tuple[str, str], dict[str, str]] = {}
        self._numbers = itertools.count(1)

    def put(self, kind: str, *, id: str | None = None, **fields: Any) -> str:
        """Give the store a record as if it had been pulled; `each` fields as dicts. Returns its id."""
        flat: dict[str, Any] = {}
        for name, value in fields.items():
            rule = KINDS[kind].rules[name]
            flat |= {f"{name}.{key}": each for key, each in value.items()} if rule.each else {name: value}
        key = KINDS[kind].key
        natural = KINDS[kind].id_of(*(flat[name] for name in key)) if key else ""
        record_id = id or natural or ids.natural_id("test", next(self._numbers))
        self.rows[kind, record_id] = flat
        self.states.setdefault((kind, record_id), RecordState.SERVER)
        return record_id

    def get(self, kind: str, record_id: str) -> Record | None:
        key = (kind, record_id)
        return Record(*key, dict(self.rows[key]), dict(self._writes.get(key, {}))) if key in self.rows else None

    def find(self, kind: str, **keys: str) -> list[Record]:
        found = [r for k, i in sorted(self.rows) if k == kind and (r := self.get(k, i)) is not None]
        return [r for r in found if all(r.keys[name] == value for name, value in keys.items())]

    def one(self, shape: type[Any], record_id: str) -> Any:
        record = self.get(shape.kind().name, record_id)
        return None if record is None else shape.of(record)

    def all(self, shape: type[Any], **keys: str) -> list[Any]:
        return [shape.of(record) for record in self.find(shape.kind().name, **keys)]

    def made_at(self, kind: str, record_id: str, field: str) -> int | None:
        return self.now_ms() if field in self._writes.get((kind, record_id), {}) else None

    def write(
        self, kind: str, record_id: str, fields: Mapping[str, Any], seen: Any = None, *, beside: Any = None
    ) -> Saved:
        del seen
        if self.full:
            raise StorageFull("storage_full")
        given = accepted(kind, fields)
        self.written.append((kind, record_id, given))
        edit = f"edit-{len(self.written)}"
        self.rows.setdefault((kind, record_id), {}).update(given)
        self._writes.setdefault((kind, record_id), {}).update(dict.fromkeys(given, edit))
        self.states[kind, record_id] = RecordState.DEVICE
        for name, value in (beside(edit) if beside else {}).items():
            self.notes.set(name, value)
        self.changed({(kind, record_id)})
        return Saved(edit, "0" * 32, tuple(given))

    def state(self, kind: str, record_id: str) -> RecordState:
        return self.states.get((kind, record_id), RecordState.NOWHERE)

    def counts(self) -> Unsent:
        return self.unsent

    def conflicts(self, kind: str, record_id: str) -> dict[str, tuple[str, ...]]:
        del kind, record_id
        return {}

    def unsettled(self) -> list[tuple[str, str]]:
        return []

    def removed_meanwhile(self) -> list[tuple[str, str]]:
        return []

    def unseen_by_removal(self, kind: str, record_id: str) -> tuple[str, ...]:
        del kind, record_id
        return ()

    def removing(self, kind: str, record_id: str) -> dict[str, Any]:
        record = self.get(kind, record_id)
        return removal.removing(record.fields if record else {}, lambda name: self.heads(kind, record_id, name))

    def heads(self, kind: str, record_id: str, field: str) -> tuple[str, ...]:
        write = self._writes.get((kind, record_id), {}).get(field)
        return (write,) if write else ()

    def history(self, kind: str, record_id: str, field: str) -> list[LocalWrite]:
        return []

    def stamp(self, kind: str, record_id: str, field: str) -> str:
        return ""

    def is_on_server(self, kind: str, record_id: str) -> bool:
        return self.states.get((kind, record_id)) == RecordState.SERVER

    def tell(self, records: set[tuple[str, str]]) -> None:
        self.changed(records)

    def on_change(self, listener: Callable[[set[tuple[str, str]]], None]) -> Callable[[], None]:
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def changed(self, records: set[tuple[str, str]]) -> None:
        """Wake the screens, as a pull does."""
        for listener in list(self._listeners):
            listener(records)
