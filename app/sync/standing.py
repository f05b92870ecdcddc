"""Where the device stands with the server: clock difference, counts, and the number of its own edits."""

from __future__ import annotations

from sqlalchemy import bindparam, func, select

from app.store.store import Store
from app.store.tables import EditRow

_edit = EditRow.__table__  # type: ignore[attr-defined]
_COUNTED = select(func.count()).select_from(_edit).where(_edit.c.counted == bindparam("ours"))


def note_reply(store: Store, server_now: int, received: int) -> None:
    """Keep what every reply says; part of the caller's transaction. A positive skew is a clock that runs ahead."""
    now = store.now_ms()
    standing = {"server_now": server_now, "skew_ms": now - server_now, "received": received, "at": now}
    store.notes.set("standing", standing)
    store.notes.set("clock", store.clock.last)


def own_count(store: Store) -> int:
    """How many of its own edits this device knows to be counted by the server."""
    ours = str((store.notes.get("account") or {}).get("device", ""))
    forgotten = store.notes.get("forgotten") or {}
    before = int(forgotten.get("edits", 0)) if forgotten.get("device") == ours else 0
    return before + int(store.database.value(_COUNTED, ours=ours))
