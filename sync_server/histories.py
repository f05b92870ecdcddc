"""Who wrote what into a record, and when: every edit that was ever accepted, as far as the reader may know of it.

A reader sees the edits that were made while the record was in a scope the reader holds, and always the write behind
what is visible now. So the history of a published feedback does not tell its drafts.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, bindparam, select

from fieldwork import scopes, stamps
from fieldwork.errors import NotFound
from sync_server.database import is_listed
from sync_server.devices import Caller
from sync_server.server import Server
from sync_server.tables import change
from sync_server.world import LedgerWorld, marks_of

_CHANGES = (
    select(change)
    .where(change.c.kind == bindparam("of_kind"), change.c.record == bindparam("of_record"))
    .order_by(change.c.server_ms, change.c.stamp, change.c.edit)
)

_AUTHORS = select(change.c.edit, change.c.person, change.c.stamp).where(is_listed(change.c.edit, "edits"))


@dataclass(frozen=True, slots=True)
class Written:
    """Who made an edit, and at what moment by a clock that was put right."""

    person: str
    at: int


@dataclass(frozen=True, slots=True)
class History:
    """The lines, and the record by its scope when it is somebody else's sheet that names a teacher."""

    lines: list[dict[str, Any]]
    named_sheets: Mapping[str, list[str]]


def read(server: Server, connection: Connection, caller: Caller, kind: str, record_id: str) -> History:
    """The history of one record, oldest first, a line per field. Raises NotFound for what the caller may not hold."""
    world = LedgerWorld(connection)
    record = world.get(kind, record_id)
    held = scopes.held(caller.person, world, server.today())
    if record is None or record.scope not in held:
        raise NotFound("not_found")
    current = {(name, head) for name, mark in marks_of(record).items() for head in (mark[0], *mark[2:])}
    lines: list[dict[str, Any]] = []
    for row in connection.execute(_CHANGES, {"of_kind": kind, "of_record": record_id}):
        told = row.scope in held or row.person == caller.person
        for name, (value, _, *more) in json.loads(row.fields).items():
            if told or (name, row.edit) in current:
                lines.append(_line(row, name, value, old=more[0] if more and told else None, outcome=more[1:]))
    others = kind == "sheet" and record.scope.startswith("lessons:") and record.keys["owner"] != caller.person
    return History(lines, {record.scope: [record_id]} if others else {})


def written(connection: Connection, edits: Collection[str]) -> dict[str, Written]:
    """Who made each of these edits, and when. Gives no value away: ask only for records the reader may see."""
    found = connection.execute(_AUTHORS, {"edits": json.dumps(sorted(edits))}) if edits else ()
    return {row.edit: Written(row.person, stamps.parse(row.stamp)[0]) for row in found}


def _line(row: Any, name: str, value: Any, *, old: Any, outcome: list[str]) -> dict[str, Any]:
    return {
        "edit": row.edit,
        "field": name,
        "value": value,
        "old": old,
        "by": row.person,
        "device": row.device,
        "device_time": row.device_ms,
        "server_time": row.server_ms,
        "outcome": outcome[0] if outcome else "applied",
    }
