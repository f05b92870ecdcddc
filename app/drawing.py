"""What is drawn on a photo before it is kept: places that are blurred and arrows, in the photo's own pixels.

Geometry only. How it gets into the pixels differs by machine (`platform/*/photos.py`), what it looks like does not.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from app.photos import LONGEST_SIDE

Point = tuple[float, float]
ARROW_INK, ARROW_EDGE = "#D2201A", "#FFFFFF"
# A face that fills a quarter of the photo becomes five blocks across, one at the back of a classroom a single block.
_BLOCKS = 20


@dataclass(frozen=True, slots=True)
class Blur:
    """A trace that hides what lies under it: the points a thumb went through, and how thick it was."""

    points: tuple[Point, ...]
    thickness: float

    @property
    def trace(self) -> tuple[Point, ...]:
        """At least two points: a thumb that did not move leaves a dot."""
        (x, y), *more = self.points
        return self.points if more else ((x, y), (x + 0.1, y))


@dataclass(frozen=True, slots=True)
class Arrow:
    """An arrow that points at something."""

    tail: Point
    head: Point


Drawn = Blur | Arrow


def block(width: int, height: int) -> int:
    """The side of one block of the mosaic: nothing smaller is left of what was blurred."""
    return max(8, math.ceil(max(width, height) / _BLOCKS))


def mosaic_size(width: int, height: int) -> tuple[int, int]:
    """How many blocks the picture has across and down."""
    side = block(width, height)
    return max(1, math.ceil(width / side)), max(1, math.ceil(height / side))


def blurs(drawn: Sequence[Drawn]) -> list[Blur]:
    """The blurred traces."""
    return [each for each in drawn if isinstance(each, Blur)]


def arrows(drawn: Sequence[Drawn]) -> list[Arrow]:
    """The arrows. They lie above what is blurred."""
    return [each for each in drawn if isinstance(each, Arrow)]


def outline(arrow: Arrow, thickness: float, *, grown: float = 0) -> tuple[Point, ...]:
    """The corners of an arrow, its shaft this thick; `grown` is the width of an edge around it."""
    (x0, y0), (x1, y1) = arrow.tail, arrow.head
    length = max(math.hypot(x1 - x0, y1 - y0), 1.0)
    along, across = ((x1 - x0) / length, (y1 - y0) / length), (-(y1 - y0) / length, (x1 - x0) / length)
    head = min(4 * thickness, length)
    shaft, wing = thickness / 2 + grown, 1.8 * thickness + 2 * grown

    def corner(forward: float, aside: float) -> Point:
        return (x0 + along[0] * forward + across[0] * aside, y0 + along[1] * forward + across[1] * aside)

    neck = length - head - grown
    return (
        corner(-grown, -shaft),
        corner(neck, -shaft),
        corner(neck, -wing),
        corner(length + 2 * grown, 0),
        corner(neck, wing),
        corner(neck, shaft),
        corner(-grown, shaft),
    )


def thickness(width: int, height: int) -> float:
    """How thick the shaft of an arrow is: well seen on a page a hand wide, at any size of the picture."""
    return max(3.0, 14 * max(width, height) / LONGEST_SIDE)
