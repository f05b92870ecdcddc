"""A server and phones in one process, and a network between them that fails exactly where a test wants it to."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Any, TypeVar

from app.store.store import Store
from app.sync.engine import Outcome, Syncer
from app.sync.protocol import Sent, Server, Work, rest
from fieldwork.errors import Unreachable
from fieldwork.wire import HistoryLine, PullReply, PullRequest, PushReply
from tests.support.reference_server import ReferenceServer
from tests.support.stores import Phone, TickingClock

Answer = TypeVar("Answer")


class Cut(StrEnum):
    """Where a request is cut."""

    BEFORE = "before sending"
    AFTER = "after the commit, before the reply"


@dataclass
class Line:
    """One phone's line to the server. Each of `fates` decides one request: a cut, an error, or None to carry it."""

    server: Server
    fates: list[Cut | Exception | None] = field(default_factory=list)
    sent: list[tuple[str, Any]] = field(default_factory=list)
    meanwhile: Callable[[], None] = lambda: None

    async def protocols(self) -> tuple[int, int]:
        return await self._carry("protocols", None, self.server.protocols)

    async def push(self, body: bytes, meanwhile: Work = rest) -> PushReply:
        meanwhile()
        return await self._carry("push", body, lambda: self.server.push(body))

    async def pull(self, request: PullRequest, meanwhile: Work = rest) -> PullReply:
        meanwhile()
        return await self._carry("pull", request, lambda: self.server.pull(request))

    async def history(self, kind: str, record: str, fields: Sequence[str]) -> list[HistoryLine]:
        return await self._carry("history", (kind, record), lambda: self.server.history(kind, record, fields))

    async def missing(self, hashes: Sequence[str]) -> list[str]:
        return await self._carry("missing", hashes, lambda: self.server.missing(hashes))

    async def put_blob(self, blob: str, body: bytes, mime: str) -> None:
        await self._carry("put_blob", blob, lambda: self.server.put_blob(blob, body, mime))

    async def begin_blob(self, blob: str, size: int) -> Sent:
        return await self._carry("begin_blob", blob, lambda: self.server.begin_blob(blob, size))

    async def send_chunk(self, blob: str, offset: int, chunk: bytes) -> Sent:
        sent = (offset, len(chunk))
        return await self._carry("send_chunk", sent, lambda: self.server.send_chunk(blob, offset, chunk))

    async def read_blob(self, blob: str, start: int, take: Callable[[bytes], None]) -> str:
        return await self._carry("read_blob", start, lambda: self.server.read_blob(blob, start, take))

    async def _carry(self, name: str, message: Any, request: Callable[[], Awaitable[Answer]]) -> Answer:
        self.sent.append((name, message))
        fate = self.fates.pop(0) if self.fates else None
        if fate == Cut.BEFORE:
            raise Unreachable("unreachable")
        if isinstance(fate, Exception):
            raise fate
        answer = await request()
        self.meanwhile()
        if fate == Cut.AFTER:
            raise Unreachable("unreachable")
        return answer


class Office:
    """The reference server and whoever has a phone there."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.clock = TickingClock()
        self.server = ReferenceServer(self.clock)
        self._phones = 0

    def phone(self) -> Phone:
        """A phone that is signed in."""
        self._phones += 1
        phone = Phone(self.folder / f"phone-{self._phones}", self.clock, seed=self._phones)
        phone.store.notes.set("epoch", self.server.ledger.epoch)
        return phone

    def line(self, *fates: Cut | Exception | None) -> Line:
        """A line with these fates for its first requests."""
        return Line(self.server, list(fates))

    async def sync(self, store: Store, line: Line | None = None) -> Outcome:
        """One sync."""
        return await Syncer(store, line or self.line(), app="test").run()
