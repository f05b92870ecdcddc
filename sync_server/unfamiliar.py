"""What this server did not know when it came, and kept aside: judged anew once a newer version of it has started."""

from __future__ import annotations

import json
import logging
from itertools import groupby
from typing import Any

from sqlalchemy import select

from fieldwork.records.kinds import knows
from fieldwork.refusals import UNFAMILIAR
from fieldwork.wire import MAX_EDITS, Edit
from sync_server import pushing, waiting
from sync_server.edits import read_edit
from sync_server.server import Server
from sync_server.tables import quarantine

log = logging.getLogger(__name__)
_UNFAMILIAR = (
    select(quarantine)
    .where(quarantine.c.closed_at.is_(None), quarantine.c.code.in_(sorted(UNFAMILIAR)))
    .order_by(quarantine.c.person, quarantine.c.device, quarantine.c.edit)
)


def take_in(server: Server) -> int:
    """Judge as their authors', by today's rights, those that this version can read. Returns how many were taken."""
    with server.database.reading() as connection:
        rows = [row for row in connection.execute(_UNFAMILIAR) if _is_known(row)]
    taken = 0
    for device, group in groupby(rows, key=lambda row: str(row.device)):
        own = list(group)
        taken += sum(_some(server, device, own[at : at + MAX_EDITS]) for at in range(0, len(own), MAX_EDITS))
    if rows:
        log.info("of %s edits that an earlier version did not know, %s were taken in", len(rows), taken)
    return taken


def _some(server: Server, device: str, rows: list[Any]) -> int:
    with server.database.writing() as writing:
        pushing.lock(writing, [device], [edit for row in rows if (edit := _edit_of(row)) is not None])
        still = [kept for row in rows if (kept := waiting.one(writing, device, row.edit)) is not None]
        return len(waiting.judged_together(server, writing, still))


def _is_known(row: Any) -> bool:
    edit = _edit_of(row)
    return edit is not None and knows(edit.kind, {name: pair[0] for name, pair in edit.fields.items()})


def _edit_of(row: Any) -> Edit | None:
    found = read_edit(json.loads(row.payload)) if row.payload else None
    return found if isinstance(found, Edit) else None
