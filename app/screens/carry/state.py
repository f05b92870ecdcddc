"""What a carried file is to whoever opens it, as values without words."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from fieldwork.carried import Carried


class Whose(StrEnum):
    """Whose work a file holds, seen from the person who is signed in."""

    OWN = "own"
    ANOTHERS = "anothers"
    ELSEWHERE = "elsewhere"  # nobody whom this office knows


@dataclass(frozen=True, slots=True)
class Contents:
    """What is told of an opened file before anything is taken in."""

    whose: Whose
    name: str
    office: str
    at_ms: int
    edits: int
    photos: int


def contents(carried: Carried, me: str, *, known_name: str | None) -> Contents:
    """What is in a file. `known_name` is what this office calls its author, or None when it knows nobody by that id.

    A name in the file is only what the file says: where the office knows the person, its own word is shown.
    """
    origin = carried.origin
    whose = Whose.ANOTHERS if known_name is not None else Whose.ELSEWHERE
    whose = Whose.OWN if origin.person == me else whose
    return Contents(whose, known_name or origin.name, origin.office, origin.at, len(carried.edits), len(carried.photos))
