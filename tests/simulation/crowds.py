"""On some days pushes that were late on their way reach the office in the same moment as another phone's, and are taken
in within one transaction with it, as `sync_server.together` does with those that wait."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

from tests.simulation.network import ignoring

if TYPE_CHECKING:
    from tests.simulation.day import Day
    from tests.simulation.phones import Phone

Sent = tuple[str, bytes]
_SHARE = 0.3


class Crowds:
    """The pushes that wait at the office's door: what other days lose, and what comes late there. Chance comes from a
    stream of its own, so that other days stay what they were."""

    def __init__(self, day: Day) -> None:
        self._day = day
        self._rng = Random(f"crowds {day.seed}")
        self.on = self._rng.random() < _SHARE
        self._waiting: list[tuple[int, Sent]] = []

    def wait(self, phone: Phone, token: str, body: bytes) -> None:
        """A push is there, its phone gone, and is taken in when the next one comes."""
        self._waiting.append((phone.number, (token, body)))

    def beside(self, phone: Phone) -> list[Sent]:
        """What is taken in together with a push of this phone, no two of one phone."""
        taken: dict[int, Sent] = {}
        for number, sent in list(self._waiting):
            if number != phone.number and number not in taken and self._rng.random() < 0.8:
                taken[number] = sent
                self._waiting.remove((number, sent))
        return list(taken.values())

    def end(self) -> None:
        """Whoever still waits is taken in alone."""
        while self._waiting:
            _, (token, body) = self._waiting.pop(0)
            ignoring(lambda token=token, body=body: self._day.office.push(token, body))
