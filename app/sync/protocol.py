"""The server as the sync sees it: one method per endpoint. Whatever goes wrong is one of `fieldwork.errors`.

Unreachable("unreachable")            no server answered, or something else answered in its place
Unreachable("busy", seconds=…)        429 or 503: come back after that long
Unreachable("server_fault", …)        it failed; nothing is known to have happened
SignInFailed, Refused, Outdated       401, 403, 426
EpochChanged(epoch=…)                 409: it was restored from a backup
Invalid                               400, 413, 422: it looked at nothing in the message
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from fieldwork.wire import HistoryLine, PullReply, PullRequest, PushReply


class Server(Protocol):
    """What the steps of a sync need."""

    async def push(self, body: bytes) -> PushReply:
        """Send a frozen batch, gzip bytes exactly as stored."""
        ...

    async def pull(self, request: PullRequest) -> PullReply:
        """Ask for what changed since the cursors."""
        ...

    async def history(self, kind: str, record: str, fields: Sequence[str]) -> list[HistoryLine]:
        """Who wrote what into these fields of a record, oldest first."""
        ...

    async def missing(self, hashes: Sequence[str]) -> list[str]:
        """Which of these blobs the server does not have."""
        ...

    async def put_blob(self, blob: str, body: bytes, mime: str) -> None:
        """Give the server one blob."""
        ...

    async def get_blob(self, blob: str) -> tuple[bytes, str]:
        """Fetch one blob: bytes and their type."""
        ...
