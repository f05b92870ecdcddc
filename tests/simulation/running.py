"""Running the app's coroutines without an event loop: here nothing ever waits, so nothing depends on a scheduler."""

from __future__ import annotations

from collections.abc import Coroutine
from typing import Any, TypeVar

Result = TypeVar("Result")


def finished(work: Coroutine[Any, Any, Result]) -> Result:
    """Run to the end at once. Fails when the work waits for anything that is not there."""
    try:
        work.send(None)
    except StopIteration as done:
        result: Result = done.value
        return result
    work.close()
    raise AssertionError("it waited for something outside of the simulation")
