"""What one transaction will write, kept in memory until the end. `seq` is taken from the counter row last of all.

One `seq` a row: a reader that has seen number n has seen everything up to n, because the counter row is held from the
moment it is counted up until the commit (docs/sync.md, "The cursor never skips").
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from sqlalchemy import Connection, bindparam, delete, select, update

from fieldwork import scopes
from fieldwork.records.pictures import BLOB_FIELDS, named_by
from fieldwork.records.stored import Record
from fieldwork.refusals import AWAITED
from fieldwork.wire import Edit
from sync_server import rounds, tables, teams
from sync_server.database import is_listed
from sync_server.derive import Derivation
from sync_server.digests import Changes
from sync_server.edits import dump, read_edit
from sync_server.server import Server
from sync_server.upserts import append, upsert
from sync_server.world import Key, LedgerWorld, Marks

NOT_BEGUN = "required"
"""What an edit is refused with that goes on with a record of which nothing was taken in."""
Placed = dict[Key, tuple[Record, str]]
"""Records to be written, each with the scope it is in from now on."""
_KNOWN = select(*(tables.change.c[name] for name in ("edit", "kind", "record", "stamp", "fields", "device"))).where(
    is_listed(tables.change.c.edit, "edits")
)
_ASIDE = select(tables.quarantine.c.device, tables.quarantine.c.edit).where(
    is_listed(tables.quarantine.c.device, "devices"), is_listed(tables.quarantine.c.edit, "edits")
)
_OWN_DEVICES = select(tables.device.c.id).where(tables.device.c.person == bindparam("of_person"))
_UNDER = (
    select(tables.quarantine.c.payload)
    .where(tables.quarantine.c.device.in_(_OWN_DEVICES), tables.quarantine.c.edit == bindparam("of_edit"))
    .limit(1)
)
_BEGUN = (
    select(tables.quarantine.c.payload, tables.quarantine.c.code, tables.quarantine.c.message)
    .where(
        tables.quarantine.c.device == bindparam("of_device"),
        tables.quarantine.c.closed_at.is_(None),
        tables.quarantine.c.code != NOT_BEGUN,
        tables.quarantine.c.payload.contains(bindparam("of_record")),
    )
    .order_by(tables.quarantine.c.at, tables.quarantine.c.edit)
)
_HISTORY = select(tables.change.c.edit, tables.change.c.stamp, tables.change.c.fields).where(
    tables.change.c.kind == bindparam("of_kind"), tables.change.c.record == bindparam("of_record")
)
_SHEETS = frozenset({"sheet", "calibration_sheet", "checksheet"})
_RELEASES = frozenset({"visit", "calibration", "feedback", "signature", *_SHEETS})
"""An edit of these may move records to another scope."""
_COUNT_UP = (
    update(tables.clock)
    .where(tables.clock.c.name == "seq")
    .values(value=tables.clock.c.value + bindparam("n"))
    .returning(tables.clock.c.value)
)
_RELEASE = delete(tables.quarantine).where(
    tables.quarantine.c.device == bindparam("of_device"), tables.quarantine.c.edit == bindparam("of_edit")
)
_BACK = delete(tables.departure).where(
    tables.departure.c.scope == bindparam("of_scope"),
    tables.departure.c.kind == bindparam("of_kind"),
    tables.departure.c.id == bindparam("of_id"),
)


@dataclass(frozen=True, slots=True)
class Source:
    """Who is writing, on which device, when by the server's clock, and how far the device's clock is ahead."""

    person: str
    device: str
    now_ms: int
    skew_ms: int = 0


class Staging:
    """Records, changes and quarantined edits of one transaction, and the one moment when they are written."""

    def __init__(self, server: Server, connection: Connection) -> None:
        self._connection = connection
        self.world = LedgerWorld(connection)
        self._derivation = Derivation(server, connection, self.world)
        self._before: dict[Key, Record | None] = {}
        self._changes: dict[str, dict[str, Any]] = {}
        self._taken: dict[str, Edit] = {}
        self._brought: dict[str, str] = {}
        self._aside: dict[tuple[str, str], dict[str, Any]] = {}
        self._known_aside: set[tuple[str, str]] = set()
        self._begun_aside: dict[tuple[str, str, str], tuple[str, str] | None] = {}
        self._uses: dict[tuple[str, str, str, str], None] = {}
        self._unplaced: list[str] = []

    def load_known(self, sent: Mapping[str, Sequence[str]]) -> None:
        """Look up which of the edits that these devices sent were taken in before, or set aside for that device."""
        listed = dump([edit for edits in sent.values() for edit in edits])
        for row in self._connection.execute(_KNOWN, {"edits": listed}):
            fields = {name: pair[:2] for name, pair in json.loads(row.fields).items()}
            self._taken[row.edit] = Edit(row.edit, row.kind, row.record, row.stamp, fields)
            self._brought[row.edit] = row.device
        aside = self._connection.execute(_ASIDE, {"edits": listed, "devices": dump(list(sent))})
        self._known_aside.update((row.device, row.edit) for row in aside)

    def known(self, edit: str) -> Edit | None:
        """The edit as it was taken in before, in this transaction or an earlier one."""
        return self._taken.get(edit)

    def came_elsewhere(self, edit: str, device: str) -> bool:
        """Whether another device than this one brought it first: it is counted there."""
        return self._brought.get(edit, device) != device

    def history(self, kind: str, record: str) -> list[tuple[str, str, Mapping[str, list[Any]]]]:
        """Every change of a record as (edit, stamp, fields), those staged here included."""
        rows = self._connection.execute(_HISTORY, {"of_kind": kind, "of_record": record})
        stored = [(row.edit, row.stamp, json.loads(row.fields)) for row in rows]
        staged = (c for c in self._changes.values() if c["kind"] == kind and c["record"] == record)
        return stored + [(c["edit"], c["stamp"], c["fields"]) for c in staged]

    def base_aside(self, edit: str, over: Edit, field: str, person: str) -> Sequence[str]:
        """What a value of this person that is kept aside was written on, if `over` is about the same field."""
        staged = (row["payload"] for (_, e), row in self._aside.items() if e == edit and row["person"] == person)
        asked = {"of_edit": edit, "of_person": person}
        payload = next(staged, None) or self._connection.execute(_UNDER, asked).scalar()
        kept = read_edit(json.loads(payload)) if payload else None
        if not isinstance(kept, Edit) or (kept.kind, kept.record) != (over.kind, over.record):
            return ()
        return kept.fields[field][1] if field in kept.fields else ()

    def begun_aside(self, edit: Edit, device: str) -> tuple[str, str] | None:
        """Why the edit of this device that began the same record is kept aside, as code and sentence; None where no
        such edit is. Many edits of one record ask, and it is looked up for the first of them."""
        asked = (device, edit.kind, edit.record)
        if asked not in self._begun_aside:
            rows = self._connection.execute(_BEGUN, {"of_device": device, "of_record": edit.record})
            begun = ((read_edit(json.loads(row.payload)), row) for row in rows)
            same = (r for e, r in begun if isinstance(e, Edit) and (e.kind, e.record) == (edit.kind, edit.record))
            found = next(same, None)
            self._begun_aside[asked] = (found.code, found.message) if found is not None else None
        return self._begun_aside[asked]

    def begin_aside(self, edit: Edit, device: str, code: str, message: str) -> None:
        """Remember why the edit that begins a record goes aside, for those that go on with it."""
        self._begun_aside.setdefault((device, edit.kind, edit.record), (code, message))

    def take(
        self,
        edit: Edit,
        record: Record,
        before: Record | None,
        *,
        changed: Mapping[str, Sequence[Any]],
        stamp: str,
        source: Source,
    ) -> None:
        """Stage a record as this edit leaves it, and the edit in the log."""
        if edit.kind in _RELEASES and not (before is not None and edit.kind in _SHEETS and _is_answer(edit)):
            self._note_scopes()
        self._put(record, before)
        self._taken[edit.id] = edit
        self._brought[edit.id] = source.device
        self._aside.pop((source.device, edit.id), None)
        self._changes[edit.id] = {
            "edit": edit.id,
            "kind": edit.kind,
            "record": edit.record,
            "stamp": stamp,
            "fields": changed,
            "person": source.person,
            "device": source.device,
            "device_ms": int(edit.stamp[:12], 16),
            "server_ms": source.now_ms,
            "scope": None,
        }
        self._unplaced.append(edit.id)
        blob_fields = BLOB_FIELDS[edit.kind]  # this runs for every edit: only likely fields are looked at
        if max(map(len, edit.fields)) > 64 or not blob_fields.isdisjoint(edit.fields):
            for field in edit.fields:
                self._note_use(edit, field)

    def _note_use(self, edit: Edit, field: str) -> None:
        blob = named_by(edit.kind, field, edit.fields[field][0])
        if blob is not None:
            self._uses[blob, edit.kind, edit.record, field] = None

    def set_aside(self, edit: str, payload: str, *, code: str, message: str, source: Source) -> None:
        """Stage an edit for quarantine. One that came without an id goes by the digest of what it holds."""
        edit = edit or sha256(payload.encode()).hexdigest()
        row = {"device": source.device, "person": source.person, "edit": edit, "payload": payload}
        still_open = {"closed_at": None, "closed_by": None, "closed_why": None}
        self._aside[source.device, edit] = {**row, "code": code, "message": message, "at": source.now_ms, **still_open}

    def new_edits(self) -> Counter[str]:
        """By device, how many edits arrived that were never counted before."""
        taken = {(change["device"], edit) for edit, change in self._changes.items()}
        return Counter(device for device, _ in (taken | self._aside.keys()) - self._known_aside)

    @property
    def arrived(self) -> set[str]:
        """The records among those taken in that others may have waited for."""
        return {c["record"] for c in self._changes.values() if c["kind"] in AWAITED.values()}

    def close(self) -> None:
        """Derive, place every record in its scope, number the rows, write. Nothing may be staged after this."""
        for record in self._derivation.after(self._touched().values()):
            self._put(record, self.world.get(record.kind, record.id))
        placed = self._place()
        self._write(placed, self._departures(placed))

    def _touched(self) -> dict[Key, Record]:
        return {key: record for key in self._before if (record := self.world.get(*key)) is not None}

    def _put(self, record: Record, before: Record | None) -> None:
        self._before.setdefault((record.kind, record.id), before)
        self.world.put(record)

    def _note_scopes(self) -> None:
        """Log in which scope the edits so far were made, before the next one may move their records: what was a draft
        when it was written stays one in the history, even if it was published in the same batch."""
        places: dict[Key, str] = {}
        for edit in self._unplaced:
            entry = self._changes[edit]
            key = (entry["kind"], entry["record"])
            if key not in places:
                record = self.world.get(*key)
                places[key] = scopes.of(record, self.world) if record is not None else ""
            entry["scope"] = places[key]
        self._unplaced.clear()

    def _place(self) -> Placed:
        """Every record that changed or moved, with its scope as things stand now."""
        touched = self._touched()
        moving = {(r.kind, r.id): r for record in touched.values() for r in scopes.moved_by(record, self.world)}
        candidates = {**moving, **touched}
        places = scopes.of_all(candidates.values(), self.world)
        placed = {}
        for (key, record), scope in zip(candidates.items(), places, strict=True):
            if key in touched or scope != record.scope:
                self._before.setdefault(key, record)
                placed[key] = record, scope
        return placed

    def _departures(self, placed: Placed) -> list[dict[str, Any]]:
        left = []
        for key, (record, scope) in placed.items():
            before = self._before[key]
            if before is not None and before.scope and before.scope != scope:
                left.append({"scope": before.scope, "kind": record.kind, "id": record.id})
        return left

    def _write(self, placed: Placed, left: list[dict[str, Any]]) -> None:
        self._write_log(placed)
        count = len(placed) + len(left)
        if not count:
            return
        rows = [_columns(record, scope) for record, scope in placed.values()]
        seq = self._connection.execute(_COUNT_UP, {"n": count}).scalar_one() - count
        for number, row in enumerate([*left, *rows], seq + 1):
            row["seq"] = number
        self._digest(placed, rows).write(self._connection)
        for beside in (teams, rounds):
            beside.keep(self._connection, (record for record, _ in placed.values()))
        self._back(placed, {(row["kind"], row["id"]) for row in left})
        upsert(self._connection, tables.departure, left)
        upsert(self._connection, tables.record, rows)

    def _digest(self, placed: Placed, rows: list[dict[str, Any]]) -> Changes:
        changes = Changes()
        for (key, (_, scope)), row in zip(placed.items(), rows, strict=True):
            before = self._before[key]
            if before is not None and before.scope:
                changes.take_out(before.scope, before.seq)
            changes.add(scope, row["seq"])
        return changes

    def _back(self, placed: Placed, moved: set[Key]) -> None:
        """A record that came back to a scope has not left it."""
        back = [{"of_scope": placed[key][1], "of_kind": key[0], "of_id": key[1]} for key in moved]
        if back:
            self._connection.execute(_BACK, back)

    def _write_log(self, placed: Placed) -> None:
        for entry in self._changes.values():
            entry["fields"] = dump(entry["fields"])
            entry["scope"] = entry["scope"] or placed[entry["kind"], entry["record"]][1]
        append(self._connection, tables.change, list(self._changes.values()))
        upsert(self._connection, tables.quarantine, list(self._aside.values()))
        released = [c for c in self._changes.values() if (c["device"], c["edit"]) in self._known_aside]
        if released:
            self._connection.execute(_RELEASE, [{"of_device": c["device"], "of_edit": c["edit"]} for c in released])
        uses = [dict(zip(("hash", "kind", "record", "field"), use, strict=True)) for use in self._uses]
        upsert(self._connection, tables.blob_use, uses)


def _is_answer(edit: Edit) -> bool:
    """Whether it writes nothing but answers, notes and texts: those move no record to another scope."""
    return all("." in name for name in edit.fields)


def _columns(record: Record, scope: str) -> dict[str, Any]:
    marks = record.writes.text if isinstance(record.writes, Marks) else "[]"
    body = {"scope": scope, "body": dump(record.fields), "marks": marks}
    return {"kind": record.kind, "id": record.id, **record.keys, **body}
