"""What the office sees of edits that are kept aside, and may do: have one judged anew, or close it with a reason."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, bindparam, delete, select, update

from fieldwork.errors import Invalid, NotFound
from fieldwork.problems import sentence
from fieldwork.records import Visit
from fieldwork.scopes import CONFIDED_KINDS
from fieldwork.wire import DUPLICATE, Edit
from sync_server import pushing, waiting
from sync_server.database import Writing
from sync_server.devices import Caller
from sync_server.edits import read_edit
from sync_server.server import Server
from sync_server.tables import device, quarantine
from sync_server.world import LedgerWorld

_MOST_LISTED = 500
LONGEST_REASON = 1000
_ALL = (
    select(quarantine, device.c.name.label("device_name"))
    .outerjoin(device, device.c.id == quarantine.c.device)
    .order_by(quarantine.c.closed_at.is_not(None), quarantine.c.at.desc(), quarantine.c.edit)
    .limit(_MOST_LISTED)
)
_IS_ONE = (quarantine.c.device == bindparam("of_device")) & (quarantine.c.edit == bindparam("of_edit"))
_CLOSE = (
    update(quarantine)
    .where(_IS_ONE, quarantine.c.closed_at.is_(None))
    .values(closed_at=bindparam("now"), closed_by=bindparam("by"), closed_why=bindparam("why"))
)
_FORGET = delete(quarantine).where(_IS_ONE)
_UNTOLD = {"code": "reason_withheld", "message": sentence("reason_withheld")}


@dataclass(frozen=True, slots=True)
class Listed:
    """What is kept aside, as JSON, and the sheets whose content is in it, or the signatures under lessons, by their
    author's scope."""

    rows: list[dict[str, Any]]
    sheets: dict[str, list[str]]


def listed(connection: Connection, caller: Caller) -> Listed:
    """Everything kept aside: what is open first, then what was closed; the newest first.

    Content is withheld from members of the team whose visit it is about: raters stay independent of each other. What
    somebody gave in a calibration is shown to nobody. Of what is confided to named people the office is told no more
    than that something waits: not even why, for the reason may name who was told.
    """
    world = LedgerWorld(connection)
    rows: list[dict[str, Any]] = []
    sheets: dict[str, list[str]] = {}
    for row in connection.execute(_ALL):
        edit = _edit_of(row)
        withheld = edit is not None and row.person != caller.person and _is_colleague(caller, edit, world)
        why = {"code": row.code, "message": row.message}
        if _is_confided(row, edit, caller):
            edit, withheld, why = None, True, _UNTOLD
        rows.append(_row(row, edit, why, withheld=withheld))
        if edit is not None and _names_a_teacher(edit) and not withheld:
            sheets.setdefault(f"own:{row.person}", []).append(edit.record)
    return Listed(rows, sheets)


def again(server: Server, writing: Writing, caller: Caller, device_id: str, edit: str) -> dict[str, str]:
    """Judge one anew as its author's. Says what came of it, as far as the list says why; raises NotFound."""
    row = waiting.one(writing, device_id, edit)
    if row is None:
        raise NotFound("not_found")
    found = _edit_of(row)
    pushing.lock(writing, [row.device], [found] if found else [])
    result = waiting.judged(server, writing, row)
    if result.status == DUPLICATE:  # it came by another way meanwhile
        writing.connection.execute(_FORGET, {"of_device": row.device, "of_edit": row.edit})
    untold = bool(result.code) and _is_confided(row, found, caller)
    why = _UNTOLD if untold else {"code": result.code, "message": result.message}
    return {"status": result.status, **why}


def close(server: Server, writing: Writing, caller: Caller, device_id: str, edit: str, *, why: str) -> None:
    """Take one off the list for good, saying why. It stays in the database; its author is told. Raises NotFound."""
    said = " ".join(why.split())
    if not said or len(said) > LONGEST_REASON:
        raise Invalid("required" if not said else "too_long", field="why")
    closed = {"of_device": device_id, "of_edit": edit, "now": server.now_ms(), "by": caller.person, "why": said}
    if not writing.connection.execute(_CLOSE, closed).rowcount:
        raise NotFound("not_found")


def _is_confided(row: Any, edit: Edit | None, caller: Caller) -> bool:
    """Whether it is for named people, of whom the caller is not the author."""
    return edit is not None and edit.kind in CONFIDED_KINDS and row.person != caller.person


def _names_a_teacher(edit: Edit) -> bool:
    """Whether it may be read in it who was observed: a sheet, or what its teacher was to sign."""
    return edit.kind == "sheet" or (edit.kind == "signature" and "sheet" in edit.fields)


def _row(row: Any, edit: Edit | None, why: Mapping[str, str], *, withheld: bool) -> dict[str, Any]:
    said = {name: pair[0] for name, pair in edit.fields.items()} if edit and not withheld else {}
    closed = {"at": row.closed_at, "by": row.closed_by, "why": row.closed_why} if row.closed_at is not None else None
    kind, record = (edit.kind, edit.record) if edit else ("", "")
    who = {"device": row.device, "device_name": row.device_name or "", "person": row.person}
    return {
        "edit": row.edit,
        **who,
        "kind": kind,
        "record": record,
        "fields": said,
        "withheld": withheld,
        "made_at": int(edit.stamp[:12], 16) if edit else row.at,
        **why,
        "at": row.at,
        "closed": closed,
    }


def _edit_of(row: Any) -> Edit | None:
    """The edit, or None where what came was none."""
    found = read_edit(json.loads(row.payload)) if row.payload else None
    return found if isinstance(found, Edit) else None


def _is_colleague(caller: Caller, edit: Edit, world: LedgerWorld) -> bool:
    """Whether the caller rates the same thing: is in the team of the visit that the edit is about, or may be in the
    calibration."""
    if edit.kind == "calibration_sheet":
        return True
    known = world.get(edit.kind, edit.record)
    said = edit.fields.get("visit", (None,))[0] or (known.fields.get("visit") if known is not None else None)
    record = world.get("visit", str(said or ""))
    return record is not None and caller.person in Visit.of(record).members
