"""The writes of one field as this device knows them: what the server told, own ones over it, newest first."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any, Protocol

from fieldwork.history import Fate, fates
from fieldwork.merge import Write
from fieldwork.records import KINDS
from fieldwork.records.feedback import IN_OWN_NAME
from fieldwork.records.kinds import TIES
from fieldwork.records.stored import Record, World
from fieldwork.removal import OVER
from fieldwork.stamps import parse
from fieldwork.wire import HistoryLine

_UNSENT, _REFUSED = (0, 1), (3, 5)
_UNTOLD = TIES | {OVER} | IN_OWN_NAME


class OwnWrite(Protocol):
    """One value this device gave a field."""

    @property
    def edit(self) -> str: ...
    @property
    def value(self) -> Any: ...
    @property
    def base(self) -> tuple[str, ...]: ...
    @property
    def stamp(self) -> str: ...
    @property
    def state(self) -> int: ...


class Told(Protocol):
    """What the server told of a field, kept on the device."""

    def lines(self, kind: str, record: str, field: str) -> tuple[HistoryLine, ...]:
        """Oldest first."""
        ...

    def asked_at(self, kind: str, record: str, field: str) -> int | None:
        """When the server was asked."""
        ...


class Kept(World, Protocol):
    """The device's store, as far as conflicts and histories read it."""

    @property
    def past(self) -> Told: ...

    def heads(self, kind: str, record_id: str, field: str) -> tuple[str, ...]:
        """The writes of a field that nobody has looked at since, the current one first."""
        ...

    def conflicts(self, kind: str, record_id: str) -> Mapping[str, tuple[str, ...]]:
        """Fields in conflict, with their heads."""
        ...

    def unsettled(self) -> Sequence[tuple[str, str]]:
        """Records with a conflict."""
        ...

    def removed_meanwhile(self) -> Sequence[tuple[str, str]]:
        """Removed records with words that their remover had not seen."""
        ...

    def unseen_by_removal(self, kind: str, record_id: str) -> Sequence[str]:
        """The fields with those words."""
        ...

    def history(self, kind: str, record_id: str, field: str) -> Sequence[OwnWrite]:
        """Own writes, oldest first."""
        ...

    def stamp(self, kind: str, record_id: str, field: str) -> str:
        """The effective stamp of the server's current write."""
        ...


class Where(StrEnum):
    """Where a write is."""

    SERVER = "server"
    HERE = "here"  # not sent yet
    ASIDE = "aside"  # the server does not accept it


@dataclass(frozen=True, slots=True)
class PastWrite:
    """One write. `before` holds the values its author had seen, None where that is not known; a write whose value has
    not reached this device is not `known`, one of an unknown author has no `by`."""

    edit: str
    value: Any
    fate: Fate
    by: str = ""
    device: str = ""
    device_name: str = ""
    device_ms: int | None = None
    server_ms: int | None = None
    base: tuple[str, ...] | None = None
    before: tuple[Any, ...] | None = None
    where: Where = Where.SERVER
    known: bool = True


@dataclass(frozen=True, slots=True)
class FieldPast:
    """All that is known of one field. `heads` are its competing writes, the current one first."""

    kind: str
    record: str
    field: str
    writes: tuple[PastWrite, ...]
    heads: tuple[str, ...]
    asked_at: int | None

    @property
    def rivals(self) -> tuple[PastWrite, ...]:
        """The competing writes in the order of the heads; those that say the same as an earlier one left out."""
        found: list[PastWrite] = []
        for head in self.heads:
            write = next(w for w in self.writes if w.edit == head)
            if not any(w.known and write.known and w.value == write.value for w in found):
                found.append(write)
        return tuple(found)

    @property
    def is_conflict(self) -> bool:
        """Whether a person has something to choose: several heads that do not all say the same."""
        return len(self.heads) > 1 and len(self.rivals) > 1

    @property
    def current(self) -> PastWrite | None:
        """What stands now."""
        return next((w for w in self.writes if w.fate is Fate.CURRENT), None)


