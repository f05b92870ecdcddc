"""The turn that this device shows, and going on as a device of its own where its files turned out to live twice."""

from __future__ import annotations

from app.store.store import Store
from app.sync.freeze import in_flight, thaw
from fieldwork.wire import PullReply

_TURN, _REJOIN = "turn", "rejoin"


def shown(store: Store) -> str:
    """The last turn that was given."""
    return str(store.notes.get(_TURN, ""))


def note_turn(store: Store, reply: PullReply) -> None:
    """Keep what the server said of it; part of the caller's transaction."""
    if reply.turn:
        store.notes.set(_TURN, reply.turn)
    if reply.rejoin:
        store.notes.set(_REJOIN, dict(reply.rejoin))


def rejoin(store: Store) -> bool:
    """Go on as the device that the server made for these files. To be called between two syncs; False when it made
    none. What is frozen names the old device: it is frozen anew."""
    given = store.notes.get(_REJOIN)
    if not given:
        return False
    account = store.notes.get("account") or {}
    with store.database.transaction():
        store.notes.set("account", {**account, "device": given["device"], "token": given["token"]})
        store.notes.set(_REJOIN, None)
        store.notes.set(_TURN, None)
    if in_flight(store) is not None:
        thaw(store)
    return True
