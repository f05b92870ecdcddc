"""What undo puts back on a sheet: kept on this device with the tap itself, so that a sheet opened anew offers it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from app.screens.rubric import acts
from app.visiting.place import Notes
from app.visiting.sheets import Filling


@dataclass(frozen=True, slots=True)
class Undo:
    """The fields of the last tap: what stood in them `before` it, and what stands in them `since`."""

    before: Mapping[str, Any]
    since: Mapping[str, Any]

    def fits(self, filling: Filling) -> bool:
        """Whether the sheet still shows what the tap left, and may be changed."""
        return not filling.is_locked and not acts.changed(filling, self.since)


def after(filling: Filling, fields: Mapping[str, Any]) -> Undo:
    """How to undo a tap that is about to write these fields."""
    return Undo(acts.inverse(filling, fields), dict(fields))


def typed_over(undo: Undo | None, fields: Mapping[str, Any]) -> Undo | None:
    """The same tap's, when a text was typed since: into a reason that the tap asked for, or elsewhere."""
    if undo is None or undo.since.keys().isdisjoint(fields):
        return undo
    return Undo(undo.before, {name: fields.get(name, value) for name, value in undo.since.items()})


def offered(notes: Notes, filling: Filling) -> Undo | None:
    """What was kept for this sheet, unless it is handed in or was changed elsewhere meanwhile."""
    told = notes.get(_name(filling))
    undo = Undo(told["before"], told["since"]) if isinstance(told, dict) else None
    return undo if undo is not None and undo.fits(filling) else None


def kept(filling: Filling, undo: Undo | None) -> dict[str, Any]:
    """The note that is kept with a write; None forgets it."""
    return {_name(filling): {"before": undo.before, "since": undo.since} if undo is not None else None}


def _name(filling: Filling) -> str:
    return f"undo in {filling.key.sheet}"
