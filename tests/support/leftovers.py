"""What is left on the disks when everything is switched off: the office's ledger, and the edits of a device."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

Rows = list[tuple[Any, ...]]
_DERIVED = "kind IN ('progress', 'lesson_summary', 'calibration_progress')"
# Everything the office keeps, in the order in which it was written, but for what no two runs share: its own clock, and
# the ids of its own writes in what it works out itself.
_LEDGER = {
    "change": "SELECT edit, kind, record, stamp, fields, person, device, device_ms, scope FROM change ORDER BY rowid",
    "record": f"SELECT kind, id, scope, body, iif({_DERIVED}, '', marks), seq FROM record ORDER BY seq",
    "departure": "SELECT scope, kind, id, seq FROM departure ORDER BY seq",
    "quarantine": "SELECT edit, person, payload, code FROM quarantine ORDER BY edit",
    "device": "SELECT id, person, received FROM device ORDER BY id",
    "blob": "SELECT hash, size, mime FROM blob ORDER BY hash",
    "blob_upload": "SELECT hash, person FROM blob_upload ORDER BY hash, person",
    "blob_use": "SELECT hash, kind, record, field FROM blob_use ORDER BY hash, kind, record, field",
}
_RECEIPTS = "SELECT device, reply FROM receipt ORDER BY rowid"
_EDITS = "SELECT id, kind, record, stamp, fields FROM edit ORDER BY n"


def ledger(data: Path) -> dict[str, Rows]:
    """The office's history: every table by its name, and what each batch was answered, edit by edit."""
    with closing(sqlite3.connect(f"file:{data / 'nithet.sqlite3'}?mode=ro", uri=True)) as office:
        kept = {name: office.execute(query).fetchall() for name, query in _LEDGER.items()}
        receipts = office.execute(_RECEIPTS).fetchall()
    return kept | {"receipt": [(device, json.loads(reply)["results"]) for device, reply in receipts]}


def edits(profile: Path) -> Rows:
    """Every edit of the device, in the order of writing."""
    for file in sorted(profile.rglob("File System/*/t/*/*")):
        if file.read_bytes()[:15] == b"SQLite format 3":
            with closing(sqlite3.connect(f"file:{file}?mode=ro&immutable=1", uri=True)) as device:
                tables = {name for (name,) in device.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
                if "edit" in tables and device.execute("SELECT 1 FROM edit").fetchone():
                    return device.execute(_EDITS).fetchall()
    raise LookupError(f"no edits in {profile}")
