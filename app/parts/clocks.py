"""How wrong a device's clock is, in the words a person would use."""

from __future__ import annotations

from dataclasses import dataclass

from app.wording import parts as words

# Below this the difference disturbs nobody; above it dates on sheets may be wrong.
SKEW_WORTH_SAYING_MS = 10 * 60_000
_SPANS = {"years": words.YEARS, "days": words.DAYS, "hours": words.HOURS, "minutes": words.MINUTES}


@dataclass(frozen=True, slots=True)
class Skew:
    """How wrong a clock is, in the unit a person would use."""

    fast: bool
    unit: str  # years, days, hours or minutes
    n: int

    @property
    def way(self) -> str:
        """Fast or slow."""
        return words.CLOCK_FAST() if self.fast else words.CLOCK_SLOW()

    @property
    def span(self) -> str:
        """By how much."""
        return _SPANS[self.unit](n=self.n)


def skew(skew_ms: int) -> Skew | None:
    """The difference worth telling, or None."""
    away = abs(skew_ms)
    if away < SKEW_WORTH_SAYING_MS:
        return None
    for unit, length in (("years", 365 * 86_400_000), ("days", 86_400_000), ("hours", 3_600_000)):
        if away >= length:
            return Skew(skew_ms > 0, unit, round(away / length))
    return Skew(skew_ms > 0, "minutes", round(away / 60_000))
