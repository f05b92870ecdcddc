"""The server as the sync sees it: one method per endpoint. Whatever goes wrong is one of `fieldwork.errors`.

Unreachable("unreachable")            no server answered, or something else answered in its place
Unreachable("busy", seconds=…)        429 or 503: come back after that long
Unreachable("server_fault", …)        it failed; nothing is known to have happened
Unreachable("server_full")            it has no room; nothing was kept
SignInFailed, Refused, Outdated       401, 403, 426
EpochChanged(epoch=…)                 409: it was restored from a backup
Invalid                               400, 413, 422: it looked at nothing in the message
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from fieldwork.wire import HistoryLine, PullReply, PullRequest, PushReply


@dataclass(frozen=True, slots=True)
class Sent:
    """How much of a blob the server has durably, and whether it has proved and accepted the whole."""

    offset: int
    accepted: bool


Work = Callable[[], None]
"""What a device does while a request is on its way: done once, whatever comes of the request, unless it is cancelled.
When the work fails, the answer is not waited for."""


def rest() -> None:
    """No work."""


class Server(Protocol):
    """What the steps of a sync need."""

    async def protocols(self) -> tuple[int, int]:
        """The oldest and the newest version of the protocol that it speaks."""
        ...

    async def push(self, body: bytes, meanwhile: Work = rest) -> PushReply:
        """Send a frozen batch, gzip bytes exactly as stored."""
        ...

    async def pull(self, request: PullRequest, meanwhile: Work = rest) -> PullReply:
        """Ask for what changed since the cursors."""
        ...

    async def history(self, kind: str, record: str, fields: Sequence[str]) -> list[HistoryLine]:
        """Who wrote what into these fields of a record, oldest first."""
        ...

    async def missing(self, hashes: Sequence[str]) -> list[str]:
        """Which of these blobs the server does not have."""
        ...

    async def put_blob(self, blob: str, body: bytes, mime: str) -> None:
        """Give the server one blob in a single request."""
        ...

    async def begin_blob(self, blob: str, size: int) -> Sent:
        """Begin to send one blob in chunks, or learn how much of it the server has."""
        ...

    async def send_chunk(self, blob: str, offset: int, chunk: bytes) -> Sent:
        """Send the chunk that begins there. Invalid("upload_offset", offset=…) tells where the server goes on instead,
        NotFound that nothing was begun."""
        ...

    async def read_blob(self, blob: str, start: int, take: Callable[[bytes], None]) -> str:
        """Fetch one blob from a byte on, giving away each piece as it comes. Returns its type."""
        ...
