"""The device's store: what a person sees is the mirror of the server with the own unsent edits over it.

Synchronous, one connection. `write` is durable when it returns, unless the machine says otherwise (`app.durability`);
nothing here waits for a network. It is a `World`, so the rules of `fieldwork` read it as they read the server's ledger.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import bindparam, insert, select, update

from app.store.blobs import Blobs
from app.store.database import Connect, Database
from app.store.migrations import BLOBS, RECORDS, is_new, migrate
from app.store.mirror import Mirror
from app.store.notes import Notes
from app.store.opening import checked
from app.store.overlay import Overlay, continues, cover, edit_of, fields_text, on_top
from app.store.past import Past
from app.store.quarantine import Quarantine
from app.store.tables import PENDING, EditRow, EditState
from app.store.typing_in import accepted, same
from app.store.values import Edit, LocalWrite, RecordState, Saved, Unsent
from fieldwork import removal
from fieldwork.history import heads_after
from fieldwork.ids import uuid7
from fieldwork.merge import Write
from fieldwork.records.kinds import Declared
from fieldwork.records.pictures import named_in
from fieldwork.records.stored import Record
from fieldwork.stamps import ZERO, Clock, parse

Key = tuple[str, str]
Listener = Callable[[set[Key]], None]
Shape = TypeVar("Shape", bound=Declared)
_edit = EditRow.__table__  # type: ignore[attr-defined]
COLUMNS = tuple(_edit.c[n] for n in ("n", "id", "kind", "record", "stamp", "fields", "made_at", "state"))
_PENDING = select(*COLUMNS).where(_edit.c.state.in_(PENDING)).order_by(_edit.c.n)
_LATER = _edit.alias()
_OUTDOING = (
    select(_LATER.c.kind, _LATER.c.record, _LATER.c.n, _LATER.c.fields)
    .distinct()
    .join_from(_edit, _LATER, (_LATER.c.record == _edit.c.record) & (_LATER.c.kind == _edit.c.kind))
    .where(_edit.c.state.in_(PENDING), _LATER.c.state == EditState.ACKED, _LATER.c.n > _edit.c.n)
)
_IS_OWN = select(_edit.c.n).where(_edit.c.id == bindparam("edit"))
_OF_RECORD = select(*COLUMNS).where(_edit.c.record == bindparam("on_record"), _edit.c.kind == bindparam("of_kind"))
_NAMES_SOMETHING = select(_edit.c.kind, _edit.c.fields).where(_edit.c.state != EditState.DISMISSED)
_SENT_BY = select(_edit.c.device).where(_edit.c.n == bindparam("at"))
_ADD = insert(_edit)
_REPLACE = (
    update(_edit)
    .where(_edit.c.n == bindparam("at"))
    .values({name: bindparam(name) for name in ("id", "stamp", "fields", "made_at")})
)


class Store:
    """One person's records on this device. Open it with `Store.open`, close it before another opens the file."""

    def __init__(
        self, database: Database, blobs: Blobs, *, now_ms: Callable[[], int], random_bytes: Callable[[int], bytes]
    ) -> None:
        self.database = database
        self.blobs = blobs
        self.notes = Notes(database)
        self.mirror = Mirror(database)
        self.past = Past(database)
        self.quarantine = Quarantine(self)
        self.now_ms = now_ms
        self.random_bytes = random_bytes
        self._listeners: list[Listener] = []
        self._visible: dict[Key, Record] = {}
        self.overlay = Overlay()
        self.reload()
        last = max((edit.stamp for edit in self.overlay.within(*EditState)), default=ZERO)
        self.clock = Clock(now_ms, random_bytes(8).hex(), max(last, self.notes.get("clock", ZERO)))

    @classmethod
    def open(
        cls,
        records: Path,
        blobs: Path,
        *,
        now_ms: Callable[[], int],
        random_bytes: Callable[[int], bytes],
        connect: Connect = sqlite3.connect,
    ) -> Store:
        """Open or make the two files. Raises CorruptDatabase, NewerDatabase, StorageFull or StorageBroken."""
        database = Database(records, connect)
        try:
            checked(database)
            migrate(database, RECORDS)
            pictures = Database(blobs, connect)
            try:
                checked(pictures)
                were_there = not is_new(pictures)
                migrate(pictures, BLOBS)
                store = cls(database, Blobs(pictures, now_ms), now_ms=now_ms, random_bytes=random_bytes)
                if not were_there:  # a new device, or one whose second file is gone
                    store.blobs.expect(store.pictures_named())
                return store
            except BaseException:
                pictures.close()
                raise
        except BaseException:
            database.close()
            raise

    def close(self) -> None:
        """Let go of both files."""
        self.database.close()
        self.blobs.close()

    # reading

    def get(self, kind: str, record_id: str) -> Record | None:
        """The record as the person sees it, or None."""
        key = (kind, record_id)
        if key in self._visible:
            return self._visible[key]
        edits = self.overlay.of(key)
        mirrored = self.mirror.get(kind, record_id)
        record = mirrored.record if mirrored else None
        if edits:
            record = cover(record, key, mirrored.stamps if mirrored else {}, edits)
        if edits and record is not None:
            self._visible[key] = record
        return record

    def find(self, kind: str, **keys: str) -> list[Record]:
        """All visible records of a kind with these keys, in order of id, those that exist only here included."""
        found = self.mirror.ids(kind, keys)
        self.mirror.load(kind, found)
        own = self.overlay.records(kind)
        if not own:
            return [r for r in (self.get(kind, record_id) for record_id in found) if r is not None]
        records = [self.get(kind, record_id) for record_id in sorted({*found, *own})]
        return [r for r in records if r is not None and (not keys or _has(r, keys))]

    def one(self, shape: type[Shape], record_id: str) -> Shape | None:
        """One record, typed."""
        record = self.get(shape.kind().name, record_id)
        return shape.of(record) if record is not None else None

    def all(self, shape: type[Shape], **keys: str) -> list[Shape]:
        """All records of a kind with these keys, typed, in order of id."""
        return [shape.of(record) for record in self.find(shape.kind().name, **keys)]

    def state(self, kind: str, record_id: str) -> RecordState:
        """Where the record's newest own words are."""
        states = {edit.state for edit in self.overlay.of((kind, record_id))}
        for state, shown in _STATES:
            if state in states:
                return shown
        known = states or self.mirror.get(kind, record_id) is not None
        return RecordState.SERVER if known else RecordState.NOWHERE

    def counts(self) -> Unsent:
        """How much is unsent, and how much the server keeps aside."""
        waiting = self.overlay.count(EditState.UNSENT, EditState.FROZEN)
        return Unsent(waiting, self.blobs.queued_count(), self.overlay.count(EditState.QUARANTINED))

    def conflicts(self, kind: str, record_id: str) -> dict[str, tuple[str, ...]]:
        """Fields on which people wrote without seeing each other: all write ids a settling write must name.

        An own write that named them all has settled the field here, before the server has said so.
        """
        mirrored = self.mirror.get(kind, record_id)
        marks = mirrored.marks if mirrored else {}
        found = {name: self.heads(kind, record_id, name) for name, mark in marks.items() if len(mark) > 2}
        return {name: heads for name, heads in found.items() if len(heads) > 1}

    def heads(self, kind: str, record_id: str, field: str) -> tuple[str, ...]:
        """The writes of a field that nobody has looked at since, the current one first: the server's, and own ones
        over them. What the server keeps aside is none of them."""
        mirrored = self.mirror.get(kind, record_id)
        mark = mirrored.marks.get(field) if mirrored else None
        own = [e for e in self.overlay.of((kind, record_id)) if e.covers(field) and e.state != EditState.QUARANTINED]
        return heads_after(
            (mark[0], *mark[2:]) if mark else (), (Write(e.id, None, "", e.fields[field][1]) for e in own)
        )

    def is_on_server(self, kind: str, record_id: str) -> bool:
        """Whether the server has told of this record."""
        return self.mirror.get(kind, record_id) is not None

    def stamp(self, kind: str, record_id: str, field: str) -> str:
        """The effective stamp of the write that the server says stands in a field; "" when there is none."""
        mirrored = self.mirror.get(kind, record_id)
        return mirrored.stamps.get(field, "") if mirrored is not None else ""

    def made_at(self, kind: str, record_id: str, field: str) -> int | None:
        """When the write that the person sees in a field was made, in milliseconds: by the stamp that the server gave
        effect, an own one that it has not heard of by the own stamp. None where nothing stands."""
        mirrored = self.mirror.get(kind, record_id)
        mark = mirrored.marks.get(field) if mirrored else None
        own = on_top(self.overlay.of((kind, record_id)), field, mark)
        stamp = own.stamp if own is not None else mark[1] if mark else ""
        return parse(stamp)[0] if stamp else None

    def unsettled(self) -> list[Key]:
        """The records with a conflict to settle, as this device sees them."""
        return [key for key in self.mirror.unsettled() if self.conflicts(*key)]

    def removed_meanwhile(self) -> list[Key]:
        """The removed records with words that their remover had not seen, as this device sees them."""
        here = ((kind, record) for kind in removal.REMOVABLE for record in self.overlay.records(kind))
        return sorted(key for key in {*self.mirror.removed(), *here} if self.unseen_by_removal(*key))

    def unseen_by_removal(self, kind: str, record_id: str) -> tuple[str, ...]:
        """The fields of a removed record that were written without their writer and its remover seeing each other."""
        record = self.get(kind, record_id) if kind in removal.REMOVABLE else None
        return removal.unseen(record.fields, lambda name: self.heads(kind, record_id, name)) if record else ()

    def removing(self, kind: str, record_id: str) -> dict[str, Any]:
        """The fields by which somebody removes a record as it is seen here."""
        record = self.get(kind, record_id)
        fields = record.fields if record is not None else {}
        return removal.removing(fields, lambda name: self.heads(kind, record_id, name))

    def history(self, kind: str, record_id: str, field: str) -> list[LocalWrite]:
        """Every value this device gave the field, oldest first. What others wrote is the server's to tell."""
        rows = self.database.rows(_OF_RECORD, of_kind=kind, on_record=record_id)
        edits = sorted((edit_of(row) for row in rows), key=lambda e: e.n)
        return [LocalWrite(e.id, *e.fields[field], e.stamp, e.made_at, e.state) for e in edits if field in e.fields]

    def pictures_named(self) -> set[str]:
        """The hashes of all photos and signatures that this device's own edits show."""
        rows = self.database.rows(_NAMES_SOMETHING)
        return {
            named for kind, fields in rows for named in named_in(kind, {n: v[0] for n, v in json.loads(fields).items()})
        }

    # writing

    def write(
        self,
        kind: str,
        record_id: str,
        fields: Mapping[str, Any],
        seen: Mapping[str, Sequence[str]] | None = None,
        *,
        beside: Callable[[str], Mapping[str, Any]] | None = None,
    ) -> Saved:
        """Keep these values as one edit, durable on return; values that already stand there are no write.

        `seen` names, per field, the writes the person was looking at where that is not what is visible now: a text
        opened before a sync, or all heads of a conflict that this write settles. `beside` makes, from the id of the
        edit, notes of this device that are kept with it or not at all. Raises Invalid, StorageFull or StorageBroken,
        and then nothing was kept.
        """
        key, seen = (kind, record_id), seen or {}
        visible = self.get(kind, record_id)
        given = accepted(kind, fields)
        changed = {n: v for n, v in given.items() if not _stands(visible, n, v, seen.get(n, ()))}
        if not changed:
            return _standing(visible, given)
        edits, last = self.overlay.of(key), self.overlay.last
        replaced = last if last and continues(last, key, changed) and not self._went_out(last) else None
        kept = [e for e in edits if replaced is None or e.n != replaced.n]
        based = {n: (v, self._base(key, n, kept, replaced, seen.get(n))) for n, v in changed.items()}
        edit = self._store(key, based, replaced, beside or _nothing)
        self._see(key, edit, visible, edits)
        self.tell({key})
        return Saved(edit.id, edit.stamp, tuple(changed))

    def reload(self) -> None:
        """Rebuild what is kept in memory from the database."""
        self.overlay = Overlay(edit_of(row) for row in self.database.rows(_PENDING))
        for kind, record, n, fields in self.database.rows(_OUTDOING):
            self.overlay.outdo((kind, record), n, json.loads(fields))
        self._visible.clear()
        self.mirror.forget()

    def forget(self, keys: Set[Key]) -> None:
        """Read these records anew: their rows in the mirror changed."""
        self.mirror.forget(set(keys))
        for key in keys:
            self._visible.pop(key, None)

    def on_change(self, listener: Listener) -> Callable[[], None]:
        """Call back with the (kind, id) of records whose visible state may have changed; returns how to stop."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener) if listener in self._listeners else None

    def tell(self, keys: set[Key]) -> None:
        """Tell whoever listens that these records may look different now."""
        for listener in list(self._listeners) if keys else ():
            listener(keys)

    def _base(
        self, key: Key, field: str, edits: list[Edit], replaced: Edit | None, seen: Sequence[str] | None
    ) -> tuple[str, ...]:
        """The writes this value stands on: what the person saw, and always the own latest write of the field."""
        if replaced is not None and field in replaced.fields:
            inherited = replaced.fields[field][1]
            return tuple(dict.fromkeys((*inherited, *(s for s in seen or () if s != replaced.id))))
        mirrored = self.mirror.get(*key)
        mark = mirrored.marks.get(field) if mirrored else None
        own = on_top(edits, field, mark)
        sees = mark[0] if mark and (seen is None or self._is_own(mark[0])) else ""
        standing = own.id if own is not None else sees
        return _with_what_is_under(filter(None, dict.fromkeys((standing, *(seen or ())))), edits, field)

    def _went_out(self, edit: Edit) -> bool:
        """True when it was in a batch once: the server may have it, so a later write stands on it, not in its place."""
        return self.database.value(_SENT_BY, at=edit.n) is not None

    def _is_own(self, edit: str) -> bool:
        return self.database.value(_IS_OWN, edit=edit) is not None

    def _store(
        self,
        key: Key,
        based: Mapping[str, tuple[Any, tuple[str, ...]]],
        replaced: Edit | None,
        beside: Callable[[str], Mapping[str, Any]],
    ) -> Edit:
        now, before = self.now_ms(), self.clock.last
        stamp = self.clock.tick()
        edit_id = uuid7(now, self.random_bytes(10))
        row = {"id": edit_id, "stamp": stamp, "fields": fields_text(based), "made_at": now}
        try:
            with self.database.transaction():
                if replaced is not None:
                    self.database.run(_REPLACE, at=replaced.n, **row)
                    n = replaced.n
                else:
                    whole = {**row, "kind": key[0], "record": key[1], "state": 0, "batch": None, "device": None}
                    n = int(self.database.run(_ADD, n=None, counted=None, **whole).lastrowid or 0)
                for note in beside(edit_id).items():
                    self.notes.set(*note)
        except BaseException:
            self.clock.last = before
            raise
        return Edit(n, edit_id, *key, stamp, based, now, EditState.UNSENT)

    def _see(self, key: Key, edit: Edit, visible: Record | None, before: list[Edit]) -> None:
        self.overlay.add(edit)
        fields = dict(visible.fields) if visible else {}
        writes = dict(visible.writes) if visible else {}
        for name, (value, _) in edit.fields.items():
            fields[name], writes[name] = value, edit.id
        scope, seq = (visible.scope, visible.seq) if visible else ("", 0)
        self._visible[key] = Record(*key, fields, writes, scope, seq)


_STATES = (
    (EditState.QUARANTINED, RecordState.QUARANTINED),
    (EditState.UNSENT, RecordState.DEVICE),
    (EditState.FROZEN, RecordState.SENDING),
)


def _nothing(edit: str) -> Mapping[str, Any]:
    del edit
    return {}


def _with_what_is_under(writes: Iterable[str], edits: list[Edit], field: str) -> tuple[str, ...]:
    """These writes, and what those stood on that the server keeps aside: seen through them, should they never be
    taken in."""
    aside = {e.id: e for e in edits if e.state == EditState.QUARANTINED}
    names = list(writes)
    for name in names:
        under = aside[name].fields.get(field, (None, ()))[1] if name in aside else ()
        names += [base for base in under if base not in names]
    return tuple(names)


def _has(record: Record, keys: Mapping[str, str]) -> bool:
    held = record.keys
    return all(held.get(name) == value for name, value in keys.items())


def _stands(visible: Record | None, name: str, value: Any, seen: Sequence[str]) -> bool:
    """True when the value is what the field shows and nothing else would be settled by writing it again."""
    settles = set(seen) - {visible.writes.get(name, "") if visible else ""}
    return not settles and same(visible.fields.get(name) if visible else None, value)


def _standing(visible: Record | None, given: Mapping[str, Any]) -> Saved:
    edits = [visible.writes[name] for name in given if visible is not None and name in visible.writes]
    return Saved(edits[-1] if edits else "", "", ())
