"""The sync as the screens see it: when it runs by itself, how far it is, how the last one ended.

One for each open store. `soon` is a wish, `now` a command; both are safe at any time.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Set
from dataclasses import asdict, dataclass, field

import flet as ft

from app.session import Session
from app.store.store import Store
from app.store.values import Unsent
from app.sync.backoff import delay_seconds
from app.sync.blobs import fetch_blob
from app.sync.compare import receipts
from app.sync.engine import Ending, Outcome, Phase, Progress, Syncer
from app.sync.protocol import Server
from app.sync.push import UntilDurable, at_once

# Long enough for a few taps to travel together, short enough to be done before the phone is put away.
SETTLE_SECONDS = 3.0
QUIET_SECONDS = 300.0
_TRY_AGAIN = {Ending.OFFLINE, Ending.BUSY, Ending.FAULT}
_NEEDS_A_PERSON = {Ending.SIGN_IN, Ending.OUTDATED, Ending.REFUSED, Ending.STORAGE}

Wait = Callable[[asyncio.Event, float], Awaitable[None]]


async def wait(event: asyncio.Event, seconds: float) -> None:
    """Until the event is set or the time is over."""
    try:
        await asyncio.wait_for(event.wait(), seconds)
    except TimeoutError:
        return


@ft.observable
@dataclass
class Syncing:
    """State for the screens, and the loop that keeps both sides level. `online` is None until a sync has ended."""

    store: Store
    session: Session
    server: Server
    app: str
    random: Callable[[], float]
    wait: Wait = wait
    may_send_photos: Callable[[], bool] = lambda: True
    until_durable: UntilDurable = at_once
    ended: Callable[[], None] = lambda: None
    running: bool = False
    progress: Progress | None = None
    outcome: Outcome | None = None
    online: bool | None = None
    unsent: Unsent = field(default_factory=lambda: Unsent(0, 0, 0))

    def __post_init__(self) -> None:
        self._syncer = Syncer(
            self.store,
            self.server,
            app=self.app,
            may_send_photos=self.may_send_photos,
            until_durable=self.until_durable,
        )
        self._fetching: dict[str, asyncio.Task[bytes]] = {}
        self._syncer.on_progress(self._progressed)
        self._stop_listening = self.store.on_change(self._changed)
        self._wish = asyncio.Event()
        self._failures = 0
        self.unsent = self.store.counts()

    @property
    def offline(self) -> bool:
        """True when the last sync found no server."""
        return self.online is False

    @property
    def must_sign_in(self) -> bool:
        """True when nothing travels until the person has signed in again."""
        return self.session.needs_sign_in

    def receipt(self) -> dict[str, int] | None:
        """The latest receipt: number, at_ms, on_server, of."""
        return next(iter(self.history()), None)

    def history(self) -> list[dict[str, int]]:
        """The latest receipts, newest first."""
        return [asdict(receipt) for receipt in receipts(self.store)]

    def soon(self) -> None:
        """Sync in a moment, whatever the last one came to."""
        self._failures = 0
        self._syncer.wish()
        self._wish.set()

    async def now(self) -> Outcome:
        """Sync at once, or join the one that runs."""
        self.running = True
        try:
            outcome = await self._syncer.run()
        finally:
            self.running = self._syncer.running
        self._ended(outcome)
        return outcome

    def cancel(self) -> None:
        """Stop the sync that runs. What was agreed stays agreed."""
        self._syncer.cancel()

    async def photo(self, blob: str) -> bytes:
        """The bytes of a photo, fetched when they are not here. Raises Unreachable, NotFound or Invalid.

        Two who look at the same one wait for the same bytes.
        """
        if blob not in self._fetching:
            self._fetching[blob] = asyncio.ensure_future(fetch_blob(self.store, self.server, blob))
            self._fetching[blob].add_done_callback(lambda _: self._fetching.pop(blob, None))
        return await asyncio.shield(self._fetching[blob])

    async def keep_level(self) -> None:
        """Sync now, after changes, after failures with growing pauses, and every few minutes. Runs until cancelled."""
        while True:
            outcome = await self.now()
            pause = self._pause(outcome)
            self._wish.clear()
            await self.wait(self._wish, pause)
            if self._wish.is_set():
                self._wish.clear()
                await self.wait(self._wish, SETTLE_SECONDS)

    def close(self) -> None:
        """Stop listening to the store and end a running sync."""
        self._stop_listening()
        self._syncer.cancel()

    def _pause(self, outcome: Outcome) -> float:
        if outcome.ending in _TRY_AGAIN:
            self._failures += 1
            return delay_seconds(self._failures, self.random, asked=outcome.retry_after_seconds)
        self._failures = 0
        written_meanwhile = outcome.ending == Ending.DONE and self.unsent.edits
        return SETTLE_SECONDS if written_meanwhile else QUIET_SECONDS

    def _ended(self, outcome: Outcome) -> None:
        if outcome.ending not in (Ending.CANCELLED, Ending.STORAGE):
            self.online = outcome.ending != Ending.OFFLINE
        if outcome.ending == Ending.SIGN_IN:
            self.session.needs_sign_in = True
        self.session.refresh()
        self.progress = None
        self.unsent = self.store.counts()
        self.outcome = outcome
        self.ended()

    def _progressed(self, progress: Progress) -> None:
        self.progress = progress
        if progress.phase == Phase.PHOTOS:  # the text is level by then, whatever becomes of the photos
            self.online = True

    def _changed(self, records: Set[tuple[str, str]]) -> None:
        del records
        self.unsent = self.store.counts()
        stopped = self.outcome is not None and self.outcome.ending in _NEEDS_A_PERSON
        if self.unsent and not self._failures and not stopped and not self._syncer.running:
            self._wish.set()
