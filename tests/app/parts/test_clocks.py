"""A wrong clock is told in the unit people use, and a small difference is not told."""

from __future__ import annotations

import pytest

from app.parts.clocks import Skew, skew


@pytest.mark.parametrize(
    ("skew_ms", "found"),
    [
        (0, None),
        (9 * 60_000, None),
        (-25 * 60_000, Skew(False, "minutes", 25)),
        (3 * 3_600_000, Skew(True, "hours", 3)),
        (-3 * 86_400_000, Skew(False, "days", 3)),
        (3 * 365 * 86_400_000, Skew(True, "years", 3)),
    ],
)
def test_a_wrong_clock_is_told_in_the_unit_people_use(skew_ms: int, found: Skew | None) -> None:
    assert skew(skew_ms) == found