def field_past(store: Kept, kind: str, record: str, field: str, *, person: str, device: str) -> FieldPast:
    """What this device knows of a field. `person` and `device` are whose it is."""
    heads = store.heads(kind, record, field)
    told = [_told(line) for line in store.past.lines(kind, record, field)]
    own = [_own(write, person, device) for write in store.history(kind, record, field)]
    listed = _in_order(told, own)
    known = {write.edit for write in listed}
    listed = [*_missing(store, (kind, record), field, heads, known), *listed]
    fate = fates((Write(w.edit, w.value, "", w.base or ()) for w in listed if w.where is not Where.ASIDE), heads)
    values = {write.edit: write.value for write in listed if write.known}
    finished = [replace(w, fate=fate.get(w.edit, Fate.REFUSED), before=_before(w, values)) for w in listed]
    return FieldPast(kind, record, field, tuple(reversed(finished)), heads, store.past.asked_at(kind, record, field))


def conflict_fields(store: Kept, kind: str, record: str, *, person: str, device: str) -> list[FieldPast]:
    """The fields of a record that somebody has to settle, in the order of their names."""
    names = sorted(store.conflicts(kind, record).keys() - IN_OWN_NAME)
    found = (field_past(store, kind, record, name, person=person, device=device) for name in names)
    return [past for past in found if past.is_conflict]


def told_fields(kind: str, record: Record | None) -> list[str]:
    """The fields of a record whose past is worth telling, in the order they are declared; not what names it."""
    declared = list(KINDS[kind].rules) if kind in KINDS else []
    fixed = {*_UNTOLD, *(KINDS[kind].key if kind in KINDS else ())}
    heads = {name: name.partition(".")[0] for name in (record.fields if record is not None else ())}
    known = [name for name, head in heads.items() if head in declared and head not in fixed]
    return sorted(known, key=lambda name: (declared.index(heads[name]), name))


def _told(line: HistoryLine) -> PastWrite:
    return PastWrite(
        line.edit,
        line.value,
        Fate.REPLACED,
        by=line.by,
        device=line.device,
        device_name=line.device_name,
        device_ms=line.device_time,
        server_ms=line.server_time,
        base=tuple(line.base) if line.base is not None else None,
    )


def _own(write: OwnWrite, person: str, device: str) -> PastWrite:
    where = Where.HERE if write.state in _UNSENT else Where.ASIDE if write.state in _REFUSED else Where.SERVER
    made = parse(write.stamp)[0]
    about = {"by": person, "device": device, "device_ms": made, "base": write.base, "where": where}
    return PastWrite(write.edit, write.value, Fate.REPLACED, **about)  # type: ignore[arg-type]


def _in_order(told: Sequence[PastWrite], own: Iterable[PastWrite]) -> list[PastWrite]:
    """Oldest first: as the server tells them, own ones it did not tell before or after by their time."""
    known = {write.edit for write in told}
    others = [write for write in own if write.edit not in known]
    if not told:
        return others
    first = told[0].device_ms or 0
    earlier = [w for w in others if w.where is Where.SERVER and (w.device_ms or 0) < first]
    return [*earlier, *told, *(w for w in others if w not in earlier)]


def _missing(
    store: Kept, key: tuple[str, str], field: str, heads: Sequence[str], known: Collection[str]
) -> list[PastWrite]:
    """Heads that nobody has told of yet. What stands now is on the device; of the others there is only the id."""
    found = []
    record = store.get(*key)
    for head in heads:
        if head in known:
            continue
        stands = record is not None and head == heads[0]
        stamp = store.stamp(*key, field) if stands else ""
        value = record.fields.get(field) if record is not None and stands else None
        found.append(
            PastWrite(head, value, Fate.RIVAL, device_ms=parse(stamp)[0] if stamp else None, known=bool(stands))
        )
    return found


def _before(write: PastWrite, values: Mapping[str, Any]) -> tuple[Any, ...] | None:
    """The values behind a write's base; None when one of them is not known here."""
    if write.base is None or any(seen not in values for seen in write.base):
        return None
    return tuple(values[seen] for seen in write.base)
