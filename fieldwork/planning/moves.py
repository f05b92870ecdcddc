"""A visit that was given another day: from when to when, why, by whom. Kept on the visit itself, so that phones get it
together with the day."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from fieldwork.records import Visit


@dataclass(frozen=True, slots=True)
class Move:
    """One change of day. `at` is its moment in milliseconds."""

    at: int
    before: str
    after: str
    why: str
    by: str


def moves_of(visit: Visit) -> tuple[Move, ...]:
    """Every change of day that a reason was kept for, the oldest first. What is not written as one is left out."""
    found = [_read(at, told) for at, told in visit.moved.items()]
    return tuple(sorted((move for move in found if move is not None), key=lambda move: (move.at, move.after)))


def latest_move(visit: Visit) -> Move | None:
    """The change that gave the visit the day it has now; None when its day was never changed, or without a reason."""
    return next((move for move in reversed(moves_of(visit)) if move.after == visit.day), None)


def moving(visit: Visit, day: str, *, why: str, by: str, at: int) -> dict[str, Any]:
    """The fields that give a visit another day, with the reason in the same edit."""
    told = {"from": visit.day or "", "to": day, "why": why, "by": by}
    return {"day": day, f"moved.{at}": told}


def _read(at: str, told: Any) -> Move | None:
    if not (at.isascii() and at.isdecimal() and isinstance(told, dict)):
        return None
    before, after, why, by = (told.get(name) for name in ("from", "to", "why", "by"))
    if not all(isinstance(each, str) for each in (before, after, why, by)):
        return None
    return Move(int(at), str(before), str(after), str(why), str(by))
