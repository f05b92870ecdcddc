"""One sync from beginning to end. What can be expected to go wrong is an outcome with a name, never an exception."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Protocol

from app.store.errors import StorageFailed
from app.store.store import Store
from app.sync.blobs import Sending
from app.sync.compare import Comparison, Receipt, compare, receipt
from app.sync.freeze import thaw
from app.sync.pace import Pace
from app.sync.past import fetch_conflicts
from app.sync.protocol import Server
from app.sync.pull import fetch_again, pull
from app.sync.push import UntilDurable, at_once, push
from app.sync.rebuild import offer_forgotten, offer_own_again, rebuild
from app.sync.spoken import agree, heard
from fieldwork.errors import EpochChanged, FieldworkError, Outdated, Refused, SignInFailed, Unreachable
from fieldwork.wire import PullReply

# A restored server takes three rounds (offer, receive, offer the rest), a repair one more.
_MOST_ROUNDS = 6
# While photos take their time, what others wrote is fetched as often as this.
_LEVEL_EVERY_MS = 60_000


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
    """How far a phase is. `total` is what is known so far and may grow; `percent` is of the photo under way."""

    phase: Phase
    done: int
    total: int
    percent: int = 0


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a sync came to. The receipt is there once the text was compared, even if photos had to wait.

    `repaired` names what was found to differ and was put right; `differing` what still differs. `photos_held` is true
    when photos wait for another network.
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
    photos_held: bool = False


@dataclass(slots=True)
class _Findings:
    """What a running sync has established so far."""

    receipt: Receipt | None = None
    repaired: set[str] = field(default_factory=set)
    differing: tuple[str, ...] = ()
    photos_held: bool = False


class Report(Protocol):
    """Told how far a phase is."""

    def __call__(self, done: int, total: int, percent: int = 0) -> None:
        """So many of so many are done."""
        ...


class Syncer:
    """Runs at most one sync at a time for one store; whoever asks while one runs gets that one's outcome."""

    def __init__(
        self,
        store: Store,
        server: Server,
        *,
        app: str,
        may_send_photos: Callable[[], bool] = lambda: True,
        until_durable: UntilDurable = at_once,
    ) -> None:
        self._store = store
        self._server = server
        self._app = app
        self._may_send_photos = may_send_photos
        self._until_durable = until_durable
        self._pace = Pace()
        self._wanted = False
        self._levelled_at = 0
        self._task: asyncio.Task[Outcome] | None = None
        self._listeners: list[Callable[[Progress], None]] = []

    @property
    def running(self) -> bool:
        """True while a sync runs."""
        return self._task is not None and not self._task.done()

    async def run(self) -> Outcome:
        """Bring both sides level, or say what stood in the way."""
        self._wanted = True
        if self._task is None or self._task.done():
            self._task = asyncio.ensure_future(self._run())
        return await asyncio.shield(self._task)

    def wish(self) -> None:
        """While photos are under way: push and pull before the next chunk."""
        self._wanted = True

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
            await self._send_photos(found)
        except asyncio.CancelledError:
            with suppress(StorageFailed):  # who hands the device over, or is wiped from it, has closed the store by now
                return self._outcome(Ending.CANCELLED, found)
            return Outcome(Ending.CANCELLED, found.receipt)
        except FieldworkError as error:
            return self._outcome(_ending(error), found, error)
        return self._outcome(Ending.DONE, found)

    async def _send_photos(self, found: _Findings) -> None:
        async def text_first() -> None:
            too_long_ago = abs(self._store.now_ms() - self._levelled_at) > _LEVEL_EVERY_MS
            if self._wanted or too_long_ago or self._store.counts().edits:
                await self._level(found)

        report = self._report(Phase.PHOTOS)
        sending = Sending(self._store, self._server, report, text_first, self._may_send_photos, self._pace)
        found.photos_held = not await sending.run()

    async def _level(self, found: _Findings) -> None:
        """Push, pull and compare until nothing is left to put right."""
        self._wanted = False
        for _ in range(_MOST_ROUNDS):
            try:
                await push(self._store, self._server, self._app, self._report(Phase.SEND), self._until_durable)
                last = await pull(self._store, self._server, self._app, self._report(Phase.RECEIVE))
            except EpochChanged as change:
                rebuild(self._store, str(change.facts.get("epoch", "")))
                found.repaired.add("server_restored")
                continue
            except Outdated as refusal:
                if not await agree(self._store, self._server, refusal):
                    raise
                thaw(self._store)
                continue
            heard(self._store, last.protocol)
            self._report(Phase.CHECK)(0, 1)
            if offer_forgotten(self._store):
                continue
            if not self._repair(compare(self._store, last), last, found):
                break
        self._levelled_at = self._store.now_ms()
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

    def _report(self, phase: Phase) -> Report:
        def report(done: int, total: int, percent: int = 0) -> None:
            for listener in list(self._listeners):
                listener(Progress(phase, done, total, percent))

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
            photos_held=found.photos_held,
        )


def _ending(error: FieldworkError) -> Ending:
    if isinstance(error, Unreachable):
        return {"busy": Ending.BUSY, "server_fault": Ending.FAULT, "server_full": Ending.FAULT}.get(
            error.code, Ending.OFFLINE
        )
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
