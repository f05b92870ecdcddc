"""Clients for tests of screens: a store in memory, a signed-in person, a clock that stands still."""

from __future__ import annotations

import hashlib
import itertools
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import flet as ft

from app.client import Client, Clients, Window
from app.preferences import Preferences
from fieldwork import ids
from fieldwork.records import KINDS
from fieldwork.records.stored import Record, keys_of

NOW_MS = 1_795_420_800_000  # 23 November 2569, 15.00 in Bangkok
ME = ids.natural_id("person", "me")


@dataclass(frozen=True, slots=True)
class Saved:
    """What a write returns."""

    edit: str
    stamp: str


@dataclass(frozen=True, slots=True)
class Unsent:
    """What waits to be sent."""

    edits: int = 0
    blobs: int = 0
    quarantined: int = 0


class MemoryNotes(dict[str, Any]):
    """Small facts, kept in a dict."""

    def set(self, name: str, value: Any) -> None:
        self[name] = value


class MemoryBlobs:
    """Photos and signatures, kept in a dict."""

    def __init__(self) -> None:
        self.kept: dict[str, tuple[bytes, str]] = {}

    def put(self, data: bytes, mime: str) -> str:
        digest = hashlib.sha256(data).hexdigest()
        self.kept[digest] = (data, mime)
        return digest

    def get(self, digest: str) -> bytes | None:
        return self.kept[digest][0] if digest in self.kept else None

    def state(self, digest: str) -> str:
        return "device" if digest in self.kept else "missing"


class MemoryStore:
    """The store's face without a database: what screens read and write, and whom they wake."""

    def __init__(self, records: Mapping[tuple[str, str], dict[str, Any]] | None = None) -> None:
        self.rows: dict[tuple[str, str], dict[str, Any]] = dict(records or {})
        self.written: list[tuple[str, str, dict[str, Any]]] = []
        self.states: dict[tuple[str, str], str] = {}
        self.unsent = Unsent()
        self.blobs = MemoryBlobs()
        self.notes = MemoryNotes()
        self._listeners: list[Callable[[set[tuple[str, str]]], None]] = []
        self._numbers = itertools.count(1)

    def put(self, kind: str, *, id: str | None = None, **fields: Any) -> str:
        """Give the store a record as if it had been pulled. `each` fields as `levels__AC1=3` or a plain dict."""
        flat: dict[str, Any] = {}
        for name, value in fields.items():
            rule = KINDS[kind].rules[name]
            flat |= {f"{name}.{key}": each for key, each in value.items()} if rule.each else {name: value}
        key = [flat[name] for name in KINDS[kind].key]
        record_id = id or (KINDS[kind].id_of(*key) if key else ids.natural_id("test", next(self._numbers)))
        self.rows[kind, record_id] = flat
        self.states.setdefault((kind, record_id), "server")
        return record_id

    def get(self, kind: str, record_id: str) -> Record | None:
        fields = self.rows.get((kind, record_id))
        return None if fields is None else Record(kind, record_id, dict(fields))

    def find(self, kind: str, **keys: str) -> list[Record]:
        found = [Record(kind, i, dict(f)) for (k, i), f in sorted(self.rows.items()) if k == kind]
        return [r for r in found if all(keys_of(r.fields)[name] == value for name, value in keys.items())]

    def write(self, kind: str, record_id: str, fields: Mapping[str, Any], seen: Any = None) -> Saved:
        del seen
        self.rows.setdefault((kind, record_id), {}).update(fields)
        self.written.append((kind, record_id, dict(fields)))
        self.states[kind, record_id] = "device"
        self.changed({(kind, record_id)})
        return Saved(f"edit-{len(self.written)}", "0" * 32)

    def state(self, kind: str, record_id: str) -> str:
        return self.states.get((kind, record_id), "server")

    def counts(self) -> Unsent:
        return self.unsent

    def on_change(self, callback: Callable[[set[tuple[str, str]]], None]) -> Callable[[], None]:
        self._listeners.append(callback)
        return lambda: self._listeners.remove(callback)

    def changed(self, records: set[tuple[str, str]]) -> None:
        """Wake the screens, as a pull does."""
        for callback in list(self._listeners):
            callback(records)


@ft.observable
@dataclass
class FakeSession:
    """Somebody signed in, or nobody."""

    person: str | None = ME
    name: str = "นางสาวสมมติ ใจดี"
    roles: tuple[str, ...] = ("supervisor",)
    ready: bool = True

    @property
    def signed_in(self) -> bool:
        return self.person is not None


@ft.observable
@dataclass
class FakeSyncing:
    """A sync that does only what the test says."""

    asked: int = 0
    online: bool | None = None
    extra: dict[str, Any] = field(default_factory=dict)

    def soon(self) -> None:
        self.asked += 1


def a_client(*roles: str, store: Any = None, session: Any = None, wide: bool = False, **changes: Any) -> Client:
    """A client for somebody with these roles (a supervisor when none is named) on an empty store."""
    store = store or MemoryStore()
    facts: dict[str, Any] = {
        "store": store,
        "session": session or FakeSession(roles=roles or ("supervisor",)),
        "syncing": FakeSyncing(),
        "preferences": Preferences(store.notes),
        "now_ms": lambda: NOW_MS,
        "window": Window(wide=wide),
    }
    return Client(**facts | changes)


def shown(client: Client, screen: Callable[..., ft.Control], **params: Any) -> Callable[[], Any]:
    """A root component that shows one screen under a client: `App(shown(client, Home))`."""

    @ft.component
    def Root() -> Any:
        return Clients(client, lambda: ft.Column([screen(**params)], expand=True))

    return Root
