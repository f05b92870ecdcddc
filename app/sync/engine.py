"""One sync from beginning to end. What can be expected to go wrong is an outcome with a name, never an exception."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from app.store.errors import StorageFailed
from app.store.store import Store
from app.sync.blobs import send_blobs
from app.sync.compare import Comparison, Receipt, compare, receipt
from app.sync.past import fetch_conflicts
from app.sync.protocol import Server
from app.sync.pull import fetch_again, pull
from app.sync.push import push
from app.sync.rebuild import offer_forgotten, offer_own_again, rebuild
from fieldwork.errors import EpochChanged, FieldworkError, Outdated, Refused, SignInFailed, Unreachable
from fieldwork.wire import PullReply

# A restored server takes three rounds (offer, receive, offer the rest), a repair one more.
_MOST_ROUNDS = 6


class Ending(StrEnum):
    """How a sync ended. In all of them everything unsent is still here."""

    DONE = "done"
    OFFLINE = "offline"
    BUSY = "busy"
    SIGN_IN = "sign_in"
    OUTDATED = "outdated"
    REFUSED = "refused"
    FAULT = "fault"
    STORAGE = "storage"
    CANCELLED = "cancelled"


class Phase(StrEnum):
    """What a sync is doing."""

    SEND = "send"
    RECEIVE = "receive"
    PHOTOS = "photos"
    CHECK = "check"


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a phase is. `total` is what is known so far and may grow."""

    phase: Phase
    done: int
    total: int


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a sync came to. The receipt is there once the text was compared, even if photos had to wait.

    `repaired` names what was found to differ and was put right; `differing` what still differs.
    """

    ending: Ending
    receipt: Receipt | None = None
    quarantined: int = 0
    skew_ms: int = 0
    retry_after_seconds: float | None = None
    code: str = ""
    facts: dict[str, Any] = field(default_factory=dict)
    repaired: tuple[str, ...] = ()
    differing: tuple[str, ...] = ()


@dataclass(slots=True)
class _Findings:
    """What a running sync has established so far."""

    receipt: Receipt | None = None
    repaired: set[str] = field(default_factory=set)
    differing: tuple[str, ...] = ()


class Syncer:
    """Runs at most one sync at a time for one store; whoever asks while one runs gets that one's outcome."""

    def __init__(self, store: Store, server: Server, *, app: str) -> None:
        self._store = store
        self._server = server
        self._app = app
        self._task: asyncio.Task[Outcome] | None = None
        self._listeners: list[Callable[[Progress], None]] = []

    @property
    def running(self) -> bool:
        """True while a sync runs."""
        return self._task is not None and not self._task.done()

    async def run(self) -> Outcome:
        """Bring both sides level, or say what stood in the way."""
        if self._task is None or self._task.done():
            self._task = asyncio.ensure_future(self._run())
        return await asyncio.shield(self._task)

    def cancel(self) -> None:
        """Stop at the next wait for the network. What was agreed until then stays agreed."""
        if self._task is not None:
            self._task.cancel()

    def on_progress(self, listener: Callable[[Progress], None]) -> Callable[[], None]:
        """Call back as phases advance; returns how to stop."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener) if listener in self._listeners else None

    async def _run(self) -> Outcome:
        found = _Findings()
        try:
            await self._level(found)
            await fetch_conflicts(self._store, self._server)
            await send_blobs(self._store, self._server, self._report(Phase.PHOTOS))
        except asyncio.CancelledError:
            return self._outcome(Ending.CANCELLED, found)
        except FieldworkError as error:
            return self._outcome(_ending(error), found, error)
        return self._outcome(Ending.DONE, found)

    async def _level(self, found: _Findings) -> None:
        """Push, pull and compare until nothing is left to put right."""
        for _ in range(_MOST_ROUNDS):
            try:
                await push(self._store, self._server, self._app, self._report(Phase.SEND))
                last = await pull(self._store, self._server, self._app, self._report(Phase.RECEIVE))
            except EpochChanged as change:
                rebuild(self._store, str(change.facts.get("epoch", "")))
                found.repaired.add("server_restored")
                continue
            self._report(Phase.CHECK)(0, 1)
            if offer_forgotten(self._store):
                continue
            if not self._repair(compare(self._store, last), last, found):
                break
        self._report(Phase.CHECK)(1, 1)

    def _repair(self, seen: Comparison, last: PullReply, found: _Findings) -> bool:
        """Put right what differs, once; True when another round is needed for it."""
        again = False
        if seen.lacking and "edits" not in found.repaired:
            offer_own_again(self._store)
            found.repaired.add("edits")
            again = True
        fresh = [scope for scope in seen.scopes if scope not in found.repaired]
        if fresh:
            fetch_again(self._store, fresh)
            found.repaired.update(fresh)
            again = True
        if not again:
            found.receipt = receipt(self._store, seen, last)
            found.differing = (*seen.scopes, *(("edits",) if seen.lacking else ()))
        return again

    def _report(self, phase: Phase) -> Callable[[int, int], None]:
        def report(done: int, total: int) -> None:
            for listener in list(self._listeners):
                listener(Progress(phase, done, total))

        return report

    def _outcome(self, ending: Ending, found: _Findings, error: FieldworkError | None = None) -> Outcome:
        if isinstance(error, StorageFailed):
            return Outcome(ending, found.receipt, code=error.code, facts=dict(error.facts))
        standing = self._store.notes.get("standing") or {}
        facts = dict(error.facts) if error else {}
        return Outcome(
            ending,
            receipt=found.receipt,
            quarantined=self._store.counts().quarantined,
            skew_ms=int(standing.get("skew_ms", 0)),
            retry_after_seconds=facts.get("seconds"),
            code=error.code if error else "",
            facts=facts,
            repaired=tuple(sorted(found.repaired - set(found.differing))),
            differing=found.differing,
        )


def _ending(error: FieldworkError) -> Ending:
    if isinstance(error, Unreachable):
        return {"busy": Ending.BUSY, "server_fault": Ending.FAULT}.get(error.code, Ending.OFFLINE)
    for kind, ending in _ENDINGS:
        if isinstance(error, kind):
            return ending
    return Ending.REFUSED


_ENDINGS: tuple[tuple[type[FieldworkError], Ending], ...] = (
    (SignInFailed, Ending.SIGN_IN),
    (Outdated, Ending.OUTDATED),
    (Refused, Ending.REFUSED),
    (StorageFailed, Ending.STORAGE),
)
