"""How much of a photo to send at once: what the network carries in a few seconds, so that a cut costs little."""

from __future__ import annotations

from dataclasses import dataclass

SMALLEST, LARGEST = 16 * 1024, 256 * 1024
FIRST = 64 * 1024
_GOAL_MS = 5000


@dataclass(slots=True)
class Pace:
    """The size of the next chunk. Follows the network down at once, and up at most fourfold with each chunk."""

    chunk: int = FIRST

    def took(self, sent: int, ms: int) -> None:
        """This many bytes were answered after this long. A clock that jumped counts as no time at all."""
        fits = sent * _GOAL_MS // ms if ms > 0 else LARGEST
        self.chunk = _bounded(min(fits, self.chunk * 4))

    def was_cut(self) -> None:
        """The line broke: the next chunk is half as large."""
        self.chunk = _bounded(self.chunk // 2)


def _bounded(size: int) -> int:
    return max(SMALLEST, min(LARGEST, size))
