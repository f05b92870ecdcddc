"""How much room a browser really leaves: what it says of it, and what its disk would take when asked.

Chromium tells every page 10 GiB more than the page uses, whatever the device has (so that pages cannot tell people by
their disks), and refuses a write all the same once there is no room. So what is said counts only as far as it holds.
"""

from __future__ import annotations

from app.platform.ports import Room

STEPS = tuple(2**n for n in range(20, 31))
"""Sizes in bytes that are tried, 1 MiB to 1 GiB: Chromium rounds what is asked for up to the next power of two. Between
two of them room is told as the smaller."""


def room_of(used: int, whole: int, fits: int | None) -> Room:
    """The room of a page that uses `used` bytes and was told that it may use `whole`. `fits` is the largest step that
    the disk would take more, None where it could not be asked."""
    if fits is None:
        return Room(used, whole)
    said = max(0, whole - used)
    return Room(used, used + min(said, fits), at_least=said >= fits == STEPS[-1])
