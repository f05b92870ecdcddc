"""In a rush as many wait as are answered soon, the others are told moments of their own, and reading waits."""

from __future__ import annotations

import asyncio
import threading
from collections import Counter
from dataclasses import dataclass

import httpx
import pytest

from fieldwork.wire import PROTOCOL
from sync_server import rush, together
from sync_server.rush import Rush
from tests.support.served import Area


@dataclass
class Standing:
    """A clock that stands until it is moved."""

    now: float = 1000.0

    def __call__(self) -> float:
        return self.now


def paced(clock: Standing, *, seconds: float, transactions: int = 100, workers: int = 1) -> Rush:
    """A rush in which transactions of eight took this long, begun one after the other by so many workers."""
    running = Rush(clock)
    for _ in range(transactions):
        clock.now += seconds / workers
        running.taken(8, clock.now - seconds, full=True)
    return running


@pytest.mark.parametrize(("each", "room"), [(1 / 60, 180), (1 / 20, 60), (1.0, rush.FEW), (1 / 1000, rush.MANY)])
def test_as_many_may_wait_as_are_answered_in_three_seconds(each: float, room: int) -> None:
    assert paced(Standing(), seconds=8 * each).room == pytest.approx(room, abs=1)


def test_two_workers_beside_each_other_are_twice_as_quick_as_one() -> None:
    one, two = (paced(Standing(), seconds=0.4, workers=n) for n in (1, 2))

    assert two.room == pytest.approx(2 * one.room, abs=1)


def test_a_push_that_came_alone_tells_nothing_of_the_pace() -> None:
    clock = Standing()
    running = paced(clock, seconds=8 / 60)
    clock.now += 2
    running.taken(1, clock.now - 0.5, full=False)

    assert running.room == pytest.approx(180, abs=1)


def test_those_sent_away_come_again_one_after_the_other_and_before_nobody_waits_any_more() -> None:
    clock = Standing()
    running = paced(clock, seconds=8 / 60)
    turns = [running.until_room(180) for _ in range(320)]

    assert turns == sorted(turns)
    assert turns[0] <= 2
    assert max(Counter(turns).values()) <= 2 * 60 + 1  # twice what is taken in meanwhile, for some do not come
    assert turns[-1] == pytest.approx((180 + 320) / 60 / 2, abs=1.1)


def test_however_many_were_told_nobody_is_told_more_than_half_a_minute() -> None:
    running = paced(Standing(), seconds=8 / 60)

    assert max(running.until_room(180) for _ in range(10_000)) == 30


def test_a_rush_is_over_when_the_last_promised_moment_has_passed() -> None:
    clock = Standing()
    running = paced(clock, seconds=8 / 60)
    assert not running.is_over(8) and running.is_over(7)

    last = [running.until_room(180) for _ in range(100)][-1]
    assert not running.is_over(0)
    for _ in range(last):
        clock.now += 1
        running.taken(8, clock.now - 0.1, full=True)
    assert running.is_over(0)


def test_nobody_waits_long_for_those_who_do_not_come_again() -> None:
    clock = Standing()
    running = paced(clock, seconds=8 / 60)
    for _ in range(5000):
        running.until_room(180)
    clock.now += 2.1

    assert running.is_over(0)


def pulled_beside(area: Area, crowd: int, *, patience: float = 60.0) -> tuple[bool, list[int]]:
    """A pull that comes while so many pushes wait, of one school each: whether it was answered in so many seconds,
    before any was taken in, and the numbers that it showed."""
    served, go = area.served, threading.Event()
    for _ in range(together.WORKERS):
        served.pushes._workers.submit(go.wait)
    phones = [area.phone(area.office) for _ in range(crowd)]
    schools = [area.school(f"99669{n:05}", f"โรงเรียน {n}") for n in range(crowd)]
    bodies = [p.batch(p.edit("school", s, {"students": 333})) for p, s in zip(phones, schools, strict=True)]
    reader = area.phone(area.office)
    asked = {"protocol": PROTOCOL, "app": "test/1", "device": reader.caller.device, "epoch": "", "now": reader.now()}

    async def all_of_them() -> tuple[bool, httpx.Response]:
        transport = httpx.ASGITransport(served.app, raise_app_exceptions=False)
        async with httpx.AsyncClient(transport=transport, base_url="http://office.test", timeout=60) as client:
            pushes = [
                asyncio.create_task(client.post("/api/sync/push", content=body, headers=phone.headers))
                for phone, body in zip(phones, bodies, strict=True)
            ]
            while len(served.pushes._queue) < crowd:
                await asyncio.sleep(0.005)
            pull = asyncio.create_task(
                client.post("/api/sync/pull", json={**asked, "cursors": []}, headers=reader.headers)
            )
            await asyncio.wait([pull], timeout=patience)
            was_answered = pull.done()
            go.set()
            assert {reply.status_code for reply in await asyncio.gather(*pushes)} == {200}
            return was_answered, await pull

    was_answered, page = asyncio.run(all_of_them())
    rows = [row for row in page.json()["rows"] if row["kind"] == "school"]
    return was_answered, [row["fields"].get("students", 0) for row in rows]


def test_reading_waits_for_what_a_crowd_is_writing(area: Area) -> None:
    was_answered, shown = pulled_beside(area, 24, patience=1.0)

    assert not was_answered
    assert len(shown) == 24 and shown.count(333) >= 8


def test_reading_does_not_wait_for_a_few(area: Area) -> None:
    assert pulled_beside(area, 7) == (True, [0] * 7)


def test_reading_does_not_wait_for_ever(area: Area, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(together, "HELD_SECONDS", 0.3)

    assert pulled_beside(area, 24) == (True, [0] * 24)
