"""Which version of the protocol is spoken: the newest that this app and the server it meets both know.

An app that is newer than its server goes down to what that speaks, and up again once that was updated.
"""

from __future__ import annotations

from app.store.store import Store
from app.sync.protocol import Server
from fieldwork.errors import Outdated
from fieldwork.wire import OLDEST_PROTOCOL, PROTOCOL

_SERVERS = "server_protocol"  # the server's newest, kept only while this app knows a newer one


def spoken(store: Store) -> int:
    """The version in which this device speaks now."""
    return min(PROTOCOL, int(store.notes.get(_SERVERS, PROTOCOL)))


async def agree(store: Store, server: Server, refusal: Outdated) -> bool:
    """After the server refused the version spoken: ask which ones it knows, and speak the newest of both from now on.

    False when that changes nothing: one of the two must be updated.
    """
    if refusal.code != "protocol_too_new" and spoken(store) == PROTOCOL:
        return False
    before = spoken(store)
    _, newest = await server.protocols()
    heard(store, newest)
    return spoken(store) != before


def heard(store: Store, newest: int) -> None:
    """Note the newest version that the server knows, where it makes a difference."""
    known = store.notes.get(_SERVERS)
    told = newest if OLDEST_PROTOCOL <= newest < PROTOCOL else None
    if told != known:
        store.notes.set(_SERVERS, told)
