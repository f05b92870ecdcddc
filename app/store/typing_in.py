"""What a value must be before it is stored: of the declared type, and its text in the one spelling the system keeps."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from fieldwork.errors import Invalid
from fieldwork.records import KINDS
from fieldwork.thai.text import normalise

_SPELLED = ("text", "json")


def accepted(kind: str, fields: Mapping[str, Any]) -> dict[str, Any]:
    """The fields as they are stored. Raises Invalid for a field or value that no server would take."""
    declared = KINDS.get(kind)
    if declared is None:
        raise Invalid("unknown_kind", kind=kind)
    kept: dict[str, Any] = {}
    for name, value in fields.items():
        rule = declared.rule_of(name)
        if rule is None:
            raise Invalid("unknown_field", field=name)
        kept[name] = spelled(value) if rule.type in _SPELLED else value
        wrong = rule.problem(kept[name])
        if wrong:
            raise Invalid(wrong, field=name)
    return kept


def spelled(value: Any) -> Any:
    """Every text inside a value, normalised. Keys of objects are names, not text: they stay."""
    if isinstance(value, str):
        return normalise(value)
    if isinstance(value, Mapping):
        return {key: spelled(inner) for key, inner in value.items()}
    if isinstance(value, (list, tuple)):
        return [spelled(inner) for inner in value]
    return value


def same(one: Any, other: Any) -> bool:
    """Equal as JSON: True is not 1, and order inside an object does not matter."""
    if isinstance(one, bool) != isinstance(other, bool):
        return False
    if isinstance(one, Mapping) and isinstance(other, Mapping):
        return one.keys() == other.keys() and all(same(one[key], other[key]) for key in one)
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(same, one, other))
    return bool(one == other)
