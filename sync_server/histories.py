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

from fieldwork import stamps
from fieldwork.errors import NotFound
from fieldwork.wire import APPLIED, CURRENT, RIVAL, HistoryLine
from sync_server import teams
from sync_server.database import is_listed
from sync_server.devices import Caller
from sync_server.server import Server
from sync_server.tables import change, device
from sync_server.world import LedgerWorld, marks_of

_CHANGES = (
    select(change)
    .where(change.c.kind == bindparam("of_kind"), change.c.record == bindparam("of_record"))
    .order_by(change.c.server_ms, change.c.stamp, change.c.edit)
)

_NAMES = select(device.c.id, device.c.name).where(is_listed(device.c.id, "devices"))
_AUTHORS = select(change.c.edit, change.c.person, change.c.stamp).where(is_listed(change.c.edit, "edits"))


@dataclass(frozen=True, slots=True)
class Written:
    """Who made an edit, and at what moment by a clock that was put right."""

    person: str
    at: int


@dataclass(frozen=True, slots=True)
class History:
    """The lines, and the record by its scope when it is somebody else's sheet that names a teacher."""

    lines: list[HistoryLine]
    named_sheets: Mapping[str, list[str]]


def read(
    server: Server, connection: Connection, caller: Caller, kind: str, record_id: str, fields: Collection[str] = ()
) -> History:
    """The history of one record, or of these fields of it, oldest first, a line per field.

    Raises NotFound for what the caller may not hold.
    """
    world = LedgerWorld(connection)
    record = world.get(kind, record_id)
    held = teams.held(caller.person, connection, world, server.today())
    if record is None or record.scope not in held:
        raise NotFound("not_found")
    standing = {(name, mark[0]): CURRENT for name, mark in marks_of(record).items()}
    standing |= {(name, head): RIVAL for name, mark in marks_of(record).items() for head in mark[2:]}
    rows = list(connection.execute(_CHANGES, {"of_kind": kind, "of_record": record_id}))
    names = _device_names(connection, {row.device for row in rows})
    lines: list[HistoryLine] = []
    for row in rows:
        told = row.scope in held or row.person == caller.person
        for name, written in json.loads(row.fields).items():
            stands = standing.get((name, row.edit), "")
            if (told or stands) and (not fields or name in fields):
                lines.append(_line(row, name, written, told=told, stands=stands, device_name=names.get(row.device, "")))
    others = record.scope.startswith("lessons:") and record.keys["owner"] != caller.person
    return History(lines, {record.scope: [record_id]} if others else {})


def written(connection: Connection, edits: Collection[str]) -> dict[str, Written]:
    """Who made each of these edits, and when. Gives no value away: ask only for records the reader may see."""
    found = connection.execute(_AUTHORS, {"edits": json.dumps(sorted(edits))}) if edits else ()
    return {row.edit: Written(row.person, stamps.parse(row.stamp)[0]) for row in found}


def _device_names(connection: Connection, devices: set[str]) -> dict[str, str]:
    """What the devices called themselves when somebody signed in on them."""
    return {row.id: row.name for row in connection.execute(_NAMES, {"devices": json.dumps(sorted(devices))})}


def _line(row: Any, name: str, written: list[Any], *, told: bool, stands: str, device_name: str) -> HistoryLine:
    """One write as it is told: `written` is its value, its base, what stood before, and that it met another."""
    value, base, *more = written
    return HistoryLine(
        edit=row.edit,
        field=name,
        value=value,
        old=more[0] if more and told else None,
        by=row.person,
        device=row.device,
        device_name=device_name,
        device_time=row.device_ms,
        server_time=row.server_ms,
        outcome=more[1] if len(more) > 1 else APPLIED,
        base=list(base) if told else None,
        stands=stands,
    )
