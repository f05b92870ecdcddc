"""Pushes that wait for their turn are taken in together: one transaction for eight costs little more than for one.

Whoever pushes joins a queue and waits. A worker takes the first few, no two of one device, and takes them in within one
transaction; nobody is answered before it has been committed. Should that fail, each is taken in by itself, so that what
is wrong with one is told to that one only.
"""

from __future__ import annotations

import asyncio
import logging
import threading
import time
from asyncio import wrap_future
from collections import deque
from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field

from fieldwork.errors import Unreachable
from sync_server import pushing
from sync_server.devices import Caller
from sync_server.pushing import Pushed
from sync_server.rush import Rush
from sync_server.server import Server

log = logging.getLogger(__name__)
WORKERS = 2
"""Transactions at once: one is computed while the other waits for the database. More would not be quicker on one
interpreter, and each holds a connection and its locks."""
MOST_TOGETHER, MOST_BYTES = 8, 2_000_000
WAITING_BYTES = 64_000_000
"""Unpacked bytes that may wait, before one more is let in."""
HELD_SECONDS = 15.0
"""How long reading waits at most for what is written."""
_LOOK_SECONDS = 0.25


@dataclass(frozen=True, slots=True)
class _Sent:
    """A push as it came, and where its sender waits for the reply."""

    caller: Caller
    body: bytes
    outcome: Future[str] = field(default_factory=Future)


class Together:
    """The queue of pushes of one running server. Close it when the server ends."""

    def __init__(self, server: Server) -> None:
        self._server = server
        self._queue: deque[_Sent] = deque()
        self._bytes = 0
        self._rush = Rush()
        self._at_queue = threading.Lock()
        self._workers = ThreadPoolExecutor(WORKERS, thread_name_prefix="push")

    def require_room(self) -> None:
        """Raises Unreachable, with the seconds after which there will be room, where too many wait already. It is asked
        before anything of a request is looked at."""
        if len(self._queue) >= self._rush.room or self._bytes >= WAITING_BYTES:
            raise Unreachable("busy", seconds=self._rush.until_room(len(self._queue)))

    async def push(self, caller: Caller, body: bytes) -> str:
        """The reply to a push, as JSON text, once it was committed. Raises what was wrong with it, and Unreachable."""
        self.require_room()
        sent = _Sent(caller, body)
        with self._at_queue:
            self._queue.append(sent)
            self._bytes += len(body)
        self._workers.submit(self._take_some)  # as often as there are pushes; who finds the queue empty goes home
        return await wrap_future(sent.outcome)

    async def after_rush(self) -> None:
        """Wait until the crowd's work is safe: whoever only reads keeps nobody waiting who has something to lose."""
        until = time.monotonic() + HELD_SECONDS
        while not self._rush.is_over(len(self._queue)) and time.monotonic() < until:
            await asyncio.sleep(_LOOK_SECONDS)

    def close(self) -> None:
        """Answer whoever waits, and end."""
        self._workers.shutdown()

    def _take_some(self) -> None:
        some, began = self._some(), time.monotonic()
        for sent, reply in zip(some, self._replies(some), strict=True):
            if isinstance(reply, Exception):
                sent.outcome.set_exception(reply)
            else:
                sent.outcome.set_result(reply)
        if some:
            self._rush.taken(len(some), began, full=len(some) == MOST_TOGETHER)

    def _some(self) -> list[_Sent]:
        """The first in the queue whose senders are still there, no two of one device."""
        some: list[_Sent] = []
        with self._at_queue:
            later: list[_Sent] = []
            size = 0
            while self._queue and len(some) < MOST_TOGETHER and size < MOST_BYTES:
                sent = self._queue.popleft()
                self._bytes -= len(sent.body)
                if any(sent.caller.device == each.caller.device for each in some):
                    later.append(sent)
                elif sent.outcome.set_running_or_notify_cancel():
                    some.append(sent)
                    size += len(sent.body)
            self._queue.extendleft(reversed(later))
            self._bytes += sum(len(sent.body) for sent in later)
        return some

    def _replies(self, some: Sequence[_Sent]) -> list[str | Exception]:
        read = [_read(sent) for sent in some]
        whole = [each for each in read if isinstance(each, Pushed)]
        taken = iter(self._taken(whole))
        return [next(taken) if isinstance(each, Pushed) else each for each in read]

    def _taken(self, whole: Sequence[Pushed]) -> Sequence[str | Exception]:
        """Together if it can be, else one by one."""
        if not whole:
            return []
        try:
            with self._server.database.writing() as writing:
                return pushing.take_in(self._server, writing, whole)
        except Exception as error:  # noqa: BLE001  # whatever it is, it is told to whoever waits, and logged there
            if len(whole) == 1 or isinstance(error, Unreachable):  # whom the database has no turn for comes again
                return [error] * len(whole)
            log.warning("%d pushes failed together and are taken in one by one: %s", len(whole), error)
            return [reply for each in whole for reply in self._taken([each])]


def _read(sent: _Sent) -> Pushed | Exception:
    try:
        return pushing.read(sent.caller, sent.body)
    except Exception as error:  # noqa: BLE001  # told to the one who sent it
        return error
