"""Working while an answer is on its way: one page is stored, or one batch frozen, while the server does the next."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any, TypeVar

Answer = TypeVar("Answer")
# Work holds up everything else, so the request gets this long to leave the device first.
_HEAD_START_SECONDS = 0.002


async def alongside(asked: Coroutine[Any, Any, Answer], work: Callable[[], None]) -> Answer:
    """The answer; the work is done by then, even if none comes. If the work fails, the answer is not waited for."""
    answer = asyncio.ensure_future(asked)
    try:
        await asyncio.wait({answer}, timeout=_HEAD_START_SECONDS)
        work()
        return await answer
    except BaseException:
        await _let_go(answer)
        raise


async def _let_go(answer: asyncio.Future[Any]) -> None:
    """Nobody is interested any more, in its failure neither."""
    answer.cancel()
    await asyncio.wait({answer})
    if not answer.cancelled():
        answer.exception()
