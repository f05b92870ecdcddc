"""Which photos and signatures an edit names: by a field's value, or by its key, as a finding's photos are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from fieldwork.records import KINDS

_HEX = frozenset("0123456789abcdef")
BLOB_FIELDS = {
    name: frozenset(f for f, rule in kind.rules.items() if rule.type == "blob") for name, kind in KINDS.items()
}
"""By kind, the fields whose value is the hash of a blob."""


def named_in(kind: str, fields: Mapping[str, Any]) -> Iterator[str]:
    """The hashes of the blobs that these fields show. Fields of a newer version show none that is known here."""
    for name, value in fields.items():
        found = named_by(kind, name, value)
        if found is not None:
            yield found


def named_by(kind: str, field: str, value: Any) -> str | None:
    """The hash of the blob that this field shows, if any. An emptied field shows none."""
    if value is None:
        return None
    if field in BLOB_FIELDS.get(kind, ()):
        return str(value)
    key = field.partition(".")[2]
    return key if len(key) == 64 and set(key) <= _HEX else None
