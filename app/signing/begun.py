"""A signature that was begun: all that was typed and drawn for it, so that a phone that dies loses none of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any

DRAW, TYPE = "draw", "type"
UNSIGNED = "unsigned"
"""The key of what is noted in place of a signature."""


@dataclass(frozen=True, slots=True)
class Begun:
    """A signature that was begun: by whom, and all that was typed and drawn for it."""

    key: str
    side: str
    person: str | None = None
    name: str = ""
    position: str = ""
    how: str = DRAW
    outcome: str = ""
    reason: str = ""
    strokes: tuple[Any, ...] = ()


def noted(value: Any) -> Begun | None:
    """A signature that was begun, as it was remembered."""
    if not isinstance(value, Mapping) or not {"key", "side"} <= value.keys():
        return None
    known = {each.name for each in fields(Begun)}
    return Begun(**{str(name): given for name, given in value.items() if name in known})
