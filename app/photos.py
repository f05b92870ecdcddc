"""What a photo is once it may be kept, whoever prepared it: small, upright, and carrying nothing but the picture."""

from __future__ import annotations

from dataclasses import dataclass

from fieldwork.errors import Invalid

LONGEST_SIDE = 1600
QUALITY = 0.8
# A phone's largest sensors give 50 to 200 megapixels; decoded at once more than this would end a small phone's app.
MOST_PIXELS = 210_000_000
JPEG = "image/jpeg"


class NotAnImage(Invalid):
    """The bytes are no picture that can be opened."""

    def __init__(self, reason: str = "") -> None:
        super().__init__("not_an_image", reason=reason)


@dataclass(frozen=True, slots=True)
class Photo:
    """The bytes to store and send, and the size of the picture in pixels."""

    body: bytes
    mime: str
    width: int
    height: int


def fitted(width: int, height: int, longest: int = LONGEST_SIDE) -> tuple[int, int]:
    """The size that keeps the proportions and exceeds the limit on no side; pictures are never enlarged."""
    if min(width, height) < 1:
        raise NotAnImage("no pixels")
    if max(width, height) <= longest:
        return width, height
    scale = longest / max(width, height)
    return max(1, round(width * scale)), max(1, round(height * scale))
