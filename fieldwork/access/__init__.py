"""Who may write what. The only permission checks there are: the server enforces them on every edit it is sent, and
the screens ask the same functions before they offer a button.

Each kind's fields declare their writer (`records.kinds.Writer`); `writers` says who that is for a given record. The
other modules add the rules that look at other records: own-school conflict of interest, submitted sheets, published
feedback.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from fieldwork.access.actors import Actor, actor_on, may_fill
from fieldwork.access.answered import agreement_rule, answering_rule, feedback_rule, signature_rule
from fieldwork.access.calibrated import calibration_rule, calibration_sheet_rule, convention_rule
from fieldwork.access.filled import checksheet_rule, counts_rule, sheet_rule
from fieldwork.access.planned import draft_rule, span_rule, target_rule, visit_rule
from fieldwork.access.told import addressee_rule, concern_rule, consensus_rule, finding_rule
from fieldwork.access.writers import WRITERS
from fieldwork.records import KINDS, Kind
from fieldwork.records.stored import Record, World
from fieldwork.refusals import Change, Refusal

__all__ = ["Actor", "actor_on", "may_fill", "refusal", "refusal_of"]


def refusal(actor: Actor, change: Change, world: World) -> Refusal | None:
    """None when the actor may make this change, else the reason. Checks shape first, then right, then state."""
    kind = KINDS.get(change.after.kind)
    if kind is None:
        return Refusal("unknown_kind", {"kind": change.after.kind})
    return (
        _shape(kind, change)
        or _identity(kind, change)
        or _rights(actor, kind, change, world)
        or _RULES.get(kind.name, _no_rule)(actor, change, world)
    )


def refusal_of(actor: Actor, kind: str, record_id: str, fields: Mapping[str, Any], world: World) -> Refusal | None:
    """The same for these fields written over a record as it stands: what a device asks before it writes."""
    before = world.get(kind, record_id)
    after = Record(kind, record_id, {**(before.fields if before else {}), **fields})
    return refusal(actor, Change(before, after, frozenset(fields)), world)


def _shape(kind: Kind, change: Change) -> Refusal | None:
    wrong = kind.touched(change.fields).problem(change.after.fields)
    if wrong:
        return Refusal(wrong[0], {"field": wrong[1]})
    missing = [name for name in kind.required if change.after.fields.get(name) is None]
    return Refusal("required", {"field": missing[0]}) if missing else None


def _identity(kind: Kind, change: Change) -> Refusal | None:
    """A record's natural key names it for ever, and insert-only records never change."""
    if (change.before is None or not change.fields.isdisjoint(kind.key)) and not _is_named(kind, change.after):
        return Refusal("wrong_id")
    if change.before is None:
        return None
    for name in kind.touched(change.fields).fixed:
        old = change.before.fields.get(name)
        if old is not None and old != change.after.fields.get(name):
            return Refusal("fixed_field", {"field": name})
    return None


def _is_named(kind: Kind, record: Record) -> bool:
    """Whether its id is the one that its natural key gives; a kind without one takes any."""
    key = [record.fields.get(name) for name in kind.key]
    return not kind.key or (None not in key and kind.id_of(*[part for part in key if part is not None]) == record.id)


def _rights(actor: Actor, kind: Kind, change: Change, world: World) -> Refusal | None:
    for writer in kind.touched(change.fields).writers:
        found = WRITERS[writer](actor, change.after, world)
        if found:
            return found
    return None


def _no_rule(actor: Actor, change: Change, world: World) -> Refusal | None:
    del actor, change, world
    return None


_RULES: dict[str, Callable[[Actor, Change, World], Refusal | None]] = {
    "visit": visit_rule,
    "round": span_rule,
    "period": span_rule,
    "target": target_rule,
    "sheet": sheet_rule,
    "calibration": calibration_rule,
    "calibration_sheet": calibration_sheet_rule,
    "convention": convention_rule,
    "checksheet": checksheet_rule,
    "checklist_draft": draft_rule,
    "finding": finding_rule,
    "concern": concern_rule,
    "addressee": addressee_rule,
    "counts": counts_rule,
    "consensus": consensus_rule,
    "feedback": feedback_rule,
    "agreement": agreement_rule,
    "receipt": answering_rule,
    "response": answering_rule,
    "acknowledgement": answering_rule,
    "signature": signature_rule,
}
