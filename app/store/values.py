"""What the store answers with: values without any database in them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from app.store.tables import EditState


class RecordState(StrEnum):
    """Where a record's newest own words are."""

    NOWHERE = "nowhere"  # nobody wrote it yet
    DEVICE = "device"  # saved here, not sent
    SENDING = "sending"
    SERVER = "server"
    QUARANTINED = "quarantined"  # the server keeps a part aside with a reason

    @property
    def is_waiting(self) -> bool:
        """Whether something of it is on this device alone."""
        return self in (RecordState.DEVICE, RecordState.SENDING)


@dataclass(frozen=True, slots=True)
class Saved:
    """What a write became. `fields` are those that changed; empty when everything already stood there."""

    edit: str
    stamp: str
    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Unsent:
    """How much lives on this device alone, and how much the server keeps aside."""

    edits: int
    blobs: int
    quarantined: int

    def __bool__(self) -> bool:
        """True while anything is unsent."""
        return bool(self.edits or self.blobs)


@dataclass(frozen=True, slots=True)
class WaitingBlob:
    """A photo that waits to be sent, and how much of it the server has already."""

    hash: str
    size: int
    sent: int


@dataclass(frozen=True, slots=True)
class Edit:
    """One own edit: the fields of one record as `(value, base)`, one id, one stamp.

    `outdone` names the fields that this device wrote anew since, in an edit that the mirror holds already; `again` the
    writes of others that it gives back to a restored server.
    """

    n: int
    id: str
    kind: str
    record: str
    stamp: str
    fields: Mapping[str, tuple[Any, tuple[str, ...]]]
    made_at: int
    state: EditState
    outdone: frozenset[str] = frozenset()
    again: Mapping[str, str] | None = None

    def covers(self, field: str) -> bool:
        """Whether this edit lies over the mirror in that field."""
        return field in self.fields and field not in self.outdone


@dataclass(frozen=True, slots=True)
class Quarantined:
    """An own edit that the server keeps aside, with the reason in the server's words."""

    edit: Edit
    code: str
    message: str
    at: int


@dataclass(frozen=True, slots=True)
class LocalWrite:
    """One value this device gave a field, and how far it has come."""

    edit: str
    value: Any
    base: tuple[str, ...]
    stamp: str
    made_at: int
    state: EditState
