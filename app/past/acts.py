"""Putting a value (back) in force: the fields such a write holds, what it saw, and whether this person may make it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from app.past import names
from app.past.writes import Kept
from app.wording import language
from fieldwork import access, consensus, problems
from fieldwork.records import Sheet
from fieldwork.records.feedback import stated
from fieldwork.records.stored import Record, World
from fieldwork.refusals import Refusal


@dataclass(frozen=True, slots=True)
class Settling:
    """One write that lets a value stand. `seen` names every head of what it writes, so that nothing stays open."""

    kind: str
    record: str
    fields: Mapping[str, Any]
    seen: Mapping[str, Sequence[str]]


def settling(store: Kept, kind: str, record: str, field: str, value: Any, *, person: str, now_ms: int) -> Settling:
    """The write by which this person lets a value stand in a field."""
    fields = {field: value, **_along(store, kind, record, field, value, person, now_ms)}
    heads = {name: store.heads(kind, record, name) for name in fields}
    return Settling(kind, record, fields, {name: found for name, found in heads.items() if len(found) > 1})


def refusal(world: World, act: Settling, *, person: str, today: date) -> Refusal | None:
    """Why this person may not make the write, or None."""
    return access.refusal_of(access.actor_on(person, world, today), act.kind, act.record, act.fields, world)


def said(refused: Refusal, kind: str, record: Record | None, world: World) -> str:
    """A refusal in words, with fields by their names."""
    facts = dict(refused.facts)
    if isinstance(facts.get("field"), str):
        facts["field"] = names.field(kind, facts["field"], record, world)
    return problems.sentence(refused.code, facts, language=language.spoken())


def _along(store: World, kind: str, record_id: str, field: str, value: Any, person: str, now_ms: int) -> dict[str, Any]:
    """What must be written together with a value, or how it reads once this person stands behind it."""
    head, _, key = field.partition(".")
    if kind == "response" and field != "person":
        return {"person": person}
    if kind == "agreement" and field == "state":
        return stated(value, person)
    if kind in ("sheet", "calibration_sheet") and value is not None and head in ("levels", "reasons"):
        other = f"{'reasons' if head == 'levels' else 'levels'}.{key}"  # rated and left out at once is neither
        record = store.get(kind, record_id)
        return {other: None} if record is not None and record.fields.get(other) is not None else {}
    if kind == "consensus" and field == "decision":
        return {field: _decided(store, record_id, value, person, now_ms)}
    return {}


def _decided(world: World, record_id: str, value: Any, person: str, now_ms: int) -> Any:
    """A decision is always of whoever records it, from what the sheets say then."""
    record, decision = world.get("consensus", record_id), consensus.decision_of(value)
    if record is None or decision is None:
        return value
    sheets = {
        sheet.rater or "": found
        for found in world.find("sheet", visit=str(record.fields.get("visit") or ""))
        if (sheet := Sheet.of(found)).instrument == record.fields.get("instrument") and sheet.subject == sheet.school
    }
    originals = consensus.originals_of(str(record.fields.get("indicator") or ""), sheets)
    return consensus.stored(consensus.Decision(decision.level, decision.reason, person, now_ms, originals))
