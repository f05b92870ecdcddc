"""What a planted bug is, and where the tests that must find it live."""

from __future__ import annotations

from dataclasses import dataclass

from tests.faults.planting import Line


@dataclass(frozen=True, slots=True)
class Fault:
    """One bug. `days` is within how many seeds the simulation finds it; None where a day cannot show it, and why."""

    name: str
    says: str
    lines: tuple[Line, ...]
    test: str
    days: int | None
    unseen: str = ""


SERVER = "tests/server/"
DEVICE = "tests/app/"
SYNC = "tests/sync/"
