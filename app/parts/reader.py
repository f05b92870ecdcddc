"""Who looks at conflicts and histories: the person, the device and the day of the running app."""

from __future__ import annotations

from app.client import Client
from app.past.reader import Reader


def reader_of(client: Client) -> Reader:
    """Of this client."""
    return Reader(client.session.person or "", client.device, client.today(), client.now_ms())
