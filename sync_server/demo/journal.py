"""The demo as a journal of acts: who wrote what and when. Loading replays it through the ledger, edit by edit."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from hashlib import sha256
from typing import Any

from fieldwork import stamps
from fieldwork.ids import natural_id
from fieldwork.records.stored import Record, World
from fieldwork.thai.dates import BANGKOK
from fieldwork.wire import Edit

SERVER = ""
"""The author of what the server itself writes: published instruments and the mark that this area is a demo."""


@dataclass(frozen=True, slots=True)
class Act:
    """One edit: its author (SERVER for the server), its moment in milliseconds, and the fields it wrote."""

    id: str
    by: str
    at: int
    kind: str
    record: str
    fields: Mapping[str, Any]
    bases: Mapping[str, tuple[str, ...]]

    @property
    def edit(self) -> Edit:
        """The edit as a device would send it."""
        stamp = stamps.make(self.at, 0, sha256(self.by.encode()).hexdigest()[:16])
        fields = {name: (value, list(self.bases[name])) for name, value in self.fields.items()}
        return Edit(self.id, self.kind, self.record, stamp, fields)


class Journal:
    """Collects acts in order, and remembers which write stands in each field so that the next one continues it."""

    def __init__(self, world: World | None = None) -> None:
        self.acts: list[Act] = []
        self.blobs: dict[tuple[str, str], bytes] = {}  # by who sends it and its hash
        self._world = world
        self._standing: dict[tuple[str, str, str], str] = {}

    def write(self, by: str, at: int, kind: str, record: str, fields: Mapping[str, Any]) -> str:
        """Add one act and return its edit id, which depends on nothing but what it is about."""
        names = ",".join(sorted(fields))
        edit_id = natural_id("demo-edit", kind, record, at, names)
        bases = {name: self._base(kind, record, name) for name in fields}
        self.acts.append(Act(edit_id, by, at, kind, record, dict(fields), bases))
        self._standing |= {(kind, record, name): edit_id for name in fields}
        return edit_id

    def standing(self, kind: str, record: str, field: str) -> str:
        """The id of the write that stands in a field, or the empty text."""
        known = self._standing.get((kind, record, field))
        if known is not None:
            return known
        found = self._world.get(kind, record) if self._world else None
        return found.writes.get(field, "") if found else ""

    def all(self, kind: str) -> list[Record]:
        """Every record of a kind as the world has it and the acts so far, in the order of time, leave it."""
        found = {record.id: dict(record.fields) for record in (self._world.find(kind) if self._world else ())}
        for act in sorted(self.acts, key=lambda act: act.at):
            if act.kind == kind:
                found.setdefault(act.record, {}).update(act.fields)
        return [Record(kind, record, fields) for record, fields in sorted(found.items())]

    def keep(self, by: str, content: bytes) -> str:
        """Keep a file of this person for the blob store and return its name."""
        name = sha256(content).hexdigest()
        self.blobs[by, name] = content
        return name

    def _base(self, kind: str, record: str, field: str) -> tuple[str, ...]:
        found = self.standing(kind, record, field)
        return (found,) if found else ()


def moment(day: date, hour: int, minute: int = 0) -> int:
    """Milliseconds of a Bangkok wall clock time."""
    return int(datetime.combine(day, time(hour, minute), BANGKOK).timestamp() * 1000)
