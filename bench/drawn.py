"""How a screen is drawn where there is no graphics card: the two ways that benchmarks time.

A phone's card fills its pixels in a few milliseconds. Here the processor does, and for a phone's four pixels a point
that takes longer than all the rest of a tap. So the target stands beside what is drawn plainly, with one pixel a point;
the other way, through an imitated card, tells what the pixels cost.
"""

from __future__ import annotations

from dataclasses import dataclass

from tests.support.chromium import CRISP_PHONE, LEAN, PHONE, WHOLE, Engine, Shape


@dataclass(frozen=True, slots=True)
class Drawn:
    """One way. Only the plain one `counts`."""

    name: str
    shape: Shape
    engine: Engine
    counts: bool


WAYS = (
    Drawn("one pixel a point", PHONE, LEAN, counts=True),
    Drawn("four, through an imitated graphics card", CRISP_PHONE, WHOLE, counts=False),
)
