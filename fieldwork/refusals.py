"""A change in context and the reason for refusing it: what `access` and `submission` speak of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from fieldwork.records.stored import Record
from fieldwork.values import value

AWAITED: Mapping[str, str] = {
    "no_visit": "visit",
    "no_feedback": "feedback",
    "no_calibration": "calibration",
}
"""Refusals that may end by themselves, and the kind of record whose coming ends them."""

UNFAMILIAR = frozenset({"unknown_kind", "unknown_field", "unknown_part", "not_a_choice", "out_of_range", "too_long"})
"""What an older version says of that which a newer one wrote: judged anew once this side was updated."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why an edit is not accepted: a code of `fieldwork.problems` and the facts its sentence needs."""

    code: str
    facts: Mapping[str, Any] = field(default_factory=dict)


@value
class Change:
    """One edit in context: the record before (None when new), after it, and the names of the fields it touches."""

    before: Record | None
    after: Record
    fields: frozenset[str]

    def touches(self, *names: str) -> bool:
        """True when the edit writes any of these fields, `each` fields by their head name."""
        return any(f.partition(".")[0] in names for f in self.fields)

    def was(self, name: str) -> Any:
        """The field's value before the edit; None for a new record."""
        return self.before.fields.get(name) if self.before is not None else None
