"""What undo puts back on a sheet: kept on this device with the tap itself, so that a sheet opened anew offers it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Protocol

from app.screens.rubric import acts
from app.visiting.place import Notes
from app.visiting.sheets import Filling
from fieldwork.records.stored import World


class Kept(World, Protocol):
    """The records of this device, and its notes beside them."""

    @property
    def notes(self) -> Notes:
        """Small durable facts of the device."""
        ...


@dataclass(frozen=True, slots=True)
class Undo:
    """The fields of the last tap: what stood in them `before` it, and `since` it the ids of the writes that put there
    what stands in them now."""

    before: Mapping[str, Any]
    since: Mapping[str, str] = field(default_factory=dict)

    def written(self, edit: str, fields: Collection[str]) -> Undo:
        """The same once a write was made: the tap itself, or a text that was typed into one of its fields."""
        return replace(self, since={**self.since, **{name: edit for name in self.before if name in fields}})

    def fits(self, filling: Filling, world: World) -> bool:
        """Whether in these fields still stands what this device wrote, and the sheet may be changed. Another device may
        have written the same value: that is another write."""
        record = world.get(filling.key.kind, filling.key.sheet)
        stands = record.writes if record is not None else {}
        return not filling.is_locked and all(stands.get(name) == self.since.get(name, "") for name in self.before)


def after(filling: Filling, fields: Mapping[str, Any]) -> Undo:
    """How to undo a tap that is about to write these fields."""
    return Undo(acts.inverse(filling, fields))


def offered(kept: Kept, filling: Filling) -> Undo | None:
    """What was kept for this sheet, unless it is handed in or was changed elsewhere meanwhile."""
    told = kept.notes.get(_name(filling))
    undo = Undo(told["before"], told["since"]) if isinstance(told, dict) else None
    return undo if undo is not None and undo.fits(filling, kept) else None


def forget(notes: Notes, filling: Filling) -> None:
    """Never offer again what is not offered now. Raises StorageFull or StorageBroken."""
    if notes.get(_name(filling)) is not None:
        notes.set(_name(filling), None)


def noted(filling: Filling, undo: Undo | None, edit: str, fields: Collection[str]) -> dict[str, Any]:
    """The note that is kept with a write of these fields; None forgets it."""
    now = undo.written(edit, fields) if undo is not None else None
    return {_name(filling): {"before": now.before, "since": now.since} if now is not None else None}


def _name(filling: Filling) -> str:
    return f"undo in {filling.key.sheet}"
