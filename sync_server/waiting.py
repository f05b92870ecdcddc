"""Edits that are kept aside, judged anew: by themselves once what they missed is there, or because the office asks."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable
from itertools import groupby
from typing import Any

from sqlalchemy import bindparam, or_, select

from fieldwork.refusals import AWAITED
from fieldwork.wire import QUARANTINED, Edit, EditResult
from sync_server.database import Writing
from sync_server.edits import Unreadable, read_edit
from sync_server.ledger import Ledger
from sync_server.server import Server
from sync_server.staging import Source
from sync_server.tables import quarantine

_MOST_AT_ONCE = 500
_OPEN = (
    select(quarantine)
    .where(quarantine.c.closed_at.is_(None), quarantine.c.code.in_(list(AWAITED)))
    .order_by(quarantine.c.person, quarantine.c.device, quarantine.c.edit)
    .limit(_MOST_AT_ONCE)
)
_ONE = select(quarantine).where(
    quarantine.c.device == bindparam("of_device"), quarantine.c.edit == bindparam("of_edit")
)


def after(server: Server, writing: Writing, arrived: Collection[str]) -> list[EditResult]:
    """Take in what waited for these records, and what waited for that in turn. What has to wait on stays aside."""
    taken: list[EditResult] = []
    while arrived:
        names = or_(*(quarantine.c.payload.contains(record) for record in sorted(arrived)))
        rows = list(writing.connection.execute(_OPEN.where(names)).all())
        results, arrived = _taken(server, writing, rows)
        taken += results
    return taken


def one(writing: Writing, device: str, edit: str) -> Any:
    """The row of an edit that is kept aside, or None."""
    return writing.connection.execute(_ONE, {"of_device": device, "of_edit": edit}).fetchone()


def judged(server: Server, writing: Writing, row: Any) -> EditResult:
    """One edit judged as its author's, by the rights and records of this day."""
    ledger = Ledger(server, writing, Source(row.person, row.device, server.now_ms()))
    edit = read_edit(json.loads(row.payload))
    ledger.prepare([edit] if isinstance(edit, Edit) else [])
    result = ledger.accept(edit)
    ledger.close()
    if result.status != QUARANTINED:
        begun = {edit.record} if isinstance(edit, Edit) else set()
        after(server, writing, ledger.staging.arrived | begun)
    return result


def judged_together(server: Server, writing: Writing, rows: Iterable[Any]) -> list[EditResult]:
    """Edits of one device judged in the order of their stamps. Returns what became of those that were taken in."""
    results, arrived = _taken(server, writing, rows)
    return [*results, *after(server, writing, arrived)]


def _taken(server: Server, writing: Writing, rows: Iterable[Any]) -> tuple[list[EditResult], set[str]]:
    """What became of these edits, and the records that came by them."""
    results: list[EditResult] = []
    arrived: set[str] = set()
    for (person, device), group in groupby(rows, key=lambda row: (row.person, row.device)):
        edits = [read_edit(json.loads(row.payload)) for row in group]
        whole = sorted((edit for edit in edits if not isinstance(edit, Unreadable)), key=lambda edit: edit.stamp)
        ledger = Ledger(server, writing, Source(person, device, server.now_ms()))
        ledger.prepare(whole)
        results += [result for result in map(ledger.accept, whole) if result.status != QUARANTINED]
        ledger.close()
        # what goes on with a record waits for its beginning
        taken = {result.id for result in results}
        arrived |= ledger.staging.arrived | {edit.record for edit in whole if edit.id in taken}
    return results, arrived
