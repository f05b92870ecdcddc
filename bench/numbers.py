"""A measured number beside its target, and the table of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Line:
    """One step: what was measured, how much it may be at most, or must be at least (None: no target), the unit, and
    what is hoped for."""

    step: str
    value: float
    target: float | None
    unit: str
    stretch: float | None = None
    at_least: bool = False

    @property
    def is_met(self) -> bool:
        if self.target is None:
            return True
        return self.value >= self.target if self.at_least else self.value <= self.target

    @property
    def aim(self) -> str:
        """The target as the table shows it."""
        hoped = "" if self.stretch is None else f" (stretch {self.stretch:g})"
        return "–" if self.target is None else f"{self.target:g} {self.unit}{hoped}"


def report(title: str, lines: Sequence[Line]) -> int:
    """Print the table. Returns 1 when a target was missed."""
    print(f"\n{title}\n\n| step | measured | target | |\n|---|---:|---:|---|")
    for line in lines:
        print(f"| {line.step} | {line.value:.3g} {line.unit} | {line.aim} | {'ok' if line.is_met else 'MISSED'} |")
    return int(not all(line.is_met for line in lines))


def resident_mb(pid: int) -> float:
    """The resident memory of a process in MB."""
    status = Path(f"/proc/{pid}/status").read_text()
    return next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmRSS")) / 1024
