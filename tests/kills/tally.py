"""What came of one loop, as a row of the table."""

from __future__ import annotations

import time
from collections.abc import Iterable
from dataclasses import dataclass, field


@dataclass
class Tally:
    """Counts as a loop goes on. `met` are kills that met something half done; `what_met` says what that means here."""

    loop: str
    seed: str
    what_met: str
    kills: int = 0
    acknowledged: int = 0
    met: int = 0
    lost: list[str] = field(default_factory=list)
    corrupt: list[str] = field(default_factory=list)
    _begun: float = field(default_factory=time.monotonic)

    @property
    def is_good(self) -> bool:
        """Whether nothing was lost and nothing was damaged."""
        return not self.lost and not self.corrupt

    @property
    def minutes(self) -> float:
        """How long it has run."""
        return (time.monotonic() - self._begun) / 60

    def lose(self, found: Iterable[str]) -> None:
        """Note what should be there and is not, or is there and should not be; each finding with the kill before it."""
        self.lost += [f"after kill {self.kills}: {line}" for line in found]

    def damage(self, found: Iterable[str]) -> None:
        """Note what a database says of itself."""
        self.corrupt += [f"after kill {self.kills}: {line}" for line in found]

    def row(self) -> str:
        """The line of the table."""
        counts = f"{self.kills:>6} {self.met:>9} {self.acknowledged:>13} {len(self.lost):>5} {len(self.corrupt):>8}"
        return f"{self.loop:20} {counts} {self.minutes:>8.1f}  seed {self.seed}; in mid-flight: {self.what_met}"

    def findings(self) -> list[str]:
        """What was wrong, if anything."""
        return [*(f"LOST     {line}" for line in self.lost), *(f"CORRUPT  {line}" for line in self.corrupt)]


HEAD = f"{'loop':20} {'kills':>6} {'mid-flight':>9} {'acknowledged':>12} {'lost':>5} {'corrupt':>8} {'minutes':>8}"
