"""Who received sheets that name a teacher: pulled to a device, opened as a report, or exported."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import insert

from sync_server.database import Writing
from sync_server.devices import Caller
from sync_server.edits import dump
from sync_server.server import Server
from sync_server.tables import access_log


def note(server: Server, writing: Writing, caller: Caller, *, way: str, sheets: Mapping[str, list[str]]) -> None:
    """Log one reading: per scope, the ids of the sheets. `way` is pull, report, export, history or aside."""
    rows = [
        {
            "id": server.new_id(),
            "at": server.now_ms(),
            "person": caller.person,
            "device": caller.device,
            "scope": scope,
            "way": way,
            "records": dump(records),
        }
        for scope, records in sorted(sheets.items())
    ]
    if rows:
        writing.connection.execute(insert(access_log), rows)
