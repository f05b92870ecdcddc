"""A record as stores hold it, and the one way rules read other records, whichever side they run on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

KEYS = ("school", "visit", "owner", "parent")
_SCHOOL_FIELDS = ("school",)
_VISIT_FIELDS = ("visit",)
_OWNER_FIELDS = ("rater", "author", "person")
_PARENT_FIELDS = ("feedback", "sheet")


@dataclass(frozen=True, slots=True)
class Record:
    """One record's visible state. `writes` names, per field, the write that stands there now."""

    kind: str
    id: str
    fields: Mapping[str, Any] = field(default_factory=dict)
    writes: Mapping[str, str] = field(default_factory=dict)
    scope: str = ""
    seq: int = 0

    @property
    def keys(self) -> dict[str, str | None]:
        """The values stores index, under the names of KEYS."""
        return keys_of(self.fields)


def keys_of(fields: Mapping[str, Any]) -> dict[str, str | None]:
    """The indexed keys of a record's fields: its school, visit, owner (rater, author or person) and parent."""
    return {
        "school": _first(fields, _SCHOOL_FIELDS),
        "visit": _first(fields, _VISIT_FIELDS),
        "owner": _first(fields, _OWNER_FIELDS),
        "parent": _first(fields, _PARENT_FIELDS),
    }


def _first(fields: Mapping[str, Any], names: tuple[str, ...]) -> str | None:
    for name in names:
        found = fields.get(name)
        if isinstance(found, str):
            return found
    return None


class World(Protocol):
    """Reads records on either side. Both stores implement it; rules never reach further."""

    def get(self, kind: str, record_id: str) -> Record | None:
        """The record as it stands, or None."""
        ...

    def find(self, kind: str, **keys: str) -> list[Record]:
        """All records of a kind with these indexed keys (names of KEYS), in order of id."""
        ...
