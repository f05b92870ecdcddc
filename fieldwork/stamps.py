"""Hybrid logical clock stamps: which of two concurrent writes is later, whatever the devices' clocks say.

A stamp is 32 hex digits: 12 of Unix milliseconds, 4 of counter, 16 of node, so text order is stamp order
(Kulkarni et al. 2014, "Logical Physical Clocks"). The node is new at every process start: a restored copy of a
device can never repeat a stamp.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

_SHAPE = re.compile(r"[0-9a-f]{32}\Z")
_LINES = re.compile("(?:[0-9a-f]{32}\n)*")
_COUNTER_LIMIT = 0xFFFF
ZERO = "0" * 32


def make(ms: int, counter: int, node: str) -> str:
    """Compose a stamp. `node` is 16 lower-case hex digits."""
    return f"{ms:012x}{counter:04x}{node}"


def parse(stamp: str) -> tuple[int, int, str]:
    """Return (milliseconds, counter, node); ValueError when the text is not a stamp."""
    if not isinstance(stamp, str) or not _SHAPE.match(stamp):
        raise ValueError(f"not a stamp: {stamp!r}")
    return int(stamp[:12], 16), int(stamp[12:16], 16), stamp[16:]


def is_stamp(value: object) -> bool:
    """True when the value has the shape of a stamp."""
    return isinstance(value, str) and bool(_SHAPE.match(value))


def are_stamps(values: Sequence[str]) -> bool:
    """The same of all of these at once."""
    lines = "\n".join([*values, ""])
    return len(lines) == 33 * len(values) and _LINES.fullmatch(lines) is not None


def after(stamp: str, other: str) -> str:
    """The stamp itself if it is later than `other`, else the least later stamp that keeps its node."""
    if stamp > other:
        return stamp
    ms, counter, _ = parse(other)
    ms, counter = (ms, counter + 1) if counter < _COUNTER_LIMIT else (ms + 1, 0)
    return make(ms, counter, stamp[16:])


def corrected(stamp: str, *, now_ms: int, skew_ms: int, tolerance_ms: int = 300_000) -> str:
    """Pull a stamp from a fast clock back to server time: shift by the measured skew, never past now.

    Slow clocks need no correction, because a write that saw the current value wins anyway.
    """
    if int(stamp[:12], 16) <= now_ms + tolerance_ms:
        return stamp
    ms, counter, node = parse(stamp)
    return make(max(0, min(ms - max(skew_ms, 0), now_ms)), counter, node)


@dataclass(slots=True)
class Clock:
    """Hands out stamps that always increase, even if the wall clock jumps back. Keep `last` with the writes."""

    now_ms: Callable[[], int]
    node: str
    last: str = ZERO

    def tick(self) -> str:
        """The next stamp: later than every stamp this clock made or observed."""
        self.last = after(make(self.now_ms(), 0, self.node), make(*parse(self.last)[:2], node="f" * 16))
        return self.last

    def observe(self, stamp: str) -> None:
        """Take note of a stamp the server returned, so that later writes here are later than it."""
        if stamp > self.last:
            self.last = stamp
