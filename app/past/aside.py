"""What an edit says that a server keeps aside: the record as its author meant it, and its fields in words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from app.past import names, values
from fieldwork.records.stored import Record, World

_KEYS = ("visit", "school", "author", "rater", "instrument", "subject", "made_at")
"""Fields that say where it belongs; the title has them."""


def as_meant(kind: str, record: str, fields: Mapping[str, Any], world: World) -> Record:
    """The record as its author meant it: what the edit says, over what is known of it here."""
    known = world.get(kind, record) if kind else None
    return Record(kind, record, {**(known.fields if known else {}), **fields})


def content(meant: Record, fields: Mapping[str, Any], world: World) -> list[str]:
    """What an edit of a record says, field by field."""
    return [
        f"{names.field(meant.kind, name, meant, world)}: {values.value(name, value, meant, world)}"
        for name, value in fields.items()
        if name not in _KEYS
    ]
