"""What undo puts back on a sheet: kept on this device with the tap itself, so that a sheet opened anew offers it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Protocol

from app.screens.rubric import acts
from app.visiting.place import Notes
from app.visiting.sheets import Filling
from fieldwork.records.stored import World

_HANDED_IN = "submitted_at"


class Kept(World, Protocol):
    """The records of this device, and its notes beside them."""

    @property
    def notes(self) -> Notes:
        """Small durable facts of the device."""
        ...


@dataclass(frozen=True, slots=True)
class Undo:
    """The fields of the last tap: what stood in them `before` it, and `since` it the ids of the writes that put there
    what stands in them now. `open_by` is the write by which the sheet was open then, "" where it was never handed in:
    what was handed in since is said, wherever that was done, and also where it was opened again before this device
    heard of either."""

    before: Mapping[str, Any]
    since: Mapping[str, str] = field(default_factory=dict)
    open_by: str = ""

    def written(self, edit: str, fields: Collection[str]) -> Undo:
        """The same once a write was made: the tap itself, or a text that was typed into one of its fields."""
        return replace(self, since={**self.since, **{name: edit for name in self.before if name in fields}})

    def fits(self, filling: Filling, world: World) -> bool:
        """Whether in these fields still stands what this device wrote, and the sheet may be changed. Another device may
        have written the same value: that is another write."""
        stands = _standing(world, filling)
        untouched = stands.get(_HANDED_IN, "") == self.open_by and not filling.is_locked
        return untouched and all(stands.get(name) == self.since.get(name, "") for name in self.before)


def after(world: World, filling: Filling, fields: Mapping[str, Any]) -> Undo:
    """How to undo a tap that is about to write these fields."""
    return Undo(acts.inverse(filling, fields), open_by=_standing(world, filling).get(_HANDED_IN, ""))


def offered(kept: Kept, filling: Filling) -> Undo | None:
    """What was kept for this sheet, unless it is handed in or was changed elsewhere meanwhile."""
    told = kept.notes.get(_name(filling))
    undo = Undo(told["before"], told["since"], told.get("open_by", "")) if isinstance(told, dict) else None
    return undo if undo is not None and undo.fits(filling, kept) else None


def forget(notes: Notes, filling: Filling) -> None:
    """Never offer again what is not offered now. Raises StorageFull or StorageBroken."""
    if notes.get(_name(filling)) is not None:
        notes.set(_name(filling), None)


def noted(filling: Filling, undo: Undo | None, edit: str, fields: Collection[str]) -> dict[str, Any]:
    """The note that is kept with a write of these fields; None forgets it."""
    now = undo.written(edit, fields) if undo is not None else None
    kept = {"before": now.before, "since": now.since, "open_by": now.open_by} if now is not None else None
    return {_name(filling): kept}


def _standing(world: World, filling: Filling) -> Mapping[str, str]:
    """The write that stands in each field of the sheet."""
    record = world.get(filling.key.kind, filling.key.sheet)
    return record.writes if record is not None else {}


def _name(filling: Filling) -> str:
    return f"undo in {filling.key.sheet}"
