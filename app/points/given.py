"""One point on the screen as a value, and what may be done to it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import Any

from app.tray import ChosenFile
from fieldwork.checking.attached import Attached
from fieldwork.instruments.checklist import Point


@dataclass(frozen=True, slots=True)
class Given:
    """A point and what stands in it. `error` is said beside it; `key` names the sheet, so that another has other
    fields. A `locked` one is read only."""

    key: str
    n: int
    total: int
    point: Point
    value: Any = None
    attached: tuple[Attached, ...] = ()
    error: str = ""
    locked: bool = False


@dataclass(frozen=True, slots=True)
class PointActs:
    """What may be done. `write` and `cell` raise when something was not kept, so that the field says so. In a `trial`
    nothing is stored, and nothing that would need storing is offered."""

    choose: Callable[[str, str], None]
    write: Callable[[str, Any], None]
    cell: Callable[[str, str, str, str], None]
    add_row: Callable[[str], None]
    remove_row: Callable[[str, str], None]
    photos: Callable[[str, Sequence[ChosenFile]], Awaitable[None]]
    no_picture: Callable[[str], None]
    sign: Callable[[str], None]
    attach: Callable[[str, Sequence[ChosenFile]], None]
    take_away: Callable[[str], None]
    trial: bool = False
