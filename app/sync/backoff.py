"""How long to wait before trying again: full jitter, so that a hundred phones do not return in the same second."""

from __future__ import annotations

from collections.abc import Callable

FIRST_SECONDS = 1.0
LONGEST_SECONDS = 300.0


def delay_seconds(attempt: int, random: Callable[[], float], *, asked: float | None = None) -> float:
    """Seconds before try number `attempt` (from 0); never less than what the server asked for."""
    ceiling = min(LONGEST_SECONDS, FIRST_SECONDS * 2.0 ** min(attempt, 16))
    jittered = random() * ceiling
    return asked + jittered if asked is not None else jittered
