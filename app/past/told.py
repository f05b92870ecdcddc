"""Who wrote, when by which clock, and on which device: one write in words."""

from __future__ import annotations

from datetime import date

from app.parts.moments import at, lately
from app.past import names
from app.past.writes import PastWrite, Where
from app.wording import past as words
from fieldwork.records.stored import World

CLOCKS_APART_MS = 10 * 60_000  # a write that took longer to arrive, or a clock that is wrong, is worth telling


def author(write: PastWrite, world: World, *, me: str) -> str:
    """The name of whoever wrote it, and that it was oneself."""
    if not write.by:
        return words.UNKNOWN_AUTHOR()
    name = names.person(write.by, world)
    return f"{name} ({words.YOU()})" if write.by == me else name


def when(write: PastWrite, today: date) -> str:
    """The time on the device that wrote; the server's too when the two are far apart."""
    if write.device_ms is None:
        return ""
    said = words.WRITTEN(when=lately(write.device_ms, today))
    if write.server_ms is not None and abs(write.server_ms - write.device_ms) > CLOCKS_APART_MS:
        said = f"{said} · {words.ARRIVED(when=at(write.server_ms))}"
    return said


def device(write: PastWrite, own: str) -> str:
    """Which device it was written on."""
    if write.where is Where.HERE or (write.device and write.device == own):
        return words.THIS_DEVICE()
    if not write.device:
        return ""
    return words.ON_DEVICE(device=write.device_name) if write.device_name else words.ANOTHER_DEVICE()


def line(write: PastWrite, today: date, own: str) -> str:
    """When and where, in one line."""
    return " · ".join(part for part in (when(write, today), device(write, own)) if part)
