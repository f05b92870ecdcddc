"""A record as stores hold it, and the one way rules read other records, whichever side they run on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from typing import Any, Protocol

from fieldwork.values import value

KEYS = ("school", "visit", "owner", "parent")


@value
class Record:
    """One record's visible state. `writes` names, per field, the write that stands there now."""

    kind: str
    id: str
    fields: Mapping[str, Any] = field(default_factory=dict)
    writes: Mapping[str, str] = field(default_factory=dict)
    scope: str = ""
    seq: int = 0
    # the typed view that was asked for last; a record never changes, so it holds for as long as the record does
    typed: Any = field(default=None, init=False, compare=False, repr=False)

    def standing(self, writes: Mapping[str, str], scope: str) -> Record:
        """The same values with the writes that stand there, in a scope. What was read of it stays read."""
        record = Record(self.kind, self.id, self.fields, writes, scope)
        object.__setattr__(record, "typed", self.typed)
        return record

    @property
    def keys(self) -> dict[str, str | None]:
        """The values stores index, under the names of KEYS."""
        return keys_of(self.fields)


def keys_of(fields: Mapping[str, Any]) -> dict[str, str | None]:
    """The indexed keys of a record's fields: its school, visit, owner and parent."""
    get = fields.get
    school, visit = get("school"), get("visit")
    return {
        "school": school if isinstance(school, str) else None,
        "visit": visit if isinstance(visit, str) else None,
        "owner": owner_of(fields),
        "parent": _text(fields, "feedback", "sheet"),
    }


def owner_of(fields: Mapping[str, Any]) -> str | None:
    """The person a record belongs to: its rater, author, person or facilitator."""
    return _text(fields, "rater", "author", "person", "facilitator")


def keys_are_equal(fields: Mapping[str, Any], others: Mapping[str, Any]) -> bool:
    """Whether two states of a record have the same keys for certain. Asked after every edit, and so spelled out."""
    a, b = fields.get, others.get
    return (
        a("school") is b("school")
        and a("visit") is b("visit")
        and a("rater") is b("rater")
        and a("author") is b("author")
        and a("person") is b("person")
        and a("facilitator") is b("facilitator")
        and a("feedback") is b("feedback")
        and a("sheet") is b("sheet")
    )


def _text(fields: Mapping[str, Any], *names: str) -> str | None:
    """What the first of these fields holds that holds a text."""
    for name in names:
        held = fields.get(name)
        if isinstance(held, str):
            return held
    return None


class World(Protocol):
    """Reads records on either side. Both stores implement it; rules never reach further."""

    def get(self, kind: str, record_id: str) -> Record | None:
        """The record as it stands, or None."""
        ...

    def find(self, kind: str, **keys: str) -> list[Record]:
        """All records of a kind with these indexed keys (names of KEYS), in order of id."""
        ...
