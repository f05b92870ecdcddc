"""How busy the taking in of pushes is: who may wait, when those sent away find room, and when reading may go on.

Five hundred devices that find a network at the same moment are ten seconds' work. As many wait as are answered soon.
The others are told, one after the other, the second at which there is room for them: were all told to come again in
five seconds, the server would stand idle for four of them and then be stormed. And what is only to be read waits until
what was written is safe.
"""

from __future__ import annotations

import math
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field

WAIT_SECONDS = 3.0
"""How long whoever waits is to wait at most, at the pace of now. A device has patience for ten times as long."""
FEW, MANY = 32, 400
"""How many pushes may wait at the slowest pace, and how many at the quickest."""
_CROWD, _QUIET_SECONDS = 8, 2.0
_LONGEST_SECONDS = 30.0
_FIRST_GUESS, _NEW = 1 / 60, 0.2
_EARLY = 0.5  # some of those told do not come, and a server with nobody waiting loses more than one that refuses twice


@dataclass(slots=True)
class Rush:
    """The pace at which pushes are taken in, and the last moment promised to those who were sent away."""

    clock: Callable[[], float] = time.monotonic
    _pace: float = _FIRST_GUESS  # seconds from one push to the next
    _ended: float = -math.inf
    _promised: float = -math.inf
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def taken(self, count: int, began: float, *, full: bool) -> None:
        """So many were taken in since `began`, beside what another worker did meanwhile.

        Only `full` transactions tell the pace of a rush: of few pushes each costs more, and whoever believed that would
        send more away, and have fewer.
        """
        with self._lock:
            now = self.clock()
            if full:
                self._pace += _NEW * ((now - max(began, self._ended)) / count - self._pace)
            self._ended = now

    @property
    def room(self) -> int:
        """How many may wait at once."""
        return int(min(MANY, max(FEW, WAIT_SECONDS / self._pace)))

    def until_room(self, waiting: int) -> int:
        """Whole seconds until there is room for one more than those waiting and those told before."""
        with self._lock:
            now = self.clock()
            soonest = now + _EARLY * waiting * self._pace
            moment = min(max(soonest, self._promised + _EARLY * self._pace), now + _LONGEST_SECONDS)
            self._promised = moment
            return max(1, math.ceil(moment - now))

    def is_over(self, waiting: int) -> bool:
        """Whether only a few wait, and nobody is to come at a promised moment. Where none came lately, none will."""
        now = self.clock()
        return waiting < _CROWD and (now > self._promised or now > self._ended + _QUIET_SECONDS)
