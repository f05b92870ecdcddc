"""The records as one transaction sees them, read at most once each, with what it has staged on top.

Implements `fieldwork`'s World, so that permission and scope rules run on the server as they do on a device.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cache, lru_cache
from typing import Any

from sqlalchemy import CompoundSelect, Connection, Select, bindparam, select, union_all

from fieldwork.marks import packed, unpacked
from fieldwork.records.stored import KEYS, Record, keys_are_equal
from sync_server.database import is_listed
from sync_server.edits import dump
from sync_server.tables import record as table

Key = tuple[str, str]
_COLUMNS = (table.c.kind, table.c.id, table.c.scope, table.c.body, table.c.marks, table.c.seq)
_ONE = select(*_COLUMNS).where(table.c.kind == bindparam("kind"), table.c.id == bindparam("id"))


class Marks(Mapping[str, str]):
    """Per field the write that stands there. Text or read, whichever is at hand; the other is made when asked for."""

    __slots__ = ("_read", "_text")

    def __init__(self, text: str | None, read: dict[str, list[str]] | None = None) -> None:
        self._text = text
        self._read = read

    @property
    def text(self) -> str:
        """The marks as JSON."""
        if self._text is None:
            self._text = dump(packed(self._read or {}))
        return self._text

    @property
    def heads(self) -> dict[str, list[str]]:
        """Per field `[edit id, effective stamp, other heads…]`."""
        if self._read is None:
            self._read = unpacked(json.loads(self._text or "[]"))
        return self._read

    def __getitem__(self, name: str) -> str:
        return self.heads[name][0]

    def __iter__(self) -> Iterator[str]:
        return iter(self.heads)

    def __len__(self) -> int:
        return len(self.heads)


class LedgerWorld:
    """Reads of the `record` table over one connection. `put` shows what is staged and not yet written."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._known: dict[Key, Record | None] = {}
        self._staged: dict[str, dict[str, Record]] = {}
        # kind -> names of keys -> their values -> ids
        self._found: dict[str, dict[tuple[str, ...], dict[tuple[str | None, ...], set[str]]]] = {}

    def get(self, kind: str, record_id: str) -> Record | None:
        """The record as it stands, or None."""
        key = (kind, record_id)
        if key not in self._known:
            row = None if _unstorable(record_id) else self._connection.execute(_ONE, _named(key)).fetchone()
            self._known[key] = _record(row) if row else None
        return self._known[key]

    def find(self, kind: str, **keys: str) -> list[Record]:
        """All records of a kind with these indexed keys, in order of id."""
        names = tuple(keys) if len(keys) < 2 else tuple(sorted(keys))
        values = tuple([keys[name] for name in names])
        by_values = self._found.setdefault(kind, {}).setdefault(names, {})
        found = by_values.get(values)
        if found is None:
            found = by_values[values] = self._search(kind, names, values)
        return [record for each in sorted(found) if (record := self._known[kind, each])] if found else []

    def staged(self, kind: str) -> Iterable[Record]:
        """The records of a kind that are staged."""
        return self._staged.get(kind, {}).values()

    def load(self, keys: Iterable[Key]) -> None:
        """Read all of these in one query; those that do not exist are known to be missing afterwards."""
        wanted: dict[str, list[str]] = {}
        for kind, record_id in keys:
            if (kind, record_id) not in self._known and not _unstorable(record_id):
                self._known[kind, record_id] = None
                wanted.setdefault(kind, []).append(record_id)
        if not wanted:
            return
        asked = {f"kind_{n}": kind for n, kind in enumerate(wanted)}
        asked |= {f"ids_{n}": dump(listed) for n, listed in enumerate(wanted.values())}
        for row in self._connection.execute(_several(len(wanted)), asked):
            self._known[row.kind, row.id] = _record(row)

    def search(self, kind: str, key: str, values: Collection[str]) -> None:
        """Find in one query what `find` will be asked for by one key. Does nothing once such a record is staged."""
        if kind in self._staged:
            return
        by_values = self._found.setdefault(kind, {}).setdefault((key,), {})
        wanted = [value for value in values if (value,) not in by_values and not _unstorable(value)]
        by_values.update({(value,): set() for value in wanted})
        if not wanted:
            return
        for row in self._connection.execute(_by_list(key), {"kind": kind, "listed": dump(wanted)}):
            self._known[kind, row.id] = self._known.get((kind, row.id)) or _record(row)
            by_values[row.key,].add(row.id)

    def put(self, record: Record) -> None:
        """Show this record from now on."""
        key = (record.kind, record.id)
        before = self._known.get(key)
        self._known[key] = record
        self._staged.setdefault(record.kind, {})[record.id] = record
        searched = self._found.get(record.kind)
        if not searched or (before is not None and keys_are_equal(before.fields, record.fields)):
            return
        old, new = before.keys if before else None, record.keys
        for names, by_values in searched.items():
            if old is not None and (left := by_values.get(tuple(old[name] for name in names))) is not None:
                left.discard(record.id)
            if (joined := by_values.get(tuple(new[name] for name in names))) is not None:
                joined.add(record.id)

    def _search(self, kind: str, names: tuple[str, ...], values: tuple[str, ...]) -> set[str]:
        if any(map(_unstorable, values)):
            return set()
        found = set()
        for row in self._connection.execute(_by(names), {"kind": kind, **dict(zip(names, values, strict=True))}):
            self._known[kind, row.id] = self._known.get((kind, row.id)) or _record(row)
            found.add(row.id)
        staged = self._staged.get(kind, {})
        matching = {r.id for r in staged.values() if all(r.keys[n] == v for n, v in zip(names, values, strict=True))}
        return found - staged.keys() | matching


@cache
def _several(kinds: int) -> CompoundSelect[Any]:
    """Records of so many kinds, each by a list of ids."""
    each = (table.c.kind == bindparam(f"kind_{n}") for n in range(kinds))
    return union_all(*(select(*_COLUMNS).where(kind, is_listed(table.c.id, f"ids_{n}")) for n, kind in enumerate(each)))


@cache
def _by(names: tuple[str, ...]) -> Select[Any]:
    """The records of a kind with these keys. Raises ValueError for what is no key."""
    for name in names:
        if name not in KEYS:
            raise ValueError(f"records are not indexed by {name}")
    return select(*_COLUMNS).where(table.c.kind == bindparam("kind"), *(table.c[n] == bindparam(n) for n in names))


@cache
def _by_list(key: str) -> Select[Any]:
    """The records of a kind in which this key is one of a list."""
    return select(*_COLUMNS, table.c[key].label("key")).where(
        table.c.kind == bindparam("kind"), is_listed(table.c[key], "listed")
    )


def marks_of(record: Record | None) -> dict[str, list[str]]:
    """The marks of a record that this world gave out; empty for a new one."""
    return record.writes.heads if record is not None and isinstance(record.writes, Marks) else {}


def _record(row: Any) -> Record:
    read = _instrument if row.kind == "instrument" else json.loads
    return Record(row.kind, row.id, read(row.body), Marks(row.marks), row.scope, row.seq)


@lru_cache(maxsize=32)
def _instrument(body: str) -> Any:
    """The fields of an instrument: long, never changed once published, and read with almost every push."""
    return json.loads(body)


def _named(key: Key) -> dict[str, str]:
    return {"kind": key[0], "id": key[1]}


def _unstorable(value: str) -> bool:
    """Text that no stored value can equal, and that PostgreSQL refuses even to compare with."""
    return "\x00" in value or not value.isascii()
