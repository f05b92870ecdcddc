"""Working while an answer is on its way: the work is always done, and nothing is left behind when something fails."""

import asyncio

import pytest

from app.sync.alongside import alongside


class Trouble(Exception):
    """What goes wrong here."""


async def test_the_work_is_done_while_the_answer_is_on_its_way() -> None:
    order: list[str] = []

    async def ask() -> str:
        order.append("asked")
        await asyncio.sleep(0.05)
        order.append("answered")
        return "answer"

    assert await alongside(ask(), lambda: order.append("worked")) == "answer"
    assert order == ["asked", "worked", "answered"]


async def test_the_work_is_done_even_if_no_answer_comes() -> None:
    done: list[int] = []

    async def ask() -> None:
        raise Trouble

    with pytest.raises(Trouble):
        await alongside(ask(), lambda: done.append(1))
    assert done == [1]


@pytest.mark.parametrize("seconds", [0.0, 60.0])
async def test_work_that_fails_ends_the_asking(seconds: float) -> None:
    asked = asyncio.Event()

    async def ask() -> None:
        asked.set()
        await asyncio.sleep(seconds)
        raise ValueError("nobody hears this")

    def work() -> None:
        raise Trouble

    with pytest.raises(Trouble):
        await alongside(ask(), work)
    assert asked.is_set() and len(asyncio.all_tasks()) == 1


async def test_who_is_cancelled_asks_no_more() -> None:
    async def ask() -> None:
        await asyncio.sleep(60)

    waiting = asyncio.create_task(alongside(ask(), lambda: None))
    await asyncio.sleep(0.02)
    waiting.cancel()

    with pytest.raises(asyncio.CancelledError):
        await waiting
    assert len(asyncio.all_tasks()) == 1
