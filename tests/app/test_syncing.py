"""When the sync runs by itself: after changes, after failures with growing pauses, and never against a closed door."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import pytest

from app.sync.backoff import LONGEST_SECONDS, delay_seconds
from app.sync.engine import Ending
from app.syncing import QUIET_SECONDS, SETTLE_SECONDS, Syncing
from fieldwork.errors import SignInFailed, Unreachable
from tests.support.network import Line, Office
from tests.support.stores import Phone, finding

KIND, RECORD, FIELDS = finding("f", text="ก")


class Known:
    """As much of a session as the sync needs."""

    needs_sign_in = False
    refreshed = 0

    def refresh(self) -> None:
        self.refreshed += 1


class Pauses:
    """Waiting without time: remembers how long it was asked to wait, and goes on when the test says."""

    def __init__(self) -> None:
        self.asked: asyncio.Queue[float] = asyncio.Queue()
        self._over = asyncio.Event()

    async def __call__(self, event: asyncio.Event, seconds: float) -> None:
        self.asked.put_nowait(seconds)
        over = asyncio.ensure_future(self._over.wait())
        wished = asyncio.ensure_future(event.wait())
        await asyncio.wait({over, wished}, return_when=asyncio.FIRST_COMPLETED)
        over.cancel()
        wished.cancel()
        self._over.clear()

    def over(self) -> None:
        """The pause is over."""
        self._over.set()


class Running:
    """A sync going by itself on one phone."""

    def __init__(self, office: Office) -> None:
        self.phone: Phone = office.phone()
        self.line: Line = office.line()
        self.session: Any = Known()
        self.pauses = Pauses()
        self.syncing = Syncing(self.phone.store, self.session, self.line, "test", lambda: 1.0, self.pauses)
        self.task: asyncio.Task[None] | None = None

    async def start(self) -> float:
        self.task = asyncio.ensure_future(self.syncing.keep_level())
        return await self.pause()

    async def pause(self) -> float:
        return await asyncio.wait_for(self.pauses.asked.get(), 10)


@pytest.fixture
async def running(tmp_path: Path) -> Any:
    made = Running(Office(tmp_path))
    yield made
    if made.task is not None:
        made.task.cancel()
    made.syncing.close()


async def test_it_syncs_at_the_start_and_again_soon_after_a_change(running: Running) -> None:
    assert await running.start() == QUIET_SECONDS
    running.phone.store.write(KIND, RECORD, FIELDS)
    assert await running.pause() == SETTLE_SECONDS
    assert running.syncing.unsent.edits == 1
    running.pauses.over()

    assert await running.pause() == QUIET_SECONDS
    assert [name for name, _ in running.line.sent] == ["pull", "push", "pull"]
    assert running.syncing.unsent.edits == 0 and running.syncing.online and running.session.refreshed == 2
    assert running.syncing.receipt() == {"number": 2, "at_ms": running.phone.clock(), "on_server": 1, "of": 1}


async def test_after_failures_the_pauses_grow_and_typing_does_not_shorten_them(running: Running) -> None:
    running.line.fates = [Unreachable("unreachable")] * 3

    first = await running.start()
    running.phone.store.write(KIND, RECORD, FIELDS)
    assert running.syncing.offline and running.pauses.asked.empty()
    running.pauses.over()
    second = await running.pause()
    running.pauses.over()
    third = await running.pause()

    assert first < second < third
    running.syncing.soon()
    assert await running.pause() == SETTLE_SECONDS


async def test_a_busy_server_is_left_alone_for_as_long_as_it_asks(running: Running) -> None:
    running.line.fates = [Unreachable("busy", seconds=120.0)]

    assert await running.start() >= 120.0


async def test_an_ended_sign_in_is_said_and_nothing_knocks_until_the_person_does(running: Running) -> None:
    running.line.fates = [SignInFailed("token_not_accepted")]

    await running.start()
    running.phone.store.write(KIND, RECORD, FIELDS)

    assert running.syncing.must_sign_in and running.pauses.asked.empty()
    assert running.syncing.outcome is not None and running.syncing.outcome.ending == Ending.SIGN_IN


async def test_what_is_written_during_a_sync_follows_soon(running: Running) -> None:
    running.line.meanwhile = lambda: (
        running.phone.store.write(KIND, RECORD, FIELDS) if running.line.sent[-1][0] == "pull" else None
    )

    assert await running.start() == SETTLE_SECONDS


def test_pauses_are_jittered_capped_and_never_shorter_than_asked() -> None:
    assert [delay_seconds(n, lambda: 1.0) for n in range(4)] == [1, 2, 4, 8]
    assert delay_seconds(3, lambda: 0.0) == 0 and delay_seconds(99, lambda: 1.0) == LONGEST_SECONDS
    assert delay_seconds(0, lambda: 0.5, asked=30.0) == 30.5
