"""Which photos and signatures an edit names: by a field's value, or by its key, as a finding's photos are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from fieldwork.records import KINDS

_HEX = frozenset("0123456789abcdef")


def named_in(kind: str, fields: Mapping[str, Any]) -> Iterator[str]:
    """The hashes of the blobs that these fields show. Fields of a newer version show none that is known here."""
    rules = KINDS[kind].rules if kind in KINDS else {}
    for name, value in fields.items():
        key = name.partition(".")[2]
        if value is None:
            continue
        if name in rules and rules[name].type == "blob":
            yield str(value)
        elif len(key) == 64 and set(key) <= _HEX:
            yield key
