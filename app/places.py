"""Where the person was: kept at every step, so that the app reopens there even after it was killed."""

from __future__ import annotations

from app import routes
from app.client import Client

_NAME = "place"
_NOT_KEPT = ("/welcome", "/sign-in", "/join/:token")


def keep(client: Client, route: str) -> None:
    """Remember the address of a screen of one's own. Durable on return."""
    found = routes.find(route)
    if found is None or found.place.pattern in _NOT_KEPT or not client.session.ready or client.session.locked:
        return
    if client.store.notes.get(_NAME) != route:
        client.store.notes.set(_NAME, route)
        client.durability.look()


def reopen(client: Client, asked: str) -> str:
    """Where to start: at the address asked for, or where the person was when the app was opened without one."""
    if routes.find(asked) is not None and asked not in ("", "/"):
        return asked
    kept = client.store.notes.get(_NAME) if client.session.signed_in else None
    return kept if isinstance(kept, str) and routes.find(kept) is not None else "/"
